import type { CoreProblem } from './core-problem.ts'
import type { Routes } from './routes.ts'

/** The days that have stops by their nearness to a node, each with its slot nearest to it: the first `count` entries. */
export class NearDays {
  readonly days: Int32Array
  readonly slots: Int32Array
  count = 0
  private readonly apart: Int32Array

  constructor(
    private readonly problem: CoreProblem,
    private readonly routes: Routes,
  ) {
    this.days = new Int32Array(problem.dayCount)
    this.slots = new Int32Array(problem.dayCount)
    this.apart = new Int32Array(problem.dayCount)
  }

  /** Sorts them around a seed, the nearest first. */
  sortAround(seed: number): void {
    const { routes, days, slots, apart } = this
    const { dayCount, stride, step } = this.problem
    const row = seed * stride
    let count = 0
    for (let day = 0; day < dayCount; day++) {
      const base = day * routes.width + 1
      const length = routes.length[day]!
      if (length === 0) continue
      let nearest = 0x3fffffff
      let slot = 0
      for (let i = 0; i < length; i++) {
        const node = routes.node[base + i]!
        const way = node === seed ? -1 : step[row + node]!
        if (way >= nearest) continue
        nearest = way
        slot = i
      }
      let at = count++
      for (; at > 0 && apart[at - 1]! > nearest; at--) {
        apart[at] = apart[at - 1]!
        days[at] = days[at - 1]!
        slots[at] = slots[at - 1]!
      }
      apart[at] = nearest
      days[at] = day
      slots[at] = slot
    }
    this.count = count
  }
}
