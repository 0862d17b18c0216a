import type { LegMode } from '#app/domain/planner/itinerary.ts'
import { CAR_PARKING_MINUTES, ROAD_FIXED_MINUTES, WALK_METERS_A_MINUTE } from '#app/domain/planner/travel/estimates.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import type { AskedJourney, Cell, Journey, Profile } from './engine.ts'

/** Nobody is faster; a walk at 8 km/h is a car's, from an engine that has only roads. */
const FASTEST_METERS_A_SECOND: Record<Profile, number> = { foot: 2.2, car: 45 }
/** The way on the streets may begin beside the place, but not leave out most of the way to it. */
const LEAST_OF_STRAIGHT = 0.8
const BESIDE_METERS = 100
/** What rounding to whole seconds may hide. */
const ROUNDED_METERS = 20
const LONGEST_SECONDS = 24 * 3600
const FASTEST_RIDE_METERS_A_SECOND = 100

/** Whether a street engine's answer can be true of two points. */
export function isSensibleWay({ seconds, meters }: Cell, profile: Profile, from: Point, to: Point): boolean {
  if (!(seconds >= 0 && seconds <= LONGEST_SECONDS && meters >= 0)) return false
  if (meters > ROUNDED_METERS + seconds * FASTEST_METERS_A_SECOND[profile]) return false
  return meters >= distanceMeters(from, to) * LEAST_OF_STRAIGHT - BESIDE_METERS
}

/** Whether a journey can be true of what was asked. */
export function isSensibleJourney(journey: Journey, { from, to, at, by }: AskedJourney): boolean {
  const { startsAt, endsAt, rides, walkMeters } = journey
  const seconds = endsAt - startsAt
  if (rides.length === 0) return false
  if (!(seconds > 0 && seconds <= LONGEST_SECONDS && walkMeters >= 0)) return false
  if (by === 'departure' ? startsAt < at - 59 || endsAt - at > LONGEST_SECONDS : endsAt > at + 59) return false
  if (by === 'arrival' && at - startsAt > LONGEST_SECONDS) return false
  if (distanceMeters(from, to) > BESIDE_METERS + seconds * FASTEST_RIDE_METERS_A_SECOND) return false
  let clock = startsAt
  for (const { leavesAt, arrivesAt } of rides) {
    if (leavesAt < clock || arrivesAt < leavesAt) return false
    clock = arrivesAt
  }
  return clock <= endsAt
}

/**
 * Whole minutes and metres as the planner counts them: on foot at our own pace where the engine is faster (it has no map in
 * its hand), by bus or taxi with the wait, by car with parking.
 */
export function measured({ seconds, meters }: Cell, mode: LegMode, from: Point, to: Point) {
  const way = Math.max(meters, distanceMeters(from, to))
  const ridden = seconds / 60
  const minutes = {
    walk: Math.max(ridden, way / WALK_METERS_A_MINUTE),
    road: ridden + ROAD_FIXED_MINUTES,
    rail: ridden,
    car: ridden + CAR_PARKING_MINUTES,
  }[mode]
  return { minutes: Math.ceil(minutes - 1e-9), meters: Math.round(way) }
}
