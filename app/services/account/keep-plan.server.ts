import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import type { AppContext } from '../app-context.ts'

export type KeepPlanRefusal = { kind: 'itinerary_not_found' } | { kind: 'plan_of_other_account' }

/** Keeps a plan in somebody's account; asked for twice it stays there, and one of another account stays where it is. */
export function keepPlan(
  { db }: Pick<AppContext, 'db'>,
  { itineraryId, userId }: { itineraryId: string; userId: string },
): Promise<Result<void, KeepPlanRefusal>> {
  return db.transaction().execute(async (trx) => {
    if (await itineraries.claim(trx, itineraryId, userId)) return accept(undefined)
    const plan = await itineraries.findById(trx, itineraryId)
    if (!plan) return refuse({ kind: 'itinerary_not_found' })
    return plan.userId === userId ? accept(undefined) : refuse({ kind: 'plan_of_other_account' })
  })
}
