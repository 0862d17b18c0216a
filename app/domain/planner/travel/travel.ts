import type { Point } from '../../values/geo.ts'
import type { MinuteOfDay } from '../../values/time.ts'
import type { Leg } from '../itinerary.ts'
import type { TravelMode } from '../trip-request.ts'

/** Codes of `TravelMatrix.mode`. */
export const MATRIX_MODES = ['walk', 'rail', 'road', 'car'] as const

/** No way at all within the limits (an island without a boat): longer than any day. */
export const UNREACHABLE_MINUTES = 30_000

/** Travel between n points, row-major (`from * n + to`): whole minutes (waits and access included), metres, metres on foot. */
export interface TravelMatrix {
  n: number
  minutes: Int32Array
  meters: Int32Array
  walkMeters: Int32Array
  /** Index into MATRIX_MODES. */
  mode: Uint8Array
}

/** Travel for one problem: the matrix for the search, exact legs (rides, path) for the pairs that were chosen. */
export interface Travel {
  matrix: TravelMatrix
  /** Indices of the points the matrix was made for. `minutes` of the leg equals the matrix. */
  leg(from: number, to: number): Leg
  /**
   * The last minute of the day at which one may leave a point and still count on a train there, by what is usual for the
   * lines around it; −1 where there is none or no train is asked for.
   */
  lastLeaving(from: number): MinuteOfDay
}

/**
 * Makes the travel of a problem's points; the gateway's routing is behind it. `longestWalkMeters`: most metres on foot at a
 * stretch where there is another way; null as usual.
 */
export type TravelFor = (points: readonly Point[], mode: TravelMode, longestWalkMeters?: number | null) => Travel
