import type { CoreProblem } from './core-problem.ts'
import { DayLoads } from './day-loads.ts'
import { Windows } from './windows.ts'

/**
 * The days as arrays. Day d owns the slots `d * width …`: slot 0 is where it leaves from, slot `length[d] + 1` where it ends.
 * `start` is the earliest a visit can begin, `latest` the latest one may arrive so that all that follows still holds:
 * with the two an insertion is judged in constant time (Savelsbergh 1992). Copying is by loops: the stretches are a few
 * dozen numbers, for which a call of `copyWithin` costs more than the copying.
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
  profit = 0
  /** `step` transposed, so that all that leads into one node lies side by side. */
  readonly into: Int32Array
  readonly windows: Windows
  /** Time a node takes even without any detour: less room than that need not be looked at. */
  readonly need: Int32Array
  bestSlot = 0
  bestScore = 0
  /** Time the best slot adds to the day, the visit itself included. */
  bestDetour = 0
  private nextStamp = 1
  private readonly saved: { node: Int32Array; start: Int32Array; latest: Int32Array; edge: Int32Array }
  private readonly savedLength: Int32Array
  private readonly savedStamp: Int32Array
  private readonly savedWalk: Int32Array

  constructor(readonly problem: CoreProblem) {
    const { nodeCount, dayCount, stride, step } = problem
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
      for (let to = 0; to < stride; to++) this.into[to * stride + from] = step[from * stride + to]!
    }
    this.windows = new Windows(problem)
    // Travel in tenths that are rounded down can break the triangle by a unit; travel by timetable by more.
    const doubt = problem.extras === null ? 2 : 15
    this.need = Int32Array.from({ length: nodeCount }, (_, node) => Math.max(0, step[node * stride + node]! - doubt))
    const copy = () => new Int32Array(slots)
    this.saved = { node: copy(), start: copy(), latest: copy(), edge: copy() }
    this.savedLength = new Int32Array(dayCount)
    this.savedStamp = new Int32Array(dayCount)
    this.savedWalk = new Int32Array(dayCount)
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

  /** Keeps a day as it is, for `restoreDay`. */
  saveDay(day: number): void {
    const { node, start, latest, edge, saved } = this
    const base = day * this.width
    const last = base + this.length[day]! + 1
    for (let slot = base; slot <= last; slot++) {
      saved.node[slot] = node[slot]!
      saved.start[slot] = start[slot]!
      saved.latest[slot] = latest[slot]!
      saved.edge[slot] = edge[slot]!
    }
    this.savedLength[day] = this.length[day]!
    this.savedStamp[day] = this.stamp[day]!
    if (this.loads !== null) this.savedWalk[day] = this.loads.walkMeters[day]!
  }

  /** Puts a cleared day back as it was saved; the ways from and to its ends must be what they were then. */
  restoreDay(day: number): void {
    const { node, start, latest, edge, saved } = this
    const base = day * this.width
    const length = this.savedLength[day]!
    const last = base + length + 1
    for (let slot = base; slot <= last; slot++) {
      node[slot] = saved.node[slot]!
      start[slot] = saved.start[slot]!
      latest[slot] = saved.latest[slot]!
      edge[slot] = saved.edge[slot]!
    }
    for (let slot = base + 1; slot < last; slot++) this.remember(node[slot]!, day)
    this.length[day] = length
    this.stamp[day] = this.savedStamp[day]!
    if (this.loads !== null) this.loads.walkMeters[day] = this.savedWalk[day]!
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
      const begins = this.windows.startFor(node[slot + 1]!, day, start[slot]! + travel)
      if (begins < 0) holds = false
      start[slot + 1] = begins < 0 ? start[slot]! + travel : begins
    }
    latest[last] = problem.dayClose[day]!
    if (start[last]! > latest[last]!) holds = false
    for (let slot = last - 1; slot > base; slot--) {
      latest[slot] = this.windows.latestFor(node[slot]!, day, latest[slot + 1]! - edge[slot]!)
    }
    latest[base] = latest[base + 1]! - edge[base]!
    this.loads?.recountDay(day, node, base, last)
    return holds && (this.loads === null || this.loads.holds(day))
  }

  /**
   * Finds where on a day a node costs least (detour plus the delay it causes); the slot it would follow is left in
   * `bestSlot`, the price in `bestScore`. False when nowhere.
   */
  findSlot(candidate: number, day: number): boolean {
    const { nodeCount, stride, step } = this.problem
    const { node, start, latest, edge, into } = this
    const index = day * nodeCount + candidate
    const opens = this.windows.opens[index]!
    const closes = this.windows.closes[index]!
    const need = this.need[candidate]!
    const several = this.windows.several[index] === 1
    const loads = this.loads
    const row = candidate * stride
    const base = day * this.width
    const last = base + this.length[day]!
    let slot = base
    const leastLatest = opens + need
    while (slot < last && latest[slot + 1]! < leastLatest) slot++
    let best = 1_000_000_000
    let bestSlot = -1
    let bestDetour = 0
    for (; slot <= last; slot++) {
      const before = start[slot]!
      if (before > closes) break
      const limit = latest[slot + 1]!
      const direct = edge[slot]!
      if (before + direct + need > limit) continue
      const there = into[row + node[slot]!]!
      let begins = before + there
      if (begins > closes) continue
      if (begins < opens) begins = opens
      else if (several) begins = this.windows.startAmongSeveral(index, begins)
      const next = node[slot + 1]!
      const onward = step[row + next]!
      const arrives = begins + onward
      if (arrives > limit) continue
      const delay = arrives - start[slot + 1]!
      const detour = there + onward - direct
      const score = delay > 0 ? detour + delay : detour
      if (score >= best) continue
      if (loads !== null && !loads.admitsWalk(day, node[slot]!, candidate, next)) continue
      best = score
      bestDetour = detour
      bestSlot = slot - base
    }
    this.bestSlot = bestSlot
    this.bestScore = best
    this.bestDetour = bestDetour
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
    for (let at = end; at > slot; at--) {
      node[at] = node[at - 1]!
      start[at] = start[at - 1]!
      latest[at] = latest[at - 1]!
      edge[at] = edge[at - 1]!
    }
    node[slot] = candidate
    edge[slot - 1] = step[previous * stride + candidate]!
    edge[slot] = step[candidate * stride + next]!
    this.length[day]!++
    this.stamp[day] = this.nextStamp++
    this.remember(candidate, day)
    start[slot] = this.windows.startFor(candidate, day, start[slot - 1]! + edge[slot - 1]!)
    for (let at = slot + 1; at <= end; at++) {
      const begins = this.windows.startFor(node[at]!, day, start[at - 1]! + edge[at - 1]!)
      if (begins === start[at]) break
      start[at] = begins
    }
    latest[slot] = this.windows.latestFor(candidate, day, latest[slot + 1]! - edge[slot]!)
    for (let at = slot - 1; at > base; at--) {
      const limit = this.windows.latestFor(node[at]!, day, latest[at + 1]! - edge[at]!)
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
