import { ARC_RIDE } from './rail-arcs.ts'
import { RAIL_KINDS } from './rail-data.ts'
import type { RailGraph } from './rail-graph.ts'
import { LONGEST_RAIL_MINUTES, runFactor } from './rail-model.ts'

export interface RailStep {
  state: number
  minutes: number
  byArc: number
}

/** Station groups one wants to be told about. */
export interface WantedGroups {
  /** 1 for each wanted group of the graph. */
  isWanted: Uint8Array
  /** States of wanted groups by the number of their component: an island would keep the search going to the end. */
  statesOfComponent: Map<number, number>
}

export function wantGroups(graph: RailGraph, groups: Iterable<number>): WantedGroups {
  const isWanted = new Uint8Array(graph.groupIds.length)
  const statesOfComponent = new Map<number, number>()
  for (const group of groups) {
    if (isWanted[group] === 1) continue
    isWanted[group] = 1
    const component = graph.groupComponent[group]!
    const states = graph.groupFirst[group + 1]! - graph.groupFirst[group]!
    statesOfComponent.set(component, (statesOfComponent.get(component) ?? 0) + states)
  }
  return { isWanted, statesOfComponent }
}

/**
 * Dijkstra's search with buckets instead of a heap: a bucket is narrower than the shortest arc, so all states in it are
 * settled at once. The arrays are made once and swept before the next search, since most see a small part of Japan.
 */
export class RailSearch {
  private readonly bucketMinutes: number
  private readonly heads: Int32Array
  private readonly next: Int32Array
  private readonly previous: Int32Array
  private readonly cost: Float64Array
  private readonly byArc: Int32Array
  private readonly touched: Int32Array
  private touchedCount = 0
  /** Of the way to a state: minutes before its last run of one family of lines, and that run's own minutes and kilometres. */
  private readonly beforeRun: Float64Array
  private readonly runMinutes: Float64Array
  private readonly runKm: Float64Array
  private readonly minutes: Float32Array

  constructor(
    private readonly graph: RailGraph,
    private readonly boarding: Float64Array = graph.stateBoarding,
    private readonly limitMinutes = LONGEST_RAIL_MINUTES,
  ) {
    const count = graph.stateGroup.length
    const shortest = graph.arcSearch.reduce((least, minutes) => Math.min(least, minutes), 10)
    if (shortest <= 0) throw new Error('An arc of the rail graph takes no time')
    this.bucketMinutes = shortest * 0.99
    this.heads = new Int32Array(Math.ceil(limitMinutes / this.bucketMinutes) + 1).fill(-1)
    this.next = new Int32Array(count)
    this.previous = new Int32Array(count)
    this.cost = new Float64Array(count).fill(Infinity)
    this.byArc = new Int32Array(count)
    this.touched = new Int32Array(count)
    this.beforeRun = new Float64Array(count)
    this.runMinutes = new Float64Array(count)
    this.runKm = new Float64Array(count)
    this.minutes = new Float32Array(count).fill(Infinity)
  }

  /** Searches from a group until all wanted groups one can reach are settled, or to the limit. */
  from(origin: number, wanted: WantedGroups): void {
    this.sweep()
    const { graph, heads, next } = this
    const { groupFirst, stateGroup } = graph
    const { isWanted } = wanted
    for (let state = groupFirst[origin]!; state < groupFirst[origin + 1]!; state++) {
      this.reach(state, this.boarding[state]!, -1)
    }
    let left = wanted.statesOfComponent.get(graph.groupComponent[origin]!) ?? 0
    for (let bucket = 0; bucket < heads.length && left > 0; bucket++) {
      for (let state = heads[bucket]!; state >= 0; state = next[state]!) {
        left -= isWanted[stateGroup[state]!]!
        this.addUp(state)
        this.relax(state)
      }
    }
  }

  /** Minutes to a wanted group with the first wait, the discount of long runs applied; Infinity when it was not reached. */
  minutesTo(group: number): number {
    const state = this.arrival(group)
    return state < 0 ? Infinity : this.minutes[state]!
  }

  /** The states on the way to a wanted group, in order, with the minutes until there and the arc by which (−1: boarding). */
  wayTo(group: number): RailStep[] {
    const way: RailStep[] = []
    for (let state = this.arrival(group); state >= 0; ) {
      const byArc = this.byArc[state]!
      way.push({ state, minutes: this.minutes[state]!, byArc })
      state = byArc < 0 ? -1 : this.graph.arcFrom[byArc]!
    }
    return way.reverse()
  }

  private arrival(group: number): number {
    const { groupFirst } = this.graph
    let best = -1
    for (let state = groupFirst[group]!; state < groupFirst[group + 1]!; state++) {
      if (this.minutes[state]! < (best < 0 ? Infinity : this.minutes[best]!)) best = state
    }
    return best
  }

  private relax(state: number): void {
    const { arcFirst, arcTo, arcSearch } = this.graph
    const cost = this.cost[state]!
    for (let arc = arcFirst[state]!; arc < arcFirst[state + 1]!; arc++) {
      const through = cost + arcSearch[arc]!
      if (through < this.cost[arcTo[arc]!]! && through <= this.limitMinutes) this.reach(arcTo[arc]!, through, arc)
    }
  }

  /** Puts a state into the bucket of its new cost. */
  private reach(state: number, cost: number, arc: number): void {
    const { heads, next, previous } = this
    const known = this.cost[state]!
    if (known === Infinity) this.touched[this.touchedCount++] = state
    else {
      const after = next[state]!
      const before = previous[state]!
      if (before >= 0) next[before] = after
      else heads[Math.floor(known / this.bucketMinutes)] = after
      if (after >= 0) previous[after] = before
    }
    const bucket = Math.floor(cost / this.bucketMinutes)
    const head = heads[bucket]!
    next[state] = head
    previous[state] = -1
    if (head >= 0) previous[head] = state
    heads[bucket] = state
    this.cost[state] = cost
    this.byArc[state] = arc
  }

  /** Real minutes along the tree: each run with one family of lines gets the discount of its length. */
  private addUp(state: number): void {
    const { graph, beforeRun, runMinutes, runKm, minutes } = this
    const arc = this.byArc[state]!
    const line = graph.stateLine[state]!
    runMinutes[state] = 0
    runKm[state] = 0
    if (arc < 0) {
      beforeRun[state] = this.boarding[state]!
      minutes[state] = this.boarding[state]!
      return
    }
    const before = graph.arcFrom[arc]!
    if (graph.arcKind[arc] === ARC_RIDE) {
      beforeRun[state] = beforeRun[before]!
      runMinutes[state] = runMinutes[before]! + graph.arcMinutes[arc]!
      runKm[state] = runKm[before]! + graph.arcLength[arc]!
    } else if (
      graph.stateGroup[state] === graph.stateGroup[before] &&
      graph.lineFamily[line] === graph.lineFamily[graph.stateLine[before]!]
    ) {
      // Changing within the family goes on with the run; the change itself is not sped up.
      beforeRun[state] = beforeRun[before]! + graph.arcMinutes[arc]!
      runMinutes[state] = runMinutes[before]!
      runKm[state] = runKm[before]!
    } else {
      beforeRun[state] = minutes[before]! + graph.arcMinutes[arc]!
    }
    const kind = graph.lineIsService[line] === 1 ? null : RAIL_KINDS[graph.lineKind[line]!]!
    const factor = runFactor(kind, runKm[state]!)
    minutes[state] = beforeRun[state]! + runMinutes[state]! * factor
  }

  private sweep(): void {
    for (let i = 0; i < this.touchedCount; i++) {
      this.cost[this.touched[i]!] = Infinity
      this.minutes[this.touched[i]!] = Infinity
    }
    this.touchedCount = 0
    this.heads.fill(-1)
  }
}
