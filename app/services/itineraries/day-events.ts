import type { ItineraryDay } from '#app/domain/planner/itinerary.ts'
import type { Candidate, PlanningDay } from '#app/domain/planner/problem.ts'
import type { DayEvent, TripRequest } from '#app/domain/planner/trip-request.ts'
import type { LocalDate } from '#app/domain/values/time.ts'

/** The request with one more thing that turned out; of rain and of how far a day has come there is one a day. */
export function withEvent(request: TripRequest, event: DayEvent): TripRequest {
  const isReplaced = (other: DayEvent) =>
    other.kind === event.kind &&
    other.date === event.date &&
    (other.kind !== 'closed' || event.kind !== 'closed' || other.placeId === event.placeId)
  return { ...request, dayEvents: [...(request.dayEvents ?? []).filter((other) => !isReplaced(other)), event] }
}

export function withoutRain(request: TripRequest, date: LocalDate): TripRequest {
  const isRain = (event: DayEvent) => event.kind === 'rain' && event.date === date
  return { ...request, dayEvents: (request.dayEvents ?? []).filter((event) => !isRain(event)) }
}

export function isRainyOn({ dayEvents }: Pick<TripRequest, 'dayEvents'>, date: LocalDate): boolean {
  return dayEvents?.some((event) => event.kind === 'rain' && event.date === date) ?? false
}

/** A day with its weather and, where it has begun, what is behind: as the plan has it. */
export function withEvents(day: PlanningDay, request: TripRequest, planned: ItineraryDay | undefined): PlanningDay {
  const underWay = request.dayEvents?.find(
    (event): event is Extract<DayEvent, { kind: 'under_way' }> => event.kind === 'under_way' && event.date === day.date,
  )
  if (underWay && underWay.stopId === null) {
    // Whoever has not set out by now can't get up earlier for a tour.
    return { ...day, ...rainOf(request, day), leavesAt: Math.max(day.leavesAt, underWay.at) }
  }
  const last = planned?.stops.findIndex(({ id }) => id === underWay?.stopId) ?? -1
  const passed = (planned?.stops ?? [])
    .slice(0, last + 1)
    .map(({ id, startsAt, leavesAt }) => ({ stopId: id, startsAt, leavesAt }))
  return {
    ...day,
    ...rainOf(request, day),
    ...(underWay && last >= 0 && { underWay: { at: underWay.at, passed } }),
  }
}

function rainOf(request: TripRequest, { date }: PlanningDay): Pick<PlanningDay, 'isRainy'> {
  return isRainyOn(request, date) ? { isRainy: true } : {}
}

/** Known to be closed on the days somebody stood before its door. */
export function withClosures(candidate: Candidate, { dayEvents }: TripRequest, dates: readonly LocalDate[]): Candidate {
  const closed = new Set(
    dayEvents?.flatMap((event) => (event.kind === 'closed' && event.placeId === candidate.placeId ? [event.date] : [])),
  )
  if (closed.size === 0) return candidate
  const hours = candidate.hours.map((day, index) =>
    closed.has(dates[index]!) ? { certainty: 'known' as const, windows: [] } : day,
  )
  return { ...candidate, hours }
}
