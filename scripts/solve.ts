import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { solveCore } from '#app/domain/planner/core/anneal.ts'
import { readToptw } from '#app/domain/planner/core/toptw.ts'
import { startHelpers } from '#app/gateways/planning/helpers.ts'

const MOST_THREADS = 64

/**
 * `npm run solve -- FILE --days M --time-ms T --seed S`: reads a TOPTW benchmark file, prints one line
 * `{"instance","m","routes":[[id,…],…],"profit","ms"}`. `--iterations N` instead of a time makes it reproducible.
 * `--threads N` searches with N seeds at once, each on a thread of its own, that hand each other what they find; the time
 * is then that of the wall. A fixed number of iterations takes one thread, whatever is asked.
 * Files named `pr…` are Cordeau's and count in hundredths, all others in tenths.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    days: { type: 'string', default: '1' },
    'time-ms': { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    iterations: { type: 'string' },
    threads: { type: 'string', default: '1' },
  },
})

const file = positionals[0]
const days = Number(values.days)
const timeMs = Number(values['time-ms'])
const seed = Number(values.seed)
const iterations = values.iterations === undefined ? null : Number(values.iterations)
const threads = Number(values.threads)
if (
  file === undefined ||
  !(days >= 1 && days <= 21) ||
  !(timeMs > 0) ||
  !Number.isInteger(days) ||
  !Number.isInteger(seed) ||
  !(threads >= 1 && threads <= MOST_THREADS) ||
  !Number.isInteger(threads)
) {
  fail('usage: npm run solve -- FILE --days M --time-ms T --seed S [--threads N]')
}

const instance = basename(file).replace(/\.txt$/, '')
const read = readToptw(readText(file), days, instance.startsWith('pr') ? 2 : 1)
if (!read.ok) fail(`${file}: line ${read.error.line} is not of a TOPTW file`)
const { problem, vertexOf } = read.value
const helpers = threads > 1 && iterations === null ? await startHelpers(threads - 1) : null
const exchange = helpers?.findHelp({ problem, beds: [], seed, timeMs }) ?? undefined
const solution = solveCore(problem, { seed, timeMs, iterations, clock: () => performance.now(), exchange })
await helpers?.close()
const routes = solution.routes.map((route) => route.map((node) => vertexOf[node]))
console.log(
  JSON.stringify({ instance, m: days, routes, profit: solution.profit, ms: Math.round(solution.milliseconds) }),
)

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return fail(`${path} cannot be read`)
  }
}

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}
