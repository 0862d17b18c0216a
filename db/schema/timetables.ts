/** Timetables that an operator loads: feeds, and what they say in as few rows as will do. */
export interface TimetableFeedsTable {
  /** Short: it stands in every row of the other tables */
  id: string
  name: string
  /** One current feed a name; the others are being loaded or taken away */
  state: 'loading' | 'current' | 'retired'
  /** As the operator stated it; null: not stated */
  licence: string | null
  source_url: string | null
  publisher: string | null
  /** Names, one a line */
  operators: string
  valid_from: string
  valid_until: string
  imported_at: number
  trips: number
  stop_times: number
  south: number
  west: number
  north: number
  east: number
}

export interface TimetableStopsTable {
  feed_id: string
  number: number
  name_ja: string
  name_en: string | null
  name_reading: string | null
  platform: string | null
  lat: number
  lng: number
}

export interface TimetableTransfersTable {
  feed_id: string
  from_stop: number
  to_stop: number
  /** The least; null: one can't change here */
  seconds: number | null
}

export interface TimetableLinesTable {
  feed_id: string
  number: number
  name_ja: string
  name_en: string | null
  kind: 'rail' | 'bus' | 'boat'
  operator_ja: string
  operator_en: string | null
}

export interface TimetablePatternsTable {
  feed_id: string
  number: number
  line: number
  towards_ja: string | null
  towards_en: string | null
  /** Numbers, with commas */
  stops: string
  /** Seconds after the start, one a stop */
  arrivals: string
  /** The same; empty where equal to the arrivals */
  departures: string
  /** A digit a stop: 1 one may board, 2 alight, 3 both; empty: both everywhere */
  boarding: string
  south: number
  west: number
  north: number
  east: number
}

export interface TimetableRunsTable {
  feed_id: string
  pattern: number
  service: number
  /** Seconds after midnight of the service's day, with commas */
  starts: string
}

export interface TimetableDaysTable {
  feed_id: string
  date: string
  /** Numbers of the services that run, with commas */
  services: string
}
