import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { solveCore } from '#app/domain/planner/core/anneal.ts'
import { readToptw } from '#app/domain/planner/core/toptw.ts'

/**
 * `npm run solve -- FILE --days M --time-ms T --seed S`: reads a TOPTW benchmark file, prints one line
 * `{"instance","m","routes":[[id,…],…],"profit","ms"}`. `--iterations N` instead of a time makes it reproducible.
 * Files named `pr…` are Cordeau's and count in hundredths, all others in tenths.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    days: { type: 'string', default: '1' },
    'time-ms': { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    iterations: { type: 'string' },
  },
})

const file = positionals[0]
const days = Number(values.days)
const timeMs = Number(values['time-ms'])
const seed = Number(values.seed)
const iterations = values.iterations === undefined ? null : Number(values.iterations)
if (
  file === undefined ||
  !(days >= 1 && days <= 21) ||
  !(timeMs > 0) ||
  !Number.isInteger(days) ||
  !Number.isInteger(seed)
) {
  fail('usage: npm run solve -- FILE --days M --time-ms T --seed S')
}

const instance = basename(file).replace(/\.txt$/, '')
const read = readToptw(readText(file), days, instance.startsWith('pr') ? 2 : 1)
if (!read.ok) fail(`${file}: line ${read.error.line} is not of a TOPTW file`)
const { problem, vertexOf } = read.value
const solution = solveCore(problem, { seed, timeMs, iterations, clock: () => performance.now() })
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
