import type { CoreProblem } from './core-problem.ts'
import { Random } from './random.ts'
import type { Routes } from './routes.ts'

const CAPACITY = 1500
/** Pairs of days looked at in one combination: a few milliseconds. */
const MOST_CHECKS = 400_000

/**
 * Good days met on the way, and the best choice of days among them that share no stop: what no single walk through the
 * solutions held together (the recombination of I3CH, Hu and Lim 2014). For problems whose days are alike.
 */
export class DayPool {
  private readonly words: number
  private readonly bits: Int32Array
  private readonly profits: Float64Array
  private readonly nodes: (Int32Array | undefined)[] = []
  private readonly slotOf = new Map<number, number>()
  private readonly keys: Float64Array
  private readonly markLow: Int32Array
  private readonly markHigh: Int32Array
  private next = 0
  /** Days that came in since they were last combined. */
  fresh = 0
  private checksLeft = 0
  private bestSum = 0
  private readonly chosen: Int32Array
  private bestChosen: Int32Array | null = null
  private readonly used: Int32Array
  private order: Int32Array = new Int32Array(0)

  constructor(private readonly problem: CoreProblem) {
    const { nodeCount, dayCount } = problem
    this.words = (nodeCount + 31) >> 5
    this.bits = new Int32Array(CAPACITY * this.words)
    this.profits = new Float64Array(CAPACITY)
    this.keys = new Float64Array(CAPACITY).fill(-1)
    this.chosen = new Int32Array(dayCount)
    this.used = new Int32Array((dayCount + 1) * this.words)
    const random = new Random(1)
    this.markLow = Int32Array.from({ length: nodeCount }, () => random.below(2 ** 26))
    this.markHigh = Int32Array.from({ length: nodeCount }, () => random.below(2 ** 26))
  }

  /** Keeps a day under the set of its nodes; the oldest makes room. */
  offer(routes: Routes, day: number): void {
    const base = day * routes.width + 1
    const length = routes.length[day]!
    let low = 0
    let high = 0
    for (let i = 0; i < length; i++) {
      const node = routes.node[base + i]!
      low ^= this.markLow[node]!
      high ^= this.markHigh[node]!
    }
    const key = high * 2 ** 26 + low
    if (this.slotOf.has(key)) return
    const slot = this.next
    this.next = (slot + 1) % CAPACITY
    if (this.keys[slot]! >= 0) this.slotOf.delete(this.keys[slot]!)
    this.keys[slot] = key
    this.slotOf.set(key, slot)
    this.nodes[slot] = routes.node.slice(base, base + length)
    const first = slot * this.words
    this.bits.fill(0, first, first + this.words)
    let profit = 0
    for (let i = 0; i < length; i++) {
      const node = routes.node[base + i]!
      this.bits[first + (node >> 5)]! |= 1 << (node & 31)
      profit += this.problem.profit[node]!
    }
    this.profits[slot] = profit
    this.fresh++
  }

  /** Days that sum to more than `least`, or null. */
  combine(least: number): Int32Array[] | null {
    this.fresh = 0
    const { profits } = this
    this.order = Int32Array.from(this.slotOf.values()).sort((a, b) => profits[b]! - profits[a]! || a - b)
    this.checksLeft = MOST_CHECKS
    this.bestSum = least
    this.bestChosen = null
    this.choose(0, 0, 0)
    const found = this.bestChosen as Int32Array | null
    return found === null ? null : Array.from(found, (slot: number) => this.nodes[slot]!)
  }

  private choose(depth: number, from: number, sum: number): void {
    const { order, profits, bits, words, used, chosen } = this
    const daysLeft = this.problem.dayCount - depth
    const at = depth * words
    for (let i = from; i < order.length; i++) {
      const slot = order[i]!
      const profit = profits[slot]!
      // The list falls: no later day gives more than this one.
      if (sum + profit * daysLeft <= this.bestSum + 1e-6) return
      if (--this.checksLeft < 0) return
      const first = slot * words
      let word = 0
      while (word < words && (bits[first + word]! & used[at + word]!) === 0) word++
      if (word < words) continue
      chosen[depth] = slot
      if (daysLeft === 1) {
        this.bestSum = sum + profit
        this.bestChosen = chosen.slice()
        return
      }
      for (word = 0; word < words; word++) used[at + words + word] = used[at + word]! | bits[first + word]!
      this.choose(depth + 1, i + 1, sum + profit)
    }
  }
}
