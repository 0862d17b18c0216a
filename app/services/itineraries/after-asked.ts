import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { MAX_STAY_MINUTES, MIN_STAY_MINUTES } from '#app/domain/planner/problem.ts'
import type { ProposalAsked, ProposalRefusal } from '#app/domain/planner/proposal.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { afterDropChange } from './after-drop-change.ts'
import { withEvent, withoutRain } from './day-events.ts'
import { dayHours } from './day-hours.ts'
import { withWish } from './request-after.ts'

type Asked = Result<{ request: TripRequest; plan: Itinerary }, ProposalRefusal>

/** Request and plan with what turned out, before anything is repaired. */
export function afterAsked(request: TripRequest, plan: Itinerary, asked: ProposalAsked): Asked {
  switch (asked.kind) {
    case 'replan':
    case 'mend':
      return accept({ request, plan })
    case 'weather': {
      const { date, isRainy } = asked
      if (plan.days.every((day) => day.date !== date)) return refuse({ kind: 'day_not_found', toDay: -1 })
      return accept({
        request: isRainy ? withEvent(request, { kind: 'rain', date }) : withoutRain(request, date),
        plan,
      })
    }
    case 'closed':
      return afterClosure(request, plan, asked.stopId)
    case 'calmer':
      return afterCalmer(request, plan, asked)
    case 'admit': {
      const drop = plan.drops[asked.dropIndex]
      if (!drop) return refuse({ kind: 'drop_not_found' })
      if (!drop.change) return refuse({ kind: 'drop_without_change' })
      return accept(afterDropChange(request, plan, drop, drop.change))
    }
    case 'late':
      return afterDelay(request, plan, asked)
  }
}

/** Another place that is to stand in comes as a wish, so that the planner knows it. */
function afterCalmer(
  request: TripRequest,
  plan: Itinerary,
  { stopId, placeId }: Extract<ProposalAsked, { kind: 'calmer' }>,
): Asked {
  const stop = plan.days.flatMap(({ stops }) => stops).find(({ id }) => id === stopId)
  if (!stop) return refuse({ kind: 'stop_not_found', stopId })
  if (stop.placeId === null) return refuse({ kind: 'tour_is_fixed', stopId })
  if (stop.isLocked) return refuse({ kind: 'stop_is_locked', stopId })
  return accept({ request: placeId === null ? request : withWish(request, placeId, 'must'), plan })
}

function afterClosure(request: TripRequest, plan: Itinerary, stopId: string): Asked {
  const day = plan.days.find(({ stops }) => stops.some(({ id }) => id === stopId))
  const stop = day?.stops.find(({ id }) => id === stopId)
  if (!day || !stop) return refuse({ kind: 'stop_not_found', stopId })
  if (stop.placeId === null) return refuse({ kind: 'tour_is_fixed', stopId })
  if (stop.isLocked) return refuse({ kind: 'stop_is_locked', stopId })
  return accept({ request: withEvent(request, { kind: 'closed', date: day.date, placeId: stop.placeId }), plan })
}

/** What is behind is locked as it was; the last of it is left at the minute that was said. */
function afterDelay(
  request: TripRequest,
  plan: Itinerary,
  { date, stopId, at }: Extract<ProposalAsked, { kind: 'late' }>,
): Asked {
  const dayIndex = plan.days.findIndex((day) => day.date === date)
  const day = plan.days[dayIndex]
  if (!day) return refuse({ kind: 'day_not_found', toDay: dayIndex })
  const { leavesAt, endsAt } = dayHours(request, dayIndex, plan.days.length)
  const end = Math.max(endsAt, day.endsAt)
  if (at >= end) return refuse({ kind: 'day_is_over', time: clockOf(end) })
  if (stopId === null) {
    if (at < leavesAt) return refuse({ kind: 'not_there_yet', time: clockOf(leavesAt) })
    return accept({ request: withEvent(request, { kind: 'under_way', date, stopId, at }), plan })
  }
  const last = day.stops.findIndex(({ id }) => id === stopId)
  const from = day.stops[last]
  if (!from) return refuse({ kind: 'stop_not_found', stopId })
  // A tour ends when it ends: one goes on from it later, not sooner, and its own hours stay.
  const soonest = from.kind === 'tour' ? from.leavesAt : from.startsAt + MIN_STAY_MINUTES
  if (at < soonest) return refuse({ kind: 'not_there_yet', time: clockOf(soonest) })
  if (from.kind !== 'tour' && at - from.startsAt > MAX_STAY_MINUTES) {
    return refuse({ kind: 'day_is_over', time: clockOf(from.startsAt + MAX_STAY_MINUTES) })
  }
  const stops = day.stops.map((stop, index) => {
    if (index > last) return stop
    return index === last && stop.kind !== 'tour'
      ? { ...stop, isLocked: true, leavesAt: at }
      : { ...stop, isLocked: true }
  })
  return accept({
    request: withEvent(request, { kind: 'under_way', date, stopId, at }),
    plan: { ...plan, days: plan.days.with(dayIndex, { ...day, stops }) },
  })
}
