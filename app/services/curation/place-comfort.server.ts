import { roleOf } from '#app/domain/access/decide-entry.ts'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import { type ComfortPattern, type ComfortRecord, overlaps } from '#app/domain/catalog/comfort.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as comfort from '#db/repositories/place-comfort.ts'
import * as places from '#db/repositories/places-for-board.ts'
import type { AppContext } from '../app-context.ts'

type Context = Pick<AppContext, 'db' | 'now' | 'newId'>

export type ComfortRefusal =
  | { kind: 'place_not_found' }
  /** It would say something else of hours of which something is said already. */
  | { kind: 'comfort_overlaps'; present: ComfortPattern }
  /** Somebody took it away or confirmed it meanwhile. */
  | { kind: 'comfort_not_found' }

/** A board says how pressed a place of its region is; of one hour one thing is said. */
export function setComfort(
  context: Context,
  { placeId, author, pattern }: { placeId: string; author: User; pattern: ComfortPattern },
): Promise<Result<ComfortRecord, ComfortRefusal>> {
  return inOwnRegion(context, placeId, author, async (trx) => {
    const present = (await comfort.findAllForChange(trx, placeId)).find((record) => overlaps(record, pattern))
    if (present) return refuse({ kind: 'comfort_overlaps', present })
    const record: ComfortRecord = {
      ...pattern,
      id: context.newId(),
      placeId,
      basis: 'board',
      isConfirmed: true,
      setBy: author.id,
      setAt: context.now(),
    }
    await comfort.insert(trx, record)
    return accept(record)
  })
}

/** A board vouches for what is widely known, or takes away what is not so. Who did it and when is kept. */
export function answerComfort(
  context: Context,
  { placeId, author, id, answer }: { placeId: string; author: User; id: string; answer: 'confirm' | 'remove' },
): Promise<Result<null, ComfortRefusal>> {
  return inOwnRegion(context, placeId, author, async (trx) => {
    const done = { id, placeId, by: author.id, at: context.now() }
    const isDone = await (answer === 'confirm' ? comfort.confirm(trx, done) : comfort.remove(trx, done))
    return isDone ? accept(null) : refuse({ kind: 'comfort_not_found' })
  })
}

/** Another region's record is absent. */
function inOwnRegion<Value>(
  { db }: Context,
  placeId: string,
  author: User,
  change: (trx: Database) => Promise<Result<Value, ComfortRefusal>>,
): Promise<Result<Value, ComfortRefusal>> {
  return db.transaction().execute(async (trx) => {
    const board = roleOf(author, 'board')
    const place = await places.findByIdForBoard(trx, placeId)
    if (!place || !board || !isInRegionOf(board, place)) return refuse({ kind: 'place_not_found' })
    return change(trx)
  })
}
