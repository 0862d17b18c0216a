import type { BBox } from '../../../values/geo.ts'
import type { Names } from '../../../values/locale.ts'
import type { LocalDate } from '../../../values/time.ts'

/** A timetable that an operator loaded, as far as the planner has to know it. */
export interface TimetableFeed {
  id: string
  name: string
  /** First and last day that it knows of. */
  validFrom: LocalDate
  validUntil: LocalDate
  /** Unix seconds: a feed that is loaded again is another one. */
  importedAt: number
  /** Around all its stops. */
  bbox: BBox
}

export type LineKind = 'rail' | 'bus' | 'boat'

export interface FeedStop {
  number: number
  names: Names
  platform: string | null
  lat: number
  lng: number
}

export interface FeedLine {
  number: number
  names: Names
  kind: LineKind
  operator: Names
}

/**
 * Trips of one line that call at the same stops after the same seconds, and so never overtake each other: what a trip is
 * beyond its pattern is the second at which it starts.
 */
export interface FeedPattern {
  number: number
  line: number
  towards: Names | null
  /** Numbers of stops. */
  stops: number[]
  /** Seconds after the start, for each stop. */
  arrivals: number[]
  departures: number[]
  /** For each stop a digit: 1 one may board, 2 alight, 3 both, 0 neither; empty: both everywhere. */
  boarding: string
}

/** What a feed says of changing between two stops: the least seconds, or null where one can't. */
export interface FeedTransfer {
  from: number
  to: number
  seconds: number | null
}

/** When a pattern is run on the days of a service: seconds after midnight, beyond 86,400 the next morning. */
export interface FeedRuns {
  pattern: number
  service: number
  starts: number[]
}
