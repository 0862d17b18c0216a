import { accessRefusal } from './constraints/access.ts'
import { attendance, isAtOddsWithBooked } from './constraints/appointments.ts'
import { budgetOf } from './constraints/budget.ts'
import { comfortParts } from './constraints/comfort.ts'
import { daylightStarts } from './constraints/daylight.ts'
import { hoursStarts, type StartWindow, within } from './constraints/hours.ts'
import { worthOnDay } from './constraints/keeping.ts'
import { beforeLastTrain } from './constraints/last-train.ts'
import { mealMinutes, mealStarts, waysToUse } from './constraints/meals.ts'
import { passedAt, stillToCome } from './constraints/under-way.ts'
import { grantWalks } from './constraints/walk-limit.ts'
import { MEAL_OWN_WORTH, ownWorth } from './constraints/worth.ts'
import { writePair } from './core/beds.ts'
import type { CoreNight, CoreProblem } from './core/core-problem.ts'
import { countClasses, isBreak } from './day-classes.ts'
import type { Meal } from './itinerary.ts'
import { nightsOfDay, type ProblemPoints } from './points.ts'
import { type Appointment, type Candidate, type Lock, type PlanningProblem, paceRules, stayAtPace } from './problem.ts'
import type { Travel, TravelMatrix } from './travel/travel.ts'

/** One thing that can be put into a day: a visit, a meal at a place, a tour. */
export interface PlanNode {
  stopId: string
  candidate: Candidate | null
  appointment: Appointment | null
  meal: Meal | null
  /** Minutes from its beginning to its leaving; for a tour from the time one has to be there. */
  minutes: number
  lock: Lock | null
  windows: StartWindow[][]
  /** Profit that belongs to these windows: rain, crowds, and staying where the plan had it. */
  dayWorth: number
}

/** A stop to begin with; its hour tells which of its nodes is meant, where a place is worth different things by the hour. */
export interface InitialStop {
  stopId: string
  meal: Meal | null
  startsAt?: number
}

export interface Compiled {
  nodes: PlanNode[]
  core: CoreProblem
}

/** Turns a trip into the numbers the search works on. `initial` names stops to begin with, day by day. */
export function compile(
  problem: PlanningProblem,
  points: ProblemPoints,
  travel: Travel,
  initial: InitialStop[][] = [],
): Compiled {
  const { matrix } = travel
  const nodes = [
    ...tourNodes(problem),
    ...problem.candidates.flatMap((candidate) => candidateNodes(problem, points, travel, candidate)),
  ]
  const dayCount = problem.days.length
  const stride = nodes.length + 2 * dayCount
  const windows = packWindows(nodes, dayCount)
  const nights = tripNights(problem, points)
  const inPoint = new Int32Array(stride)
  const outPoint = new Int32Array(stride)
  const duration = new Int32Array(stride)
  for (const [index, node] of nodes.entries()) {
    const at = points.ofStop.get(node.stopId)!
    inPoint[index] = at.in
    outPoint[index] = at.out
    duration[index] = node.minutes
  }
  for (let day = 0; day < dayCount; day++) {
    const { from, to } = nightsOfDay(problem, day)
    outPoint[nodes.length + 2 * day] = inPoint[nodes.length + 2 * day] =
      from < 0 ? points.start! : points.beds[from]![0]!
    outPoint[nodes.length + 2 * day + 1] = inPoint[nodes.length + 2 * day + 1] =
      to < 0 ? points.end! : points.beds[to]![0]!
  }
  const classes = countClasses(problem, nodes)
  const cost = Int32Array.from(nodes, ({ candidate, appointment }) => candidate?.costYen ?? appointment?.costYen ?? 0)
  const core: CoreProblem = {
    nodeCount: nodes.length,
    dayCount,
    stride,
    step: new Int32Array(stride * stride),
    profit: Float64Array.from(nodes, (node) => worthOf(problem, points, matrix, node)),
    dayOpen: Int32Array.from(problem.days, ({ leavesAt }) => leavesAt),
    dayClose: Int32Array.from(problem.days, ({ endsAt }) => endsAt),
    ...windows,
    initial: initialRoutes(problem, nodes, initial),
    frozen: Uint8Array.from(nodes, (node) => (isFrozen(node) ? 1 : 0)),
    extras: {
      ...classes,
      walk: new Int32Array(stride * stride),
      walkLimit: new Int32Array(dayCount),
      cost,
      minutePrice: (problem.calmDays ?? paceRules(problem.pace)).minutePrice,
      waitPrice: WAITING_MINUTE_PRICE,
      hopPrice: MOVING_PRICE,
      budget: budgetOf(problem),
      nights,
      pointCount: matrix.n,
      minutes: matrix.minutes,
      walkMeters: matrix.walkMeters,
      inPoint,
      outPoint,
      duration,
    },
  }
  for (let from = 0; from < stride; from++) for (let to = 0; to < stride; to++) writePair(core, core.extras!, from, to)
  grantWalks(core, problem)
  return { nodes, core }
}

export function isFrozen(node: PlanNode): boolean {
  return node.lock !== null || node.appointment !== null
}

/** Minutes of a visit at the trip's pace, the rest after it included; a lock may say otherwise. */
export function visitMinutes(problem: PlanningProblem, candidate: Candidate, meal: Meal | null): number {
  const lock = problem.locks.find(({ stopId }) => stopId === candidate.id)
  if (lock?.stayMinutes) return lock.stayMinutes
  if (meal !== null) return mealMinutes(problem, meal)
  return stayAtPace(candidate.stayMinutes, problem.pace) + paceRules(problem.pace).restMinutes
}

/** When a visit may begin on a day, all constraints of the clock together. */
export function startWindows(problem: PlanningProblem, candidate: Candidate, meal: Meal | null, dayIndex: number) {
  const day = problem.days[dayIndex]!
  const minutes = visitMinutes(problem, candidate, meal)
  const doors = daylightStarts(candidate, day, minutes, hoursStarts(candidate, dayIndex, day, minutes))
  const open = stillToCome(doors, candidate.id, day)
  if (meal !== null) return within(open, mealStarts(problem, meal))
  return isBreak(candidate) ? within(open, paceRules(problem.pace).breakStarts) : open
}

const BOOKED_WORTH = 10_000
/** A minute with nothing to do, beyond half an hour, is dearer than one on the way. */
const WAITING_MINUTE_PRICE = 0.6
/** Packing, lockers and another check-in. */
const MOVING_PRICE = 40
/** What a minute between dinner and bed costs on top of the way itself, at most what half an hour does. */
const EVENING_MINUTE_PRICE = 0.5
const EVENING_MINUTES = 40

function worthOf(problem: PlanningProblem, points: ProblemPoints, matrix: TravelMatrix, node: PlanNode): number {
  if (node.candidate === null) return BOOKED_WORTH
  const worth = ownWorth(node.candidate, problem) + node.dayWorth
  if (node.meal === null) return worth
  if (node.meal === 'lunch') return worth + MEAL_OWN_WORTH
  const from = points.ofStop.get(node.stopId)!.out
  const home = Math.min(...points.beds.flat().map((bed) => matrix.minutes[from * matrix.n + bed]!))
  return worth + MEAL_OWN_WORTH - Math.min(EVENING_MINUTES, home) * EVENING_MINUTE_PRICE
}

function candidateNodes(
  problem: PlanningProblem,
  points: ProblemPoints,
  travel: Travel,
  candidate: Candidate,
): PlanNode[] {
  const lock = problem.locks.find(({ stopId }) => stopId === candidate.id) ?? null
  if (lock === null && (candidate.importance === 'never' || accessRefusal(candidate, problem) !== null)) return []
  const from = points.ofStop.get(candidate.id)!.out
  return waysToUse(problem, candidate, lock).flatMap((meal): PlanNode[] => {
    const minutes = visitMinutes(problem, candidate, meal)
    const windows = problem.days.map((day, dayIndex): StartWindow[] => {
      if (lock !== null && lock.dayIndex !== dayIndex) return []
      const starts = startWindows(problem, candidate, meal, dayIndex)
      if (lock === null && day.isBehind) return []
      if (lock === null) return beforeLastTrain(starts, minutes, from, dayIndex, problem, points, travel)
      // Who locks a stop knows why: closed doors become a conflict that is told, not a reason to lose the stop.
      const startsAt = lock.startsAt ?? passedAt(candidate.id, day)
      const held = startsAt === null ? starts : within(starts, [startsAt, startsAt])
      if (held.length > 0) return held
      return startsAt === null ? [[day.leavesAt, day.endsAt]] : [[startsAt, startsAt]]
    })
    return byWorth(problem, candidate, meal, windows, lock !== null).map(([dayWorth, ofThese]) => ({
      stopId: candidate.id,
      candidate,
      appointment: null,
      meal,
      minutes,
      lock,
      windows: ofThese,
      dayWorth,
    }))
  })
}

/** The windows in which a stop is worth the same: mostly all of them, so that it stays one node. What is locked is not weighed by the hour. */
function byWorth(
  problem: PlanningProblem,
  candidate: Candidate,
  meal: Meal | null,
  windows: StartWindow[][],
  isLocked: boolean,
): [number, StartWindow[][]][] {
  const found = new Map<number, StartWindow[][]>()
  for (const [day, starts] of windows.entries()) {
    const dayWorth = starts.length === 0 ? null : worthOnDay(problem, candidate, meal, day)
    if (dayWorth === null) continue
    const parts = isLocked ? [[0, starts] as const] : comfortParts(problem, candidate, day, starts)
    for (const [price, part] of parts) {
      const ofWorth = found.get(dayWorth - price) ?? windows.map(() => [])
      ofWorth[day] = part
      found.set(dayWorth - price, ofWorth)
    }
  }
  return [...found]
}

function tourNodes(problem: PlanningProblem): PlanNode[] {
  return problem.appointments
    .filter(({ dayIndex, startsAt, endsAt }) => problem.days[dayIndex] !== undefined && endsAt > startsAt)
    .filter((tour) => tour.isBooked || !isAtOddsWithBooked(tour, problem))
    .map((appointment) => {
      const { from, minutes } = attendance(appointment, problem)
      const windows = problem.days.map((planned, day): StartWindow[] =>
        day === appointment.dayIndex ? stillToCome([[from, from]], appointment.id, planned) : [],
      )
      const { id: stopId } = appointment
      return { stopId, candidate: null, appointment, meal: null, minutes, lock: null, windows, dayWorth: 0 }
    })
}

function packWindows(nodes: PlanNode[], dayCount: number) {
  const windowFirst = new Int32Array(dayCount * nodes.length + 1)
  const open: number[] = []
  const close: number[] = []
  for (let day = 0; day < dayCount; day++) {
    for (const [index, node] of nodes.entries()) {
      for (const [from, to] of node.windows[day]!) {
        open.push(from)
        close.push(to)
      }
      windowFirst[day * nodes.length + index + 1] = open.length
    }
  }
  return { windowFirst, windowOpen: Int32Array.from(open), windowClose: Int32Array.from(close) }
}

function tripNights(problem: PlanningProblem, points: ProblemPoints): CoreNight[] {
  return problem.beds.map((_, night) => {
    const days = problem.days.map((_, day) => nightsOfDay(problem, day))
    return {
      endsDays: days.flatMap(({ to }, day) => (to === night ? [day] : [])),
      startsDays: days.flatMap(({ from }, day) => (from === night ? [day] : [])),
      choices: points.beds[night]!,
    }
  })
}

function initialRoutes(problem: PlanningProblem, nodes: PlanNode[], initial: InitialStop[][]) {
  return problem.days.map((_, day) => {
    const known = (initial[day] ?? []).map(({ stopId, meal, startsAt }) => {
      const isIt = (node: PlanNode) => node.stopId === stopId && node.meal === meal && node.windows[day]!.length > 0
      const isThen = ({ windows }: PlanNode) =>
        windows[day]!.some(([from, to]) => startsAt === undefined || (from <= startsAt && startsAt <= to))
      const then = nodes.findIndex((node) => isIt(node) && isThen(node))
      return then < 0 ? nodes.findIndex(isIt) : then
    })
    const isKept = (index: number) => index >= 0 && !isFrozen(nodes[index]!)
    const frozen = nodes.flatMap((node, index) => (isFrozen(node) && node.windows[day]!.length > 0 ? [index] : []))
    const order = (index: number) => nodes[index]!.lock?.order ?? -1
    const locked = frozen.filter((index) => nodes[index]!.lock !== null).sort((a, b) => order(a) - order(b))
    return mergeTours(
      locked,
      frozen.filter((index) => nodes[index]!.appointment !== null),
      nodes,
      day,
      known.filter(isKept),
    )
  })
}

/** Tours stand by their clock among the locked stops, whose own order is kept. */
function mergeTours(locked: number[], tours: number[], nodes: PlanNode[], day: number, loose: number[]): number[] {
  const merged = loose.length > 0 && locked.length === 0 && tours.length === 0 ? [...loose] : [...locked]
  const begins = (index: number) => nodes[index]!.windows[day]![0]![0]
  for (const tour of tours.sort((a, b) => begins(a) - begins(b))) {
    const at = merged.findIndex(
      (other) =>
        nodes[other]!.appointment === null &&
        latestStart(nodes[other]!, day) >= begins(tour) + nodes[tour]!.minutes &&
        begins(other) >= begins(tour),
    )
    merged.splice(at < 0 ? merged.length : at, 0, tour)
  }
  return merged
}

function latestStart(node: PlanNode, day: number): number {
  return node.windows[day]!.at(-1)![1]
}
