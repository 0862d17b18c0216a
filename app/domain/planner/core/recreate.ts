import type { CoreProblem } from './core-problem.ts'
import type { Random } from './random.ts'
import type { Routes } from './routes.ts'

/** Chance that a better place is overlooked: keeps the greedy hand from always doing the same. */
const BLINK_EVERY = 100

/** Puts left-out nodes back, one after the other in an order drawn by lot, each where it costs least. */
export class Recreate {
  /** Static orders: `rank[k][node]` and its inverse. */
  private readonly ranks: Int32Array[]
  private readonly byRank: Int32Array[]
  private readonly queue: Int32Array
  private readonly keys: Int32Array
  private readonly cachedStamp: Int32Array
  private readonly cachedSlot: Int16Array
  private readonly cachedScore: Float64Array
  private readonly cachedDetour: Float64Array
  /** Time a unit of profit stands for when days differ in what a node adds to them. */
  private readonly timePerProfit: number

  constructor(
    private readonly problem: CoreProblem,
    private readonly routes: Routes,
    private readonly random: Random,
    /** Told before a day is changed, so that it can be taken back. */
    private readonly touch: (day: number) => void,
  ) {
    const { nodeCount, dayCount } = problem
    const time = timeNeeded(problem)
    const orders = [
      Float64Array.from(problem.profit, (profit) => -profit),
      Float64Array.from(problem.profit, (profit, node) => -profit / time[node]!),
      windowWidths(problem),
    ]
    this.byRank = orders.map(sorted)
    this.ranks = this.byRank.map((order) => {
      const rank = new Int32Array(nodeCount)
      order.forEach((node, position) => {
        rank[node] = position
      })
      return rank
    })
    this.queue = new Int32Array(nodeCount)
    this.keys = new Int32Array(nodeCount)
    this.cachedStamp = new Int32Array(nodeCount * dayCount)
    this.cachedSlot = new Int16Array(nodeCount * dayCount)
    this.cachedScore = new Float64Array(nodeCount * dayCount)
    this.cachedDetour = new Float64Array(nodeCount * dayCount)
    const totalProfit = problem.profit.reduce((sum, profit) => sum + Math.min(profit, 1000), 0)
    this.timePerProfit = totalProfit > 0 ? time.reduce((sum, minutes) => sum + minutes, 0) / totalProfit : 1
  }

  /** Everything that fits, best worth for its time first; on a trip, whose days hold only so many visits, best worth first. */
  all(): void {
    this.place(this.ordered(this.problem.extras === null ? 1 : 0, -1), null)
  }

  /** Left-out nodes in an order drawn by lot, the wanted one first. */
  run(wanted: number, touched: Uint8Array): void {
    const lot = this.random.unit()
    const count = lot < 0.35 ? this.shuffled(wanted) : this.ordered(lot < 0.6 ? 0 : lot < 0.85 ? 1 : 2, wanted)
    this.place(count, touched)
  }

  private shuffled(wanted: number): number {
    const { queue, random } = this
    const count = this.collect(wanted)
    const first = wanted >= 0 ? 1 : 0
    for (let i = count - 1; i > first; i--) {
      const j = first + random.below(i + 1 - first)
      const swap = queue[i]!
      queue[i] = queue[j]!
      queue[j] = swap
    }
    return count
  }

  private ordered(order: number, wanted: number): number {
    const { queue, keys } = this
    const count = this.collect(wanted)
    const first = wanted >= 0 ? 1 : 0
    const rank = this.ranks[order]!
    for (let i = first; i < count; i++) keys[i] = rank[queue[i]!]!
    keys.subarray(first, count).sort()
    const nodes = this.byRank[order]!
    for (let i = first; i < count; i++) queue[i] = nodes[keys[i]!]!
    return count
  }

  private collect(wanted: number): number {
    const { queue } = this
    const { dayOf } = this.routes
    let count = 0
    if (wanted >= 0) queue[count++] = wanted
    for (let node = 0; node < this.problem.nodeCount; node++) {
      if (dayOf[node]! < 0 && node !== wanted && this.problem.frozen[node] === 0) queue[count++] = node
    }
    return count
  }

  private place(count: number, touched: Uint8Array | null): void {
    const { queue, routes } = this
    const { dayCount } = this.problem
    const { loads } = routes
    for (let i = 0; i < count; i++) {
      const node = queue[i]!
      let bestScore = Infinity
      let bestDay = -1
      let bestSlot = -1
      for (let day = 0; day < dayCount; day++) {
        if (loads !== null && !loads.admits(node, day)) continue
        const gain = loads === null ? 0 : loads.gainOf(node, day)
        if (loads !== null && this.problem.profit[node]! + gain <= 0) continue
        if (!this.slotOn(node, day, touched)) continue
        let score = this.foundScore
        if (loads !== null) {
          if (this.problem.profit[node]! + gain <= this.priceOf(node)) continue
          score -= gain * this.timePerProfit
        }
        if (score >= bestScore) continue
        bestScore = score
        bestDay = day
        bestSlot = this.foundSlot
      }
      if (bestDay < 0) continue
      this.touch(bestDay)
      routes.insert(node, bestDay, bestSlot)
    }
  }

  /** What the way to the found slot costs. */
  private priceOf(node: number): number {
    const { minutePrice, duration } = this.problem.extras!
    return minutePrice * (this.foundDetour - duration[node]!)
  }

  private foundScore = 0
  private foundSlot = 0
  private foundDetour = 0

  /** `findSlot`, remembered for days that nobody touched since it was last asked. */
  private slotOn(node: number, day: number, touched: Uint8Array | null): boolean {
    const { routes } = this
    const key = node * this.problem.dayCount + day
    if (this.cachedStamp[key] === routes.stamp[day]) {
      this.foundSlot = this.cachedSlot[key]!
      this.foundScore = this.cachedScore[key]!
      this.foundDetour = this.cachedDetour[key]!
      return this.foundSlot >= 0
    }
    const isQuiet = touched === null || touched[day] === 0
    const blink = isQuiet ? 0 : 1 + this.random.below(BLINK_EVERY * 2)
    const found = routes.findSlot(node, day, blink, BLINK_EVERY)
    this.foundSlot = found ? routes.bestSlot : -1
    this.foundScore = routes.bestScore
    this.foundDetour = routes.bestDetour
    if (isQuiet) {
      this.cachedStamp[key] = routes.stamp[day]!
      this.cachedSlot[key] = this.foundSlot
      this.cachedScore[key] = this.foundScore
      this.cachedDetour[key] = this.foundDetour
    }
    return found
  }
}

function sorted(keys: Float64Array): Int32Array {
  return Int32Array.from(
    Array.from(keys, (key, node) => ({ key, node })).sort((a, b) => a.key - b.key || a.node - b.node),
    ({ node }) => node,
  )
}

/** Time at the node and to its surroundings: mean of the way to a few others. */
function timeNeeded({ nodeCount, stride, step }: CoreProblem): Float64Array {
  const time = new Float64Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    let nearest = Infinity
    for (let other = 0; other < nodeCount; other++) {
      if (other !== node) nearest = Math.min(nearest, step[node * stride + other]!)
    }
    time[node] = Math.max(1, nearest === Infinity ? 1 : nearest)
  }
  return time
}

function windowWidths({ nodeCount, dayCount, windowFirst, windowOpen, windowClose }: CoreProblem): Float64Array {
  const widths = new Float64Array(nodeCount)
  for (let day = 0; day < dayCount; day++) {
    for (let node = 0; node < nodeCount; node++) {
      const index = day * nodeCount + node
      for (let w = windowFirst[index]!; w < windowFirst[index + 1]!; w++) {
        widths[node]! += windowClose[w]! - windowOpen[w]! + 1
      }
    }
  }
  return widths
}
