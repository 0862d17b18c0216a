import type { ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import { buildProblem } from './build-problem.server.ts'
import { changeItinerary } from './change-itinerary.server.ts'
import type { ChangeRefusal } from './outcomes.ts'
import { recheckedPlan } from './planning.server.ts'

/** Stores a changed request with the plan's order kept: clock and conflicts anew, stops that are gone left out. */
export function retimeItinerary(
  context: AppContext,
  { id, version, edit, request }: { id: string; version: number; edit: ItineraryEdit; request: TripRequest },
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  return changeItinerary(context, { id, version, cause: edit }, async ({ plan }) => {
    const problem = await buildProblem(context, { request, plan, edit })
    if (!problem.ok) return refuse({ kind: 'trip_refused', fields: problem.error })
    const rechecked = await recheckedPlan(context, problem.value, plan)
    return rechecked.ok ? accept({ request, plan: rechecked.value }) : rechecked
  })
}
