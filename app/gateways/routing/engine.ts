import type { Ride } from '#app/domain/planner/itinerary.ts'
import { WALK_METERS_A_MINUTE } from '#app/domain/planner/travel/estimates.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { EngineFailure } from './breaker.ts'

/** What the adapters of OSRM, Valhalla, MOTIS and OpenTripPlanner have in common. Each question may fail with an `EngineFailure`. */
export interface RoutingEngine {
  name: 'osrm' | 'valhalla' | 'motis' | 'otp'
  /** Null where the engine has no tables. */
  table: EngineTable | null
  /** The way along the streets, or null where there is none. */
  street(profile: Profile, from: Point, to: Point, signal: AbortSignal): Promise<StreetWay | null>
  /** By timetable, a few to choose from; null where the engine knows no timetables. */
  journeys: ((asked: AskedJourney, signal: AbortSignal) => Promise<Journey[]>) | null
}

export type Profile = 'foot' | 'car'

export interface EngineTable {
  /** Most sources and targets of one request, within the engine's usual limit. */
  mostSources: number
  mostTargets: number
  /** One row a source, one cell a target. */
  ask(profile: Profile, sources: Point[], targets: Point[], signal: AbortSignal): Promise<(Cell | null)[][]>
}

/** As the engine says it, not yet held against sense. */
export interface Cell {
  seconds: number
  meters: number
}

export interface StreetWay extends Cell {
  path: [lng: number, lat: number][]
}

export interface AskedJourney {
  from: Point
  to: Point
  at: UnixSeconds
  by: 'departure' | 'arrival'
}

export interface Journey {
  startsAt: UnixSeconds
  endsAt: UnixSeconds
  walkMeters: number
  rides: JourneyRide[]
  path: [lng: number, lat: number][]
}

export interface JourneyRide {
  isRail: boolean
  line: string
  operator: string
  from: string
  to: string
  leavesAt: UnixSeconds
  arrivesAt: UnixSeconds
  /** Where it is known beyond the words above: what a page shows in their place. */
  told?: Pick<Ride, 'lineNames' | 'fromNames' | 'toNames' | 'scheduled'>
}

/** Engines that can be told how fast one walks are told our own pace. */
export const WALK_METERS_A_SECOND = WALK_METERS_A_MINUTE / 60

/** A table of any other size than was asked for is nonsense. */
export function cellsOf(rows: (Cell | null)[][], sources: Point[], targets: Point[]): (Cell | null)[][] {
  const fits = rows.length === sources.length && rows.every((row) => row.length === targets.length)
  if (!fits) throw new EngineFailure('nonsense')
  return rows
}

/** The second of an ISO 8601 time. */
export function instant(iso: string): UnixSeconds {
  return Math.floor(Date.parse(iso) / 1000)
}
