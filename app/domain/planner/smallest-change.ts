import { compile } from './compile.ts'
import { solveCore } from './core/anneal.ts'
import type { DropReason, ItineraryDay, SmallestChange, Stop } from './itinerary.ts'
import type { ProblemPoints } from './points.ts'
import type { Appointment, Candidate, OtherDeparture, PlanningProblem } from './problem.ts'
import type { Trip } from './timetable.ts'

export interface Refusal {
  reason: DropReason
  change: SmallestChange | null
}

/** A finished plan and a wish or tour that is not in it, with the reason that was found so far. */
export interface LeftOut {
  days: ItineraryDay[]
  beds: number[]
  seed: number
  wished: Candidate | Appointment
  reason: DropReason
}

const TRIED_ITERATIONS = 120
const MOST_STOPS_FOR_A_TOUR = 4
/** Metres on foot a day beyond the limit that are tried. */
const WALKS_MORE = [1000, 3000, 6000]

/**
 * Solves the plan's own stops with the wish again, with one thing changed, the smaller changes first. A change is named
 * only if that search takes the wish and loses nothing else; for a tour, nothing that was asked for.
 */
export function smallestChange(trip: Trip, leftOut: LeftOut, mayGoOn: () => boolean): Refusal | null {
  const { days, wished } = leftOut
  const small = shrink(trip, days, wished)
  const all = isTour(wished) ? tourAttempts(trip, small, wished, leftOut) : attempts(trip, small, wished, leftOut)
  for (const attempt of all) {
    if (!mayGoOn()) return null
    const taken = solve(trip, attempt, leftOut)
    if (!taken.has(attempt.stopId ?? wished.id)) continue
    const gone = goneFrom(days, taken)
    const isWorthIt = gone.length === 0 || (isTour(wished) && isLittleFor(trip, gone))
    if (attempt.change !== null && isWorthIt) return { reason: attempt.reason, change: attempt.change }
    // Instead of one stop nobody insisted on; a must is not the price of another.
    const [only] = gone
    if (attempt.change === null && only && gone.length === 1 && !isMust(trip, only.stop)) {
      const { id: stopId, names } = only.stop
      return { reason: attempt.reason, change: { kind: 'remove_stop', dayIndex: only.dayIndex, stopId, names } }
    }
  }
  return null
}

function isTour(wished: Candidate | Appointment): wished is Appointment {
  return 'departureId' in wished
}

/** Only what the plan holds and the wish, which now must be in: small enough to be solved in a few milliseconds. */
function shrink({ problem }: Trip, days: ItineraryDay[], wished: Candidate | Appointment): PlanningProblem {
  const kept = new Set(days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  const candidates = problem.candidates.filter(({ id }) => kept.has(id)).map(insisted)
  const locks = problem.locks.filter(({ stopId }) => kept.has(stopId))
  const appointments = problem.appointments.filter(({ id }) => kept.has(id) || id === wished.id)
  if (!isTour(wished)) candidates.push({ ...wished, importance: 'must' })
  return { ...problem, locks, candidates, appointments }
}

/** What is in the plan stays in it, unless the change is to remove it. */
function insisted(candidate: Candidate): Candidate {
  return { ...candidate, importance: candidate.importance === 'must' ? 'must' : 'nice' }
}

interface Attempt {
  problem: PlanningProblem
  reason: DropReason
  /** Null: only what is lost by it will tell. */
  change: SmallestChange | null
  /** Where something else than the wish itself has to be in: another departure of its tour. */
  stopId?: string
  /** Where beds differ from the plan's: points and choices for each night. */
  points?: ProblemPoints
  beds?: number[]
}

function* attempts(trip: Trip, problem: PlanningProblem, candidate: Candidate, leftOut: LeftOut): Generator<Attempt> {
  const { reason } = leftOut
  const { walkMetersPerDay, budgetYen } = problem.limits
  const limited = (limits: Partial<PlanningProblem['limits']>) => ({
    ...problem,
    limits: { ...problem.limits, ...limits },
  })
  const admits = (changed: PlanningProblem) =>
    solve(trip, { problem: changed, reason, change: null }, leftOut).has(candidate.id)
  if (reason.kind === 'no_time' && admits(longerDays(problem))) {
    yield* withOtherHours(problem, [...leftOut.days.keys()], leftOut)
  }
  const walks = admits(limited({ walkMetersPerDay: walkMetersPerDay + WALKS_MORE.at(-1)! })) ? WALKS_MORE : []
  for (const overMeters of walks) {
    const walkLimitMeters = walkMetersPerDay + overMeters
    const change: SmallestChange = { kind: 'raise_walk_limit', walkLimitMeters }
    const walked: DropReason = { kind: 'walk_limit', overMeters }
    yield { problem: limited({ walkMetersPerDay: walkLimitMeters }), reason: walked, change }
  }
  if (budgetYen !== null && candidate.costYen !== null) {
    const overYen = overBudget(leftOut.days, candidate, budgetYen)
    const change: SmallestChange = { kind: 'raise_budget', budgetYen: budgetYen + overYen }
    yield { problem: limited({ budgetYen: budgetYen + overYen }), reason: { kind: 'over_budget', overYen }, change }
  }
  yield { problem, reason, change: null }
  yield* withOtherBeds(trip, problem, leftOut)
  const longer = withOneDayMore(trip, problem, leftOut)
  if (longer !== null) yield longer
}

/** A tour is not moved by itself, but it may be asked for at another time; else its day may be longer, what is locked in its way may move, or the beds. */
function* tourAttempts(trip: Trip, problem: PlanningProblem, tour: Appointment, leftOut: LeftOut): Generator<Attempt> {
  const { reason } = leftOut
  for (const other of tour.isBooked ? [] : (tour.otherDepartures ?? [])) {
    yield withOtherDeparture(trip, problem, tour, other, reason)
  }
  const day = problem.days[tour.dayIndex]
  if (day?.isBehind) return
  const isWithin = day !== undefined
  if (isWithin && reason.kind !== 'tour_outside_trip') yield* withOtherHours(problem, [tour.dayIndex], leftOut)
  for (const { stopId, dayIndex, startsAt } of problem.locks) {
    // What is behind is held by its clock and is no longer to be moved.
    if (dayIndex !== tour.dayIndex || startsAt !== null) continue
    const { names } = trip.candidates.get(stopId)!
    const locks = problem.locks.filter((lock) => lock.stopId !== stopId)
    yield { problem: { ...problem, locks }, reason, change: { kind: 'unlock_stop', dayIndex, stopId, names } }
  }
  if (isWithin) yield* withOtherBeds(trip, problem, leftOut)
  const longer = withOneDayMore(trip, problem, leftOut)
  if (longer !== null) yield longer
}

function withOtherDeparture(
  { points }: Trip,
  problem: PlanningProblem,
  tour: Appointment,
  { day, ...other }: OtherDeparture,
  reason: DropReason,
): Attempt {
  const stopId = `departure:${other.departureId}`
  const appointments = problem.appointments.map((each) => (each === tour ? { ...tour, ...other, id: stopId } : each))
  const days = problem.days.map((each, index) => (index === other.dayIndex ? { ...each, ...day } : each))
  const { departureId, dayIndex, startsAt } = other
  return {
    problem: { ...problem, appointments, days },
    // It meets and ends where the tour does at any time.
    points: { ...points, ofStop: new Map([...points.ofStop, [stopId, points.ofStop.get(tour.id)!]]) },
    stopId,
    reason,
    change: { kind: 'other_departure', departureId, dayIndex, startsAt },
  }
}

/** Half an hour or an hour more of each of these days, on one side; a side that a train bounds stays. */
function* withOtherHours(problem: PlanningProblem, dayIndices: number[], { reason }: LeftOut): Generator<Attempt> {
  for (const minutes of [30, 60]) {
    const short: DropReason = reason.kind === 'no_time' ? { kind: 'no_time', shortMinutes: minutes } : reason
    for (const dayIndex of dayIndices) {
      const { isBehind, underWay, leavesAt, endsAt } = problem.days[dayIndex]!
      if (isBehind) continue
      if (!underWay && !isBoundByTrain(problem, dayIndex, 'arrival')) {
        const change = { kind: 'start_earlier', dayIndex, minutes, at: leavesAt - minutes } as const
        yield { problem: shifted(problem, dayIndex, minutes, 0), reason: short, change }
      }
      if (!isBoundByTrain(problem, dayIndex, 'departure')) {
        const change = { kind: 'end_later', dayIndex, minutes, at: endsAt + minutes } as const
        yield { problem: shifted(problem, dayIndex, 0, minutes), reason: short, change }
      }
    }
  }
}

/** Yen that are missing if the wish joins everything that is planned. */
function overBudget(days: ItineraryDay[], candidate: Candidate, budgetYen: number): number {
  const spent = days.flatMap(({ stops }) => stops).reduce((sum, { costYen }) => sum + (costYen ?? 0), 0)
  return Math.max(1, spent + (candidate.costYen ?? 0) - budgetYen)
}

/** A day that begins at a platform begins with the train; one that ends there ends with it. */
function isBoundByTrain({ start, end, days }: PlanningProblem, dayIndex: number, train: 'arrival' | 'departure') {
  return train === 'arrival' ? dayIndex === 0 && start !== null : dayIndex === days.length - 1 && end !== null
}

/** All days an hour longer on both sides: what this does not admit, no single hour does. */
function longerDays(problem: PlanningProblem): PlanningProblem {
  return problem.days.reduce((longer, _, dayIndex) => shifted(longer, dayIndex, 60, 60), problem)
}

function shifted(problem: PlanningProblem, dayIndex: number, earlier: number, later: number): PlanningProblem {
  const days = problem.days.map((day, index) =>
    index === dayIndex ? { ...day, leavesAt: day.leavesAt - earlier, endsAt: day.endsAt + later } : day,
  )
  return { ...problem, days }
}

/** Each night in each other area that is known: those of the trip's other nights, and those near the wish. */
function* withOtherBeds({ points }: Trip, problem: PlanningProblem, { beds, reason }: LeftOut): Generator<Attempt> {
  if (problem.days.length < 2) return
  const all = [
    ...problem.beds.flatMap((choices, night) => choices.map((bed, at) => ({ bed, index: points.beds[night]![at]! }))),
    ...(problem.otherBeds ?? []).map((bed, at) => ({ bed, index: points.otherBeds[at]! })),
  ]
  const areas = new Map(all.map((each) => [each.bed.areaId, each]))
  for (const nightIndex of problem.beds.keys()) {
    if (problem.days[nightIndex]!.isBehind) continue
    for (const [areaId, { bed, index }] of areas) {
      if (areaId === null || problem.beds[nightIndex]![beds[nightIndex] ?? 0]!.areaId === areaId) continue
      yield {
        problem: { ...problem, beds: problem.beds.with(nightIndex, [bed]) },
        points: { ...points, beds: points.beds.with(nightIndex, [index]) },
        beds: beds.with(nightIndex, 0),
        reason,
        change: { kind: 'sleep_elsewhere', nightIndex, areaId },
      }
    }
  }
}

/** One more day at the end, slept where the last night was; only the wish itself is known to be open on it. */
function withOneDayMore({ points }: Trip, problem: PlanningProblem, { beds, wished, reason }: LeftOut): Attempt | null {
  const more = problem.oneDayMore
  const hours = more?.hours[wished.id]
  const isOnIt = isTour(wished) ? wished.dayIndex === problem.days.length : hours !== undefined
  if (!more || !isOnIt) return null
  const nightIsThere = problem.beds.length === more.days.length - 1
  const last = <Item>(items: Item[]) => (nightIsThere ? items : [...items, items.at(-1)!])
  const candidates = problem.candidates.map((each) => {
    const known = each.id === wished.id && hours ? hours : ({ certainty: 'known', windows: [] } as const)
    return { ...each, hours: [...each.hours, { ...known, windows: [...known.windows] }] }
  })
  return {
    problem: { ...problem, days: more.days, beds: last(problem.beds), candidates },
    points: { ...points, beds: last(points.beds) },
    beds: last(beds),
    reason,
    change: { kind: 'add_day' },
  }
}

/** Ids that a short search of the changed problem keeps. */
function solve({ points, travel }: Trip, attempt: Attempt, { days, beds, seed }: LeftOut): Set<string> {
  const initial = days.map(({ stops }) => stops.map(({ id, meal, startsAt }) => ({ stopId: id, meal, startsAt })))
  const { nodes, core } = compile(attempt.problem, attempt.points ?? points, travel, initial)
  let ticks = 0
  const options = { seed, timeMs: 1, iterations: TRIED_ITERATIONS, clock: () => ticks++, beds: attempt.beds ?? beds }
  const { routes } = solveCore(core, options)
  return new Set(routes.flat().map((index) => nodes[index]!.stopId))
}

function goneFrom(days: ItineraryDay[], taken: Set<string>): { dayIndex: number; stop: Stop }[] {
  return days.flatMap(({ stops }, dayIndex) =>
    stops.filter(({ id }) => !taken.has(id)).map((stop) => ({ dayIndex, stop })),
  )
}

/** A tour takes hours of a day: a few stops that nobody asked for make room, and the difference tells which. */
function isLittleFor({ problem, candidates }: Trip, gone: { stop: Stop }[]): boolean {
  const isAsked = ({ id, kind }: Stop) =>
    kind === 'tour' ||
    problem.locks.some(({ stopId }) => stopId === id) ||
    (candidates.get(id)?.importance ?? null) !== null
  return gone.length <= MOST_STOPS_FOR_A_TOUR && !gone.some(({ stop }) => isAsked(stop))
}

function isMust({ problem, candidates }: Trip, { id, kind }: Stop): boolean {
  if (kind === 'tour' || problem.locks.some(({ stopId }) => stopId === id)) return true
  return candidates.get(id)?.importance === 'must'
}
