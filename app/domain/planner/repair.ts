import { changeCost } from './change-cost.ts'
import { checkItinerary } from './check/check-itinerary.ts'
import { withComfortMarks } from './comfort-marks.ts'
import { startWindows } from './compile.ts'
import { passedAt } from './constraints/under-way.ts'
import { shelterOf } from './constraints/weather.ts'
import { explainDrops } from './explain.ts'
import type { Itinerary, ItineraryDay, Stop } from './itinerary.ts'
import { lockOf, locksWithPast, withPast } from './locks.ts'
import { loosenDay } from './loosen-day.ts'
import { daysOf, type PlanOptions, search, timeToExplain } from './plan.ts'
import { problemPoints } from './points.ts'
import type { Lock, PlanningProblem } from './problem.ts'
import { stopPlansOf, withConflicts } from './recheck.ts'
import { stopToLeave, withUsualStay } from './settle.ts'
import { bedsOf, type Trip, timeDay, tripOf } from './timetable.ts'
import type { Travel } from './travel/travel.ts'

/**
 * Makes a plan hold again after an edit, a closure, a delay or a change of weather, and changes as little as it can: days
 * on which nothing is wrong keep their stops and order; beds, locks and tours stay; nothing changes where nothing is wrong.
 */
export function repair(
  problem: PlanningProblem,
  travel: Travel,
  itinerary: Itinerary,
  options: PlanOptions,
): Itinerary {
  const trip = tripOf(problem, problemPoints(problem), travel)
  const beds = bedsOf(problem, itinerary)
  const present = atPresent(trip, itinerary, beds)
  const hurt = hurtDays(trip, present, itinerary)
  if (hurt.length === 0) return present
  const lists = [leftInOrder(trip, present, hurt, beds), searched(trip, present, hurt, beds, options)]
  const costs = lists.map((days) => changeCost(trip, itinerary, { ...present, days }))
  const days = costs[1]! < costs[0]! ? lists[1]! : lists[0]!
  const held = tripOf({ ...problem, locks: locksWithPast(present, problem.days) }, trip.points, travel)
  const drops = explainDrops(held, days, beds, options.seed, timeToExplain(options))
  return withConflicts(trip, { ...present, days, drops }, itinerary)
}

/** The plan by today's facts: days whose clock no longer runs are timed anew in their order, the others are as they were. */
function atPresent(trip: Trip, stored: Itinerary, beds: number[]): Itinerary {
  const { problem, points } = trip
  const itinerary = withComfortMarks(trip.candidates, stored)
  const isStale = (day: ItineraryDay, index: number) =>
    problem.days[index]!.underWay !== undefined ||
    day.leavesAt < problem.days[index]!.leavesAt ||
    day.stops.some(({ id }) => !points.ofStop.has(id))
  const days = problem.days.map((_, index) => {
    const day = itinerary.days[index]
    return day && !isStale(day, index) ? day : timeDay(trip, index, stopPlansOf(day), beds)
  })
  if (days.every((day, index) => day === itinerary.days[index])) return itinerary
  return withConflicts(trip, { ...itinerary, days }, itinerary)
}

/** Days that do not hold, lost a meal, or lead into the rain without need. */
function hurtDays({ problem, candidates }: Trip, present: Itinerary, before: Itinerary): number[] {
  const violations = checkItinerary({ ...problem, locks: [] }, present)
  const isWet = ({ id, isLocked, kind }: Stop) =>
    !isLocked && kind !== 'tour' && shelterOf(candidates.get(id)!) === 'outside'
  return present.days.flatMap((day, index) => {
    const lost = (before.days[index]?.stops.length ?? 0) > day.stops.length
    const isHurt =
      lost ||
      day.conflicts.some(({ kind }) => kind === 'no_meal') ||
      violations.some(({ dayIndex }) => dayIndex === index) ||
      (problem.days[index]!.isRainy === true && day.stops.some(isWet))
    return isHurt && !problem.days[index]!.isBehind ? [index] : []
  })
}

/** The order stays; free time is given back, what cannot be goes, and then what the day can best do without. */
function leftInOrder(trip: Trip, present: Itinerary, hurt: number[], beds: number[]): ItineraryDay[] {
  const { problem, candidates } = trip
  const plans = hurt.map((dayIndex) =>
    stopPlansOf(present.days[dayIndex])
      .map((plan) => shorter(plan, withUsualStay(trip, plan)))
      .filter(({ stopId, meal, isLocked }) => {
        const candidate = candidates.get(stopId)
        return !candidate || isLocked || startWindows(problem, candidate, meal, dayIndex).length > 0
      }),
  )
  const timed = (): ItineraryDay[] =>
    present.days.map((day, index) => {
      const at = hurt.indexOf(index)
      return at < 0 ? day : timeDay(trip, index, loosenDay(trip, index, plans[at]!, beds), beds)
    })
  let days = timed()
  for (;;) {
    const gone = stopToLeave(trip, withConflicts(trip, { ...present, days }, { ...present, days }))
    const at = gone ? hurt.indexOf(gone.dayIndex) : -1
    if (!gone || at < 0) return days
    plans[at] = plans[at]!.filter(({ stopId }) => stopId !== gone.stopId)
    days = timed()
  }
}

/** A stay that the visitor made shorter by hand stays short. */
export function shorter<Plan extends { stayMinutes: number }>(present: Plan, usual: Plan): Plan {
  return usual.stayMinutes < present.stayMinutes ? usual : present
}

/** Solved again, where staying on its day is worth most, another day less, and what is new has its price. */
function searched(
  trip: Trip,
  present: Itinerary,
  hurt: number[],
  beds: number[],
  options: PlanOptions,
): ItineraryDay[] {
  const asked = withKeeping(trip, present, hurt, beds)
  const initial = present.days.map(({ stops }) =>
    stops.map(({ id, meal, startsAt }) => ({ stopId: id, meal, startsAt })),
  )
  const { compiled, solution } = search(asked, options, initial)
  const had = new Map(present.days.flatMap(({ stops }) => stops.map((stop) => [stop.id, stop] as const)))
  return daysOf(asked, compiled, solution).map((day, index) => {
    const before = present.days[index]!
    if (!hurt.includes(index) && !isFuller(day, before)) return before
    return { ...day, stops: day.stops.map((stop) => withPast(stop, had.get(stop.id))) }
  })
}

/** A day on which nothing is wrong may take a stop in; where it would lose one for it, or change nothing, it stays as it was. */
function isFuller(day: ItineraryDay, before: ItineraryDay): boolean {
  const ids = new Set(day.stops.map(({ id }) => id))
  return ids.size > before.stops.length && before.stops.every(({ id }) => ids.has(id))
}

/** The same trip where each stop is worth most where it is; only days that are hurt may get new ones. */
export function withKeeping(trip: Trip, present: Itinerary, hurt: number[], beds: number[]): Trip {
  const { problem, points } = trip
  const stops = present.days.flatMap((day, dayIndex) =>
    day.stops.filter(({ kind }) => kind !== 'tour').map(({ id, meal }) => ({ stopId: id, dayIndex, meal })),
  )
  const asked: PlanningProblem = {
    ...problem,
    locks: present.days.flatMap((day, dayIndex) => locksOfDay(trip, day, dayIndex, !hurt.includes(dayIndex))),
    beds: problem.beds.map((choices, night) => [choices[beds[night]!]!]),
    keeping: { stops, openDays: hurt },
  }
  const points1 = { ...points, beds: points.beds.map((choices, night) => [choices[beds[night]!]!]) }
  return tripOf(asked, points1, trip.travel)
}

function locksOfDay({ problem }: Trip, { stops }: ItineraryDay, dayIndex: number, isWhole: boolean): Lock[] {
  return stops.flatMap((stop, order): Lock[] => {
    if (stop.kind === 'tour' || !(isWhole || stop.isLocked)) return []
    return [lockOf(stop, dayIndex, order, passedAt(stop.id, problem.days[dayIndex]!))]
  })
}
