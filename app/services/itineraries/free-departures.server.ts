import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { Departure, Tour } from '#app/domain/tours/tour.ts'
import { daysBetween, instantOf } from '#app/domain/values/time.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { findOffered } from '#app/services/tours/find-tour-page.server.ts'
import * as tours from '#db/repositories/tours.ts'

/** By tour: its departures within a trip's days that the whole party could book now and that are not in it, soonest first. */
export async function freeDepartures(
  context: Pick<AppContext, 'db' | 'now'>,
  of: readonly Tour[],
  { firstDay, lastDay, party, departureIds }: TripRequest,
): Promise<Map<string, Departure[]>> {
  const people = party.adults + party.childAges.length
  const options = await tours.findOptionsByTourIds(
    context.db,
    of.map(({ id }) => id),
  )
  const span = { from: instantOf(`${firstDay}T00:00`), days: daysBetween(firstDay, lastDay) + 1 }
  const offered = await findOffered(
    context,
    of.map((tour) => ({ tour, licence: null })),
    options,
    span,
  )
  const isFree = ({ id, availability }: { id: string; availability: { status: string; seatsLeft: number } }) =>
    (availability.status === 'AVAILABLE' || availability.status === 'LIMITED') &&
    availability.seatsLeft >= people &&
    !departureIds.includes(id)
  return new Map([...offered].map(([tourId, departures]) => [tourId, departures.filter(isFree)]))
}
