import type { CoreProblem } from './core-problem.ts'
import { type DayExchange, Sharing } from './exchange.ts'
import { medianProfit } from './measures.ts'
import { Search } from './search.ts'

export interface CoreOptions {
  seed: number
  /** Milliseconds of `clock`; ignored when `iterations` is given. */
  timeMs: number
  /** Exactly so many iterations: then seed and problem alone decide the result. */
  iterations: number | null
  /** Milliseconds of any clock that only goes forward. */
  clock: () => number
  shouldStop?: () => boolean
  /** Others who search the same problem: what one finds the others take in. Not used where the number of iterations is fixed. */
  exchange?: DayExchange
  onBetter?: (profit: number, milliseconds: number, iterations: number) => void
  /** Bed of each night to begin with, as indices of its choices. */
  beds?: number[]
}

export interface CoreSolution {
  routes: number[][]
  beds: number[]
  profit: number
  iterations: number
  milliseconds: number
  firstMilliseconds: number
}

/** Iterations between two looks at the clock: far below the 10 ms in which a stop is obeyed. */
const LOOK_EVERY = 16
/** Of the median profit. A trip's search is short for its size: it begins colder. */
const HEAT = { benchmark: [1, 0.1], trip: [0.15, 0.005] } as const

/** Anytime search: a feasible solution from the first moment, better while time lasts. */
export function solveCore(problem: CoreProblem, options: CoreOptions): CoreSolution {
  const began = options.clock()
  const search = new Search(problem, options.seed, options.beds)
  const firstMilliseconds = options.clock() - began
  options.onBetter?.(search.bestProfit, firstMilliseconds, 0)
  const scale = medianProfit(problem)
  const [hot, cool] = problem.extras === null ? HEAT.benchmark : HEAT.trip
  const hottest = hot * scale
  const cooling = Math.log(cool / hot)
  let temperature = hottest
  let untilLook = 0
  const sharing = options.exchange && options.iterations === null ? new Sharing(search, options.exchange) : null
  const tell = () => options.onBetter?.(search.bestProfit, options.clock() - began, search.iterations)
  if (problem.nodeCount > 0) {
    for (;;) {
      if (options.iterations !== null && search.iterations >= options.iterations) break
      if (--untilLook <= 0) {
        const spent = options.clock() - began
        const share = options.iterations === null ? spent / options.timeMs : search.iterations / options.iterations
        if (share >= 1 || options.shouldStop?.()) break
        if (sharing?.isDue(spent) && sharing.share()) tell()
        temperature = hottest * Math.exp(cooling * share)
        // A look costs as much as an iteration of a small problem.
        const perMillisecond = search.iterations / Math.max(1, spent)
        untilLook = options.iterations === null ? Math.min(64, Math.max(4, perMillisecond)) : LOOK_EVERY
      }
      if (search.step(temperature)) tell()
    }
  }
  if (sharing?.share()) tell()
  return {
    routes: search.best,
    beds: search.bestBeds,
    profit: search.bestProfit,
    iterations: search.iterations,
    milliseconds: options.clock() - began,
    firstMilliseconds,
  }
}
