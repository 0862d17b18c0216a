import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { Appointment } from '#app/domain/planner/problem.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { priceParty } from '#app/domain/tours/pricing.ts'
import { daysBetween, minuteOf } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import * as departures from '#db/repositories/departures.ts'
import * as tours from '#db/repositories/tours.ts'
import { type FieldRefusal, refusal } from './trip-request-schema.ts'

/** The fixed appointments of a trip, and a refusal for each departure that is not there. */
export async function appointmentsOf(
  db: Database,
  {
    request,
    plan = null,
    bookedDepartureId = null,
  }: { request: TripRequest; plan?: Itinerary | null; bookedDepartureId?: string | null },
): Promise<{ found: Appointment[]; refusals: FieldRefusal[] }> {
  const found: Appointment[] = []
  const refusals: FieldRefusal[] = []
  const inPlan = new Map(plan?.days.flatMap((day) => day.stops).map((stop) => [stop.departureId, stop]) ?? [])
  for (const [index, departureId] of request.departureIds.entries()) {
    const known = await departures.findById(db, departureId)
    if (known && known.departure.status !== 'cancelled') {
      const wasBooked = inPlan.get(departureId)?.reasons.some((reason) => reason.kind === 'booked_tour') ?? false
      const isBooked = departureId === bookedDepartureId || wasBooked
      found.push(await appointmentOf(db, request, known, isBooked))
      // A tour that was cancelled since leaves the plan quietly; one that never was is a mistake of the request.
    } else if (!inPlan.has(departureId)) {
      refusals.push(refusal(`departureIds.${index}`, 'departure_not_found', { id: departureId }))
    }
  }
  return { found, refusals }
}

async function appointmentOf(
  db: Database,
  request: TripRequest,
  { departure, tour }: departures.DepartureWithTour,
  isBooked: boolean,
): Promise<Appointment> {
  const option = await tours.findOptionById(db, departure.optionId)
  const price = option && priceParty(option, request.party)
  const [date, time] = departure.localStart.split('T') as [string, string]
  const startsAt = minuteOf(time)
  return {
    id: `departure:${departure.id}`,
    departureId: departure.id,
    dayIndex: daysBetween(request.firstDay, date),
    startsAt,
    endsAt: startsAt + Math.ceil((departure.endsAt - departure.startsAt) / 60),
    meeting: tour.meetingAt,
    end: tour.endsAt,
    names: tour.title,
    isBooked,
    costYen: price?.ok ? price.value.totalYen : null,
    isSample: tour.isSample,
    reasons: isBooked ? [{ kind: 'booked_tour' }] : [],
  }
}
