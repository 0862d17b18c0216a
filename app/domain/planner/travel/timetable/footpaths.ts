import { distanceMeters, type Point } from '../../../values/geo.ts'
import { walkEstimate } from '../estimates.ts'
import type { Footpaths } from './network.ts'
import type { FeedTransfer } from './timetable-data.ts'

/** Between two rides one walks no further than this, as the crow flies. */
export const LONGEST_CHANGE_METERS = 300
/** One is at the stop this long before the bus or train leaves. */
export const BOARDING_SECONDS = 120
const METERS_A_DEGREE = 111_000

/** Where one may change, on foot or at the same stop; what a feed says of two stops goes before the straight way. */
export function footpathsOf(stops: readonly Point[], transfers: readonly FeedTransfer[]): Footpaths {
  const said = new Map<number, Map<number, number | null>>()
  for (const { from, to, seconds } of transfers) {
    const ofStop = said.get(from) ?? new Map<number, number | null>()
    said.set(from, ofStop.set(to, seconds))
  }
  const near = neighbours(stops)
  const footFrom = new Int32Array(stops.length + 1)
  const footTo: number[] = []
  const footSeconds: number[] = []
  for (const [stop, point] of stops.entries()) {
    const ofStop = said.get(stop)
    for (const other of near(stop)) {
      if (ofStop?.has(other)) continue
      footTo.push(other)
      footSeconds.push(walkSeconds(point, stops[other]!) + BOARDING_SECONDS)
    }
    for (const [other, seconds] of ofStop ?? []) {
      if (seconds === null) continue
      footTo.push(other)
      footSeconds.push(seconds)
    }
    footFrom[stop + 1] = footTo.length
  }
  return { footFrom, footTo: Int32Array.from(footTo), footSeconds: Int32Array.from(footSeconds) }
}

/** On foot between two points, in whole seconds. */
export function walkSeconds(from: Point, to: Point): number {
  return Math.ceil(walkEstimate(distanceMeters(from, to)).minutes * 60)
}

/** The stops within the longest change, the stop itself among them, found by squares of that size. */
function neighbours(stops: readonly Point[]): (stop: number) => number[] {
  const size = LONGEST_CHANGE_METERS / METERS_A_DEGREE
  const rowOf = ({ lat }: Point) => Math.floor(lat / size)
  // Towards the pole a degree is narrower: at 46° north (all of Japan is south of it) by a third.
  const columnOf = ({ lng }: Point) => Math.floor(lng / (size / 0.69))
  const squares = new Map<string, number[]>()
  for (const [stop, point] of stops.entries()) {
    const key = `${rowOf(point)},${columnOf(point)}`
    const square = squares.get(key)
    if (square) square.push(stop)
    else squares.set(key, [stop])
  }
  return (stop) => {
    const point = stops[stop]!
    const found: number[] = []
    for (let row = rowOf(point) - 1; row <= rowOf(point) + 1; row++) {
      for (let column = columnOf(point) - 1; column <= columnOf(point) + 1; column++) {
        for (const other of squares.get(`${row},${column}`) ?? []) {
          if (distanceMeters(point, stops[other]!) <= LONGEST_CHANGE_METERS) found.push(other)
        }
      }
    }
    return found
  }
}
