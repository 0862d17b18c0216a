import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkItinerary } from '../check/check-itinerary.ts'
import { planTrip } from '../plan.ts'
import { problemPoints } from '../points.ts'
import { anyProblem } from '../testing/any-problem.ts'
import { sampleTravel } from '../testing/sample-problem.ts'
import { type CoreOptions, solveCore } from './anneal.ts'
import type { DayExchange, FindHelp, SharedSolution } from './exchange.ts'
import { readToptw } from './toptw.ts'

const text = readFileSync(new URL('../testing/toptw/pr-own-30.txt', import.meta.url), 'utf8')
const read = readToptw(text, 3, 2)
if (!read.ok) throw new Error(read.error.kind)
const { problem } = read.value

/** A clock that goes on by a millisecond with each look: a search by time that comes out the same each time. */
const ticking = () => {
  let ticks = 0
  return () => ticks++
}
const solve = (timeMs: number, changes: Partial<CoreOptions> = {}) =>
  solveCore(problem, { seed: 3, timeMs, iterations: null, clock: ticking(), ...changes })
const saying = (given: unknown[]): DayExchange => ({ give: () => {}, take: () => given })

describe('a search among others', () => {
  it('takes a better solution, and goes on from there', () => {
    const better = solve(900, { seed: 5 })
    expect(solve(1).profit).toBeLessThan(better.profit)
    expect(solve(1, { exchange: saying([better]) })).toMatchObject({ profit: better.profit, routes: better.routes })
    expect(solve(30, { exchange: saying([better]) }).profit).toBeGreaterThanOrEqual(better.profit)
  })

  it('gives what it finds, and never ends with less than it gave or was given', () => {
    const worth = ({ routes }: SharedSolution) => routes.flat().reduce((sum, node) => sum + problem.profit[node]!, 0)
    const given: number[] = []
    const exchange = { give: (solution: SharedSolution) => void given.push(worth(solution)), take: () => [solve(60)] }
    const { profit } = solve(200, { seed: 1, exchange })
    expect(given.length).toBeGreaterThan(0)
    expect(profit).toBeGreaterThanOrEqual(Math.max(...given, solve(60).profit))
  })

  it('is not disturbed by nonsense', () => {
    const { routes } = solve(50)
    const all = routes.flat()
    const none = routes.map(() => [])
    const nonsense = [
      null,
      7,
      'days',
      {},
      { routes },
      { routes: [all], beds: [] },
      { routes: [...none, []], beds: [] },
      { routes: [...none.slice(1), [NaN]], beds: [] },
      { routes: [...none.slice(1), [-1]], beds: [] },
      { routes: [...none.slice(1), [0.5]], beds: [] },
      { routes: [...none.slice(1), [problem.nodeCount]], beds: [] },
      { routes: [...none.slice(1), ['1']], beds: [] },
      { routes: [...none.slice(1), null], beds: [] },
      { routes, beds: [0] },
      { routes: routes.map(() => all), beds: [] },
      { routes: [all, ...none.slice(1)], beds: [] },
      { routes: [all.toReversed(), ...none.slice(1)], beds: [] },
    ]
    expect(solve(200, { exchange: saying(nonsense) })).toEqual(solve(200))
  })

  it('asks nobody where the number of iterations is fixed', () => {
    const exchange = { give: () => expect.unreachable(), take: () => expect.unreachable() }
    const fixed = { iterations: 500, clock: () => 0 }
    expect(solve(1, { ...fixed, exchange })).toEqual(solve(1, fixed))
  })
})

describe('any trip that is searched with help', () => {
  const options = { seed: 7, timeMs: 60 }
  const planned = (given: Parameters<typeof planTrip>[0], findHelp?: FindHelp) =>
    planTrip(given, sampleTravel(given), { ...options, clock: ticking(), findHelp })

  it('gets a plan in which the checker finds nothing, as good as what the helper found', () => {
    fc.assert(
      fc.property(anyProblem, (given) => {
        let found = -Infinity
        const findHelp: FindHelp = (needed) => {
          const order = { ...structuredClone(needed), iterations: 200, clock: () => 0, seed: 11 }
          const solution = solveCore(order.problem, order)
          found = solution.profit
          return saying([solution, { ...solution, routes: solution.routes.toReversed() }])
        }
        const { points } = problemPoints(given)
        const plan = planned(given, findHelp)
        expect(checkItinerary(given, plan, { points, ...sampleTravel(given).matrix })).toEqual([])
        expect(plan.solver.profit).toBeGreaterThanOrEqual(Math.round(found - 1e-6))
      }),
      { numRuns: 80, seed: 20261123 },
    )
  })
})
