import type { Itinerary } from '../itinerary.ts'
import type { PlanningProblem } from '../problem.ts'
import { checkLastTrain } from './check-last-train.ts'
import { checkStop } from './check-stop.ts'
import { checkWays, type RawTravel } from './check-ways.ts'
import type { MalformedPart, Violation } from './violation.ts'

export type { RawTravel, Violation }

/**
 * Recounts every minute, metre and yen of a plan from the raw problem and, where given, the raw travel. Shares nothing
 * with the search on purpose: two strangers who agree are evidence.
 */
export function checkItinerary(
  problem: PlanningProblem,
  itinerary: Itinerary,
  travel: RawTravel | null = null,
): Violation[] {
  const found: Violation[] = []
  if (itinerary.days.length !== problem.days.length) {
    found.push({ kind: 'malformed', dayIndex: itinerary.days.length, what: 'day_missing', stopId: null })
  }
  const seen = new Set<string>()
  let walkedInAll = 0
  for (const [dayIndex, day] of itinerary.days.entries()) {
    if (dayIndex >= problem.days.length) break
    const malformed = (what: MalformedPart, stopId: string | null) =>
      found.push({ kind: 'malformed', dayIndex, what, stopId })
    const conflict = (broken: Extract<Violation, { kind: 'conflict' }>['conflict']) => {
      // Nothing can be done about a day that is over.
      if (!problem.days[dayIndex]!.isBehind) found.push({ kind: 'conflict', dayIndex, conflict: broken })
    }
    for (const stop of day.stops) {
      if (seen.has(stop.id)) malformed('visited_twice', stop.id)
      seen.add(stop.id)
      checkStop(problem, dayIndex, stop, malformed, conflict)
    }
    for (const meal of ['lunch', 'dinner'] as const) {
      const second = day.stops.filter((stop) => stop.meal === meal)[1]
      if (second) malformed('two_of_a_meal', second.id)
    }
    const walked = checkWays(problem, dayIndex, day, travel, malformed)
    walkedInAll += walked
    const before = itinerary.days[dayIndex - 1]
    if (before && (before.to.point.lat !== day.from.point.lat || before.to.point.lng !== day.from.point.lng))
      malformed('wrong_bed', null)
    checkLastTrain(problem, day, conflict)
    const over = day.endsAt - problem.days[dayIndex]!.endsAt
    if (over > 0) conflict({ kind: 'day_too_long', minutes: over })
    const meters = walked - problem.limits.walkMetersPerDay
    // A day whose only ways are those to a booked tour, or from bed to bed, is nobody's choice.
    if (meters > 0 && day.stops.some((stop) => stop.kind !== 'tour')) conflict({ kind: 'walk_over_limit', meters })
  }
  checkBudget(problem, itinerary, found)
  checkLocks(problem, itinerary, found)
  checkSums(itinerary, walkedInAll, found)
  return found
}

function checkBudget(problem: PlanningProblem, itinerary: Itinerary, found: Violation[]): void {
  const { budgetYen } = problem.limits
  if (budgetYen === null) return
  const priceOf = (id: string) =>
    [...problem.candidates, ...problem.appointments].find((each) => each.id === id)?.costYen ?? 0
  const stops = itinerary.days.flatMap((day) => day.stops)
  const spent = stops.reduce((sum, { id }) => sum + priceOf(id), 0)
  // What is booked or locked stays, whatever it costs.
  const isChosen = stops.some((stop) => !stop.isLocked && priceOf(stop.id) > 0)
  if (spent <= budgetYen || !isChosen) return
  const conflict = { kind: 'over_budget', yen: spent - budgetYen } as const
  found.push({ kind: 'conflict', dayIndex: itinerary.days.length - 1, conflict })
}

function checkLocks(problem: PlanningProblem, itinerary: Itinerary, found: Violation[]): void {
  const dropped = new Set(itinerary.drops.map(({ placeId }) => `place:${placeId}`))
  for (const [dayIndex] of problem.days.entries()) {
    const expected = problem.locks
      .filter((lock) => lock.dayIndex === dayIndex && !dropped.has(lock.stopId))
      .sort((a, b) => a.order - b.order)
      .map(({ stopId }) => stopId)
    const there = (itinerary.days[dayIndex]?.stops ?? []).map(({ id }) => id).filter((id) => expected.includes(id))
    for (const [index, id] of expected.entries()) {
      if (there[index] !== id) found.push({ kind: 'malformed', dayIndex, what: 'lock_broken', stopId: id })
    }
  }
}

function checkSums({ days, totals }: Itinerary, walked: number, found: Violation[]): void {
  const stops = days.flatMap((day) => day.stops)
  const yen = stops.reduce((sum, { costYen }) => sum + (costYen ?? 0), 0)
  if (totals.costYen === yen && totals.walkMeters === walked) return
  found.push({ kind: 'malformed', dayIndex: 0, what: 'sums_differ', stopId: null })
}
