import { checkItinerary, type Violation } from './check/check-itinerary.ts'
import { visitMinutes } from './compile.ts'
import { FIRST_MEAL_WORTH } from './constraints/worth.ts'
import type { Drop, Itinerary, ItineraryDay, Stop } from './itinerary.ts'
import { loosenDay } from './loosen-day.ts'
import { problemPoints } from './points.ts'
import type { PlanningProblem } from './problem.ts'
import { stopPlansOf, withConflicts } from './recheck.ts'
import { bedsOf, type StopPlan, type Trip, timeDay, tripOf } from './timetable.ts'
import type { Travel } from './travel/travel.ts'

/**
 * Gives a plan of the planner its clock anew after its ways were looked up: order and days stay, free time is spread
 * again, what no longer holds stands in `conflicts`. With `mayLeaveOut` stops go until every day holds that can.
 */
export function settle(problem: PlanningProblem, travel: Travel, itinerary: Itinerary, mayLeaveOut = false): Itinerary {
  const trip = tripOf(problem, problemPoints(problem), travel)
  const beds = bedsOf(problem, itinerary)
  const plans = itinerary.days.map((day) => stopPlansOf(day).map((plan) => withUsualStay(trip, plan)))
  const timed = (): Itinerary => {
    const days = plans.map((each, index) => timeDay(trip, index, loosenDay(trip, index, each, beds), beds))
    return withConflicts(trip, { ...itinerary, days }, { ...itinerary, days })
  }
  let settled = timed()
  const drops: Drop[] = []
  while (mayLeaveOut) {
    const gone = stopToLeave(trip, settled)
    if (gone === undefined) break
    plans[gone.dayIndex] = plans[gone.dayIndex]!.filter(({ stopId }) => stopId !== gone.stopId)
    drops.push(...dropOf(trip, gone.stopId))
    settled = timed()
  }
  return { ...settled, drops: [...itinerary.drops, ...drops] }
}

/** The spread of free time is undone; what the visitor locked or booked keeps its minutes. */
export function withUsualStay({ problem, candidates }: Trip, plan: StopPlan): StopPlan {
  const candidate = candidates.get(plan.stopId)
  if (!candidate || plan.isLocked) return plan
  return { ...plan, stayMinutes: visitMinutes(problem, candidate, plan.meal) }
}

/** The stop that a day which does not hold can best do without, of those that could be why. */
export function stopToLeave(
  { problem, candidates }: Trip,
  plan: Itinerary,
): { dayIndex: number; stopId: string } | undefined {
  const rank = { must: 2, nice: 1, never: 0 }
  for (const violation of checkItinerary({ ...problem, locks: [] }, plan)) {
    const { dayIndex } = violation
    const { stops } = plan.days[dayIndex]!
    const [gone] = stops
      .slice(0, lastToBlame(violation, stops) + 1)
      .filter(({ isLocked, kind }) => !isLocked && kind !== 'tour')
      .map(({ id, meal }) => ({
        ...candidates.get(id)!,
        worth: candidates.get(id)!.profit + (meal ? FIRST_MEAL_WORTH : 0),
      }))
      .sort((a, b) => rank[a.importance ?? 'never'] - rank[b.importance ?? 'never'] || a.worth - b.worth)
    if (gone) return { dayIndex, stopId: gone.id }
  }
  return undefined
}

/** Index of the last stop whose leaving could help; −1 where none does: what the visitor locked at a closed door stays closed. */
function lastToBlame(violation: Violation, stops: Stop[]): number {
  const at = (stopId: string | null) => stops.findIndex(({ id }) => id === stopId)
  if (violation.kind === 'malformed') return violation.what === 'no_slack_before_tour' ? at(violation.stopId) : -1
  const { conflict } = violation
  if (conflict.kind === 'over_budget' || conflict.kind === 'no_meal') return -1
  if (!('stopId' in conflict)) return stops.length - 1
  const index = at(conflict.stopId)
  return conflict.kind === 'tour_missed' || !stops[index]?.isLocked ? index : -1
}

function dropOf({ candidates }: Trip, stopId: string): Drop[] {
  const { placeId, names, importance } = candidates.get(stopId)!
  if (importance !== 'must' && importance !== 'nice') return []
  const reason = { kind: 'no_time', shortMinutes: null } as const
  return [{ placeId, departureId: null, names, importance, reason, change: null }]
}

/** Where each leg of a plan leads from and to, as indices into the problem's points. */
export function pairsOfPlan(
  problem: PlanningProblem,
  itinerary: Itinerary,
): { dayIndex: number; legIndex: number; from: number; to: number }[] {
  const { points, ofStop } = problemPoints(problem)
  const indexOf = new Map(points.map(({ lat, lng }, index) => [`${lat},${lng}`, index]))
  return itinerary.days.flatMap((day, dayIndex) => {
    const end = ({ point }: ItineraryDay['from']) => indexOf.get(`${point.lat},${point.lng}`) ?? -1
    let from = end(day.from)
    return day.legs.map((_, legIndex) => {
      const stop = day.stops[legIndex]
      const way = stop ? ofStop.get(stop.id) : undefined
      const to = stop ? (way?.in ?? -1) : end(day.to)
      const pair = { dayIndex, legIndex, from, to }
      from = way?.out ?? to
      return pair
    })
  })
}
