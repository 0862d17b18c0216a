import { distanceMeters, type Point } from '../../values/geo.ts'
import { roadEstimate, STATION_WALK_METERS, WALK_DETOUR, walkEstimate } from './estimates.ts'
import type { RailGraph } from './rail-graph.ts'
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
const FARTHEST_BY_ROAD_METERS = 25_000
const CELL_DEGREES = 0.1

/** Finds the stations around a point by a grid of tenths of a degree, made once a graph. */
export class StationFinder {
  private readonly cells = new Map<string, number[]>()

  constructor(
    private readonly graph: RailGraph,
    private readonly water: Water | null = null,
  ) {
    for (let group = 0; group < graph.groupIds.length; group++) {
      const key = cellOf(graph.groupLat[group]!, graph.groupLng[group]!)
      const cell = this.cells.get(key)
      if (cell) cell.push(group)
      else this.cells.set(key, [group])
    }
  }

  /** The nearest three within a walk of 1.5 km; where there is none, the nearest two by bus or taxi. */
  near(point: Point): StationAccess[] {
    const close = this.within(point, 1, STATION_WALK_METERS / WALK_DETOUR)
    if (close.length > 0) {
      return close
        .slice(0, MOST_ON_FOOT)
        .map(({ group, apart }) => ({ group, mode: 'walk', wetMeters: 0, ...walkEstimate(apart) }))
    }
    return this.within(point, 3, FARTHEST_BY_ROAD_METERS)
      .map(({ group, apart }): StationAccess => {
        const station = { lat: this.graph.groupLat[group]!, lng: this.graph.groupLng[group]! }
        const wet = wetMeters(this.water, point, station, apart)
        return { group, mode: 'road', wetMeters: wet, ...roadEstimate(apart + wet * (WATER_DETOUR - 1)) }
      })
      .sort((a, b) => a.minutes - b.minutes || a.group - b.group)
      .slice(0, 2)
  }

  private within(point: Point, rings: number, meters: number): { group: number; apart: number }[] {
    const { groupLat, groupLng } = this.graph
    const found: { group: number; apart: number }[] = []
    for (let y = -rings; y <= rings; y++) {
      for (let x = -rings; x <= rings; x++) {
        for (const group of this.cells.get(cellOf(point.lat + y * CELL_DEGREES, point.lng + x * CELL_DEGREES)) ?? []) {
          const apart = distanceMeters(point, { lat: groupLat[group]!, lng: groupLng[group]! })
          if (apart <= meters) found.push({ group, apart })
        }
      }
    }
    return found.sort((a, b) => a.apart - b.apart || a.group - b.group)
  }
}

function cellOf(lat: number, lng: number): string {
  return `${Math.floor(lat / CELL_DEGREES)}|${Math.floor(lng / CELL_DEGREES)}`
}
