import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import { solveCore } from '#app/domain/planner/core/anneal.ts'
import { Random } from '#app/domain/planner/core/random.ts'
import { readToptw } from '#app/domain/planner/core/toptw.ts'
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
import { benchTravel } from './travel.ts'

/**
 * `npm run bench planner`: JSON lines. The graph and matrices of travel; a trip of 3 days × 300 candidates (and 14 × 1,000) over the real rail graph;
 * with `--toptw DIR` (instances/*.txt and bks.csv) the gaps to the best known profits, by CPU time.
 */
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    toptw: { type: 'string' },
    'time-ms': { type: 'string', default: '1000' },
    seeds: { type: 'string', default: '1' },
  },
})
const print = (figure: object) => console.log(JSON.stringify(figure))

if (values.toptw) benchToptw(values.toptw, Number(values['time-ms']), values.seeds.split(',').map(Number))
else benchTrips()

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

function benchToptw(dir: string, timeMs: number, seeds: number[]): void {
  const rows = readFileSync(join(dir, 'bks.csv'), 'utf8').trim().split('\n').slice(1)
  const best = new Map(rows.map((row) => [row.split(',').slice(1, 3).join('/'), Number(row.split(',')[3])]))
  const gaps = new Map<string, number[]>()
  for (const file of readdirSync(join(dir, 'instances')).sort()) {
    const instance = file.replace(/\.txt$/, '')
    const text = readFileSync(join(dir, 'instances', file), 'utf8')
    for (const m of [1, 2, 3, 4]) {
      for (const seed of seeds) {
        const read = readToptw(text, m, instance.startsWith('pr') ? 2 : 1)
        const known = best.get(`${instance}/${m}`)
        if (!read.ok || known === undefined) continue
        const { profit, milliseconds } = solveCore(read.value.problem, { seed, timeMs, iterations: null, clock: cpuMs })
        const gapPercent = ((known - profit) / known) * 100
        for (const set of [instance.replace(/\d\d$/, ''), `m${m}`, 'all'])
          gaps.set(set, [...(gaps.get(set) ?? []), gapPercent])
        print({
          bench: 'planner.toptw',
          instance,
          m,
          seed,
          profit,
          bestKnown: known,
          gapPercent: round(gapPercent),
          ms: Math.round(milliseconds),
        })
      }
    }
  }
  for (const [set, all] of gaps) {
    const mean = all.reduce((sum, gap) => sum + gap, 0) / all.length
    const reached = all.filter((gap) => gap <= 0).length / all.length
    print({
      bench: 'planner.toptw.mean',
      set,
      runs: all.length,
      timeMs,
      gapPercent: round(mean),
      reached: round(reached),
    })
  }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function round(number: number): number {
  return Math.round(number * 1000) / 1000
}
