import type { Leg, LegMode } from '#app/domain/planner/itinerary.ts'
import type { KnownPairs } from '#app/domain/planner/travel/known-ways.ts'
import type { TravelMode } from '#app/domain/planner/trip-request.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { LocalDate, MinuteOfDay } from '#app/domain/values/time.ts'

/**
 * What a routing engine knows of the ways between points. Whatever it does not answer in time and in sense is left out,
 * and the planner's own estimate stands: no question ever throws.
 */
export interface Routing {
  /** Whether an engine is attached that knows the streets. */
  isAttached: boolean
  /** False without an engine and without a timetable: all questions then answer nothing, at once. */
  hasWays(): Promise<boolean>
  /** Minutes and metres of the pairs that are worth asking, for the search. */
  matrix(points: readonly Point[], mode: TravelMode): Promise<KnownPairs[]>
  /** The exact way of each leg of a plan, in the same order; null where nobody knows one. */
  legs(points: readonly Point[], asked: readonly AskedLeg[]): Promise<LegAnswer[]>
  /**
   * From each of some points the last departure of a day by which one still gets to a place by the loaded timetables; null
   * where none of them goes there that day.
   */
  lastDepartures(from: readonly Point[], to: Point, date: LocalDate): Promise<(LastDeparture | null)[]>
}

/** An exact way, or why there is none though a timetable is loaded that goes there. */
export type LegAnswer = ExactLeg | OutsideTimetable | null

export interface OutsideTimetable {
  outsideTimetable: NonNullable<Leg['outsideTimetable']>
}

/** A leg of a plan, by indices into the points, and when it is to be travelled on Japan's clock. */
export interface AskedLeg {
  from: number
  to: number
  /** As the estimate has it. */
  mode: LegMode
  minutes: number
  date: LocalDate
  /** Not before this minute, or there by it. */
  minute: MinuteOfDay
  by: 'departure' | 'arrival'
}

export interface LastDeparture {
  /** When one has to leave the point (1500 is 01:00 of the next morning), the way to the stop and the wait there included. */
  leavesAt: MinuteOfDay
  /** From there to being at the place. */
  minutes: number
  /** False for buses and boats alone. */
  isRail: boolean
  /** Of its first train, or first bus where there is none. */
  operatorNames: Names
  timetable: { name: string; validUntil: LocalDate }
}

export interface ExactLeg {
  /** Its minutes count from the minute that was asked (by arrival: to it), waiting included. */
  leg: Leg
  /** Minutes of the asked date at which one has to leave and will arrive; null where no timetable binds. */
  bound: { leavesAt: MinuteOfDay; arrivesAt: MinuteOfDay } | null
}
