import type { CoreProblem } from './core-problem.ts'
import type { Routes } from './routes.ts'

/** Where a left-out node would go on a day, and what it would add: remembered for days that nobody touched. */
export class Places {
  /** Slot it would follow, what it costs there (detour and delay), and profit and gain: of the last place found. */
  slot = 0
  score = 0
  profit = 0
  gain = 0
  private detour = 0
  private readonly knownStamp: Int32Array
  private readonly knownSlot: Int16Array
  private readonly knownScore: Float64Array
  private readonly knownDetour: Float64Array

  constructor(
    private readonly problem: CoreProblem,
    private readonly routes: Routes,
  ) {
    const pairs = problem.nodeCount * problem.dayCount
    this.knownStamp = new Int32Array(pairs)
    this.knownSlot = new Int16Array(pairs)
    this.knownScore = new Float64Array(pairs)
    this.knownDetour = new Float64Array(pairs)
  }

  /** False where the node does not fit, is not wanted any more, or costs more on the way than it gives. */
  find(node: number, day: number, touched: Uint8Array | null): boolean {
    const { loads } = this.routes
    if (loads === null) return this.findSlot(node, day, touched)
    if (!loads.admits(node, day)) return false
    this.gain = loads.gainOf(node, day)
    this.profit = this.problem.profit[node]! + this.gain
    if (this.profit <= 0 || !this.findSlot(node, day, touched)) return false
    const { minutePrice, duration } = this.problem.extras!
    return this.profit > minutePrice * (this.detour - duration[node]!)
  }

  private findSlot(node: number, day: number, touched: Uint8Array | null): boolean {
    const { routes } = this
    if (touched !== null && touched[day] === 1) {
      if (!routes.findSlot(node, day)) return false
      this.slot = routes.bestSlot
      this.score = routes.bestScore
      this.detour = routes.bestDetour
      return true
    }
    const key = node * this.problem.dayCount + day
    if (this.knownStamp[key] !== routes.stamp[day]) {
      const found = routes.findSlot(node, day)
      this.knownStamp[key] = routes.stamp[day]!
      this.knownSlot[key] = found ? routes.bestSlot : -1
      this.knownScore[key] = routes.bestScore
      this.knownDetour[key] = routes.bestDetour
    }
    this.slot = this.knownSlot[key]!
    this.score = this.knownScore[key]!
    this.detour = this.knownDetour[key]!
    return this.slot >= 0
  }
}
