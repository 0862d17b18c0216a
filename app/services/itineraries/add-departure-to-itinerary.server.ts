import { type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { editItinerary } from './edit-itinerary.server.ts'
import type { ChangeRefusal } from './outcomes.ts'

/** How often a change by another tab is met with a fresh try; nobody is there to be asked after a payment. */
const MOST_TRIES = 5

/**
 * Puts a held or booked departure into a plan as a fixed stop; the rest is planned around it by hand or by `replan`.
 * Called after a booking is confirmed, so it takes the plan as it is then. Doing it twice changes nothing.
 */
export async function addDepartureToItinerary(
  context: AppContext,
  { itineraryId, departureId, isBooked }: { itineraryId: string; departureId: string; isBooked: boolean },
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  let last: Result<StoredItinerary, ChangeRefusal> = refuse({ kind: 'itinerary_not_found' })
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const stored = await itineraries.findById(context.db, itineraryId)
    if (!stored) return refuse({ kind: 'itinerary_not_found' })
    const edit = { kind: 'add_tour', departureId, isBooked } as const
    last = await editItinerary(context, { id: itineraryId, version: stored.version, edit })
    if (!last.ok && last.error.kind === 'already_in_plan') return { ok: true, value: stored }
    if (last.ok || last.error.kind !== 'version_conflict') return last
  }
  return last
}
