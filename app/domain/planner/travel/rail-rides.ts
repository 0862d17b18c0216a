import type { Ride } from '../itinerary.ts'
import { ARC_RIDE, ARC_WALK } from './rail-arcs.ts'
import type { RailGraph } from './rail-graph.ts'
import type { RailStep } from './rail-search.ts'

/** The rides of a way, in order, with the stations on it, the metres ridden and walked between lines, and what missing a train costs. */
export function ridesOf(graph: RailGraph, way: readonly RailStep[]) {
  const rides: Ride[] = []
  const path = way.flatMap(({ state, byArc }): [number, number][] => [
    ...(graph.arcVia.get(byArc) ?? []).map((group): [number, number] => [
      graph.groupLng[group]!,
      graph.groupLat[group]!,
    ]),
    [graph.stateLng[state]!, graph.stateLat[state]!],
  ])
  let railMeters = 0
  let walkMeters = 0
  let missMinutes = 0
  let first = 0
  for (let i = 1; i <= way.length; i++) {
    const arc = way[i]?.byArc ?? -1
    if (arc >= 0 && graph.arcKind[arc] === ARC_RIDE) {
      railMeters += graph.arcLength[arc]! * 1000
      continue
    }
    if (arc >= 0 && graph.arcKind[arc] === ARC_WALK) walkMeters += graph.arcLength[arc]! * 1.25
    if (i - 1 > first) {
      rides.push(rideOf(graph, way[first]!, way[i - 1]!))
      missMinutes = Math.max(missMinutes, graph.lineMiss[graph.stateLine[way[first]!.state]!]!)
    }
    first = i
  }
  return { rides, path, railMeters, walkMeters, missMinutes }
}

function rideOf(graph: RailGraph, from: RailStep, to: RailStep): Ride {
  const line = graph.lines[graph.stateLine[from.state]!]!
  return {
    lineNames: { ja: line.nameJa, en: line.nameEn, reading: null },
    operatorJa: line.operatorJa,
    fromNames: stationNames(graph, graph.stateGroup[from.state]!),
    toNames: stationNames(graph, graph.stateGroup[to.state]!),
    minutes: Math.max(1, Math.round(to.minutes - from.minutes)),
  }
}

function stationNames(graph: RailGraph, group: number) {
  return { ja: graph.groupNameJa[group]!, en: graph.groupNameEn[group]!, reading: null }
}
