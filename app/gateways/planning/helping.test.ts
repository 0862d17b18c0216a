import { readFileSync } from 'node:fs'
import type { MessagePort } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { solveCore } from '#app/domain/planner/core/anneal.ts'
import { readToptw } from '#app/domain/planner/core/toptw.ts'
import { exchangeOver, help, recruiter } from './helping.ts'

const text = readFileSync(new URL('../../domain/planner/testing/toptw/own-25.txt', import.meta.url), 'utf8')
const read = readToptw(text, 2, 1)
if (!read.ok) throw new Error(read.error.kind)
const { problem } = read.value
const flag = (value: number) => new Int32Array(new SharedArrayBuffer(4)).fill(value)

/** A job that looks for so many helpers, and the ports in which their orders wait. */
function recruited(helpers: number, timeMs = 150) {
  const called: MessagePort[] = []
  const looking = recruiter(helpers, (ports) => called.push(...ports))
  const exchange = looking.findHelp({ problem, beds: [], seed: 1, timeMs })
  return { called, exchange, close: looking.close }
}

describe('a helper', () => {
  it('searches the same problem, and what it finds is as good as it says', () => {
    const { called, exchange, close } = recruited(1)
    help(called[0]!, flag(0))
    const found = exchange!.take()
    expect(found.length).toBeGreaterThan(0)
    const worth = (one: unknown) =>
      (one as { routes: number[][] }).routes.flat().reduce((sum, node) => sum + problem.profit[node]!, 0)
    const best = Math.max(...found.map(worth))
    const taken = { give: () => {}, take: () => found.splice(0) }
    const own = solveCore(problem, { seed: 1, timeMs: 1, iterations: null, clock: () => 0, shouldStop: () => true })
    let ticks = 0
    const shared = solveCore(problem, { seed: 1, timeMs: 3, iterations: null, clock: () => ticks++, exchange: taken })
    expect(best).toBeGreaterThanOrEqual(own.profit)
    expect(shared.profit).toBeGreaterThanOrEqual(best)
    close()
  })

  it('ends at once when its thread is needed', () => {
    const { called, exchange, close } = recruited(1)
    help(called[0]!, flag(1))
    expect(exchange!.take().length).toBeLessThanOrEqual(1)
    close()
  })

  it('does nothing where its thread came too late', () => {
    const { called, exchange, close } = recruited(1, 60)
    help(called[0]!, flag(0))
    expect(exchange!.take()).toEqual([])
    close()
  })
})

it('passes on what one helper found to all others, and not back', () => {
  const { called, exchange, close } = recruited(3)
  const [first, ...others] = called as [MessagePort, ...MessagePort[]]
  const solution = { routes: [[1], [2]], beds: [] }
  first.postMessage(solution)
  expect(exchange!.take()).toEqual([solution])
  const waiting = (port: MessagePort) => exchangeOver([port]).take()
  for (const port of others) expect(waiting(port).at(-1)).toEqual(solution)
  expect(waiting(first)).toHaveLength(1)
  close()
})

it('is not looked for where nobody is free or hardly any time is left', () => {
  const never = recruiter(0, () => expect.unreachable())
  expect(never.findHelp({ problem, beds: [], seed: 1, timeMs: 1000 })).toBeNull()
  const late = recruiter(2, () => expect.unreachable())
  expect(late.findHelp({ problem, beds: [], seed: 1, timeMs: 10 })).toBeNull()
})
