import { distanceMeters, type Point } from '../../values/geo.ts'
import type { Leg } from '../itinerary.ts'
import type { TravelMode } from '../trip-request.ts'
import {
  band,
  carEstimate,
  LONGEST_ROAD_METERS,
  LONGEST_WALK_METERS,
  LONGEST_WALK_ONLY_METERS,
  roadEstimate,
  walkEstimate,
} from './estimates.ts'
import type { RailGraph } from './rail-graph.ts'
import { ridesTo } from './rail-rides.ts'
import { arrivalState, type RailTree, searchRail } from './rail-search.ts'
import { type StationAccess, StationFinder } from './station-access.ts'
import { MATRIX_MODES, type Travel, type TravelFor, type TravelMatrix, UNREACHABLE_MINUTES } from './travel.ts'
import { WATER_DETOUR, type Water, wetMeters } from './water.ts'

/** Searching stops here: no day has a longer train in it. */
const LONGEST_RAIL_MINUTES = 600
const WALK = MATRIX_MODES.indexOf('walk')
const RAIL = MATRIX_MODES.indexOf('rail')
const ROAD = MATRIX_MODES.indexOf('road')
const CAR = MATRIX_MODES.indexOf('car')

interface RailWay {
  minutes: number
  from: StationAccess
  to: StationAccess
  state: number
}

/** Travel by foot, rail and road estimates; without a graph (`null`) by foot and road alone, without `water` as if all were land. */
export function builtInTravel(graph: RailGraph | null, water: Water | null = null): TravelFor {
  const finder = graph === null ? null : new StationFinder(graph, water)
  return (points, mode) => {
    const rail = graph !== null && finder !== null && mode === 'transit' ? new RailWays(graph, finder, points) : null
    const matrix = fillMatrix(points, mode, rail, water)
    return { matrix, leg: (from, to) => legOf(points, matrix, rail, water, from, to) } satisfies Travel
  }
}

function fillMatrix(
  points: readonly Point[],
  mode: TravelMode,
  rail: RailWays | null,
  water: Water | null,
): TravelMatrix {
  const n = points.length
  const size = n * n
  const matrix: TravelMatrix = {
    n,
    minutes: new Int32Array(size),
    meters: new Int32Array(size),
    walkMeters: new Int32Array(size),
    mode: new Uint8Array(size),
  }
  for (let from = 0; from < n; from++) {
    for (let to = 0; to < n; to++) {
      if (from === to) continue
      const straight = distanceMeters(points[from]!, points[to]!)
      const wet = wetMeters(water, points[from]!, points[to]!, straight)
      const way = straight < 250 ? null : (rail?.between(from, to) ?? null)
      fillPair(matrix, from * n + to, straight, wet, mode, way)
    }
  }
  return matrix
}

/** Writes the way of one pair into the matrix. */
function fillPair(
  matrix: TravelMatrix,
  at: number,
  straight: number,
  wet: number,
  mode: TravelMode,
  rail: RailWay | null,
): void {
  const way = chooseWay(straight, wet, mode, rail)
  matrix.minutes[at] = Math.ceil(way.minutes - 1e-9)
  matrix.meters[at] = Math.round(way.meters)
  matrix.walkMeters[at] = Math.round(way.walkMeters)
  matrix.mode[at] = way.code
}

/** On foot where that is short, by rail where it runs, by bus or taxi where neither serves; over water nobody walks. */
function chooseWay(straight: number, wet: number, mode: TravelMode, rail: RailWay | null) {
  const walk = walkEstimate(straight)
  const onFoot = { minutes: walk.minutes, meters: walk.meters, walkMeters: walk.meters, code: WALK }
  const none = { minutes: UNREACHABLE_MINUTES, meters: walk.meters, walkMeters: 0, code: mode === 'walk' ? WALK : ROAD }
  if (mode === 'walk') return wet === 0 && walk.meters <= LONGEST_WALK_ONLY_METERS ? onFoot : none
  if (mode === 'car')
    return walk.meters <= 700
      ? onFoot
      : { ...carEstimate(straight + wet * (WATER_DETOUR - 1)), walkMeters: 0, code: CAR }
  if (walk.meters <= LONGEST_WALK_METERS && (rail === null || walk.minutes <= rail.minutes + 5)) return onFoot
  const road = roadEstimate(straight + wet * (WATER_DETOUR - 1))
  const roadServes = straight <= LONGEST_ROAD_METERS
  if (rail !== null && (!roadServes || rail.minutes <= road.minutes * 1.4 + 10)) {
    const walked = (rail.from.mode === 'walk' ? rail.from.meters : 0) + (rail.to.mode === 'walk' ? rail.to.meters : 0)
    return { minutes: rail.minutes, meters: straight * 1.15, walkMeters: walked, code: RAIL }
  }
  return roadServes ? { ...road, walkMeters: 0, code: ROAD } : none
}

/** Rail between all pairs of points: one search for each station group that some point starts from. */
class RailWays {
  private readonly access: StationAccess[][]
  private readonly trees: RailTree[]
  /** Index of each group among those near some point; minutes and arriving state between two of them, row-major. */
  private readonly indexOf: Map<number, number>
  private readonly minutes: Float32Array
  private readonly states: Int32Array
  private readonly accessIndex: Int32Array[]

  constructor(
    private readonly graph: RailGraph,
    finder: StationFinder,
    points: readonly Point[],
  ) {
    this.access = points.map((point) => finder.near(point))
    const groups = new Set(this.access.flat().map(({ group }) => group))
    const list = [...groups]
    this.indexOf = new Map(list.map((group, index) => [group, index]))
    this.accessIndex = this.access.map((near) => Int32Array.from(near, ({ group }) => this.indexOf.get(group)!))
    this.minutes = new Float32Array(list.length ** 2).fill(Infinity)
    this.states = new Int32Array(list.length ** 2).fill(-1)
    this.trees = list.map((origin) => searchRail(graph, origin, groups, LONGEST_RAIL_MINUTES))
    for (const [from, tree] of this.trees.entries()) {
      for (const [to, group] of list.entries()) {
        const state = from === to ? -1 : arrivalState(graph, tree, group)
        if (state < 0) continue
        this.states[from * list.length + to] = state
        this.minutes[from * list.length + to] = tree.minutes[state]!
      }
    }
  }

  /** The quickest of the ways over the nearest stations of both, or null. */
  between(from: number, to: number): RailWay | null {
    const leaving = this.access[from]!
    const arriving = this.access[to]!
    let best = Infinity
    let bestFrom = -1
    let bestTo = -1
    for (let a = 0; a < leaving.length; a++) {
      const row = this.accessIndex[from]![a]! * this.trees.length
      for (let b = 0; b < arriving.length; b++) {
        const minutes = leaving[a]!.minutes + this.minutes[row + this.accessIndex[to]![b]!]! + arriving[b]!.minutes
        if (minutes >= best) continue
        best = minutes
        bestFrom = a
        bestTo = b
      }
    }
    if (bestFrom < 0) return null
    const state = this.states[this.accessIndex[from]![bestFrom]! * this.trees.length + this.accessIndex[to]![bestTo]!]!
    return { minutes: best, from: leaving[bestFrom]!, to: arriving[bestTo]!, state }
  }

  rides(way: RailWay) {
    return ridesTo(this.graph, this.trees[this.indexOf.get(way.from.group)!]!, way.state)
  }
}

function legOf(
  points: readonly Point[],
  matrix: TravelMatrix,
  rail: RailWays | null,
  water: Water | null,
  from: number,
  to: number,
): Leg {
  const at = from * matrix.n + to
  const mode = MATRIX_MODES[matrix.mode[at]!]!
  const minutes = matrix.minutes[at]!
  const ends = [points[from]!, points[to]!].map(({ lat, lng }): [number, number] => [lng, lat])
  const way = mode === 'rail' ? (rail?.between(from, to) ?? null) : null
  const ridden = way === null ? null : rail!.rides(way)
  const isWet = way
    ? way.from.wetMeters + way.to.wetMeters > 0
    : mode !== 'walk' && wetMeters(water, points[from]!, points[to]!, distanceMeters(points[from]!, points[to]!)) > 0
  const [minutesLow, high] = band(mode, minutes)
  // A boat is missed more dearly than a bus.
  const minutesHigh = isWet ? Math.max(high, minutes * 2) : high
  return {
    mode,
    minutes,
    minutesLow,
    minutesHigh,
    meters: ridden === null ? matrix.meters[at]! : Math.round(ridden.railMeters + way!.from.meters + way!.to.meters),
    walkMeters: matrix.walkMeters[at]!,
    certainty: 'estimate',
    rides: ridden?.rides ?? [],
    ...(isWet && { crossesWater: true }),
    path: ridden === null ? (from === to ? [ends[0]!] : ends) : [ends[0]!, ...ridden.path, ends[1]!],
  }
}
