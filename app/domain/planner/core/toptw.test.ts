import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { solveCore } from './anneal.ts'
import { readToptw } from './toptw.ts'

const read = (name: string) => readFileSync(new URL(`../testing/toptw/${name}.txt`, import.meta.url), 'utf8')
const options = { seed: 3, timeMs: 1, iterations: 400, clock: () => 0 }

/** Counts a route again from the text of the file, in its own units. */
function recount(text: string, routes: number[][], decimals: number): number {
  const rows = text
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.trim().split(/\s+/).map(Number))
  const [depot] = rows
  const seen = new Set<number>()
  let profit = 0
  for (const route of routes) {
    let clock = depot!.at(-2)!
    let at = depot!
    for (const id of [...route, 0]) {
      const next = rows[id]!
      const scale = 10 ** decimals
      clock += Math.floor(Math.hypot(at[1]! - next[1]!, at[2]! - next[2]!) * scale + 1e-7) / scale
      expect(clock).toBeLessThanOrEqual(next.at(-1)! + 1e-6)
      clock = Math.max(clock, next.at(-2)!) + next[3]!
      at = next
      if (id === 0) continue
      expect(seen.has(id)).toBe(false)
      seen.add(id)
      profit += next[4]!
    }
  }
  return profit
}

describe.each([
  ['own-25', 1],
  ['pr-own-30', 2],
] as const)('the benchmark form of %s', (name, decimals) => {
  it.each([1, 2, 3])('is solved for %i days within its windows, and the profit adds up', (days) => {
    const instance = readToptw(read(name), days, decimals)
    if (!instance.ok) throw new Error(instance.error.kind)
    const { problem, vertexOf } = instance.value
    const solution = solveCore(problem, options)
    const routes = solution.routes.map((route) => route.map((node) => vertexOf[node]!))
    expect(recount(read(name), routes, decimals)).toBe(solution.profit)
    expect(solution.profit).toBeGreaterThan(0)
    expect(solveCore(problem, options)).toEqual(solution)
  })
})

it('stops when asked, with what it has', () => {
  const instance = readToptw(read('own-25'), 2, 1)
  if (!instance.ok) throw new Error(instance.error.kind)
  let asked = 0
  const solution = solveCore(instance.value.problem, { ...options, iterations: 1e9, shouldStop: () => ++asked > 3 })
  expect(solution.iterations).toBeLessThan(100)
  expect(solution.profit).toBeGreaterThan(0)
})

it.each(['', 'hello', '1 1 3 1\n0 0\n0 1 1 0 0 0 0 0 100'])('refuses what is no such file: %j', (text) => {
  expect(readToptw(text, 1, 1).ok).toBe(false)
})
