import type { ComfortLevel } from '../catalog/comfort.ts'
import type { LocalText } from '../catalog/place.ts'
import type { Sight } from '../catalog/viewpoint.ts'
import type { Point } from '../values/geo.ts'
import type { Names } from '../values/locale.ts'
import type { LocalDate, MinuteOfDay } from '../values/time.ts'
import type { Interest } from './trip-request.ts'

/**
 * The plan. Every time is a minute of its day on Japan's wall clock; everything in it is public
 * (coarse points only), so that each export and page may show all of it.
 */
export interface Itinerary {
  days: ItineraryDay[]
  drops: Drop[]
  bets: Bet[]
  /** For stops at busy or pressed hours: what would be calmer, each found by really trying it. */
  calmer?: CalmerOffer[]
  totals: Totals
  solver: SolverReport
}

export interface ItineraryDay {
  date: LocalDate
  from: Endpoint
  to: Endpoint
  leavesAt: MinuteOfDay
  endsAt: MinuteOfDay
  /** Civil sunset, the last light for outdoor scenes. */
  sunsetAt: MinuteOfDay
  stops: Stop[]
  /** One more than stops: `legs[i]` leads to `stops[i]`, the last one to `to`. */
  legs: Leg[]
  /** What a hand-made change broke. Empty in every plan the planner made. */
  conflicts: Conflict[]
}

/** Where a day begins or ends: a station, or the bed of the night (an area's centre until the visitor says more). */
export interface Endpoint {
  kind: 'bed' | 'station'
  names: Names
  point: Point
  areaId: string | null
  stationGroup: string | null
  /** A bed is taken to be near this station until the visitor says more; absent where the area has none. */
  nearStation?: Names
}

export type Meal = 'lunch' | 'dinner'

export interface Stop {
  /** Unique in the plan and stable over re-planning: `place:<id>` or `departure:<id>`. */
  id: string
  kind: 'visit' | 'meal' | 'tour'
  placeId: string | null
  departureId: string | null
  /** `kind` of the place record, for icon and words; `tour` for a tour. */
  category: string
  names: Names
  point: Point
  coordinatePrecisionMeters: number
  meal: Meal | null
  arrivesAt: MinuteOfDay
  /** When the visit begins: after waiting for the door, or the departure of a tour. */
  startsAt: MinuteOfDay
  leavesAt: MinuteOfDay
  isLocked: boolean
  /** Opening windows of that day; empty and `unknown` when nobody recorded them. */
  hours: { certainty: 'known' | 'unknown'; windows: [from: MinuteOfDay, to: MinuteOfDay][] }
  reasons: StopReason[]
  /** How pressed the place usually is when the visit begins; absent where nothing is recorded for that hour. */
  comfort?: StopComfort
  /** For the whole party; `null` is unknown. */
  costYen: number | null
  isSample: boolean
  isConfirmed: boolean
  /** What is asked of visitors at a protected place; they were acknowledged before it came into the plan. */
  manners?: LocalText
  /** The stop is where one stands, and this is where to look from there; absent where no viewpoint is recorded. */
  sight?: Sight
  /** The place asked to be left out after the plan was made: nothing leads there any more. */
  isLeftOut?: true
}

/** The recorded stretch of the day in which a visit begins. */
export interface StopComfort {
  level: ComfortLevel
  from: MinuteOfDay
  to: MinuteOfDay
  isConfirmed: boolean
}

/** What could stand in place of a visit at a busy hour, and nothing else would be lost by it. */
export type CalmerOffer = { stopId: string } & (
  | { kind: 'hour'; dayIndex: number; startsAt: MinuteOfDay }
  /** Another place at that point of the day. `no_record` is not known to be quiet: nobody has recorded any crowds. */
  | { kind: 'place'; placeId: string; names: Names; because: 'quiet' | 'calmer_at_this_hour' | 'no_record' }
)

/** Why a stop is there, and why at this hour. */
export type StopReason =
  | { kind: 'wish'; importance: 'must' | 'nice' }
  | { kind: 'work'; workId: string; names: Names }
  | { kind: 'gi_product'; giProductId: string; names: Names }
  | { kind: 'dish'; dishId: string; names: Names }
  | { kind: 'interest'; interest: Interest }
  | { kind: 'meal'; meal: Meal }
  | { kind: 'booked_tour' }
  | { kind: 'on_the_way'; detourMinutes: number }
  | { kind: 'opening_hours'; from: MinuteOfDay; to: MinuteOfDay }
  | { kind: 'before_sunset'; sunsetAt: MinuteOfDay }
  /** A small child sleeps so many minutes after lunch. */
  | { kind: 'nap'; minutes: number }
  /** Planned outside of the hours in which its place is usually busy or pressed. */
  | { kind: 'calmer_hour'; from: MinuteOfDay; to: MinuteOfDay }
  | { kind: 'placed_by_you' }

export type LegMode = 'walk' | 'rail' | 'road' | 'car'

export interface Leg {
  mode: LegMode
  /** Whole minutes, waiting and access walks included. */
  minutes: number
  /** The band in which most trips fall. */
  minutesLow: number
  minutesHigh: number
  meters: number
  /** Of `meters`, those on foot. */
  walkMeters: number
  /** Our own estimate, a timetable at that hour, or the streets as a routing engine knows them. */
  certainty: 'estimate' | 'schedule' | 'engine'
  /** Legs by rail tell their rides, and those by bus whose timetable is known; other legs have none. */
  rides: Ride[]
  /** True where the straight way lies over much water: there is a bridge, a boat or a long way round. */
  crossesWater?: boolean
  /** An estimate because the timetable that is loaded for this way does not know its day. */
  outsideTimetable?: { name: string; validFrom: LocalDate; validUntil: LocalDate }
  /** For the map, GeoJSON order; empty where nothing leads there any more. Never closer to a protected place than its public point. */
  path: [lng: number, lat: number][]
}

export interface Ride {
  lineNames: Names
  operatorJa: string
  fromNames: Names
  toNames: Names
  minutes: number
  /** By timetable; absent where it is not known. */
  leavesAt?: MinuteOfDay
  arrivesAt?: MinuteOfDay
  /** What a loaded timetable says beyond that. */
  scheduled?: ScheduledRide
}

export interface ScheduledRide {
  kind: 'rail' | 'bus' | 'boat'
  towardsNames: Names | null
  operatorNames: Names
  /** Where it leaves, as the signs have it. */
  platform: string | null
  timetable: { name: string; validUntil: LocalDate }
}

/** A wish (or strong candidate) that was left out, with the smallest change that would admit it. */
export interface Drop {
  placeId: string | null
  departureId: string | null
  names: Names
  importance: 'must' | 'nice'
  reason: DropReason
  change: SmallestChange | null
  /** A tour that is paid for: it stays booked, and is not moved to another departure by itself. */
  isBooked?: true
}

export type DropReason =
  | { kind: 'closed_all_days' }
  | { kind: 'no_time'; shortMinutes: number | null }
  | { kind: 'too_far'; travelMinutes: number }
  /** Nothing that the party travels with leads there: an island on foot. */
  | { kind: 'no_way' }
  | { kind: 'after_dark' }
  | { kind: 'walk_limit'; overMeters: number }
  | { kind: 'over_budget'; overYen: number }
  | { kind: 'diet_not_served' }
  | { kind: 'not_open_at_meals' }
  | { kind: 'not_step_free' }
  | { kind: 'tour_overlap'; withNames: Names }
  | { kind: 'tour_outside_trip' }
  | { kind: 'place_not_found' }
  /** It was protected since: its owner asked to be left out, or nobody may come. */
  | { kind: 'place_left_out' }
  | { kind: 'place_closed' }

export type SmallestChange =
  /** `at`: when the day then begins, or ends, at the most. */
  | { kind: 'start_earlier'; dayIndex: number; minutes: number; at?: MinuteOfDay }
  | { kind: 'end_later'; dayIndex: number; minutes: number; at?: MinuteOfDay }
  | { kind: 'remove_stop'; dayIndex: number; stopId: string; names: Names }
  | { kind: 'raise_walk_limit'; walkLimitMeters: number }
  | { kind: 'raise_budget'; budgetYen: number }
  | { kind: 'add_day' }
  | { kind: 'sleep_elsewhere'; nightIndex: number; areaId: string }
  /** Of a tour: the same one at another time. */
  | { kind: 'other_departure'; departureId: string; dayIndex: number; startsAt: MinuteOfDay }
  /** Of a tour: a stop that is locked where it stands in the way. */
  | { kind: 'unlock_stop'; dayIndex: number; stopId: string; names: Names }

/** What a hand-made change broke, with its numbers. */
export type Conflict =
  | { kind: 'closed'; stopId: string }
  | { kind: 'late'; stopId: string; minutes: number }
  | { kind: 'tour_missed'; stopId: string; minutes: number }
  | { kind: 'after_dark'; stopId: string; minutes: number }
  | { kind: 'day_too_long'; minutes: number }
  | { kind: 'walk_over_limit'; meters: number }
  | { kind: 'over_budget'; yen: number }
  | { kind: 'no_meal'; meal: Meal }
  /** By the timetable one would have to leave the day's last stop so much earlier. */
  | { kind: 'last_train'; stopId: string; minutes: number }

/** What the plan bets on: it holds if these turn out well. */
export type Bet =
  | { kind: 'unknown_hours'; stopIds: string[] }
  | { kind: 'tight_leg'; dayIndex: number; legIndex: number; slackMinutes: number }
  | { kind: 'unknown_step_free'; stopIds: string[] }
  | { kind: 'unknown_diet'; stopIds: string[] }
  /** No place to eat was found that is open on the way at that time. */
  | { kind: 'no_meal'; dayIndex: number; meal: Meal }
  /** The way leads over water: by a bridge or a boat that nobody has looked up. */
  | { kind: 'over_water'; dayIndex: number; legIndex: number }
  /** A long day without an hour for a small child's sleep. */
  | { kind: 'no_nap'; dayIndex: number }
  /** A train that leaves about when the last one does, or later: by a timetable, or (without) as is usual for such lines. */
  | { kind: 'last_train'; dayIndex: number; legIndex: number; timetable?: LastTrainSource }

/** The minute at which one has to leave for the last train, and who says so. */
export interface LastTrainSource {
  leavesAt: MinuteOfDay
  operatorNames: Names
  name: string
  validUntil: LocalDate
}

export interface Totals {
  walkMeters: number
  travelMinutes: number
  visitMinutes: number
  waitMinutes: number
  /** Sum of the known costs, and how many stops have none recorded. */
  costYen: number
  costUnknownStops: number
}

export interface SolverReport {
  seed: number
  iterations: number
  milliseconds: number
  firstPlanMilliseconds: number
  profit: number
}
