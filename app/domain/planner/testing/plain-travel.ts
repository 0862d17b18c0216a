import { distanceMeters, type Point } from '../../values/geo.ts'
import {
  carEstimate,
  LONGEST_ROAD_METERS,
  LONGEST_WALK_METERS,
  LONGEST_WALK_ONLY_METERS,
  roadEstimate,
  STATION_WALK_METERS,
  WALK_DETOUR,
  walkEstimate,
} from '../travel/estimates.ts'
import { ARC_RIDE } from '../travel/rail-arcs.ts'
import { RAIL_KINDS } from '../travel/rail-data.ts'
import type { RailGraph } from '../travel/rail-graph.ts'
import { runFactor } from '../travel/rail-model.ts'
import { UNREACHABLE_MINUTES } from '../travel/travel.ts'
import { WATER_DETOUR, type Water, wetMeters } from '../travel/water.ts'
import type { TravelMode } from '../trip-request.ts'

interface PlainWay {
  mode: 'walk' | 'rail' | 'road' | 'car'
  minutes: number
  meters: number
  walkMeters: number
}

/**
 * Travel between two points as the README tells it, each pair for itself, in the plainest way: no cache, no early end, no
 * skipped step. What the fast matrix is held against in tests.
 */
export function plainTravel(graph: RailGraph, water: Water) {
  const ways = new Map<number, Int32Array>()
  const railMinutes = (from: number, to: number) => {
    if (!ways.has(from)) ways.set(from, waysFrom(graph, from))
    return from === to ? Infinity : minutesTo(graph, ways.get(from)!, from, to)
  }
  const near = new Map<Point, ReturnType<typeof stationsNear>>()
  const stations = (point: Point) => {
    if (!near.has(point)) near.set(point, stationsNear(graph, water, point))
    return near.get(point)!
  }
  return (from: Point, to: Point, mode: TravelMode): PlainWay => {
    const straight = distanceMeters(from, to)
    const wet = wetMeters(water, from, to, straight)
    const walk = walkEstimate(straight)
    const onFoot: PlainWay = { ...walk, mode: 'walk', walkMeters: walk.meters }
    const none = { mode: 'road', minutes: UNREACHABLE_MINUTES, meters: walk.meters, walkMeters: 0 } as const
    if (mode === 'walk') {
      return wet === 0 && walk.meters <= LONGEST_WALK_ONLY_METERS ? onFoot : { ...none, mode: 'walk' }
    }
    const longer = straight + wet * (WATER_DETOUR - 1)
    if (mode === 'car') return walk.meters <= 700 ? onFoot : { ...carEstimate(longer), mode, walkMeters: 0 }
    const rail = straight < 250 ? null : bestRail(stations(from), stations(to), straight, railMinutes)
    if (walk.meters <= LONGEST_WALK_METERS && (!rail || walk.minutes <= rail.minutes + 5)) return onFoot
    const road = roadEstimate(longer)
    if (rail && (straight > LONGEST_ROAD_METERS || rail.minutes <= road.minutes * 1.4 + 10)) return rail
    return straight > LONGEST_ROAD_METERS ? none : { ...road, mode: 'road', walkMeters: 0 }
  }
}

function bestRail(
  leaving: ReturnType<typeof stationsNear>,
  arriving: ReturnType<typeof stationsNear>,
  straight: number,
  railMinutes: (from: number, to: number) => number,
): PlainWay | null {
  const ways = leaving.flatMap((a) =>
    arriving.map((b) => ({
      mode: 'rail' as const,
      minutes: a.minutes + railMinutes(a.group, b.group) + b.minutes,
      meters: straight * 1.15,
      walkMeters: a.walkMeters + b.walkMeters,
    })),
  )
  const best = ways.sort((a, b) => a.minutes - b.minutes)[0]
  return best && best.minutes < Infinity ? best : null
}

function stationsNear(graph: RailGraph, water: Water, point: Point) {
  const stations = graph.groupIds.map((_, group) => {
    const station = { lat: graph.groupLat[group]!, lng: graph.groupLng[group]! }
    return { group, station, apart: distanceMeters(point, station) }
  })
  const onFoot = stations.filter(({ apart }) => apart <= STATION_WALK_METERS / WALK_DETOUR)
  if (onFoot.length > 0) {
    const nearest = onFoot.sort((a, b) => a.apart - b.apart || a.group - b.group).slice(0, 3)
    return nearest.map(({ group, apart }) => ({
      group,
      ...walkEstimate(apart),
      walkMeters: walkEstimate(apart).meters,
    }))
  }
  return stations
    .filter(({ apart }) => apart <= 25_000)
    .map(({ group, station, apart }) => {
      const wet = wetMeters(water, point, station, apart)
      return { group, ...roadEstimate(apart + wet * (WATER_DETOUR - 1)), walkMeters: 0 }
    })
    .sort((a, b) => a.minutes - b.minutes || a.group - b.group)
    .slice(0, 2)
}

/** The arc by which each state is reached soonest, by looking at every arc again until nothing gets better. */
function waysFrom(graph: RailGraph, origin: number): Int32Array {
  const cost = new Float64Array(graph.stateGroup.length).fill(Infinity)
  const byArc = new Int32Array(graph.stateGroup.length).fill(-1)
  const queue: number[] = []
  for (let state = graph.groupFirst[origin]!; state < graph.groupFirst[origin + 1]!; state++) {
    cost[state] = graph.stateBoarding[state]!
    queue.push(state)
  }
  for (const state of queue) {
    for (let arc = graph.arcFirst[state]!; arc < graph.arcFirst[state + 1]!; arc++) {
      const to = graph.arcTo[arc]!
      const through = cost[state]! + graph.arcSearch[arc]!
      if (through >= cost[to]! || through > 600) continue
      cost[to] = through
      byArc[to] = arc
      queue.push(to)
    }
  }
  return byArc
}

function minutesTo(graph: RailGraph, byArc: Int32Array, origin: number, group: number): number {
  const states = Array.from(
    { length: graph.groupFirst[group + 1]! - graph.groupFirst[group]! },
    (_, index) => graph.groupFirst[group]! + index,
  )
  const reached = states.filter((state) => byArc[state]! >= 0 || graph.stateGroup[state] === origin)
  return Math.min(...reached.map((state) => realMinutes(graph, byArc, state)))
}

function realMinutes(graph: RailGraph, byArc: Int32Array, arrival: number): number {
  const arcs: number[] = []
  let first = arrival
  for (; byArc[first]! >= 0; first = graph.arcFrom[byArc[first]!]!) arcs.unshift(byArc[first]!)
  let before = graph.stateBoarding[first]!
  let run = { minutes: 0, km: 0, line: graph.stateLine[first]! }
  const soFar = () => before + run.minutes * factorOf(graph, run.line, run.km)
  for (const arc of arcs) {
    const [from, to] = [graph.arcFrom[arc]!, graph.arcTo[arc]!]
    const line = graph.stateLine[to]!
    const staysInFamily = graph.lineFamily[graph.stateLine[from]!] === graph.lineFamily[line]
    if (graph.arcKind[arc] === ARC_RIDE) {
      run = { minutes: run.minutes + graph.arcMinutes[arc]!, km: run.km + graph.arcLength[arc]!, line }
    } else if (staysInFamily && graph.stateGroup[from] === graph.stateGroup[to]) before += graph.arcMinutes[arc]!
    else {
      before = soFar() + graph.arcMinutes[arc]!
      run = { minutes: 0, km: 0, line }
    }
  }
  return soFar()
}

function factorOf(graph: RailGraph, line: number, km: number): number {
  return graph.lineIsService[line] === 1 ? 1 : runFactor(RAIL_KINDS[graph.lineKind[line]!]!, km)
}
