import type { CoreProblem } from './core-problem.ts'
import { MaxHeap } from './max-heap.ts'
import type { Places } from './places.ts'
import type { Random } from './random.ts'
import type { Routes } from './routes.ts'

/** Profit counts by a power drawn for each iteration, and each judgement is off by up to half of the noise. */
const LEAST_POWER = 0.8
const POWER_SPAN = 1.4
const NOISE = 0.7
/** Chance that a pair is overlooked. */
const BLINK = 0.01
const FIRST_OF_ALL = 100

/** Left-out nodes paired with the days they fit on, the most profit for the time it takes on top. */
export class RatioOrder {
  private readonly node: Int32Array
  private readonly day: Int32Array
  private readonly slot: Int32Array
  private readonly stamp: Int32Array
  private readonly noise: Float64Array
  private readonly key: Float64Array
  private readonly heap: MaxHeap
  private readonly logProfit: Float64Array
  private power = 1

  constructor(
    problem: CoreProblem,
    private readonly routes: Routes,
    private readonly places: Places,
    private readonly random: Random,
    private readonly touch: (day: number) => void,
  ) {
    const pairs = problem.nodeCount * problem.dayCount
    this.node = new Int32Array(pairs)
    this.day = new Int32Array(pairs)
    this.slot = new Int32Array(pairs)
    this.stamp = new Int32Array(pairs)
    this.noise = new Float64Array(pairs)
    this.key = new Float64Array(pairs)
    this.heap = new MaxHeap(this.key)
    this.logProfit = Float64Array.from(problem.profit, (profit) => Math.log(Math.max(1e-3, profit)))
  }

  /**
   * Inserts the best pair, again and again. A day that fills up makes the others' places dearer, hardly ever cheaper: a key
   * from before the last insertion is still an upper bound, so that only the one on top has to be judged again (lazy greedy).
   */
  place(queue: Int32Array, count: number, wanted: number, mayGo: DayFilter, touched: Uint8Array): void {
    const { routes, heap } = this
    heap.fill(this.pairUp(queue, count, wanted, mayGo, touched))
    while (heap.size > 0) {
      const pair = heap.top
      const node = this.node[pair]!
      const day = this.day[pair]!
      if (routes.dayOf[node]! < 0) {
        if (this.stamp[pair] !== routes.stamp[day]) {
          if (this.judge(pair, touched)) {
            heap.settleTop()
            continue
          }
        } else if (routes.loads === null || routes.loads.admits(node, day)) {
          this.touch(day)
          routes.insert(node, day, this.slot[pair]!)
        }
      }
      heap.removeTop()
    }
  }

  /** Lists the pairs of a node and a day on which it fits; how many there are. */
  private pairUp(queue: Int32Array, count: number, wanted: number, mayGo: DayFilter, touched: Uint8Array): number {
    const { random } = this
    const dayCount = touched.length
    this.power = LEAST_POWER + random.unit() * POWER_SPAN
    let pairs = 0
    for (let i = 0; i < count; i++) {
      const node = queue[i]!
      for (let day = 0; day < dayCount; day++) {
        if (!mayGo(node, day)) continue
        this.node[pairs] = node
        this.day[pairs] = day
        this.noise[pairs] = NOISE * (random.unit() - 0.5) + (node === wanted ? FIRST_OF_ALL : 0)
        if (this.judge(pairs, touched) && random.unit() >= BLINK) pairs++
      }
    }
    return pairs
  }

  /** Finds the place of a pair and writes its key; false when there is none. */
  private judge(pair: number, touched: Uint8Array): boolean {
    const { places, routes } = this
    const node = this.node[pair]!
    const day = this.day[pair]!
    if (!places.find(node, day, touched)) return false
    this.slot[pair] = places.slot
    this.stamp[pair] = routes.stamp[day]!
    const logProfit = routes.loads === null ? this.logProfit[node]! : Math.log(places.profit)
    this.key[pair] = this.power * logProfit + this.noise[pair]! - Math.log(places.score + 1)
    return true
  }
}

/** Whether a node may fit on a day at all: what did not fit on a day that nobody touched does not fit now. */
export type DayFilter = (node: number, day: number) => boolean
