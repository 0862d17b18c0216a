import { type Compiled, compile, type InitialStop } from './compile.ts'
import { lateTrains } from './constraints/last-train.ts'
import { mealMinutes, mealStarts } from './constraints/meals.ts'
import { daysWithoutNap } from './constraints/nap.ts'
import { type CoreOptions, type CoreSolution, solveCore } from './core/anneal.ts'
import type { FindHelp } from './core/exchange.ts'
import { explainDrops } from './explain.ts'
import type { Bet, Itinerary, ItineraryDay } from './itinerary.ts'
import { loosenDay } from './loosen-day.ts'
import { problemPoints } from './points.ts'
import type { PlanningProblem } from './problem.ts'
import { type StopPlan, type Trip, timeDay, totalsOf, tripOf } from './timetable.ts'
import type { Travel } from './travel/travel.ts'

export interface PlanOptions {
  seed: number
  /** Search time in milliseconds of `clock`. */
  timeMs: number
  /** Exactly so many iterations: problem, seed and this number then decide the plan. */
  iterations?: number
  clock: () => number
  shouldStop?: () => boolean
  /** Asks other threads to search too; not asked where the number of iterations is fixed, since nobody knows when they answer. */
  findHelp?: FindHelp
  onProgress?: (progress: { profit: number; milliseconds: number; iterations: number }) => void
}

/** Share of the search time that explanations of what was left out may take on top. */
const EXPLAIN_SHARE = 0.3
const MOST_AREAS_TRIED = 12

/**
 * Makes a plan. `travel` was made for `problemPoints(problem).points`. Always returns a feasible plan, with the
 * wishes that had to be left out and why; only a day whose two ends are too far apart keeps a conflict.
 */
export function planTrip(problem: PlanningProblem, travel: Travel, options: PlanOptions): Itinerary {
  const trip = tripOf(problem, problemPoints(problem), travel)
  const { compiled, solution } = search(trip, options)
  const days = daysOf(trip, compiled, solution)
  const mayExplain = timeToExplain(options)
  return {
    days,
    drops: explainDrops(trip, days, solution.beds, options.seed, mayExplain),
    bets: betsOf(trip, days),
    totals: totalsOf(days),
    solver: {
      seed: options.seed,
      iterations: solution.iterations,
      milliseconds: Math.round(solution.milliseconds),
      firstPlanMilliseconds: Math.round(solution.firstMilliseconds),
      profit: Math.round(solution.profit),
    },
  }
}

/** Whether explanations may go on, from now on until their share of the search time is used up. */
export function timeToExplain(options: PlanOptions): () => boolean {
  const began = options.clock()
  return () =>
    !options.shouldStop?.() &&
    (options.iterations !== undefined || options.clock() - began < options.timeMs * EXPLAIN_SHARE)
}

/** The search alone, from what the initial stops give. */
export function search(
  trip: Trip,
  options: PlanOptions,
  initial: InitialStop[][] = [],
  beds?: number[],
): { compiled: Compiled; solution: CoreSolution } {
  const { problem, points, travel } = trip
  const began = options.clock()
  const compiled = compile(problem, points, travel, initial)
  const { clock, seed } = options
  const bedsAtFirst = beds ?? firstBeds(problem, compiled)
  const timeMs = Math.max(1, options.timeMs - (clock() - began))
  const isTimed = options.iterations === undefined
  const exchange = isTimed ? options.findHelp?.({ problem: compiled.core, beds: bedsAtFirst, seed, timeMs }) : null
  const core: CoreOptions = {
    seed,
    timeMs,
    iterations: options.iterations ?? null,
    clock,
    shouldStop: options.shouldStop,
    exchange: exchange ?? undefined,
    beds: bedsAtFirst,
    onBetter: (profit, milliseconds, iterations) => options.onProgress?.({ profit, milliseconds, iterations }),
  }
  return { compiled, solution: solveCore(compiled.core, core) }
}

/** Where the visitor said "anywhere": all nights in the one area that gives most, from where the search moves single nights. */
function firstBeds(problem: PlanningProblem, { core }: Compiled): number[] {
  const most = Math.min(MOST_AREAS_TRIED, Math.max(...problem.beds.map((choices) => choices.length)))
  let best = problem.beds.map(() => 0)
  if (most < 2) return best
  let bestProfit = -Infinity
  for (let area = 0; area < most; area++) {
    const beds = problem.beds.map((choices) => Math.min(area, choices.length - 1))
    const { profit } = solveCore(core, { seed: 1, timeMs: 1, iterations: 0, clock: () => 0, beds })
    if (profit <= bestProfit) continue
    bestProfit = profit
    best = beds
  }
  return best
}

export function daysOf(trip: Trip, { nodes }: Compiled, { routes, beds }: CoreSolution): ItineraryDay[] {
  return trip.problem.days.map((day, dayIndex) => {
    const plans = routes[dayIndex]!.map((index): StopPlan => {
      const { stopId, meal, minutes, lock, candidate, windows } = nodes[index]!
      const isByHour = lock === null && (candidate?.comfort?.[dayIndex] ?? []).length > 0
      return {
        stopId,
        meal,
        stayMinutes: minutes,
        isLocked: lock !== null,
        startsAt: lock?.startsAt ?? null,
        extraReasons: [],
        ...(isByHour && { within: { starts: windows[dayIndex]!, waitsAtMost: Infinity } }),
      }
    })
    const timed = timeDay(trip, dayIndex, loosenDay(trip, dayIndex, plans, beds), beds)
    const over = timed.endsAt - day.endsAt
    return over > 0 ? { ...timed, conflicts: [{ kind: 'day_too_long', minutes: over }] } : timed
  })
}

/** What has to turn out well for the plan to hold. */
export function betsOf({ problem, points, travel, candidates }: Trip, days: ItineraryDay[]): Bet[] {
  const stops = days.flatMap((day) => day.stops)
  const idsWhere = (isBet: (id: string) => boolean) => stops.map(({ id }) => id).filter(isBet)
  const unknownHours = stops
    .filter(({ kind, hours }) => kind !== 'tour' && hours.certainty === 'unknown')
    .map(({ id }) => id)
  const stepFree = problem.stepFree ? idsWhere((id) => candidates.get(id)?.stepFree === 'unknown') : []
  const meals = new Set(stops.filter(({ meal }) => meal !== null).map(({ id }) => id))
  const diet = problem.hasDiet ? idsWhere((id) => meals.has(id) && candidates.get(id)?.diet === 'unknown') : []
  const bets: Bet[] = []
  if (unknownHours.length > 0) bets.push({ kind: 'unknown_hours', stopIds: unknownHours })
  if (stepFree.length > 0) bets.push({ kind: 'unknown_step_free', stopIds: stepFree })
  if (diet.length > 0) bets.push({ kind: 'unknown_diet', stopIds: diet })
  return [
    ...bets,
    ...missingMeals(problem, days),
    ...wetLegs(days),
    ...tightLegs(days),
    ...lateTrains(problem, days, points, travel),
    ...daysWithoutNap(problem, days),
  ]
}

/** Nobody eats the minute a train comes in. */
const WAY_TO_A_MEAL = 15

/** Meals that are wanted and would have time, and for which the day has no place. */
function missingMeals(problem: PlanningProblem, days: ItineraryDay[]): Bet[] {
  const { wantsLunch, wantsDinner } = problem.limits
  const wanted = [...(wantsLunch ? (['lunch'] as const) : []), ...(wantsDinner ? (['dinner'] as const) : [])]
  const meals = wanted.map((meal) => ({ meal, starts: mealStarts(problem, meal), minutes: mealMinutes(problem, meal) }))
  return days.flatMap(({ stops }, dayIndex) =>
    meals.flatMap(({ meal, starts, minutes }): Bet[] => {
      const { leavesAt, endsAt } = problem.days[dayIndex]!
      const begins = Math.max(leavesAt, starts[0])
      const soonest = begins + WAY_TO_A_MEAL
      const isOnTheWay = soonest <= starts[1] && soonest + minutes <= endsAt
      return isOnTheWay && !stops.some((stop) => stop.meal === meal) ? [{ kind: 'no_meal', dayIndex, meal }] : []
    }),
  )
}

/** Ways over water that nobody has looked up. */
function wetLegs(days: ItineraryDay[]): Bet[] {
  return days.flatMap(({ legs }, dayIndex) =>
    legs.flatMap((leg, legIndex): Bet[] => (leg.crossesWater ? [{ kind: 'over_water', dayIndex, legIndex }] : [])),
  )
}

/** Legs before a tour that fail if the way takes as long as it may. */
function tightLegs(days: ItineraryDay[]): Bet[] {
  return days.flatMap((day, dayIndex) =>
    day.stops.flatMap((stop, legIndex): Bet[] => {
      const leg = day.legs[legIndex]!
      const slackMinutes = stop.startsAt - stop.arrivesAt
      const isTight = stop.kind === 'tour' && slackMinutes < leg.minutesHigh - leg.minutes
      return isTight ? [{ kind: 'tight_leg', dayIndex, legIndex, slackMinutes }] : []
    }),
  )
}
