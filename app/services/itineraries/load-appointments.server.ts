import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { Appointment, OtherDeparture } from '#app/domain/planner/problem.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { priceParty } from '#app/domain/tours/pricing.ts'
import type { Departure } from '#app/domain/tours/tour.ts'
import { daysBetween, minuteOf } from '#app/domain/values/time.ts'
import type { AppContext } from '#app/services/app-context.ts'
import * as departures from '#db/repositories/departures.ts'
import * as tours from '#db/repositories/tours.ts'
import { freeDepartures } from './free-departures.server.ts'
import { type FieldRefusal, refusal } from './trip-request-schema.ts'

/** A tour of the trip with its other times; what they would do to the hours of their days is known when these are. */
export interface KnownTour extends Omit<Appointment, 'otherDepartures'> {
  otherTimes?: Omit<OtherDeparture, 'day'>[]
}

/** So many other departures are tried for a tour that finds no room, the nearest ones. */
const MOST_OTHER_TIMES = 6

/** The fixed appointments of a trip, and a refusal for each departure that is not there. */
export async function appointmentsOf(
  context: Pick<AppContext, 'db' | 'now'>,
  {
    request,
    plan = null,
    bookedDepartureId = null,
  }: { request: TripRequest; plan?: Itinerary | null; bookedDepartureId?: string | null },
): Promise<{ found: KnownTour[]; refusals: FieldRefusal[] }> {
  const { db } = context
  const found: KnownTour[] = []
  const refusals: FieldRefusal[] = []
  const inPlan = new Map(plan?.days.flatMap((day) => day.stops).map((stop) => [stop.departureId, stop]) ?? [])
  for (const [index, departureId] of request.departureIds.entries()) {
    const known = await departures.findById(db, departureId)
    if (known && known.departure.status !== 'cancelled') {
      const wasBooked = inPlan.get(departureId)?.reasons.some((reason) => reason.kind === 'booked_tour') ?? false
      const isBooked = departureId === bookedDepartureId || wasBooked || isBookedAndLeftOut(plan, departureId)
      found.push(await appointmentOf(context, request, known, isBooked))
      // A tour that was cancelled since leaves the plan quietly; one that never was is a mistake of the request.
    } else if (!inPlan.has(departureId)) {
      refusals.push(refusal(`departureIds.${index}`, 'departure_not_found', { id: departureId }))
    }
  }
  return { found, refusals }
}

/** What is paid for stays so where the plan has no room for it. */
function isBookedAndLeftOut(plan: Itinerary | null, departureId: string): boolean {
  return plan?.drops.some((drop) => drop.departureId === departureId && drop.isBooked) ?? false
}

async function appointmentOf(
  context: Pick<AppContext, 'db' | 'now'>,
  request: TripRequest,
  { departure, tour }: departures.DepartureWithTour,
  isBooked: boolean,
): Promise<KnownTour> {
  const option = await tours.findOptionById(context.db, departure.optionId)
  const price = option && priceParty(option, request.party)
  return {
    id: `departure:${departure.id}`,
    ...timesOf(departure, request),
    meeting: tour.meetingAt,
    end: tour.endsAt,
    names: tour.title,
    isBooked,
    costYen: price?.ok ? price.value.totalYen : null,
    isSample: tour.isSample,
    reasons: isBooked ? [{ kind: 'booked_tour' }] : [],
    ...(!isBooked && { otherTimes: await otherTimesOf(context, { departure, tour }, request) }),
  }
}

/** The same way to take the tour at other times, nearest first. */
async function otherTimesOf(
  context: Pick<AppContext, 'db' | 'now'>,
  { departure, tour }: departures.DepartureWithTour,
  request: TripRequest,
): Promise<Omit<OtherDeparture, 'day'>[]> {
  if (tour.publication !== 'published') return []
  const free = (await freeDepartures(context, [tour], request)).get(tour.id) ?? []
  const apart = (other: Departure) => Math.abs(other.startsAt - departure.startsAt)
  return free
    .filter(({ optionId }) => optionId === departure.optionId)
    .sort((a, b) => apart(a) - apart(b))
    .slice(0, MOST_OTHER_TIMES)
    .map((other) => timesOf(other, request))
}

function timesOf({ id, localStart, startsAt, endsAt }: Departure, { firstDay }: TripRequest) {
  const [date, time] = localStart.split('T') as [string, string]
  const begins = minuteOf(time)
  return {
    departureId: id,
    dayIndex: daysBetween(firstDay, date),
    startsAt: begins,
    endsAt: begins + Math.ceil((endsAt - startsAt) / 60),
  }
}
