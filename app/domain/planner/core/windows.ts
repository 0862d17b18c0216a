import type { CoreProblem } from './core-problem.ts'

/** When a visit may begin: the windows of each node and day, with a quick way for the usual case of one window. */
export class Windows {
  /** First opening and last closing of a node on a day (`day * nodeCount + node`); a node without a window closes at −1. */
  readonly opens: Int32Array
  readonly closes: Int32Array
  /** 1 where a node has several windows on a day. */
  readonly several: Uint8Array

  constructor(private readonly problem: CoreProblem) {
    const pairs = problem.dayCount * problem.nodeCount
    this.opens = new Int32Array(pairs)
    this.closes = new Int32Array(pairs).fill(-1)
    this.several = new Uint8Array(pairs)
    for (let index = 0; index < pairs; index++) {
      const first = problem.windowFirst[index]!
      const beyond = problem.windowFirst[index + 1]!
      if (first === beyond) continue
      this.opens[index] = problem.windowOpen[first]!
      this.closes[index] = problem.windowClose[beyond - 1]!
      this.several[index] = beyond - first > 1 ? 1 : 0
    }
  }

  /** Earliest beginning at or after `arrival`, −1 when the day's windows are over. */
  startFor(node: number, day: number, arrival: number): number {
    const { nodeCount } = this.problem
    if (node >= nodeCount) return arrival
    const index = day * nodeCount + node
    if (arrival > this.closes[index]!) return -1
    const opens = this.opens[index]!
    if (arrival <= opens) return opens
    return this.several[index] === 0 ? arrival : this.startAmongSeveral(index, arrival)
  }

  /** The same where there are several, by the index of day and node. */
  startAmongSeveral(index: number, arrival: number): number {
    const { windowFirst, windowOpen, windowClose } = this.problem
    for (let w = windowFirst[index]!; w < windowFirst[index + 1]!; w++) {
      if (arrival <= windowClose[w]!) return arrival < windowOpen[w]! ? windowOpen[w]! : arrival
    }
    return -1
  }

  /** Latest arrival from which a beginning at `limit` or before is possible, −1 when there is none. */
  latestFor(node: number, day: number, limit: number): number {
    const index = day * this.problem.nodeCount + node
    if (limit < this.opens[index]!) return -1
    const closes = this.closes[index]!
    if (limit >= closes) return closes
    return this.several[index] === 0 ? limit : this.latestAmongSeveral(index, limit)
  }

  private latestAmongSeveral(index: number, limit: number): number {
    const { windowFirst, windowOpen, windowClose } = this.problem
    for (let w = windowFirst[index + 1]! - 1; w >= windowFirst[index]!; w--) {
      if (limit >= windowOpen[w]!) return limit < windowClose[w]! ? limit : windowClose[w]!
    }
    return -1
  }
}
