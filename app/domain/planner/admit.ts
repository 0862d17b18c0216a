import { explainDrops } from './explain.ts'
import type { Itinerary, ItineraryDay } from './itinerary.ts'
import { locksWithPast, withPast } from './locks.ts'
import { daysOf, type PlanOptions, search, timeToExplain } from './plan.ts'
import { problemPoints } from './points.ts'
import type { Candidate, PlanningProblem } from './problem.ts'
import { withConflicts } from './recheck.ts'
import { withKeeping } from './repair.ts'
import { bedsOf, type Trip, tripOf } from './timetable.ts'
import type { Travel } from './travel/travel.ts'

/**
 * Lets a wish or a tour in that was left out, in a problem that was changed for it: what the plan holds stays on its day
 * where it can, and nothing else comes in but on a day that is new, or a meal in the stead of one that would be lost. Null where the change does not let it in after all.
 */
export function admit(
  problem: PlanningProblem,
  travel: Travel,
  itinerary: Itinerary,
  { stopId, ...options }: PlanOptions & { stopId: string },
): Itinerary | null {
  const trip = tripOf(problem, problemPoints(problem), travel)
  const beds = bedsOfAll(problem, itinerary)
  const days = firstThatHasIt(trip, itinerary, beds, { ...options, stopId })
  if (!days) return null
  const held = tripOf({ ...problem, locks: locksWithPast(itinerary, problem.days) }, trip.points, travel)
  const drops = explainDrops(held, days, beds, options.seed, timeToExplain(options))
  return withConflicts(trip, { ...itinerary, days, drops }, itinerary)
}

/** Other kitchens come in only where else a day would lose its meal. */
function firstThatHasIt(
  trip: Trip,
  itinerary: Itinerary,
  beds: number[],
  { stopId, ...options }: PlanOptions & { stopId: string },
): ItineraryDay[] | null {
  let found: ItineraryDay[] | null = null
  for (const asked of [onNewDays, amongItsStops, withOtherKitchens]) {
    const changed = asked(trip, itinerary, beds, stopId)
    const days = changed && searched(changed, itinerary, beds, options)
    if (!days?.some(({ stops }) => stops.some(({ id }) => id === stopId))) continue
    if (found === null || mealsOf(days) > mealsOf(found)) found = days
    if (mealsOf(found) >= mealsOf(itinerary.days)) break
  }
  return found
}

function mealsOf(days: ItineraryDay[]): number {
  return days.flatMap(({ stops }) => stops).filter(({ meal }) => meal !== null).length
}

/** Beds as they are; a new night is spent where the one before was, where one may. */
function bedsOfAll(problem: PlanningProblem, itinerary: Itinerary): number[] {
  const beds = bedsOf(problem, itinerary)
  for (const [night, choices] of problem.beds.entries()) {
    const last = problem.beds[night - 1]?.[beds[night - 1]!]
    const same = choices.findIndex(({ areaId }) => areaId !== null && areaId === last?.areaId)
    if (night >= Math.max(1, itinerary.days.length - 1) && same >= 0) beds[night] = same
  }
  return beds
}

/** A day more is filled like any other, and so is what its train leaves free of the one that was the last; the others stay whole. */
function onNewDays(trip: Trip, itinerary: Itinerary, beds: number[]): Trip | null {
  const known = itinerary.days.length
  const dayIndices = [...trip.problem.days.keys()].filter((index) => index >= known - 1)
  return trip.problem.days.length > known ? withKeeping(trip, itinerary, dayIndices, beds) : null
}

/** Only what the plan holds and the wish. */
function amongItsStops(trip: Trip, itinerary: Itinerary, beds: number[], stopId: string): Trip {
  return among(trip, itinerary, beds, stopId, () => false)
}

function withOtherKitchens(trip: Trip, itinerary: Itinerary, beds: number[], stopId: string): Trip {
  return among(trip, itinerary, beds, stopId, ({ meals, isVisitToo }) => meals !== null && !isVisitToo)
}

function among(
  trip: Trip,
  itinerary: Itinerary,
  beds: number[],
  stopId: string,
  isLetIn: (candidate: Candidate) => boolean,
): Trip {
  const open = [...trip.problem.days.keys()].filter((index) => !trip.problem.days[index]!.isBehind)
  const { problem, points, travel } = withKeeping(trip, itinerary, open, beds)
  const kept = new Set([stopId, ...itinerary.days.flatMap(({ stops }) => stops.map(({ id }) => id))])
  const candidates = problem.candidates.filter((each) => kept.has(each.id) || isLetIn(each))
  return tripOf({ ...problem, candidates }, points, travel)
}

function searched(asked: Trip, itinerary: Itinerary, beds: number[], options: PlanOptions): ItineraryDay[] {
  const initial = itinerary.days.map(({ stops }) =>
    stops.map(({ id, meal, startsAt }) => ({ stopId: id, meal, startsAt })),
  )
  const { compiled, solution } = search(
    asked,
    options,
    initial,
    beds.map(() => 0),
  )
  const had = new Map(itinerary.days.flatMap(({ stops }) => stops.map((stop) => [stop.id, stop] as const)))
  return daysOf(asked, compiled, solution).map((day, index) => {
    const before = itinerary.days[index]
    if (before && isSameOrder(day, before)) return before
    return { ...day, stops: day.stops.map((stop) => withPast(stop, had.get(stop.id))) }
  })
}

/** The same stops in the same order between the same ends keep their clock. */
function isSameOrder(day: ItineraryDay, before: ItineraryDay): boolean {
  const keyOf = ({ from, to, stops }: ItineraryDay) =>
    JSON.stringify([from.point, to.point, stops.map(({ id, meal }) => [id, meal])])
  return keyOf(day) === keyOf(before)
}
