import { passedAt } from './constraints/under-way.ts'
import type { Itinerary } from './itinerary.ts'
import { locksWithPast, withPast } from './locks.ts'
import { type PlanOptions, planTrip } from './plan.ts'
import { homesOfDay, problemPoints } from './points.ts'
import type { PlanningProblem } from './problem.ts'
import { withConflicts } from './recheck.ts'
import { type Trip, tripOf } from './timetable.ts'
import type { Travel } from './travel/travel.ts'

/** Plans again around the locked stops, the tours and what is behind: they keep their day and their order. */
export function replan(
  problem: PlanningProblem,
  travel: Travel,
  itinerary: Itinerary,
  options: PlanOptions,
): Itinerary {
  const locks = locksWithPast(itinerary, problem.days)
  if (!problem.days.some(({ isBehind, underWay }) => isBehind || underWay)) {
    return planTrip({ ...problem, locks }, travel, options)
  }
  const trip = tripOf(problem, problemPoints(problem), travel)
  const plan = planTrip({ ...problem, locks, days: longEnough(trip, itinerary) }, travel, options)
  const had = new Map(itinerary.days.flatMap(({ stops }) => stops.map((stop) => [stop.id, stop] as const)))
  const days = plan.days.map((day) => ({ ...day, stops: day.stops.map((stop) => withPast(stop, had.get(stop.id))) }))
  return withConflicts(trip, { ...plan, days }, itinerary)
}

/** Days whose hours hold what is behind and the way home from there, however late that became. */
function longEnough({ problem, points, travel }: Trip, { days }: Itinerary): PlanningProblem['days'] {
  return problem.days.map((day, dayIndex) => {
    const past = (days[dayIndex]?.stops ?? []).filter(({ id }) => day.isBehind || passedAt(id, day) !== null)
    const last = past.at(-1)
    const from = last && points.ofStop.get(last.id)?.out
    if (last === undefined || from === undefined) return day
    const ways = homesOfDay(problem, points, dayIndex).map(
      (home) => travel.matrix.minutes[from * travel.matrix.n + home]!,
    )
    return { ...day, endsAt: Math.max(day.endsAt, last.leavesAt + Math.max(...ways)) }
  })
}
