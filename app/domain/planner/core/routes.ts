import type { CoreProblem } from './core-problem.ts'
import { DayLoads } from './day-loads.ts'

/**
 * The days as arrays. Day d owns the slots `d * width …`: slot 0 is where it leaves from, slot `length[d] + 1` where it ends.
 * `start` is the earliest a visit can begin, `latest` the latest one may arrive so that all that follows still holds:
 * with the two an insertion is judged in constant time (Savelsbergh 1992).
 */
export class Routes {
  readonly width: number
  readonly node: Int32Array
  readonly start: Int32Array
  readonly latest: Int32Array
  /** `step` from the slot's node to the next slot's. */
  readonly edge: Int32Array
  readonly length: Int32Array
  /** Day of each node, −1 where it is left out. */
  readonly dayOf: Int32Array
  readonly loads: DayLoads | null
  /** Changes with the day's content: what was found out about a day holds while its stamp does. */
  readonly stamp: Int32Array
  private nextStamp = 1
  profit = 0
  /** `step` transposed, so that all that leads into one node lies side by side. */
  readonly into: Int32Array
  bestSlot = 0
  bestScore = 0
  /** Time the best slot adds to the day, the visit itself included. */
  bestDetour = 0

  constructor(readonly problem: CoreProblem) {
    const { nodeCount, dayCount, stride } = problem
    this.width = nodeCount + 2
    const slots = dayCount * this.width
    this.node = new Int32Array(slots)
    this.start = new Int32Array(slots)
    this.latest = new Int32Array(slots)
    this.edge = new Int32Array(slots)
    this.length = new Int32Array(dayCount)
    this.stamp = new Int32Array(dayCount)
    this.dayOf = new Int32Array(nodeCount).fill(-1)
    this.into = new Int32Array(stride * stride)
    for (let from = 0; from < stride; from++) {
      for (let to = 0; to < stride; to++) this.into[to * stride + from] = problem.step[from * stride + to]!
    }
    this.loads = problem.extras ? new DayLoads(problem, problem.extras) : null
    for (let day = 0; day < dayCount; day++) this.setDay(day, [])
  }

  /** Replaces a day by these nodes; false when its windows cannot be held (the day is then in disorder until set again). */
  setDay(day: number, nodes: ArrayLike<number>): boolean {
    this.clearDay(day)
    const base = day * this.width
    this.node[base] = this.problem.nodeCount + 2 * day
    for (let i = 0; i < nodes.length; i++) {
      this.node[base + 1 + i] = nodes[i]!
      this.remember(nodes[i]!, day)
    }
    this.node[base + nodes.length + 1] = this.problem.nodeCount + 2 * day + 1
    this.length[day] = nodes.length
    return this.refreshDay(day)
  }

  /** Takes all stops off a day; it must be set or refreshed before it is used again. */
  clearDay(day: number): void {
    const base = day * this.width
    for (let slot = 1; slot <= this.length[day]!; slot++) this.forget(this.node[base + slot]!, day)
    this.node[base + 1] = this.problem.nodeCount + 2 * day + 1
    this.length[day] = 0
  }

  /** Recomputes a day after its nodes changed; false when it cannot be held. */
  refreshDay(day: number): boolean {
    const { problem, node, start, latest, edge } = this
    const { step, stride } = problem
    this.stamp[day] = this.nextStamp++
    const base = day * this.width
    const last = base + this.length[day]! + 1
    start[base] = problem.dayOpen[day]!
    let holds = true
    for (let slot = base; slot < last; slot++) {
      const travel = step[node[slot]! * stride + node[slot + 1]!]!
      edge[slot] = travel
      const begins = this.startFor(node[slot + 1]!, day, start[slot]! + travel)
      if (begins < 0) holds = false
      start[slot + 1] = begins < 0 ? start[slot]! + travel : begins
    }
    latest[last] = problem.dayClose[day]!
    if (start[last]! > latest[last]!) holds = false
    for (let slot = last - 1; slot > base; slot--) {
      latest[slot] = this.latestFor(node[slot]!, day, latest[slot + 1]! - edge[slot]!)
    }
    latest[base] = latest[base + 1]! - edge[base]!
    this.loads?.recountDay(day, node, base, last)
    return holds && (this.loads === null || this.loads.holds(day))
  }

  /** Earliest beginning at or after `arrival`, −1 when the day's windows are over. */
  startFor(node: number, day: number, arrival: number): number {
    const { nodeCount, windowFirst, windowOpen, windowClose } = this.problem
    if (node >= nodeCount) return arrival
    const index = day * nodeCount + node
    for (let w = windowFirst[index]!; w < windowFirst[index + 1]!; w++) {
      if (arrival <= windowClose[w]!) return arrival < windowOpen[w]! ? windowOpen[w]! : arrival
    }
    return -1
  }

  private latestFor(node: number, day: number, limit: number): number {
    const { nodeCount, windowFirst, windowOpen, windowClose } = this.problem
    const index = day * nodeCount + node
    for (let w = windowFirst[index + 1]! - 1; w >= windowFirst[index]!; w--) {
      if (limit >= windowOpen[w]!) return limit < windowClose[w]! ? limit : windowClose[w]!
    }
    return -1
  }

  /**
   * Finds where on a day a node costs least (detour plus the delay it causes); the slot it would follow is left in
   * `bestSlot`, the price in `bestScore`. False when nowhere. `blink` slots are overlooked by chance: every `skip`-th.
   */
  findSlot(candidate: number, day: number, skipFrom: number, skipEvery: number): boolean {
    const { nodeCount, stride, windowFirst, windowOpen, windowClose, step } = this.problem
    const index = day * nodeCount + candidate
    const first = windowFirst[index]!
    const beyond = windowFirst[index + 1]!
    if (first === beyond) return false
    const { node, start, latest, edge, into } = this
    const opens = windowOpen[first]!
    const closes = windowClose[beyond - 1]!
    const several = beyond - first > 1
    const intoRow = candidate * stride
    const walksTooFar = this.loads
    let slot = day * this.width
    const last = slot + this.length[day]!
    while (slot < last && latest[slot + 1]! < opens) slot++
    let best = 1e9
    let bestSlot = -1
    let untilSkip = skipFrom
    for (; slot <= last; slot++) {
      const before = start[slot]!
      if (before > closes) break
      const there = into[intoRow + node[slot]!]!
      let begins = before + there
      if (begins > closes) continue
      if (begins < opens) begins = opens
      else if (several) begins = this.startFor(candidate, day, begins)
      const next = node[slot + 1]!
      const onward = step[intoRow + next]!
      const arrives = begins + onward
      if (arrives > latest[slot + 1]!) continue
      const delay = arrives - start[slot + 1]!
      const score = there + onward - edge[slot]! + (delay > 0 ? delay : 0)
      if (score >= best) continue
      if (--untilSkip === 0) {
        untilSkip = skipEvery
        continue
      }
      if (walksTooFar !== null && !walksTooFar.admitsWalk(day, node[slot]!, candidate, next)) continue
      best = score
      this.bestDetour = there + onward - edge[slot]!
      bestSlot = slot - day * this.width
    }
    this.bestSlot = bestSlot
    this.bestScore = best
    return bestSlot >= 0
  }

  /** Puts a node behind a slot that `findSlot` found. */
  insert(candidate: number, day: number, afterSlot: number): void {
    const { node, start, latest, edge } = this
    const { step, stride } = this.problem
    const base = day * this.width
    const slot = base + afterSlot + 1
    const end = base + this.length[day]! + 2
    const previous = node[slot - 1]!
    const next = node[slot]!
    this.loads?.walkChanges(day, previous, candidate, next)
    node.copyWithin(slot + 1, slot, end)
    start.copyWithin(slot + 1, slot, end)
    latest.copyWithin(slot + 1, slot, end)
    edge.copyWithin(slot + 1, slot, end)
    node[slot] = candidate
    edge[slot - 1] = step[previous * stride + candidate]!
    edge[slot] = step[candidate * stride + next]!
    this.length[day]!++
    this.stamp[day] = this.nextStamp++
    this.remember(candidate, day)
    start[slot] = this.startFor(candidate, day, start[slot - 1]! + edge[slot - 1]!)
    for (let at = slot + 1; at < end + 1; at++) {
      const begins = this.startFor(node[at]!, day, start[at - 1]! + edge[at - 1]!)
      if (begins === start[at]) break
      start[at] = begins
    }
    latest[slot] = this.latestFor(candidate, day, latest[slot + 1]! - edge[slot]!)
    for (let at = slot - 1; at > base; at--) {
      const limit = this.latestFor(node[at]!, day, latest[at + 1]! - edge[at]!)
      if (limit === latest[at]) break
      latest[at] = limit
    }
  }

  /** The nodes of a day in order. */
  nodesOf(day: number): number[] {
    const base = day * this.width + 1
    return Array.from(this.node.subarray(base, base + this.length[day]!))
  }

  /** What a node would add to the worth of a day now, extras included. */
  gainOf(candidate: number, day: number): number {
    const own = this.problem.profit[candidate]!
    return this.loads === null ? own : own + this.loads.gainOf(candidate, day)
  }

  private remember(node: number, day: number): void {
    this.profit += this.gainOf(node, day)
    this.dayOf[node] = day
    this.loads?.add(node, day)
  }

  /** Takes a node out of the books; its slot is removed by the caller, who then refreshes the day. */
  forget(node: number, day: number): void {
    this.loads?.remove(node, day)
    this.dayOf[node] = -1
    this.profit -= this.gainOf(node, day)
  }
}
