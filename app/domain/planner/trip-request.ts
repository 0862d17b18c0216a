import { DIETS, type Diet } from '../catalog/diet.ts'
import type { LocalDate, MinuteOfDay } from '../values/time.ts'

/** What the visitor asked for; the plan's address keeps it, so that a plan can be made again. */
export interface TripRequest {
  firstDay: LocalDate
  lastDay: LocalDate
  /** Planning areas by id. Empty when the works alone say where to go. */
  areaIds: string[]
  workIds: string[]
  /** One a night, in order: an area by id, or `null` for "anywhere": the planner chooses among the areas. */
  nights: (string | null)[]
  arrival: StationTime | null
  departure: StationTime | null
  pace: Pace
  /** Most metres on foot a day. */
  walkLimitMeters: number
  travelMode: TravelMode
  interests: Interest[]
  diets: Diet[]
  stepFree: boolean
  party: Party
  /** Most yen for the whole party and trip (entries, meals, tours), or `null` for no limit. */
  budgetYen: number | null
  wishes: Wish[]
  /** Held or booked departures: fixed appointments. */
  departureIds: string[]
  /** Hours of single days, where the visitor set them; all other days have those of the pace. */
  dayTimes?: DayTimes[]
  /** What turned out on the way; whoever plans again keeps to it. */
  dayEvents?: DayEvent[]
  /** Set where the plan is one of the three other plans; whoever plans again keeps to it. */
  alternative?: Alternative
}

/** Calm, full or most local. `keepsPace`: hours and walking limit stay as asked, since something that has to be in needs them. */
export interface Alternative {
  kind: AlternativeKind
  keepsPace?: boolean
}

export const ALTERNATIVES = ['calm', 'full', 'local'] as const
export type AlternativeKind = (typeof ALTERNATIVES)[number]

/** Rain, a closed door, or how far a day has come (`stopId`: the last stop that is behind, null: none yet; left at `at`). */
export type DayEvent =
  | { kind: 'rain'; date: LocalDate }
  | { kind: 'closed'; date: LocalDate; placeId: string }
  | { kind: 'under_way'; date: LocalDate; stopId: string | null; at: MinuteOfDay }

/** Not on the way before, back by: the trains of the first and last day still bound them. */
export interface DayTimes {
  date: LocalDate
  leavesAt: MinuteOfDay
  endsAt: MinuteOfDay
}

export interface StationTime {
  /** Station group of `geo-data/rail`, e.g. `g003624`. */
  stationGroup: string
  /** JST wall clock, `09:30`. */
  time: string
}

/** `must` has to be in if anything can make it so; `never` keeps it out. */
export interface Wish {
  placeId: string
  importance: 'must' | 'nice' | 'never'
  /** The visitor has read what is asked of visitors there; without it a place that asks stays out. */
  acknowledgesManners?: true
}

export interface Party {
  adults: number
  /** Ages in whole years on the first day. */
  childAges: number[]
}

export const PACES = ['calm', 'steady', 'full'] as const
export type Pace = (typeof PACES)[number]

/** `transit` walks and takes trains, with a bus or taxi where neither serves. */
export const TRAVEL_MODES = ['transit', 'walk', 'car'] as const
export type TravelMode = (typeof TRAVEL_MODES)[number]

export const INTERESTS = ['anime', 'food', 'heritage', 'nature', 'museum', 'shopping', 'craft', 'onsen'] as const
export type Interest = (typeof INTERESTS)[number]

export { DIETS, type Diet }

export const MAX_TRIP_DAYS = 21
