import type { CoreProblem } from './core-problem.ts'
import { Places } from './places.ts'
import type { Random } from './random.ts'
import { type DayFilter, RatioOrder } from './ratio-order.ts'
import type { Routes } from './routes.ts'

/** How the order of the left-out nodes is drawn: up to which lot each is taken, beyond them by the ratio of profit to time. */
const ORDERS = { random: 0.3, profit: 0.45, density: 0.6, width: 0.7 }
/** Chance that a node is overlooked: keeps the greedy hand from always doing the same. */
const BLINK = 0.01

/** Puts left-out nodes back, one after the other in an order drawn by lot, each where it costs least. */
export class Recreate {
  /** The loose nodes by profit, by profit for their time, by the width of their windows. */
  private readonly orders: Int32Array[]
  private readonly queue: Int32Array
  private readonly places: Places
  private readonly ratioOrder: RatioOrder
  /** Time a unit of profit stands for when days differ in what a node adds to them. */
  private readonly timePerProfit: number
  private readonly mayGo: DayFilter

  constructor(
    private readonly problem: CoreProblem,
    private readonly routes: Routes,
    private readonly random: Random,
    /** Told before a day is changed, so that it can be taken back. */
    private readonly touch: (day: number) => void,
    private readonly touched: Uint8Array,
    /** 1 for nodes that were taken out in this iteration: they alone may fit on a day that nobody touched. */
    private readonly takenOut: Uint8Array,
  ) {
    const { nodeCount, extras } = problem
    const time = timeNeeded(problem)
    const loose = Int32Array.from({ length: nodeCount }, (_, node) => node).filter(
      (node) => problem.frozen[node] === 0 && (extras !== null || problem.profit[node]! > 0),
    )
    this.orders = [
      sortedBy(loose, (node) => -problem.profit[node]!),
      sortedBy(loose, (node) => -problem.profit[node]! / time[node]!),
      sortedBy(loose, widthsOf(problem)),
    ]
    this.queue = new Int32Array(nodeCount)
    this.places = new Places(problem, routes)
    this.ratioOrder = new RatioOrder(problem, routes, this.places, random, touch)
    const totalProfit = problem.profit.reduce((sum, profit) => sum + Math.min(profit, 1000), 0)
    this.timePerProfit = totalProfit > 0 ? time.reduce((sum, minutes) => sum + minutes, 0) / totalProfit : 1
    const isBudgetTight = routes.loads?.isBudgetTight === true
    this.mayGo = (node, day) => touched[day] === 1 || takenOut[node] === 1 || (isBudgetTight && extras!.cost[node]! > 0)
  }

  /** Everything that fits, best worth for its time first; on a trip, whose days hold only so many visits, best worth first. */
  all(): void {
    this.takenOut.fill(1)
    this.place(this.ordered(this.problem.extras === null ? 1 : 0, -1), 0)
  }

  /** Left-out nodes in an order drawn by lot, the wanted one first. */
  run(wanted: number): void {
    const lot = this.random.unit()
    if (lot >= ORDERS.width) {
      this.ratioOrder.place(this.queue, this.ordered(0, wanted), wanted, this.mayGo, this.touched)
      return
    }
    const order = lot < ORDERS.profit ? 0 : lot < ORDERS.density ? 1 : 2
    const count = this.ordered(order, wanted)
    if (lot < ORDERS.random) this.shuffle(wanted >= 0 ? 1 : 0, count)
    this.place(count, BLINK)
  }

  private shuffle(first: number, count: number): void {
    const { queue, random } = this
    for (let i = count - 1; i > first; i--) {
      const j = first + random.below(i + 1 - first)
      const swap = queue[i]!
      queue[i] = queue[j]!
      queue[j] = swap
    }
  }

  /** Fills the queue with what is left out, the wanted node first; how many they are. */
  private ordered(order: number, wanted: number): number {
    const { queue } = this
    const { dayOf } = this.routes
    const nodes = this.orders[order]!
    let count = 0
    if (wanted >= 0) queue[count++] = wanted
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      if (dayOf[node]! < 0 && node !== wanted) queue[count++] = node
    }
    return count
  }

  private place(count: number, blink: number): void {
    const { queue, routes, places, random, touched } = this
    const { dayCount, extras } = this.problem
    for (let i = 0; i < count; i++) {
      const node = queue[i]!
      let bestScore = Infinity
      let bestDay = -1
      let bestSlot = -1
      for (let day = 0; day < dayCount; day++) {
        if (!this.mayGo(node, day) || !places.find(node, day, touched)) continue
        const score = extras === null ? places.score : places.score - places.gain * this.timePerProfit
        if (score >= bestScore) continue
        bestScore = score
        bestDay = day
        bestSlot = places.slot
      }
      if (bestDay < 0 || (blink > 0 && random.unit() < blink)) continue
      this.touch(bestDay)
      routes.insert(node, bestDay, bestSlot)
    }
  }
}

function sortedBy(nodes: Int32Array, key: (node: number) => number): Int32Array {
  const keys = new Map(Array.from(nodes, (node) => [node, key(node)]))
  return Int32Array.from(nodes).sort((a, b) => keys.get(a)! - keys.get(b)! || a - b)
}

/** Time at the node and the way to the nearest other. */
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

/** How long the windows of a node are open, over all days. */
function widthsOf({ nodeCount, dayCount, windowFirst, windowOpen, windowClose }: CoreProblem) {
  return (node: number) => {
    let width = 0
    for (let day = 0; day < dayCount; day++) {
      const index = day * nodeCount + node
      for (let w = windowFirst[index]!; w < windowFirst[index + 1]!; w++) width += windowClose[w]! - windowOpen[w]! + 1
    }
    return width
  }
}
