import type { Drop, Itinerary, SmallestChange } from '#app/domain/planner/itinerary.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import { datesOf } from './assemble-problem.ts'
import { buildProblem } from './build-problem.server.ts'
import { changeItinerary } from './change-itinerary.server.ts'
import { dayHours } from './day-hours.ts'
import type { ChangeRefusal, TellProgress } from './outcomes.ts'
import { editChecked } from './planning.server.ts'
import { withDayTimes, withOneDayMore, withoutPlace, withWish } from './request-after.ts'

export interface ApplyDropChangeInput {
  id: string
  version: number
  /** Index into `plan.drops` of that version. */
  dropIndex: number
  tell?: TellProgress
}

/** Makes the smallest change that admits a left-out wish, and plans again around the locks with that wish as a must. */
export function applyDropChange(
  context: AppContext,
  { id, version, dropIndex, tell = () => {} }: ApplyDropChangeInput,
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  const replan = { kind: 'replan' } as const
  return changeItinerary(context, { id, version, cause: replan }, async (stored) => {
    const drop = stored.plan.drops[dropIndex]
    if (!drop) return refuse({ kind: 'drop_not_found' })
    if (!drop.change) return refuse({ kind: 'drop_without_change' })
    const changed = afterDropChange(stored.request, stored.plan, drop, drop.change)
    tell({ kind: 'reading_catalog' })
    const problem = await buildProblem(context, changed)
    if (!problem.ok) return refuse({ kind: 'trip_refused', fields: problem.error })
    const replanned = await editChecked(context, problem.value, changed.plan, replan, tell)
    return replanned.ok ? accept({ request: changed.request, plan: replanned.value }) : replanned
  })
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
      return { request: withHours(wished, change.dayIndex, -change.minutes, 0), plan }
    case 'end_later':
      return { request: withHours(wished, change.dayIndex, 0, change.minutes), plan }
    case 'remove_stop':
      return { request: withoutStop(wished, change.stopId), plan: withStopUnlocked(plan, change.stopId) }
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

function withHours(request: TripRequest, dayIndex: number, earlier: number, later: number): TripRequest {
  const dates = datesOf(request)
  const { leavesAt, endsAt } = dayHours(request, dayIndex, dates.length)
  return withDayTimes(request, { date: dates[dayIndex]!, leavesAt: leavesAt + earlier, endsAt: endsAt + later })
}

function withoutStop(request: TripRequest, stopId: string): TripRequest {
  if (stopId.startsWith('place:')) return withoutPlace(request, stopId.slice('place:'.length))
  const departureId = stopId.slice('departure:'.length)
  return { ...request, departureIds: request.departureIds.filter((each) => each !== departureId) }
}

function withStopUnlocked(plan: Itinerary, stopId: string): Itinerary {
  const days = plan.days.map((day) => ({
    ...day,
    stops: day.stops.map((stop) => (stop.id === stopId ? { ...stop, isLocked: false } : stop)),
  }))
  return { ...plan, days }
}
