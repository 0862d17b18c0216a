import type { Result } from '#app/domain/values/result.ts'
import { refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { editItinerary } from './edit-itinerary.server.ts'
import type { ChangeRefusal } from './outcomes.ts'
import { retimeItinerary } from './retime-itinerary.server.ts'

type Changed = Result<StoredItinerary, ChangeRefusal>

/**
 * Puts a held or booked departure into a plan as a fixed stop; the rest is planned around it by hand or by `replan`.
 * Called after a booking is confirmed, so it takes the plan as it is then. A held one that is booked now is marked as
 * booked; doing it twice changes nothing.
 */
export function addDepartureToItinerary(
  context: AppContext,
  { itineraryId, departureId, isBooked }: { itineraryId: string; departureId: string; isBooked: boolean },
): Promise<Changed> {
  const edit = { kind: 'add_tour', departureId, isBooked } as const
  return onPresentVersion(context, itineraryId, (stored) => {
    const stop = stored.plan.days.flatMap((day) => day.stops).find((each) => each.departureId === departureId)
    const isMarked = stop?.reasons.some((reason) => reason.kind === 'booked_tour') ?? false
    if (stop && (isMarked || !isBooked)) return Promise.resolve({ ok: true, value: stored })
    const { id, version } = stored
    if (!stop) return editItinerary(context, { id, version, edit })
    return retimeItinerary(context, { id, version, edit, request: stored.request })
  })
}

/** Takes a departure out of a plan after its booking was cancelled, even a booked one. Doing it twice changes nothing. */
export function removeDepartureFromItinerary(
  context: AppContext,
  { itineraryId, departureId }: { itineraryId: string; departureId: string },
): Promise<Changed> {
  const edit = { kind: 'remove', stopId: `departure:${departureId}` } as const
  return onPresentVersion(context, itineraryId, (stored) => {
    if (!stored.request.departureIds.includes(departureId)) return Promise.resolve({ ok: true, value: stored })
    const departureIds = stored.request.departureIds.filter((each) => each !== departureId)
    const request = { ...stored.request, departureIds }
    return retimeItinerary(context, { id: stored.id, version: stored.version, edit, request })
  })
}

/** How often a change by another tab is met with a fresh try; nobody is there to be asked after a payment. */
const MOST_TRIES = 5

async function onPresentVersion(
  { db }: AppContext,
  id: string,
  change: (stored: StoredItinerary) => Promise<Changed>,
): Promise<Changed> {
  let last: Changed = refuse({ kind: 'itinerary_not_found' })
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const stored = await itineraries.findById(db, id)
    if (!stored) return refuse({ kind: 'itinerary_not_found' })
    last = await change(stored)
    if (last.ok || last.error.kind !== 'version_conflict') return last
  }
  return last
}
