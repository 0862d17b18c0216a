import { roleOf } from '#app/domain/access/decide-entry.ts'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import { decidePublication, type PublicationRefusal } from '#app/domain/curation/publication.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as places from '#db/repositories/places-for-board.ts'
import type { AppContext } from '../app-context.ts'

export interface PlaceChange {
  placeId: string
  author: User
  /** The version that the author had before their eyes. */
  expectedVersion: number
  edit: places.PlaceEdit
  note: string | null
}

export type EditPlaceRefusal =
  | { kind: 'place_not_found' }
  | { kind: 'version_conflict'; version: number }
  | PublicationRefusal

/** Changes a record of the author's region and keeps what it was before; another region's record is absent. */
export function editPlace(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { placeId, author, expectedVersion, edit, note }: PlaceChange,
): Promise<Result<{ version: number }, EditPlaceRefusal>> {
  return db.transaction().execute(async (trx) => {
    const board = roleOf(author, 'board')
    const place = await places.findByIdForBoard(trx, placeId)
    if (!place || !board || !isInRegionOf(board, place)) return refuse({ kind: 'place_not_found' })
    if (edit.publication) {
      const decision = decidePublication(place.publication, edit.publication)
      // Somebody may have moved the record since; then it is the version that doesn't fit.
      if (!decision.ok && place.version === expectedVersion) return decision
    }
    const revision = { id: newId(), expectedVersion, authorId: author.id, at: now(), note }
    const outcome = await places.update(trx, placeId, edit, revision)
    if (outcome.kind === 'not_found') return refuse({ kind: 'place_not_found' })
    if (outcome.kind === 'changed_meanwhile') return refuse({ kind: 'version_conflict', version: outcome.version })
    return accept({ version: outcome.place.version })
  })
}
