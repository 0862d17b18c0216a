import { checkItinerary } from './check/check-itinerary.ts'
import type { Conflict, Itinerary, ItineraryDay, Meal } from './itinerary.ts'
import { betsOf } from './plan.ts'
import { problemPoints } from './points.ts'
import type { PlanningProblem } from './problem.ts'
import { bedsOf, type StopPlan, type Trip, timeDay, totalsOf, tripOf } from './timetable.ts'
import type { Travel } from './travel/travel.ts'

/**
 * Keeps every stop on its day and in its order, recomputes the clock, and lists what no longer holds.
 * Stops whose place or tour is not in the problem any more are left out.
 */
export function recheck(problem: PlanningProblem, travel: Travel, itinerary: Itinerary): Itinerary {
  const trip = tripOf(problem, problemPoints(problem), travel)
  const beds = bedsOf(problem, itinerary)
  const days = problem.days.map((_, index) => timeDay(trip, index, stopPlansOf(itinerary.days[index]), beds))
  return withConflicts(trip, { ...itinerary, days }, itinerary)
}

/** One day of `recheck`; the others keep their clock. */
export function retimeDay(
  trip: Trip,
  itinerary: Itinerary,
  dayIndex: number,
  plans: StopPlan[],
  before: Itinerary,
): Itinerary {
  const day = timeDay(trip, dayIndex, plans, bedsOf(trip.problem, itinerary))
  const days = itinerary.days.map((other, index) => (index === dayIndex ? day : other))
  return withConflicts(trip, { ...itinerary, days }, before)
}

/** The stops of a day without their clock; a locked visit does not hold its minute, only its day and order. */
export function stopPlansOf(day: ItineraryDay | undefined): StopPlan[] {
  return (day?.stops ?? []).map((stop) => ({
    stopId: stop.id,
    meal: stop.meal,
    stayMinutes: stop.leavesAt - stop.startsAt,
    isLocked: stop.isLocked,
    startsAt: null,
    extraReasons: stop.reasons.filter(({ kind }) => kind === 'placed_by_you'),
  }))
}

/** Fills in what the checker finds, meals that a change took away, bets and sums. */
export function withConflicts(trip: Trip, itinerary: Itinerary, before: Itinerary): Itinerary {
  const violations = checkItinerary({ ...trip.problem, locks: [] }, itinerary)
  const days = itinerary.days.map((day, dayIndex) => {
    const found = violations.flatMap((violation): Conflict[] =>
      violation.kind === 'conflict' && violation.dayIndex === dayIndex ? [violation.conflict] : [],
    )
    const lost = lostMeals(day, before.days[dayIndex]).map((meal): Conflict => ({ kind: 'no_meal', meal }))
    return { ...day, conflicts: [...found, ...lost] }
  })
  return { ...itinerary, days, bets: betsOf(trip, days), totals: totalsOf(days) }
}

function lostMeals(day: ItineraryDay, before: ItineraryDay | undefined): Meal[] {
  const had = (meal: Meal) =>
    before?.stops.some((stop) => stop.meal === meal) ||
    before?.conflicts.some((conflict) => conflict.kind === 'no_meal' && conflict.meal === meal)
  return (['lunch', 'dinner'] as const).filter((meal) => had(meal) && !day.stops.some((stop) => stop.meal === meal))
}
