import { compile, visitMinutes } from './compile.ts'
import { accessRefusal } from './constraints/access.ts'
import { daylightRefusal } from './constraints/daylight.ts'
import { hoursRefusal } from './constraints/hours.ts'
import { solveCore } from './core/anneal.ts'
import type { Drop, DropReason, ItineraryDay, SmallestChange } from './itinerary.ts'
import type { Candidate, PlanningProblem } from './problem.ts'
import type { Trip } from './timetable.ts'

const TRIED_ITERATIONS = 120
const MOST_NICE_EXPLAINED = 5

/** Says of each wish that was left out why, and which smallest change would admit it: found by solving again. */
export function explainDrops(
  trip: Trip,
  days: ItineraryDay[],
  beds: number[],
  seed: number,
  mayGoOn: () => boolean,
): Drop[] {
  const { problem } = trip
  const inPlan = new Set(days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  const drops: Drop[] = problem.missingWishes.map(({ placeId, names, importance }) => ({
    placeId,
    departureId: null,
    names,
    importance,
    reason: { kind: 'place_not_found' },
    change: null,
  }))
  for (const tour of problem.appointments) {
    if (inPlan.has(tour.id)) continue
    drops.push({
      placeId: null,
      departureId: tour.departureId,
      names: tour.names,
      importance: 'must',
      reason: tourReason(trip, days, tour),
      change: null,
    })
  }
  const locked = new Set(problem.locks.map(({ stopId }) => stopId))
  const wished = problem.candidates
    .filter(
      ({ id, importance }) => !inPlan.has(id) && (locked.has(id) || importance === 'must' || importance === 'nice'),
    )
    .sort((a, b) => Number(b.importance === 'must') - Number(a.importance === 'must') || b.profit - a.profit)
  let nice = 0
  for (const candidate of wished) {
    const mustBe = candidate.importance === 'must' || locked.has(candidate.id)
    const explains = mayGoOn() && (mustBe || nice++ < MOST_NICE_EXPLAINED)
    const { reason, change } = refusalOf(trip, days, beds, candidate, seed, explains ? mayGoOn : () => false)
    const importance = mustBe ? 'must' : 'nice'
    drops.push({ placeId: candidate.placeId, departureId: null, names: candidate.names, importance, reason, change })
  }
  return drops
}

function tourReason(
  { problem }: Trip,
  days: ItineraryDay[],
  tour: PlanningProblem['appointments'][number],
): DropReason {
  const day = problem.days[tour.dayIndex]
  if (!day || tour.endsAt <= day.leavesAt || tour.startsAt >= day.endsAt) return { kind: 'tour_outside_trip' }
  const other = days[tour.dayIndex]!.stops.find(
    (stop) => stop.kind === 'tour' && stop.startsAt < tour.endsAt && tour.startsAt < stop.leavesAt,
  )
  return other ? { kind: 'tour_overlap', withNames: other.names } : { kind: 'no_time', shortMinutes: null }
}

interface Refusal {
  reason: DropReason
  change: SmallestChange | null
}

function refusalOf(
  trip: Trip,
  days: ItineraryDay[],
  beds: number[],
  candidate: Candidate,
  seed: number,
  mayGoOn: () => boolean,
): Refusal {
  const { problem } = trip
  const alone =
    accessRefusal(candidate, problem) ??
    hoursRefusal(candidate, problem) ??
    daylightRefusal(candidate, problem, visitMinutes(problem, candidate, null))
  if (alone) return { reason: alone, change: null }
  const small = shrink(trip, days, candidate)
  for (const attempt of attempts(small, days, candidate)) {
    if (!mayGoOn()) break
    const taken = solves(trip, attempt.problem, days, beds, seed)
    if (!taken.has(candidate.id)) continue
    const gone = firstGone(days, taken)
    const change = attempt.change === null ? gone : gone === null ? attempt.change : null
    if (change !== null) return { reason: attempt.reason, change }
  }
  const travelMinutes = nearestTravel(trip, candidate)
  if (travelMinutes > 120) return { reason: { kind: 'too_far', travelMinutes }, change: null }
  return { reason: { kind: 'no_time', shortMinutes: null }, change: null }
}

/** Only what the plan holds and the wish, which now must be in: small enough to be solved in a few milliseconds. */
function shrink({ problem }: Trip, days: ItineraryDay[], candidate: Candidate): PlanningProblem {
  const kept = new Set(days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  const candidates = problem.candidates.filter(({ id }) => kept.has(id))
  const locks = problem.locks.filter(({ stopId }) => kept.has(stopId))
  return { ...problem, locks, candidates: [...candidates.map(insisted), { ...candidate, importance: 'must' }] }
}

/** What is in the plan stays in it, unless the change is to remove it. */
function insisted(candidate: Candidate): Candidate {
  return { ...candidate, importance: candidate.importance === 'must' ? 'must' : 'nice' }
}

interface Attempt {
  problem: PlanningProblem
  reason: DropReason
  change: SmallestChange | null
}

/** Changes to try, the smaller first. */
function* attempts(problem: PlanningProblem, days: ItineraryDay[], candidate: Candidate): Generator<Attempt> {
  for (const minutes of [30, 60]) {
    for (const dayIndex of days.keys()) {
      const reason: DropReason = { kind: 'no_time', shortMinutes: minutes }
      yield {
        problem: shifted(problem, dayIndex, minutes, 0),
        reason,
        change: { kind: 'start_earlier', dayIndex, minutes },
      }
      yield {
        problem: shifted(problem, dayIndex, 0, minutes),
        reason,
        change: { kind: 'end_later', dayIndex, minutes },
      }
    }
  }
  const { walkMetersPerDay, budgetYen } = problem.limits
  for (const overMeters of [1000, 3000]) {
    const walkLimitMeters = walkMetersPerDay + overMeters
    const limits = { ...problem.limits, walkMetersPerDay: walkLimitMeters }
    const change: SmallestChange = { kind: 'raise_walk_limit', walkLimitMeters }
    yield { problem: { ...problem, limits }, reason: { kind: 'walk_limit', overMeters }, change }
  }
  if (budgetYen !== null && candidate.costYen !== null) {
    const overYen = candidate.costYen
    const limits = { ...problem.limits, budgetYen: budgetYen + overYen }
    const change: SmallestChange = { kind: 'raise_budget', budgetYen: budgetYen + overYen }
    yield { problem: { ...problem, limits }, reason: { kind: 'over_budget', overYen }, change }
  }
  yield { problem, reason: { kind: 'no_time', shortMinutes: null }, change: null }
}

function shifted(problem: PlanningProblem, dayIndex: number, earlier: number, later: number): PlanningProblem {
  const days = problem.days.map((day, index) =>
    index === dayIndex ? { ...day, leavesAt: day.leavesAt - earlier, endsAt: day.endsAt + later } : day,
  )
  return { ...problem, days }
}

/** Ids that a short search of the changed problem keeps. A change counts only if nothing else is lost by it. */
function solves(trip: Trip, problem: PlanningProblem, days: ItineraryDay[], beds: number[], seed: number): Set<string> {
  const initial = days.map(({ stops }) => stops.map(({ id, meal }) => ({ stopId: id, meal })))
  const { nodes, core } = compile(problem, trip.points, trip.travel.matrix, initial)
  let ticks = 0
  const { routes } = solveCore(core, { seed, timeMs: 1, iterations: TRIED_ITERATIONS, clock: () => ticks++, beds })
  return new Set(routes.flat().map((index) => nodes[index]!.stopId))
}

function firstGone(days: ItineraryDay[], taken: Set<string>): SmallestChange | null {
  for (const [dayIndex, day] of days.entries()) {
    const gone = day.stops.find(({ id }) => !taken.has(id))
    if (gone) return { kind: 'remove_stop', dayIndex, stopId: gone.id, names: gone.names }
  }
  return null
}

function nearestTravel({ points, travel }: Trip, candidate: Candidate): number {
  const to = points.ofStop.get(candidate.id)!.in
  const ends = [...points.beds.flat(), ...(points.start === null ? [] : [points.start])]
  return Math.min(...ends.map((from) => travel.matrix.minutes[from * points.points.length + to]!))
}
