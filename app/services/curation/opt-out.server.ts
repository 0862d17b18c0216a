import type { User } from '#app/domain/access/user.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import {
  decideOptOut,
  isInForce,
  isReviewedFirst,
  type OptOut,
  type OptOutDecision,
  type OptOutDecisionRefusal,
  type OptOutReason,
  type OptOutWish,
} from '#app/domain/curation/opt-out.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as optOuts from '#db/repositories/opt-outs.ts'
import * as publicPlaces from '#db/repositories/places.ts'
import * as places from '#db/repositories/places-for-board.ts'
import type { AppContext } from '../app-context.ts'
import { applyProtection, mayProtect } from './protect-place.server.ts'

type Context = Pick<AppContext, 'db' | 'now' | 'newId'>

const DAY_SECONDS = 86_400

export interface OptOutAsked {
  placeId: string
  wish: OptOutWish
  reason: OptOutReason
  message: string | null
  language: string
}

export type AskOptOutRefusal =
  | { kind: 'place_not_found' }
  /** Somebody asked already, and nobody has looked at it yet. */
  | { kind: 'opt_out_asked' }

/**
 * An owner asks for a place to be left out or told coarsely. It takes effect at once, without an account and before
 * anybody has looked at it; a well-known public place waits for somebody's eyes instead.
 */
export function askOptOut(context: Context, asked: OptOutAsked): Promise<Result<OptOut, AskOptOutRefusal>> {
  const { db, now, newId } = context
  return db.transaction().execute(async (trx) => {
    await optOuts.holdPlace(trx, asked.placeId)
    const place = await publicPlaces.findById(trx, asked.placeId)
    if (!place) return refuse({ kind: 'place_not_found' })
    if (await optOuts.findUndecided(trx, place.id)) return refuse({ kind: 'opt_out_asked' })
    const unseen = await optOuts.countUndecidedSince(trx, now() - DAY_SECONDS)
    const { language, ...wish } = asked
    const optOut: OptOut = {
      ...wish,
      id: newId(),
      state: isReviewedFirst(place, unseen) || (await optOuts.wasAnsweredNo(trx, place.id)) ? 'waiting' : 'in_effect',
      before: { protection: place.protection, isPointSecret: await places.isPointProtected(trx, place.id) },
      askedAt: now(),
      decidedAt: null,
      decisionNote: null,
    }
    await optOuts.insert(trx, optOut, language)
    if (optOut.state === 'in_effect') await putInForce(trx, context, place, optOut, null)
    return accept(optOut)
  })
}

export type DecideOptOutRefusal = { kind: 'opt_out_not_found' } | OptOutDecisionRefusal

/** A board (of its region) or the operator keeps what an owner asked for, or shows the place again and says why. */
export function answerOptOut(
  context: Context,
  { id, author, decision, note }: { id: string; author: User; decision: OptOutDecision; note: string | null },
): Promise<Result<OptOut, DecideOptOutRefusal>> {
  return context.db.transaction().execute(async (trx) => {
    const optOut = await optOuts.findForChange(trx, id)
    if (optOut) await optOuts.holdPlace(trx, optOut.placeId)
    const place = optOut && (await places.findByIdForBoard(trx, optOut.placeId))
    if (!optOut || !place || !mayProtect(author, place)) return refuse({ kind: 'opt_out_not_found' })
    const state = decideOptOut(optOut, decision, note)
    if (!state.ok) return state
    // Before the place is written: what is in force holds it.
    await optOuts.decide(trx, id, { state: state.value, by: author.id, at: context.now(), note })
    if (decision === 'keep' && !isInForce(optOut)) {
      await putInForce(trx, context, place, optOut, author.id)
    }
    if (decision === 'show_again' && isInForce(optOut)) {
      const { protection, isPointSecret } = optOut.before
      const asked = { protection, isPointSecret, manners: place.manners }
      const change = { place, asked, expectedVersion: place.version, authorId: author.id, note }
      written(await applyProtection(trx, context, change), place)
    }
    return accept({ ...optOut, state: state.value, message: null, decidedAt: context.now(), decisionNote: note })
  })
}

/** Either way the exact point becomes a secret: what was public of it is taken out of all that has been kept. */
async function putInForce(
  trx: Database,
  context: Context,
  place: Place,
  { wish }: OptOut,
  authorId: string | null,
): Promise<void> {
  const protection = wish === 'hide' ? 'hidden' : place.protection
  const asked = { protection, isPointSecret: true, manners: place.manners } as const
  const change = { place, asked, expectedVersion: place.version, authorId, note: null }
  written(await applyProtection(trx, context, change), place)
}

/** Nobody else writes a place that is held: a refusal takes the whole request back. */
function written({ ok }: Result<unknown, unknown>, { id }: Place): void {
  if (!ok) throw new Error(`The place ${id} moved while it was held`)
}
