import { RAIL_KINDS } from './rail-data.ts'
import { ARC_RIDE, type RailGraph } from './rail-graph.ts'
import { runFactor } from './rail-model.ts'

/** The quickest ways from one station group to all that were asked for. */
export interface RailTree {
  origin: number
  /** Minutes with the first wait, the discount of long runs applied; Infinity where not reached. */
  minutes: Float32Array
  /** The arc by which each state was reached: −1 at the origin and where not reached. */
  byArc: Int32Array
  from: Int32Array
}

/** Searches from a group until every wanted group is settled or `limitMinutes` of searching is passed. */
export function searchRail(
  graph: RailGraph,
  origin: number,
  wanted: ReadonlySet<number>,
  limitMinutes: number,
  boarding: Float64Array = graph.stateBoarding,
): RailTree {
  const count = graph.stateGroup.length
  const cost = new Float64Array(count).fill(Infinity)
  const byArc = new Int32Array(count).fill(-1)
  const from = new Int32Array(count).fill(-1)
  const order: number[] = []
  const isSettled = new Uint8Array(count)
  // A wanted island would keep the search going to the end of the country.
  const { groupComponent } = graph
  const openGroups = new Set([...wanted].filter((group) => groupComponent[group] === groupComponent[origin]))
  const heap = new Heap(count)
  for (let state = graph.groupFirst[origin]!; state < graph.groupFirst[origin + 1]!; state++) {
    cost[state] = boarding[state]!
    heap.push(cost[state]!, state)
  }
  openGroups.delete(origin)
  if (openGroups.size === 0) limitMinutes = 0
  // A little beyond the last wanted group: the discount may turn the order of close rivals.
  let until = limitMinutes
  while (heap.size > 0) {
    const state = heap.pop()
    if (isSettled[state] === 1) continue
    if (heap.lastKey > until) break
    isSettled[state] = 1
    order.push(state)
    if (openGroups.delete(graph.stateGroup[state]!) && openGroups.size === 0) {
      until = Math.min(limitMinutes, heap.lastKey * 1.15 + 5)
    }
    for (let arc = graph.arcFirst[state]!; arc < graph.arcFirst[state + 1]!; arc++) {
      const to = graph.arcTo[arc]!
      const through = cost[state]! + graph.arcSearch[arc]!
      if (through >= cost[to]!) continue
      cost[to] = through
      byArc[to] = arc
      from[to] = state
      heap.push(through, to)
    }
  }
  return { origin, minutes: trueMinutes(graph, order, byArc, from, boarding), byArc, from }
}

/** Adds up real minutes along the tree: each run with one family of lines gets the discount of its length. */
function trueMinutes(
  graph: RailGraph,
  order: number[],
  byArc: Int32Array,
  from: Int32Array,
  boarding: Float64Array,
): Float32Array {
  const minutes = new Float32Array(byArc.length).fill(Infinity)
  const beforeRun = new Float64Array(byArc.length)
  const runMinutes = new Float64Array(byArc.length)
  const runKm = new Float64Array(byArc.length)
  for (const state of order) {
    const arc = byArc[state]!
    const line = graph.stateLine[state]!
    if (arc < 0) {
      beforeRun[state] = boarding[state]!
      minutes[state] = beforeRun[state]!
      continue
    }
    const previous = from[state]!
    const sameFamily = graph.lineFamily[line] === graph.lineFamily[graph.stateLine[previous]!]
    if (graph.arcKind[arc] === ARC_RIDE) {
      beforeRun[state] = beforeRun[previous]!
      runMinutes[state] = runMinutes[previous]! + graph.arcMinutes[arc]!
      runKm[state] = runKm[previous]! + graph.arcLength[arc]!
    } else if (sameFamily && graph.stateGroup[state] === graph.stateGroup[previous]) {
      // Changing within the family goes on with the run; the change itself is not sped up.
      beforeRun[state] = beforeRun[previous]! + graph.arcMinutes[arc]!
      runMinutes[state] = runMinutes[previous]!
      runKm[state] = runKm[previous]!
    } else {
      beforeRun[state] = minutes[previous]! + graph.arcMinutes[arc]!
    }
    const kind = RAIL_KINDS[graph.lineKind[line]!]!
    minutes[state] = beforeRun[state]! + runMinutes[state]! * runFactor(kind, runKm[state]!)
  }
  return minutes
}

/** The state of a group that is reached soonest, −1 when none is. */
export function arrivalState(graph: RailGraph, tree: RailTree, group: number): number {
  let best = -1
  for (let state = graph.groupFirst[group]!; state < graph.groupFirst[group + 1]!; state++) {
    if (tree.minutes[state]! < (best < 0 ? Infinity : tree.minutes[best]!)) best = state
  }
  return best
}

/** A binary heap of (minutes, state) that takes duplicates. */
class Heap {
  size = 0
  lastKey = 0
  private keys: Float64Array
  private states: Int32Array

  constructor(capacity: number) {
    this.keys = new Float64Array(capacity)
    this.states = new Int32Array(capacity)
  }

  push(key: number, state: number): void {
    if (this.size === this.keys.length) this.grow()
    const { keys, states } = this
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (keys[parent]! <= key) break
      keys[at] = keys[parent]!
      states[at] = states[parent]!
      at = parent
    }
    keys[at] = key
    states[at] = state
  }

  /** Takes the least; its key is left in `lastKey`. */
  pop(): number {
    const { keys, states } = this
    const top = states[0]!
    this.lastKey = keys[0]!
    const last = --this.size
    const key = keys[last]!
    const state = states[last]!
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= last) break
      if (child + 1 < last && keys[child + 1]! < keys[child]!) child++
      if (keys[child]! >= key) break
      keys[at] = keys[child]!
      states[at] = states[child]!
      at = child
    }
    keys[at] = key
    states[at] = state
    return top
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2)
    const states = new Int32Array(this.keys.length * 2)
    keys.set(this.keys)
    states.set(this.states)
    this.keys = keys
    this.states = states
  }
}
