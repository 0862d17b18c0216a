import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { solveCore } from '#app/domain/planner/core/anneal.ts'
import { readToptw } from '#app/domain/planner/core/toptw.ts'
import { type Helpers, startHelpers } from '#app/gateways/planning/helpers.ts'

interface Run {
  instance: string
  m: number
  seed: number
  routes: number[][]
  profit: number
  gapPercent: number
  ms: number
}

/** Which of the cases, and with how many threads at once. */
interface Part {
  threads: number
  every: number
}

/**
 * The public instances of a folder (`instances/*.txt`, `bks.csv`, and `check_toptw.mjs`, which shares nothing with the
 * solver and must accept every solution) for one to four days, one line a run and the means a family, by CPU time; with
 * several threads by the clock of the wall, which says something on an idle machine only.
 */
export async function benchToptw(dir: string, times: number[], seeds: number[], part: Part): Promise<void> {
  const rows = readFileSync(join(dir, 'bks.csv'), 'utf8').trim().split('\n').slice(1)
  const best = new Map(rows.map((row) => [row.split(',').slice(1, 3).join('/'), Number(row.split(',')[3])]))
  const helpers = part.threads > 1 ? await startHelpers(part.threads - 1) : null
  for (const timeMs of times) {
    const runs: Run[] = []
    let cases = 0
    for (const file of readdirSync(join(dir, 'instances')).sort()) {
      for (const m of [1, 2, 3, 4]) {
        const bestKnown = best.get(`${basename(file, '.txt')}/${m}`)
        if (bestKnown === undefined || cases++ % part.every !== 0) continue
        for (const seed of seeds) {
          const run = solveOnce(join(dir, 'instances', file), m, seed, timeMs, bestKnown, helpers)
          const { routes: _, ...figures } = run
          print({ bench: 'planner.toptw', ...figures, bestKnown, timeMs, threads: part.threads })
          runs.push(run)
        }
      }
    }
    printMeans(runs, timeMs)
    print({ bench: 'planner.toptw.check', timeMs, runs: runs.length, accepted: countAccepted(dir, runs) })
  }
  await helpers?.close()
}

function solveOnce(
  path: string,
  m: number,
  seed: number,
  timeMs: number,
  bestKnown: number,
  helpers: Helpers | null,
): Run {
  const instance = basename(path, '.txt')
  const read = readToptw(readFileSync(path, 'utf8'), m, instance.startsWith('pr') ? 2 : 1)
  if (!read.ok) throw new Error(`${path}: line ${read.error.line} is not of a TOPTW file`)
  const { problem, vertexOf } = read.value
  const clock = helpers === null ? cpuMs : () => performance.now()
  const exchange = helpers?.findHelp({ problem, beds: [], seed, timeMs }) ?? undefined
  const { routes, profit, milliseconds } = solveCore(problem, { seed, timeMs, iterations: null, clock, exchange })
  return {
    instance,
    m,
    seed,
    routes: routes.map((route) => route.map((node) => vertexOf[node]!)),
    profit,
    gapPercent: round(((bestKnown - profit) / bestKnown) * 100),
    ms: Math.round(milliseconds),
  }
}

function printMeans(runs: Run[], timeMs: number): void {
  const gapsOf = new Map<string, number[]>()
  for (const { instance, m, gapPercent } of runs) {
    for (const set of [familyOf(instance), `m${m}`, 'all']) gapsOf.set(set, [...(gapsOf.get(set) ?? []), gapPercent])
  }
  for (const [set, gaps] of gapsOf) {
    const gapPercent = round(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)
    const reached = round(gaps.filter((gap) => gap <= 0).length / gaps.length)
    print({ bench: 'planner.toptw.mean', set, runs: gaps.length, timeMs, gapPercent, reached })
  }
}

/** `r1` of `r105`: the family and its width of windows; Cordeau's are one family. */
function familyOf(instance: string): string {
  return instance.startsWith('pr') ? 'pr' : instance.slice(0, -2)
}

/** How many solutions the independent checker takes, profit included. */
function countAccepted(dir: string, runs: Run[]): number {
  const scratch = mkdtempSync(join(tmpdir(), 'meguri-toptw-'))
  try {
    const file = join(scratch, 'solutions.json')
    writeFileSync(
      file,
      JSON.stringify(runs.map(({ instance, m, routes, profit }) => ({ instance, m, routes, profit }))),
    )
    const checker = [join(dir, 'check_toptw.mjs'), file, '--json', '--dir', join(dir, 'instances')]
    const { stdout } = spawnSync(process.execPath, [...checker, '--bks', join(dir, 'bks.csv')], {
      encoding: 'utf8',
      maxBuffer: 256 * 2 ** 20,
    })
    const verdicts: { feasible: boolean }[] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    return verdicts.filter(({ feasible }) => feasible).length
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function print(figure: object): void {
  console.log(JSON.stringify(figure))
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function round(number: number): number {
  return Math.round(number * 1000) / 1000
}
