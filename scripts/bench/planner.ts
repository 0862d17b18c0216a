import { parseArgs } from 'node:util'
import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import { Random } from '#app/domain/planner/core/random.ts'
import { planTrip } from '#app/domain/planner/plan.ts'
import { problemPoints } from '#app/domain/planner/points.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import {
  KYOTO,
  openDaily,
  sampleCandidate,
  sampleDay,
  sampleProblem,
} from '#app/domain/planner/testing/sample-problem.ts'
import { benchToptw } from './toptw.ts'
import { benchTravel } from './travel.ts'

/**
 * `npm run bench planner`: JSON lines. The graph and matrices of travel; a trip of 3 days × 300 candidates (and
 * 14 × 1,000) over the real rail graph; with `--toptw DIR --time-ms 100,1000 --seeds 1,2,3` the gaps to the best known
 * profits of the public instances there; `--every N` takes one case in N, `--threads N` lets so many search at once, by the
 * clock of the wall instead of CPU time.
 */
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    toptw: { type: 'string' },
    'time-ms': { type: 'string', default: '100,1000' },
    seeds: { type: 'string', default: '1,2,3' },
    threads: { type: 'string', default: '1' },
    every: { type: 'string', default: '1' },
  },
})
const print = (figure: object) => console.log(JSON.stringify(figure))

if (values.toptw) {
  await benchToptw(values.toptw, numbersOf(values['time-ms']), numbersOf(values.seeds), {
    threads: Number(values.threads),
    every: Number(values.every),
  })
} else benchTrips()

function numbersOf(list: string): number[] {
  return list.split(',').map(Number)
}

function benchTrips(): void {
  const travelFor = benchTravel(print)
  for (const [days, count, timeMs] of [
    [3, 300, 1500],
    [14, 1000, 3000],
  ] as const) {
    const problem = madeUpTrip(days, count)
    const matrixBegan = performance.now()
    const travel = travelFor(problemPoints(problem).points, 'transit')
    const matrixMs = Math.round(performance.now() - matrixBegan)
    const steps: [ms: number, profit: number][] = []
    const onProgress = ({ milliseconds, profit }: { milliseconds: number; profit: number }) =>
      steps.push([Math.round(milliseconds), Math.round(profit)])
    const planBegan = performance.now()
    const plan = planTrip(problem, travel, { seed: 1, timeMs, clock: () => performance.now(), onProgress })
    const at = (ms: number) => steps.filter(([when]) => when <= ms).at(-1)?.[1] ?? null
    print({
      bench: 'planner.trip',
      days,
      candidates: count,
      matrixMs,
      firstPlanMs: plan.solver.firstPlanMilliseconds,
      totalMs: Math.round(performance.now() - planBegan),
      iterations: plan.solver.iterations,
      profit: { first: steps[0]?.[1], at300: at(300), at750: at(750), end: plan.solver.profit },
      stops: plan.days.flatMap(({ stops }) => stops).length,
      violations: checkItinerary(problem, plan).length,
    })
  }
}

function madeUpTrip(days: number, count: number): PlanningProblem {
  const random = new Random(42)
  const candidates = Array.from({ length: count }, (_, i) => {
    const eats = i % 5 === 0
    const point = { lat: KYOTO.lat + (random.unit() - 0.5) * 0.2, lng: KYOTO.lng + (random.unit() - 0.5) * 0.2 }
    const opens = 480 + random.below(6) * 30
    return sampleCandidate(`p${i}`, {
      point,
      category: eats ? 'restaurant' : ['scene', 'shrine', 'temple', 'museum', 'garden'][random.below(5)]!,
      stayMinutes: 20 + random.below(8) * 10,
      profit: 10 + random.below(90),
      hours: openDaily(days, eats ? 660 : opens, eats ? 1290 : opens + 480),
      meals: eats ? { lunch: true, dinner: true } : null,
      isVisitToo: !eats,
      isLocal: random.unit() < 0.3,
      costYen: random.below(20) * 100,
    })
  })
  const dayList = Array.from({ length: days }, (_, d) => sampleDay(`2026-12-${String(d + 1).padStart(2, '0')}`))
  return sampleProblem({ days: dayList, candidates })
}

function _round(number: number): number {
  return Math.round(number * 1000) / 1000
}
