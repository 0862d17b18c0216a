import { JAPAN_BBOX, type Point } from '../../values/geo.ts'
import { roadEstimate, STATION_WALK_METERS, WALK_DETOUR, walkEstimate } from './estimates.ts'
import type { RailGraph } from './rail-graph.ts'
import { StraightMeters } from './straight-meters.ts'
import { WATER_DETOUR, type Water, wetMeters } from './water.ts'

/** A station one can start from, and how one gets there. */
export interface StationAccess {
  group: number
  mode: 'walk' | 'road'
  minutes: number
  meters: number
  /** Of the straight way by road, that over water. */
  wetMeters: number
}

const MOST_ON_FOOT = 3
const MOST_BY_ROAD = 2
const FARTHEST_BY_ROAD_METERS = 25_000
const CELL_DEGREES = 0.05
/** In cells: a twentieth of a degree is at least 3.8 km in Japan, north to south and east to west. */
const WALK_RINGS = 1
const CLOSE_RINGS = 2
const CLOSE_METERS = 5000
const FAR_RINGS = 7

/** Finds the stations around a point by a grid of twentieths of a degree, made once a graph. */
export class StationFinder {
  private readonly cells: Grid
  private readonly straights: StraightMeters

  constructor(
    private readonly graph: RailGraph,
    private readonly water: Water | null = null,
  ) {
    const { groupLat, groupLng } = graph
    this.cells = makeGrid(groupLat, groupLng)
    this.straights = new StraightMeters(graph.groupIds.map((_, group) => this.pointOf(group)))
  }

  /** The nearest three within a walk of 1.5 km; where there is none, the nearest two by bus or taxi. */
  near(point: Point): StationAccess[] {
    const close = this.within(point, WALK_RINGS, STATION_WALK_METERS / WALK_DETOUR)
    if (close.length === 0) return this.nearByRoad(point)
    return close
      .slice(0, MOST_ON_FOOT)
      .map(({ group, apart }) => ({ group, mode: 'walk', wetMeters: 0, ...walkEstimate(apart) }))
  }

  private nearByRoad(point: Point): StationAccess[] {
    const close = this.nearestByRoad(point, CLOSE_RINGS, CLOSE_METERS)
    // Water only makes ways longer: none farther away can be nearer by road.
    const last = close[MOST_BY_ROAD - 1]
    if (last && last.minutes <= roadEstimate(CLOSE_METERS).minutes) return close
    return this.nearestByRoad(point, FAR_RINGS, FARTHEST_BY_ROAD_METERS)
  }

  private nearestByRoad(point: Point, rings: number, meters: number): StationAccess[] {
    const nearest: StationAccess[] = []
    for (const { group, apart } of this.within(point, rings, meters)) {
      if (nearest.length === MOST_BY_ROAD && roadEstimate(apart).minutes > nearest.at(-1)!.minutes) break
      const wet = wetMeters(this.water, point, this.pointOf(group), apart)
      nearest.push({ group, mode: 'road', wetMeters: wet, ...roadEstimate(apart + wet * (WATER_DETOUR - 1)) })
      nearest.sort((a, b) => a.minutes - b.minutes || a.group - b.group)
      nearest.length = Math.min(nearest.length, MOST_BY_ROAD)
    }
    return nearest
  }

  /** The nearest first. */
  private within(point: Point, rings: number, meters: number): { group: number; apart: number }[] {
    const { first, groups } = this.cells
    const found: { group: number; apart: number }[] = []
    const [row, column] = [rowOf(point.lat), columnOf(point.lng)]
    this.straights.measureFrom(point)
    for (let y = Math.max(0, row - rings); y <= Math.min(ROWS - 1, row + rings); y++) {
      const west = y * COLUMNS + Math.min(COLUMNS - 1, Math.max(0, column - rings))
      const east = y * COLUMNS + Math.max(0, Math.min(COLUMNS - 1, column + rings))
      for (let at = first[west]!; at < first[east + 1]!; at++) {
        const apart = this.straights.to(groups[at]!)
        if (apart <= meters) found.push({ group: groups[at]!, apart })
      }
    }
    return found.sort((a, b) => a.apart - b.apart || a.group - b.group)
  }

  private pointOf(group: number): Point {
    return { lat: this.graph.groupLat[group]!, lng: this.graph.groupLng[group]! }
  }
}

const [WEST, SOUTH, EAST, NORTH] = JAPAN_BBOX
const COLUMNS = Math.ceil((EAST - WEST) / CELL_DEGREES)
const ROWS = Math.ceil((NORTH - SOUTH) / CELL_DEGREES)
const rowOf = (lat: number) => Math.floor((lat - SOUTH) / CELL_DEGREES)
const columnOf = (lng: number) => Math.floor((lng - WEST) / CELL_DEGREES)

/** Groups by cell, row by row: those of cell c are `groups[first[c]] … groups[first[c + 1] − 1]`. */
interface Grid {
  first: Int32Array
  groups: Int32Array
}

function makeGrid(lat: Float64Array, lng: Float64Array): Grid {
  const first = new Int32Array(ROWS * COLUMNS + 1)
  const cells = Int32Array.from(lat, (degrees, group) => rowOf(degrees) * COLUMNS + columnOf(lng[group]!))
  for (const cell of cells) first[cell + 1]!++
  for (let cell = 0; cell < first.length - 1; cell++) first[cell + 1]! += first[cell]!
  const next = first.slice()
  const groups = new Int32Array(cells.length)
  for (const [group, cell] of cells.entries()) groups[next[cell]!++] = group
  return { first, groups }
}
