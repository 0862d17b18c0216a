import { RAIL_KINDS } from './rail-data.ts'
import type { RailGraph } from './rail-graph.ts'
import { LONGEST_RAIL_MINUTES, runDiscount } from './rail-model.ts'
import type { RailHierarchy } from './rail-shortcuts.ts'
import { packRanked, type RankedArcs } from './ranked-arcs.ts'

/**
 * Minutes from each of some station groups to all of them: up from its states, then one sweep down over what leads to any
 * (RPHAST: Delling, Goldberg and Werneck 2011, "Faster batched shortest paths in road networks", *ATMOS*). What lies above
 * the groups is cut out of the hierarchy once; its states are numbered anew, the most important first.
 */
export class RailSweep {
  private readonly up: RankedArcs
  private readonly down: RankedArcs
  /** States of group index g: `of[first[g]] … of[first[g + 1] − 1]`. */
  private readonly first: Int32Array
  private readonly of: Int32Array
  private readonly boarding: Float64Array
  private readonly discount: { fromKm: Float64Array; spanKm: Float64Array; share: Float64Array }
  private readonly cost: Float64Array
  /** Of the way to a state: minutes before its last run of one family of lines, and that run's own minutes and kilometres. */
  private readonly beforeRun: Float64Array
  private readonly runMinutes: Float64Array
  private readonly runKm: Float64Array

  constructor(graph: RailGraph, hierarchy: RailHierarchy, groups: Int32Array) {
    const { ranks, numberOf } = above(graph, hierarchy, groups)
    const count = ranks.length
    this.up = packRanked(hierarchy.up, ranks, numberOf)
    this.down = packRanked(hierarchy.down, ranks, numberOf)
    const states = Array.from(groups, (group) => {
      const first = graph.groupFirst[group]!
      return Array.from({ length: graph.groupFirst[group + 1]! - first }, (_, index) => first + index)
    })
    this.first = new Int32Array(groups.length + 1)
    for (const [index, each] of states.entries()) this.first[index + 1] = this.first[index]! + each.length
    this.of = Int32Array.from(states.flat(), (state) => numberOf[hierarchy.rankOf[state]!]!)
    this.boarding = Float64Array.from(states.flat(), (state) => graph.stateBoarding[state]!)
    const discounts = Array.from(ranks, (rank) => {
      const line = graph.stateLine[hierarchy.stateOf[rank]!]!
      return runDiscount(graph.lineIsService[line] === 1 ? null : RAIL_KINDS[graph.lineKind[line]!]!)
    })
    this.discount = {
      fromKm: Float64Array.from(discounts, ({ fromKm }) => fromKm),
      spanKm: Float64Array.from(discounts, ({ spanKm }) => spanKm),
      share: Float64Array.from(discounts, ({ share }) => share),
    }
    this.cost = new Float64Array(count)
    this.beforeRun = new Float64Array(count)
    this.runMinutes = new Float64Array(count)
    this.runKm = new Float64Array(count)
  }

  /** Minutes from a group, by its index, to each, with the first wait and the discount of long runs; Infinity where no train leads. */
  from(origin: number, into: Float32Array): void {
    this.climb(origin)
    this.descend()
    const { first, of, cost, beforeRun, runMinutes, runKm } = this
    const { fromKm, spanKm, share } = this.discount
    const longest = LONGEST_RAIL_MINUTES
    let at = 0
    for (let group = 0; group < into.length; group++) {
      let least = Infinity
      for (const end = first[group + 1]!; at < end; at++) {
        const state = of[at]!
        if (cost[state]! > longest) continue
        const beyond = runKm[state]! - fromKm[state]!
        const faded = beyond <= 0 ? 0 : beyond >= spanKm[state]! ? 1 : beyond / spanKm[state]!
        const minutes = beforeRun[state]! + runMinutes[state]! * (1 - share[state]! * faded)
        if (minutes < least) least = minutes
      }
      into[group] = least
    }
  }

  /** From the states of a group to all that is more important. */
  private climb(origin: number): void {
    const { cost, up, of } = this
    const { first, other, search } = up
    cost.fill(Infinity)
    let least = 0
    for (let at = this.first[origin]!; at < this.first[origin + 1]!; at++) {
      const state = of[at]!
      cost[state] = this.boarding[at]!
      this.beforeRun[state] = this.boarding[at]!
      this.runMinutes[state] = 0
      this.runKm[state] = 0
      least = Math.max(least, state)
    }
    for (let state = least; state >= 0; state--) {
      const soFar = cost[state]!
      if (soFar === Infinity) continue
      for (let arc = first[state]!; arc < first[state + 1]!; arc++) {
        const through = soFar + search[arc]!
        if (through < cost[other[arc]!]!) this.go(state, other[arc]!, through, up, arc)
      }
    }
  }

  private descend(): void {
    const { cost, down } = this
    const { first, other, search } = down
    for (let state = 0; state < cost.length; state++) {
      let best = cost[state]!
      let by = -1
      for (let arc = first[state]!; arc < first[state + 1]!; arc++) {
        const through = cost[other[arc]!]! + search[arc]!
        if (through >= best) continue
        best = through
        by = arc
      }
      if (by >= 0) this.go(other[by]!, state, best, down, by)
    }
  }

  private go(from: number, to: number, cost: number, arcs: RankedArcs, arc: number): void {
    const { beforeRun, runMinutes, runKm } = this
    this.cost[to] = cost
    const minutes = runMinutes[from]! + arcs.firstMinutes[arc]!
    const km = runKm[from]! + arcs.firstKm[arc]!
    if (arcs.breaks[arc] === 0) {
      beforeRun[to] = beforeRun[from]! + arcs.fixed[arc]!
      runMinutes[to] = minutes
      runKm[to] = km
      return
    }
    beforeRun[to] = this.minutesAfter(from, minutes, km) + arcs.fixed[arc]!
    runMinutes[to] = arcs.lastMinutes[arc]!
    runKm[to] = arcs.lastKm[arc]!
  }

  private minutesAfter(state: number, minutes: number, km: number): number {
    const { fromKm, spanKm, share } = this.discount
    const faded = Math.min(1, Math.max(0, (km - fromKm[state]!) / spanKm[state]!))
    return this.beforeRun[state]! + minutes * (1 - share[state]! * faded)
  }
}

/** The ranks of some groups and of all that is above them, the most important first, and their numbers by rank. */
function above(graph: RailGraph, { rankOf, up, down }: RailHierarchy, groups: Int32Array) {
  const numberOf = new Int32Array(rankOf.length).fill(-1)
  for (const group of groups) {
    for (let state = graph.groupFirst[group]!; state < graph.groupFirst[group + 1]!; state++)
      numberOf[rankOf[state]!] = 0
  }
  for (let rank = rankOf.length - 1; rank >= 0; rank--) {
    if (numberOf[rank]! < 0) continue
    for (const { first, other } of [up, down]) {
      for (let arc = first[rank]!; arc < first[rank + 1]!; arc++) numberOf[other[arc]!] = 0
    }
  }
  let count = 0
  for (let rank = 0; rank < numberOf.length; rank++) if (numberOf[rank] === 0) numberOf[rank] = count++
  const ranks = new Int32Array(count)
  for (let rank = 0; rank < numberOf.length; rank++) if (numberOf[rank]! >= 0) ranks[numberOf[rank]!] = rank
  return { ranks, numberOf }
}
