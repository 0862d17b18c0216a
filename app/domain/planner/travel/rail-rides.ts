import type { Ride } from '../itinerary.ts'
import { ARC_RIDE, ARC_WALK, type RailGraph } from './rail-graph.ts'
import type { RailTree } from './rail-search.ts'

/** The rides to a state of the tree, in order, with the stations on the way and the metres ridden and walked between lines. */
export function ridesTo(graph: RailGraph, tree: RailTree, state: number) {
  const states: number[] = []
  for (let at = state; at >= 0; at = tree.from[at]!) states.push(at)
  states.reverse()
  const rides: Ride[] = []
  const path: [number, number][] = states.map((at) => [graph.stateLng[at]!, graph.stateLat[at]!])
  let railMeters = 0
  let walkMeters = 0
  let first = 0
  for (let i = 1; i <= states.length; i++) {
    const arc = i < states.length ? tree.byArc[states[i]!]! : -1
    if (arc >= 0 && graph.arcKind[arc] === ARC_RIDE) {
      railMeters += graph.arcLength[arc]! * 1000
      continue
    }
    if (arc >= 0 && graph.arcKind[arc] === ARC_WALK) walkMeters += graph.arcLength[arc]! * 1.25
    if (i - 1 > first) rides.push(rideOf(graph, tree, states[first]!, states[i - 1]!))
    first = i
  }
  return { rides, path, railMeters, walkMeters }
}

function rideOf(graph: RailGraph, tree: RailTree, from: number, to: number): Ride {
  const line = graph.lines[graph.stateLine[from]!]!
  return {
    lineNames: { ja: line.nameJa, en: line.nameEn, reading: null },
    operatorJa: line.operatorJa,
    fromNames: stationNames(graph, graph.stateGroup[from]!),
    toNames: stationNames(graph, graph.stateGroup[to]!),
    minutes: Math.max(1, Math.round(tree.minutes[to]! - tree.minutes[from]!)),
  }
}

function stationNames(graph: RailGraph, group: number) {
  return { ja: graph.groupNameJa[group]!, en: graph.groupNameEn[group]!, reading: null }
}
