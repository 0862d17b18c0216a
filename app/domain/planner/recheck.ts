import { checkItinerary } from './check/check-itinerary.ts'
import { withComfortMarks } from './comfort-marks.ts'
import type { CalmerOffer, Conflict, Itinerary, ItineraryDay, Meal, Stop } from './itinerary.ts'
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
    ...waitingForCalm(stop),
  }))
}

/** Nobody stands about longer than this for a crowd to go that was not there when the plan was made. */
const MOST_WAIT_FOR_CALM = 60

/** A stop that waited until its place gets calmer still does. */
function waitingForCalm({ reasons, arrivesAt, startsAt }: Stop): Pick<StopPlan, 'within'> {
  const kept = reasons.find((reason) => reason.kind === 'calmer_hour')
  if (kept === undefined || kept.to <= arrivesAt || kept.to > startsAt) return {}
  return { within: { starts: [[kept.to, Infinity]], waitsAtMost: MOST_WAIT_FOR_CALM } }
}

/** Fills in what the checker finds, meals that a change took away, bets and sums. */
export function withConflicts(trip: Trip, timed: Itinerary, before: Itinerary): Itinerary {
  const itinerary = withComfortMarks(trip.candidates, timed)
  const violations = checkItinerary({ ...trip.problem, locks: [] }, itinerary)
  const days = itinerary.days.map((day, dayIndex) => {
    const found = violations.flatMap((violation): Conflict[] =>
      violation.kind === 'conflict' && violation.dayIndex === dayIndex ? [violation.conflict] : [],
    )
    const lost = lostMeals(day, before.days[dayIndex]).map((meal): Conflict => ({ kind: 'no_meal', meal }))
    return { ...day, conflicts: [...found, ...lost] }
  })
  const plan = { ...itinerary, days, bets: betsOf(trip, days), totals: totalsOf(days) }
  return itinerary.calmer ? { ...plan, calmer: itinerary.calmer.filter(isStillOffered(days)) } : plan
}

/** For a stop that left its busy hour there is nothing to offer any more. */
function isStillOffered(days: ItineraryDay[]): (offer: CalmerOffer) => boolean {
  const pressed = days.flatMap(({ stops }) => stops.filter(({ comfort }) => comfort && comfort.level !== 'quiet'))
  const planned = new Set(days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  return (offer) =>
    pressed.some(({ id, isLocked }) => id === offer.stopId && !isLocked) &&
    !(offer.kind === 'place' && planned.has(`place:${offer.placeId}`))
}

function lostMeals(day: ItineraryDay, before: ItineraryDay | undefined): Meal[] {
  const had = (meal: Meal) =>
    before?.stops.some((stop) => stop.meal === meal) ||
    before?.conflicts.some((conflict) => conflict.kind === 'no_meal' && conflict.meal === meal)
  return (['lunch', 'dinner'] as const).filter((meal) => had(meal) && !day.stops.some((stop) => stop.meal === meal))
}
