import { distanceMeters, type Point } from '../../../values/geo.ts'
import { WALK_DETOUR } from '../estimates.ts'
import { BOARDING_SECONDS, walkSeconds } from './footpaths.ts'
import { mirrored, type Network } from './network.ts'
import { earliestArrivals, earliestToEach, type NetworkRide, type Reach, type Way } from './rounds.ts'
import type { Timetable, TimetablePattern, TimetableStop } from './timetable-build.ts'

/** A journey by timetable between two points. Seconds count from the midnight that begins the timetable's day. */
export interface TimetableJourney {
  leavesAt: number
  arrivesAt: number
  walkMeters: number
  rides: TimetableRide[]
  path: [lng: number, lat: number][]
}

export interface TimetableRide extends TimetablePattern {
  from: TimetableStop
  to: TimetableStop
  leavesAt: number
  arrivesAt: number
}

/** Metres of way that one walks to a bus stop, and to a station. */
const LONGEST_WALK_TO_BUS_METERS = 800
const LONGEST_WALK_TO_TRAIN_METERS = 1500
/** A ride more has to save this much. */
const RIDE_WORTH_SECONDS = 180

/** The journey that is there first, leaving as late as it may; null where none is or one is there sooner on foot. */
export function journeyFrom(timetable: Timetable, from: Point, to: Point, leavesAt: number): TimetableJourney | null {
  const first = bestOf(earliestArrivals(timetable.network, toBoard(timetable, from), around(timetable, to), leavesAt))
  if (!first || first.arrivesAt - leavesAt >= walkSeconds(from, to)) return null
  const late = waysBack(timetable, from, to, first.arrivesAt).filter((way) => way.leavesAt >= leavesAt)
  const [best] = late.sort((a, b) => costBack(a) - costBack(b))
  return best ? journeyOf(timetable, best.rides, from, to) : null
}

/** The journey that is there by then and leaves last; null where none is or one may leave later on foot. */
export function journeyBy(timetable: Timetable, from: Point, to: Point, arrivesAt: number): TimetableJourney | null {
  const [best] = waysBack(timetable, from, to, arrivesAt).sort((a, b) => costBack(a) - costBack(b))
  if (!best) return null
  const last = journeyOf(timetable, best.rides, from, to)
  return arrivesAt - last.leavesAt < walkSeconds(from, to) ? last : null
}

/** From each of many points the last journey to one that is there by then, whether or not one could walk; one search for all. */
export function lastJourneys(
  timetable: Timetable,
  from: readonly Point[],
  to: Point,
  arrivesAt: number,
): (TimetableJourney | null)[] {
  const goals = from.map((point) => toBoard(timetable, point))
  const ways = earliestToEach(mirrorOf(timetable), around(timetable, to), goals, -arrivesAt)
  return ways.map((way, index) => way && journeyOf(timetable, wayBack(timetable, way).rides, from[index]!, to))
}

interface WayBack {
  leavesAt: number
  rides: NetworkRide[]
}

const mirrors = new WeakMap<Timetable, Network>()

/** The latest departures for an arrival, by number of rides: the search in the mirrored network. */
function waysBack(timetable: Timetable, from: Point, to: Point, arrivesAt: number): WayBack[] {
  const ways = earliestArrivals(mirrorOf(timetable), around(timetable, to), toBoard(timetable, from), -arrivesAt)
  return ways.map((way) => wayBack(timetable, way))
}

function mirrorOf(timetable: Timetable): Network {
  const mirror = mirrors.get(timetable) ?? mirrored(timetable.network)
  mirrors.set(timetable, mirror)
  return mirror
}

/** A way of the mirrored network as it is ridden. */
function wayBack({ network }: Timetable, way: Way): WayBack {
  return {
    leavesAt: -way.arrivesAt,
    rides: way.rides.toReversed().map(({ pattern, start, board, alight }) => {
      const last = network.patternFrom[pattern + 1]! - network.patternFrom[pattern]! - 1
      return { pattern, start: -start, board: last - alight, alight: last - board }
    }),
  }
}

function bestOf(ways: Way[]): Way | undefined {
  const cost = ({ arrivesAt, rides }: Way) => arrivesAt + rides.length * RIDE_WORTH_SECONDS
  return ways.sort((a, b) => cost(a) - cost(b))[0]
}

function costBack({ leavesAt, rides }: WayBack): number {
  return rides.length * RIDE_WORTH_SECONDS - leavesAt
}

function around({ stops }: Timetable, point: Point): Reach[] {
  return [...stops.entries()].flatMap(([stop, at]) =>
    isInReach(at, point) ? [{ stop, seconds: walkSeconds(point, at) }] : [],
  )
}

function toBoard(timetable: Timetable, point: Point): Reach[] {
  return around(timetable, point).map(({ stop, seconds }) => ({ stop, seconds: seconds + BOARDING_SECONDS }))
}

/** Whether one walks from the point to the stop. */
export function isInReach(stop: Point & { isRail: boolean }, point: Point): boolean {
  const longest = stop.isRail ? LONGEST_WALK_TO_TRAIN_METERS : LONGEST_WALK_TO_BUS_METERS
  // Most stops are far, which the latitude alone tells.
  return Math.abs(stop.lat - point.lat) < 0.02 && walkMeters(stop, point) <= longest
}

function walkMeters(from: Point, to: Point): number {
  return distanceMeters(from, to) * WALK_DETOUR
}

function journeyOf(timetable: Timetable, rides: readonly NetworkRide[], from: Point, to: Point): TimetableJourney {
  const { network, stops, patterns } = timetable
  const stopOf = (pattern: number, position: number) =>
    stops[network.stopAt[network.patternFrom[pattern]! + position]!]!
  const told = rides.map(({ pattern, start, board, alight }): TimetableRide => {
    const calls = network.patternFrom[pattern]!
    return {
      ...patterns[pattern]!,
      from: stopOf(pattern, board),
      to: stopOf(pattern, alight),
      leavesAt: start + network.departures[calls + board]!,
      arrivesAt: start + network.arrivals[calls + alight]!,
    }
  })
  const [first, last] = [told[0]!, told.at(-1)!]
  const changes = told.slice(1).map((ride, index) => walkMeters(told[index]!.to, ride.from))
  const onTheWay = rides.flatMap(({ pattern, board, alight }) =>
    Array.from({ length: alight - board + 1 }, (_, step) => stopOf(pattern, board + step)),
  )
  return {
    leavesAt: first.leavesAt - BOARDING_SECONDS - walkSeconds(from, first.from),
    arrivesAt: last.arrivesAt + walkSeconds(last.to, to),
    walkMeters: changes.reduce((sum, meters) => sum + meters, walkMeters(from, first.from) + walkMeters(last.to, to)),
    rides: told,
    path: [from, ...onTheWay, to].map(({ lat, lng }) => [lng, lat]),
  }
}
