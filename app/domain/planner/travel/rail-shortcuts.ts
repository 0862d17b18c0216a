import { MaxHeap } from '../core/max-heap.ts'
import { ARC_RIDE } from './rail-arcs.ts'
import { RAIL_KINDS } from './rail-data.ts'
import type { RailGraph } from './rail-graph.ts'
import { runFactor } from './rail-model.ts'
import { emptyArcs, type RankedArcs } from './ranked-arcs.ts'

/**
 * The rail graph with shortcuts past its states, from the least to the most important (contraction hierarchies:
 * Geisberger, Sanders, Schultes and Delling 2008). Every quickest way goes up and then down again. States stand in ranks:
 * the most important is 0; arcs up lead to lower ranks, arcs down come from them.
 */
export interface RailHierarchy {
  rankOf: Int32Array
  stateOf: Int32Array
  /** Arcs up of rank r, by the rank they lead to; arcs down into it, by the rank they come from. */
  up: RankedArcs
  down: RankedArcs
}

/** A class, so that all of them are alike to the engine. */
class Arc {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly search: number,
    readonly fixed: number,
    readonly firstMinutes: number,
    readonly firstKm: number,
    readonly breaks: boolean,
    readonly lastMinutes: number,
    readonly lastKm: number,
  ) {}
}

/** Takes the states out one after the other, those that are hardly needed first. */
export function buildHierarchy(graph: RailGraph): RailHierarchy {
  return new Contraction(graph).run()
}

/** A way past a state is looked for in so many steps; one that is not found costs a needless shortcut, nothing else. */
const MOST_WITNESS_STEPS = 20

class Contraction {
  private readonly count: number
  private readonly out: Arc[][]
  private readonly into: Arc[][]
  private readonly level: Int32Array
  private readonly cost: Float64Array
  private readonly queue: number[] = []

  constructor(private readonly graph: RailGraph) {
    this.count = graph.stateGroup.length
    this.out = Array.from({ length: this.count }, () => [])
    this.into = Array.from({ length: this.count }, () => [])
    this.level = new Int32Array(this.count)
    this.cost = new Float64Array(this.count).fill(Infinity)
    for (let arc = 0; arc < graph.arcTo.length; arc++) this.put(arcOf(graph, arc))
  }

  run(): RailHierarchy {
    const { count, out, into } = this
    const keys = Float64Array.from({ length: count }, (_, state) => -this.price(state))
    const heap = new MaxHeap(keys)
    heap.fill(count)
    const rankOf = new Int32Array(count)
    const stateOf = new Int32Array(count)
    for (let rank = count - 1; rank >= 0; ) {
      const state = heap.top
      const key = -this.price(state)
      if (key < keys[state]!) {
        keys[state] = key
        heap.settleTop()
        continue
      }
      this.passBy(state)
      this.takeOut(state)
      rankOf[state] = rank
      stateOf[rank] = state
      rank--
      heap.removeTop()
    }
    return { rankOf, stateOf, up: ranked(out, stateOf, rankOf, true), down: ranked(into, stateOf, rankOf, false) }
  }

  /** Few new arcs for those that go, and evenly over the map. */
  private price(state: number): number {
    const [out, into] = [this.out[state]!.length, this.into[state]!.length]
    return 2 * (out * into - out - into) + this.level[state]!
  }

  /** Lays arcs for the ways over a state where no other way is as quick. */
  private passBy(over: number): void {
    const { cost, queue } = this
    const laid: Arc[] = []
    for (const first of this.into[over]!) {
      let longest = 0
      for (const { to, search } of this.out[over]!) {
        if (to !== first.from) longest = Math.max(longest, first.search + search)
      }
      if (longest === 0) continue
      const reached = this.reachPast(first.from, over, longest)
      for (const second of this.out[over]!) {
        if (second.to === first.from || cost[second.to]! <= first.search + second.search) continue
        laid.push(joined(this.graph, first, second))
      }
      for (let i = 0; i < reached; i++) cost[queue[i]!] = Infinity
    }
    for (const arc of laid) this.put(arc)
  }

  /** Costs from a state without another one, looked for in a few steps; answers how many states are in the queue. */
  private reachPast(from: number, over: number, longest: number): number {
    const { cost, out, queue } = this
    queue[0] = from
    cost[from] = 0
    let end = 1
    for (let at = 0; at < end && at < MOST_WITNESS_STEPS; at++) {
      const soFar = cost[queue[at]!]!
      for (const { to, search } of out[queue[at]!]!) {
        const through = soFar + search
        if (to === over || through > longest || through >= cost[to]!) continue
        cost[to] = through
        queue[end++] = to
      }
    }
    return end
  }

  /** Of two arcs between the same states the quicker one stays. */
  private put(arc: Arc): void {
    const same = this.out[arc.from]!.findIndex(({ to }) => to === arc.to)
    if (same < 0) {
      this.out[arc.from]!.push(arc)
      this.into[arc.to]!.push(arc)
    } else if (arc.search < this.out[arc.from]![same]!.search) {
      const old = this.out[arc.from]![same]!
      this.out[arc.from]![same] = arc
      this.into[arc.to]![this.into[arc.to]!.indexOf(old)] = arc
    }
  }

  /** Its own arcs stay with it: they lead to what is more important. */
  private takeOut(state: number): void {
    for (const { to } of this.out[state]!) {
      this.into[to] = this.into[to]!.filter(({ from }) => from !== state)
      this.level[to] = Math.max(this.level[to]!, this.level[state]! + 1)
    }
    for (const { from } of this.into[state]!) {
      this.out[from] = this.out[from]!.filter(({ to }) => to !== state)
      this.level[from] = Math.max(this.level[from]!, this.level[state]! + 1)
    }
  }
}

function arcOf(graph: RailGraph, at: number): Arc {
  const [from, to, search] = [graph.arcFrom[at]!, graph.arcTo[at]!, graph.arcSearch[at]!]
  const minutes = graph.arcMinutes[at]!
  if (graph.arcKind[at] === ARC_RIDE) return new Arc(from, to, search, 0, minutes, graph.arcLength[at]!, false, 0, 0)
  // Changing within the family goes on with the run; the change itself is not sped up.
  const goesOn =
    graph.stateGroup[from] === graph.stateGroup[to] &&
    graph.lineFamily[graph.stateLine[from]!] === graph.lineFamily[graph.stateLine[to]!]
  return new Arc(from, to, search, minutes, 0, 0, !goesOn, 0, 0)
}

/** One arc for two; a run between a break of the first and one of the second is over, so that its discount is known. */
function joined(graph: RailGraph, a: Arc, b: Arc): Arc {
  const { from } = a
  const { to } = b
  const search = a.search + b.search
  const fixed = a.fixed + b.fixed
  if (!a.breaks) {
    const minutes = a.firstMinutes + b.firstMinutes
    return new Arc(from, to, search, fixed, minutes, a.firstKm + b.firstKm, b.breaks, b.lastMinutes, b.lastKm)
  }
  const minutes = a.lastMinutes + b.firstMinutes
  const km = a.lastKm + b.firstKm
  if (!b.breaks) return new Arc(from, to, search, fixed, a.firstMinutes, a.firstKm, true, minutes, km)
  const line = graph.stateLine[a.to]!
  const over = minutes * runFactor(graph.lineIsService[line] === 1 ? null : RAIL_KINDS[graph.lineKind[line]!]!, km)
  return new Arc(from, to, search, fixed + over, a.firstMinutes, a.firstKm, true, b.lastMinutes, b.lastKm)
}

function ranked(arcsOf: Arc[][], stateOf: Int32Array, rankOf: Int32Array, isUp: boolean): RankedArcs {
  const arcs = emptyArcs(
    stateOf.length,
    arcsOf.reduce((sum, each) => sum + each.length, 0),
  )
  let at = 0
  for (const [rank, state] of stateOf.entries()) {
    for (const arc of arcsOf[state]!) {
      arcs.other[at] = rankOf[isUp ? arc.to : arc.from]!
      arcs.search[at] = arc.search
      arcs.fixed[at] = arc.fixed
      arcs.firstMinutes[at] = arc.firstMinutes
      arcs.firstKm[at] = arc.firstKm
      arcs.breaks[at] = arc.breaks ? 1 : 0
      arcs.lastMinutes[at] = arc.lastMinutes
      arcs.lastKm[at++] = arc.lastKm
    }
    arcs.first[rank + 1] = at
  }
  return arcs
}
