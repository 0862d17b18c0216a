import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CoreProblem } from './core-problem.ts'
import { DayPool } from './day-pool.ts'
import { MaxHeap } from './max-heap.ts'
import { Routes } from './routes.ts'

/** Nodes of profit 1, 2, 4 … that fit on any day in any number. */
function roomy(nodeCount: number, dayCount: number): CoreProblem {
  const stride = nodeCount + 2 * dayCount
  const pairs = nodeCount * dayCount
  return {
    nodeCount,
    dayCount,
    stride,
    step: new Int32Array(stride * stride),
    profit: Float64Array.from({ length: nodeCount }, (_, node) => 1 + (node % 7) * 2),
    dayOpen: new Int32Array(dayCount),
    dayClose: new Int32Array(dayCount).fill(1000),
    windowFirst: Int32Array.from({ length: pairs + 1 }, (_, index) => index),
    windowOpen: new Int32Array(pairs),
    windowClose: new Int32Array(pairs).fill(1000),
    initial: [],
    frozen: new Uint8Array(nodeCount),
    extras: null,
  }
}

const days = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { minLength: 1, maxLength: 8 }), {
  minLength: 2,
  maxLength: 12,
})

it('finds the best days that share no stop, as trying all of them does', () => {
  fc.assert(
    fc.property(days, (offered) => {
      const problem = roomy(40, 2)
      const routes = new Routes(problem)
      const pool = new DayPool(problem)
      for (const day of offered) {
        routes.setDay(0, day)
        pool.offer(routes, 0)
      }
      const worth = (nodes: Iterable<number>) => [...nodes].reduce((sum, node) => sum + problem.profit[node]!, 0)
      const pairs = offered.flatMap((a, i) => offered.slice(i + 1).map((b) => [a, b] as const))
      const disjoint = pairs.filter(([a, b]) => a.every((node) => !b.includes(node)))
      const best = Math.max(0, ...disjoint.map(([a, b]) => worth(a) + worth(b)))
      const found = pool.combine(0)
      expect(found === null ? 0 : worth(found.flatMap((day) => [...day]))).toBe(best)
      expect(new Set(found?.flatMap((day) => [...day]))).toHaveProperty(
        'size',
        found?.flatMap((day) => [...day]).length ?? 0,
      )
      expect(pool.combine(best)).toBeNull()
    }),
    { numRuns: 300, seed: 20261123 },
  )
})

it('gives keys back from the greatest to the least, also when the top sinks', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 40 }), (given) => {
      const keys = Float64Array.from(given)
      const heap = new MaxHeap(keys)
      heap.fill(keys.length)
      keys[heap.top] = -Infinity
      heap.settleTop()
      const order: number[] = []
      for (; heap.size > 0; heap.removeTop()) order.push(keys[heap.top]!)
      expect(order).toEqual([...keys].sort((a, b) => b - a))
    }),
  )
})
