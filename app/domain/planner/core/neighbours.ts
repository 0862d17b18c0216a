import type { CoreProblem } from './core-problem.ts'

const MOST_NEIGHBOURS = 120

/** For each node the others by nearness, made when first asked for. */
export class Neighbours {
  private readonly lists: (Int32Array | undefined)[] = []

  constructor(private readonly problem: CoreProblem) {}

  of(node: number): Int32Array {
    const known = this.lists[node]
    if (known) return known
    const { nodeCount, stride, step } = this.problem
    // Distance and index in one number: the plain numeric sort is many times faster than one with a comparison.
    const keys = new Float64Array(nodeCount)
    for (let other = 0; other < nodeCount; other++) {
      const apart = other === node ? -1 : step[node * stride + other]! + step[other * stride + node]!
      keys[other] = (apart + 1) * 65_536 + other
    }
    keys.sort()
    const list = new Int32Array(Math.min(nodeCount, MOST_NEIGHBOURS))
    for (let i = 0; i < list.length; i++) list[i] = keys[i]! % 65_536
    this.lists[node] = list
    return list
  }
}
