import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localDateOf } from '#app/domain/values/time.ts'
import { loadTravel } from '#app/gateways/routing/built-in.ts'
import { readRailData } from '#app/gateways/routing/rail-files.ts'
import { stationDirectory } from '#app/services/catalog/station-directory.ts'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { projectRoot } from '#db/project-root.ts'
import { seedCatalog } from '#db/seed/seed-catalog.ts'
import { seedDemo } from '#db/seed/seed-demo.ts'
import { percentile } from './figure.ts'
import { figuresOf } from './requests/figures.ts'
import { KEPT_FIGURES, SAMPLE, WHOLE } from './requests/kept.ts'
import { makeRequest } from './requests/make-request.ts'
import { NOW, type Outcome, type Runner, runRequest } from './requests/run-request.ts'
import { readWorld } from './requests/world.ts'

/**
 * `npm run bench requests`: 200 seeded trip requests over the seeded catalog, each the whole way of `POST /plan`.
 * With `--keep` the figures that do not depend on the machine are written to the file the test compares with.
 */
export async function benchRequests(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meguri-requests-'))
  const db = openDatabase(`file:${join(folder, 'bench.sqlite')}`, { durability: 'off' })
  try {
    await migrate(db)
    const options = { root: projectRoot(), now: NOW }
    await seedCatalog(db, options)
    await seedDemo(db, options)
    const rail = join(projectRoot(), 'geo-data/rail')
    const stations = stationDirectory(readRailData(rail).stations)
    const runner = { db, stations, travelFor: loadTravel(rail) }
    const world = await readWorld(db, stations, localDateOf(NOW))
    const all = (indices: readonly number[], iterations: number) =>
      runAll(
        { ...runner, iterations },
        indices.map((index) => makeRequest(world, index)),
      )
    const whole = await all(WHOLE.indices, WHOLE.iterations)
    const kept = { whole: figuresOf(whole), sample: figuresOf(await all(SAMPLE.indices, SAMPLE.iterations)) }
    for (const { index, kind, violations } of whole.filter((outcome) => outcome.violations.length > 0))
      print({ bench: 'requests.violation', index, kind, violations })
    print({ bench: 'requests.figures', iterations: WHOLE.iterations, ...kept.whole })
    print({ bench: 'requests.times', ...timesOf(whole) })
    if (process.argv.includes('--keep'))
      writeFileSync(join(projectRoot(), KEPT_FIGURES), `${JSON.stringify(kept, null, 2)}\n`)
  } finally {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
}

async function runAll(runner: Runner, made: ReturnType<typeof makeRequest>[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const each of made) outcomes.push(await runRequest(runner, each))
  return outcomes
}

function timesOf(outcomes: readonly Outcome[]) {
  const planned = outcomes.filter(({ plan }) => plan !== null)
  const spread = (part: keyof Outcome['milliseconds']) => {
    const all = planned.map(({ milliseconds }) => milliseconds[part])
    return {
      p50: Math.round(percentile(all, 0.5)),
      p95: Math.round(percentile(all, 0.95)),
      most: Math.round(Math.max(...all)),
    }
  }
  return {
    matrixMs: spread('matrix'),
    firstPlanMs: { ...spread('firstPlan'), target: 150 },
    totalMs: spread('total'),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

function print(figure: object): void {
  console.log(JSON.stringify(figure))
}
