import { distanceMeters, type Point } from '#app/domain/values/geo.ts'

export interface Train {
  leavesAt: number
  arrivesAt: number
}

/** Minutes on foot to and from every stop. */
export const WALK_TO_STOP = 4
export const WALK_METERS = 300
const EVERY = 20

/**
 * The one timetable of the engines here: from any place a train at :00, :20 and :40, at 40 km/h, with four minutes on foot
 * at both ends. Times are unix seconds. `slower` adds minutes to every ride.
 */
export function trainFor(from: Point, to: Point, at: number, by: 'departure' | 'arrival', slower = 0): Train {
  const ride = (Math.ceil(((distanceMeters(from, to) / 1000) * 60) / 40) + slower) * 60
  const walk = WALK_TO_STOP * 60
  const round = by === 'departure' ? Math.ceil : Math.floor
  const first = by === 'departure' ? at + walk : at - walk - ride
  const leavesAt = round(first / (EVERY * 60)) * EVERY * 60
  return { leavesAt, arrivesAt: leavesAt + ride }
}
