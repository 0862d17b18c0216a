import { distanceMeters, type Point } from '../values/geo.ts'
import type { UnixSeconds } from '../values/time.ts'

/** Where and when a guide is bound: from the meeting point until the end of the tour. */
export interface Engagement {
  departureId: string
  startsAt: UnixSeconds
  endsAt: UnixSeconds
  from: Point
  to: Point
}

/** The engagement that a guide could not keep beside the wanted one, or `undefined` when free. */
export function findClash(wanted: Engagement, engagements: readonly Engagement[]): Engagement | undefined {
  return engagements.find((other) => other.departureId !== wanted.departureId && clash(wanted, other))
}

function clash(a: Engagement, b: Engagement): boolean {
  const [first, second] = a.startsAt <= b.startsAt ? [a, b] : [b, a]
  return second.startsAt < first.endsAt + travelSeconds(first.to, second.from)
}

const NEXT_DOOR_METERS = 200
const WALK_METERS = 1500

/**
 * Seconds a guide is given between the end of one tour and the meeting point of the next, on purpose generous:
 * nothing next door, a walk with detours (×1.3 at 70 m/min) up to 1.5 km, else 25 minutes plus 30 km/h
 * of straight line (100 km/h for the part beyond 30 km, where trains are fast).
 */
export function travelSeconds(from: Point, to: Point): number {
  const meters = distanceMeters(from, to)
  if (meters <= NEXT_DOOR_METERS) return 0
  if (meters <= WALK_METERS) return Math.ceil((meters * 1.3) / 70) * 60
  const near = Math.min(meters, 30_000) / (30_000 / 3600)
  const far = Math.max(0, meters - 30_000) / (100_000 / 3600)
  return 25 * 60 + Math.ceil(near + far)
}
