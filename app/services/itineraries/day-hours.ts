import { FULLER_MINUTES, isFullerThanFull, paceOf } from '#app/domain/planner/alternatives.ts'
import { childRules } from '#app/domain/planner/child-rules.ts'
import type { Endpoint } from '#app/domain/planner/itinerary.ts'
import { type Appointment, paceRules } from '#app/domain/planner/problem.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import { addDays, type MinuteOfDay, minuteOf } from '#app/domain/values/time.ts'

interface DayHours {
  leavesAt: MinuteOfDay
  endsAt: MinuteOfDay
}

/** Latest a first day may still reach its bed after a late train: two hours later. */
const LATE_ARRIVAL_MINUTES = 120
/** An early train is reached in an hour and a half, from five in the morning. */
const EARLY_DEPARTURE_MINUTES = 90
const EARLIEST_MINUTE = 300

/** The hours of a day: the visitor's own or those of the pace, cut by the trains of the first and last day. */
export function dayHours(request: TripRequest, index: number, dayCount: number): DayHours {
  const rules = usualHours(request)
  const date = addDays(request.firstDay, index)
  const own = request.dayTimes?.find((times) => times.date === date)
  const arrival = index === 0 && request.arrival ? minuteOf(request.arrival.time) : null
  const departure = index === dayCount - 1 && request.departure ? minuteOf(request.departure.time) : null
  const early = departure === null ? rules.leavesAt : Math.max(EARLIEST_MINUTE, departure - EARLY_DEPARTURE_MINUTES)
  const late = arrival !== null && dayCount > 1 ? arrival + LATE_ARRIVAL_MINUTES : 0
  const leavesAt = own?.leavesAt ?? (arrival === null ? Math.min(rules.leavesAt, early) : 0)
  const bedtime = childRules(Math.min(...request.party.childAges)).endsAt ?? rules.endsAt
  const endsAt = Math.max(own?.endsAt ?? Math.min(rules.endsAt, bedtime), late)
  return {
    leavesAt: Math.max(arrival ?? 0, leavesAt),
    endsAt: departure === null ? endsAt : own ? Math.min(departure, endsAt) : departure,
  }
}

function usualHours(request: TripRequest): DayHours {
  const { leavesAt, endsAt } = paceRules(paceOf(request))
  if (!isFullerThanFull(request)) return { leavesAt, endsAt }
  return { leavesAt: leavesAt - FULLER_MINUTES, endsAt: endsAt + FULLER_MINUTES }
}

/** The hours of a day with its tours: who has booked one gets up for it, whatever hours the day has; only the trains of the first and last day bind. */
export function aroundTours(
  request: TripRequest,
  appointments: readonly Appointment[],
  nights: { before: Endpoint[]; after: Endpoint[] },
  index: number,
  dayCount: number,
): DayHours {
  const { leavesAt, endsAt } = dayHours(request, index, dayCount)
  const arrives = index === 0 && request.arrival ? minuteOf(request.arrival.time) : EARLIEST_MINUTE
  const departs = index === dayCount - 1 && request.departure ? minuteOf(request.departure.time) : Infinity
  const tours = appointments.filter(({ dayIndex }) => dayIndex === index)
  const slack = paceRules(paceOf(request)).tourSlackMinutes
  const begins = tours.map(({ startsAt, meeting }) => startsAt - slack - leastWay(nights.before, meeting))
  const over = tours.map((tour) => tour.endsAt + leastWay(nights.after, tour.end))
  return {
    leavesAt: Math.min(leavesAt, Math.max(arrives, Math.min(...begins))),
    endsAt: Math.max(endsAt, Math.min(departs, Math.max(...over))),
  }
}

/** Roughly the minutes from the nearest bed: half an hour for the way to the platform and three minutes a kilometre. */
function leastWay(beds: readonly Endpoint[], to: Point): number {
  const meters = Math.min(...beds.map(({ point }) => distanceMeters(point, to)))
  return Math.ceil((30 + (3 * meters) / 1000) / 15) * 15
}
