/** Estimates from straight-line metres. Each says minutes and metres of the way itself. */
export const WALK_DETOUR = 1.3
export const WALK_METERS_A_MINUTE = 75
/** On foot when another way exists: at most so many metres of way. */
export const LONGEST_WALK_METERS = 2000
/** On foot when nothing else is wanted. */
export const LONGEST_WALK_ONLY_METERS = 12_000
export const STATION_WALK_METERS = 1500
const ROAD_KMH = 25
/** Beyond a town's width a bus or taxi runs on open road. */
const ROAD_TOWN_KM = 8
const ROAD_OPEN_KMH = 40
/** Waiting for the bus or taxi. */
export const ROAD_FIXED_MINUTES = 8
export const CAR_PARKING_MINUTES = 5
export const LONGEST_ROAD_METERS = 40_000

export interface Estimate {
  minutes: number
  meters: number
}

/** Great circle × 1.3 at 75 m a minute. */
export function walkEstimate(straightMeters: number): Estimate {
  const meters = straightMeters * WALK_DETOUR
  return { minutes: meters / WALK_METERS_A_MINUTE, meters }
}

/** Bus or taxi: 25 km/h in town, 40 beyond 8 km of way, and 8 minutes of waiting. */
export function roadEstimate(straightMeters: number): Estimate {
  const meters = straightMeters * WALK_DETOUR
  const km = meters / 1000
  const town = Math.min(km, ROAD_TOWN_KM)
  return { minutes: ROAD_FIXED_MINUTES + (town / ROAD_KMH + (km - town) / ROAD_OPEN_KMH) * 60, meters }
}

/** Own or rented car: slow in town, faster from 5 and again from 40 km on, five minutes to park. */
export function carEstimate(straightMeters: number): Estimate {
  const meters = straightMeters * WALK_DETOUR
  const km = meters / 1000
  const town = Math.min(km, 5)
  const land = Math.min(Math.max(0, km - 5), 35)
  const motorway = Math.max(0, km - 40)
  return { minutes: CAR_PARKING_MINUTES + (town / 25 + land / 42 + motorway / 70) * 60, meters }
}

/** The band in which most trips fall, by the measured errors of the estimates. */
export function band(mode: 'walk' | 'rail' | 'road' | 'car', minutes: number): [low: number, high: number] {
  const [low, high, least] = { walk: [0.9, 1.15, 1], rail: [0.87, 1.3, 3], road: [0.75, 1.5, 5], car: [0.8, 1.4, 3] }[
    mode
  ] as [number, number, number]
  if (minutes === 0) return [0, 0]
  return [Math.floor(minutes * low), Math.max(minutes + least, Math.ceil(minutes * high))]
}
