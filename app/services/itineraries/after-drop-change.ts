import type { Drop, Itinerary, SmallestChange } from '#app/domain/planner/itinerary.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { MinuteOfDay } from '#app/domain/values/time.ts'
import { datesOf } from './assemble-problem.ts'
import { dayHours } from './day-hours.ts'
import { withDayTimes, withOneDayMore, withoutPlace, withWish } from './request-after.ts'

/** Which stop a drop's smallest change lets in. */
export function stopLetIn({ placeId, departureId, change }: Drop): string {
  if (change?.kind === 'other_departure') return `departure:${change.departureId}`
  return placeId === null ? `departure:${departureId}` : `place:${placeId}`
}

/** The request and plan with one drop's smallest change made, to be planned again. */
export function afterDropChange(
  request: TripRequest,
  plan: Itinerary,
  drop: Drop,
  change: SmallestChange,
): { request: TripRequest; plan: Itinerary } {
  const wished = drop.placeId === null ? request : withWish(request, drop.placeId, 'must')
  switch (change.kind) {
    case 'start_earlier':
      return { request: withHours(wished, change.dayIndex, { earlier: change.minutes, leavesAt: change.at }), plan }
    case 'end_later':
      return { request: withHours(wished, change.dayIndex, { later: change.minutes, endsAt: change.at }), plan }
    case 'remove_stop':
      return {
        request: withoutPlace(wished, change.stopId.slice('place:'.length)),
        plan: withStopUnlocked(plan, change.stopId),
      }
    case 'unlock_stop':
      return { request: wished, plan: withStopUnlocked(plan, change.stopId) }
    case 'other_departure': {
      const departureIds = wished.departureIds.map((id) => (id === drop.departureId ? change.departureId : id))
      return { request: { ...wished, departureIds }, plan }
    }
    case 'raise_walk_limit':
      return { request: { ...wished, walkLimitMeters: change.walkLimitMeters }, plan }
    case 'raise_budget':
      return { request: { ...wished, budgetYen: change.budgetYen }, plan }
    case 'add_day':
      return { request: withOneDayMore(wished), plan }
    case 'sleep_elsewhere': {
      const nights = wished.nights.map((night, index) => (index === change.nightIndex ? change.areaId : night))
      return { request: { ...wished, nights }, plan }
    }
  }
}

/** The hours the change was found for; an older plan tells only how much longer the day is. */
function withHours(
  request: TripRequest,
  dayIndex: number,
  { earlier = 0, later = 0, ...at }: { earlier?: number; later?: number; leavesAt?: MinuteOfDay; endsAt?: MinuteOfDay },
): TripRequest {
  const dates = datesOf(request)
  const usual = dayHours(request, dayIndex, dates.length)
  const { leavesAt = usual.leavesAt - earlier, endsAt = usual.endsAt + later } = at
  return withDayTimes(request, { date: dates[dayIndex]!, leavesAt, endsAt })
}

function withStopUnlocked(plan: Itinerary, stopId: string): Itinerary {
  const days = plan.days.map((day) => ({
    ...day,
    stops: day.stops.map((stop) => (stop.id === stopId ? { ...stop, isLocked: false } : stop)),
  }))
  return { ...plan, days }
}
