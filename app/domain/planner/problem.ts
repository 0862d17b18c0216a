import type { ComfortSpan } from '../catalog/comfort.ts'
import type { LocalText } from '../catalog/place.ts'
import type { Point } from '../values/geo.ts'
import type { Names } from '../values/locale.ts'
import type { LocalDate, MinuteOfDay } from '../values/time.ts'
import type { Endpoint, Stop, StopReason } from './itinerary.ts'
import type { Pace, TravelMode } from './trip-request.ts'

/**
 * Everything the planner needs to know, already resolved: no database, clock or chance behind it.
 * Plain data, so that it crosses to a worker thread by structured clone. Points are public points only.
 *
 * How a day's ends are found: day 0 leaves from `start`, the last day ends at `end`; between day i and i+1 the visitor
 * sleeps in one of `beds[i]`. Where `start` (or `end`) is null, the first (last) night's bed stands for it. A trip of one
 * day has one entry in `beds` too: the base it leaves from and comes back to.
 */
export interface PlanningProblem {
  days: PlanningDay[]
  start: Endpoint | null
  end: Endpoint | null
  /** max(1, days − 1) entries; each lists the beds to choose from: one when the visitor said where, all areas for "anywhere". */
  beds: Endpoint[][]
  candidates: Candidate[]
  /** Booked or held departures: never moved, never dropped unless impossible. */
  appointments: Appointment[]
  /** What must stay where it is when planning again, in the order of each day. */
  locks: Lock[]
  limits: Limits
  pace: Pace
  /** Age of the youngest child in whole years: naps, early dinners and shorter legs (`childRules`). */
  youngestAge?: number
  travelMode: TravelMode
  /** True when the party needs step-free ways: places recorded as `no` are left out, unknown ones become a bet. */
  stepFree: boolean
  /** True when the party named a diet: meals then only go where `diet` is `served` (unless the visitor insists). */
  hasDiet: boolean
  /** The same trip with one day more at its end, for telling whether that would admit a wish: its days, and the hours of the wishes on the last of them. */
  oneDayMore?: { days: PlanningDay[]; hours: Record<string, DayHours> }
  /** Set for a calm plan. */
  calmDays?: CalmRules
  /** Set for a plan that is to be fuller than the fullest pace. */
  fullerDays?: FullerRules
  /** Set while a plan is repaired: staying where one is counts. */
  keeping?: Keeping
  /** Set while a calmer hour is looked for: this stop may only begin where its place is calmer than that. */
  calmer?: { stopId: string; below: 'busy' | 'pressed' }
  /** The last trains to bed by a loaded timetable; nights for which none is known are left out. */
  lastTrains?: EveningTrains[]
  /** Beds of areas nobody asked for, near wishes that lie far from all others. */
  otherBeds?: Endpoint[]
  /** Wishes whose place has no record that could be planned; each becomes a drop. */
  missingWishes: { placeId: string; names: Names; importance: 'must' | 'nice'; because?: 'left_out' | 'closed' }[]
}

/** The last trains of a day to where it ends. */
export interface EveningTrains {
  date: LocalDate
  home: Point
  /** By where one comes from, as `latitude,longitude`. */
  from: Record<string, LastTrain>
}

export interface LastTrain {
  /** When one has to leave the place, the way to the station and the wait there included. */
  leavesAt: MinuteOfDay
  /** From leaving to being there. */
  minutes: number
  operatorNames: Names
  timetable: { name: string; validUntil: LocalDate }
}

export interface PlanningDay {
  date: LocalDate
  /** Not on the way before this minute (on the arrival day: the train's arrival). */
  leavesAt: MinuteOfDay
  /** Back at the day's end by this minute (on the departure day: on the platform). */
  endsAt: MinuteOfDay
  sunriseAt: MinuteOfDay
  /** Civil sunset: outdoor scenes end by then. */
  sunsetAt: MinuteOfDay
  /** Rain is expected: what lies outdoors is worth less on this day. */
  isRainy?: boolean
  /** The day is over: nothing new comes to it, and what it held stays as it was. */
  isBehind?: boolean
  /** The day has begun: what is behind the visitors stays as it was, the rest is still to come. */
  underWay?: UnderWay
}

/** How far a day has come: nothing that is not behind begins before `at`. */
export interface UnderWay {
  at: MinuteOfDay
  passed: { stopId: string; startsAt: MinuteOfDay; leavesAt: MinuteOfDay }[]
}

/** The plan that is to change as little as possible: where each of its stops is, and the days that may get new ones. */
export interface Keeping {
  stops: { stopId: string; dayIndex: number; meal: 'lunch' | 'dinner' | null }[]
  openDays: number[]
}

export interface Candidate {
  /** `place:<placeId>`; the stop keeps it. */
  id: string
  placeId: string
  names: Names
  point: Point
  coordinatePrecisionMeters: number
  /** `kind` of the place record; also the group in which "too many of one kind a day" is counted. */
  category: string
  /** Minutes a steady visitor stays; the pace is applied by the planner (`paceRules(pace).stayFactor`). */
  stayMinutes: number
  /** How much the trip gains by it, before wishes: about 10 (fine), 45 (worth a detour), 120 (what one comes for), at most 220. Never below 0. */
  profit: number
  /** What `profit` stands for: works, products, dishes, interests. Wishes and hours are added by the planner. */
  reasons: StopReason[]
  importance: 'must' | 'nice' | 'never' | null
  /** One entry a day of the problem. */
  hours: DayHours[]
  /** How pressed the place is, one entry a day of the problem; absent where nothing is recorded. */
  comfort?: ComfortSpan[][]
  isOutdoor: boolean | null
  /** Outdoor scenes are of no use in the dark. */
  needsDaylight: boolean
  /** Whole party; null is unknown. */
  costYen: number | null
  stepFree: 'yes' | 'no' | 'unknown'
  /** Whether every diet of the party is confirmed to be served; `served` when none was named. */
  diet: 'served' | 'unknown' | 'not_served'
  /** Which meals can be had here, or null where one does not eat. A café may be a meal and a visit: see `isVisitToo`. */
  meals: { lunch: boolean; dinner: boolean } | null
  /** False for a restaurant, which is only planned as a meal; true where one would also come without eating. */
  isVisitToo: boolean
  /** Serves a local dish or a protected product, or is in another way only found here. */
  isLocal: boolean
  isSample: boolean
  isConfirmed: boolean
  /** What is asked of visitors; absent where nothing has to be acknowledged. */
  manners?: LocalText
  /** Where to look from `point`, which then is the place's viewpoint. */
  sight?: Stop['sight']
}

/** Known and empty means closed that day; unknown means nobody recorded it, and `windows` is empty. */
export interface DayHours {
  certainty: 'known' | 'unknown'
  windows: HoursWindow[]
}

/** Open from … to (past midnight: above 1440). One may begin until `lastStart` (last order, last entry), or as long as the stay fits. */
export interface HoursWindow {
  from: MinuteOfDay
  to: MinuteOfDay
  lastStart: MinuteOfDay | null
}

/** A tour's departure the visitor holds or has booked. */
export interface Appointment {
  /** `departure:<departureId>`. */
  id: string
  departureId: string
  dayIndex: number
  startsAt: MinuteOfDay
  endsAt: MinuteOfDay
  meeting: Point
  end: Point
  names: Names
  isBooked: boolean
  costYen: number | null
  isSample: boolean
  reasons: StopReason[]
  /** The same tour at other times within the trip, with free seats, nearest first; none for what is booked. */
  otherDepartures?: OtherDeparture[]
}

/** A departure that could stand in for another of its tour, with the hours of its day as the tour would widen them. */
export interface OtherDeparture extends Pick<Appointment, 'departureId' | 'dayIndex' | 'startsAt' | 'endsAt'> {
  day: Pick<PlanningDay, 'leavesAt' | 'endsAt'>
}

/** A stop that keeps its day and its place in the order; `startsAt` holds its clock too, where not null. */
export interface Lock {
  stopId: string
  dayIndex: number
  /** Locked stops of a day keep this order among themselves. */
  order: number
  startsAt: MinuteOfDay | null
  /** Stay in minutes as the visitor set it, or null for the planner's own. */
  stayMinutes: number | null
  /** Null for a visit. */
  meal: 'lunch' | 'dinner' | null
}

export interface Limits {
  /** Most metres on foot a day. */
  walkMetersPerDay: number
  /** Most yen for party and trip, or null. */
  budgetYen: number | null
  /** Meals the planner looks for each day. */
  wantsLunch: boolean
  wantsDinner: boolean
}

export interface PaceRules {
  /** Day's usual hours, unless the visitor or a train says otherwise. */
  leavesAt: MinuteOfDay
  endsAt: MinuteOfDay
  /** Multiplies each recorded stay. */
  stayFactor: number
  /** Minutes of rest that follow every stop: finding the way, shoes, photos. */
  restMinutes: number
  lunchMinutes: number
  dinnerMinutes: number
  /** A meal begins within this window. */
  lunchStarts: [from: MinuteOfDay, to: MinuteOfDay]
  dinnerStarts: [from: MinuteOfDay, to: MinuteOfDay]
  /** A break in a café begins within this window. */
  breakStarts: [from: MinuteOfDay, to: MinuteOfDay]
  /** Visits a day besides meals and the break; only wishes come on top. */
  visitsADay: number
  /** From this many visits of one category a day on, each further one is worth less. */
  sameKindADay: number
  /** Profit that a minute on the way costs. */
  minutePrice: number
  /** Be at the meeting point this long before a tour. */
  tourSlackMinutes: number
}

/** What makes a plan calmer than its pace: fewer visits a day, a dearer minute on the way, and less on foot than one would at most. */
export interface CalmRules extends Pick<PaceRules, 'visitsADay' | 'minutePrice'> {
  /** The search keeps to it; a change by hand is held against the visitor's own limit. */
  walkMetersPerDay: number
}

/** What makes a plan fuller than its pace: more visits a day, also of one kind, and each of them worth a stop. */
export interface FullerRules extends Pick<PaceRules, 'visitsADay' | 'sameKindADay'> {
  /** What the later visits of a day give beside their place; at any other pace a stop costs. */
  laterVisitWorth: number
}

const PACE_RULES: Record<Pace, PaceRules> = {
  calm: {
    leavesAt: 570,
    endsAt: 1170,
    stayFactor: 1.25,
    restMinutes: 15,
    lunchMinutes: 75,
    dinnerMinutes: 90,
    lunchStarts: [675, 810],
    dinnerStarts: [1050, 1140],
    breakStarts: [840, 990],
    visitsADay: 4,
    sameKindADay: 2,
    minutePrice: 0.45,
    tourSlackMinutes: 20,
  },
  steady: {
    leavesAt: 540,
    endsAt: 1230,
    stayFactor: 1.1,
    restMinutes: 10,
    lunchMinutes: 60,
    dinnerMinutes: 75,
    lunchStarts: [675, 810],
    dinnerStarts: [1050, 1170],
    breakStarts: [840, 990],
    visitsADay: 6,
    sameKindADay: 3,
    minutePrice: 0.45,
    tourSlackMinutes: 15,
  },
  full: {
    leavesAt: 480,
    endsAt: 1290,
    stayFactor: 0.9,
    restMinutes: 5,
    lunchMinutes: 45,
    dinnerMinutes: 60,
    lunchStarts: [675, 840],
    dinnerStarts: [1050, 1230],
    breakStarts: [840, 990],
    visitsADay: 8,
    sameKindADay: 4,
    minutePrice: 0.35,
    tourSlackMinutes: 10,
  },
}

/** Default hours, lengths and slacks of a pace, in minutes. */
export function paceRules(pace: Pace): PaceRules {
  return PACE_RULES[pace]
}

export const MIN_STAY_MINUTES = 5
export const MAX_STAY_MINUTES = 720

/** Minutes a visit takes at a pace, to the next five. */
export function stayAtPace(stayMinutes: number, pace: Pace): number {
  const wished = Math.round((stayMinutes * PACE_RULES[pace].stayFactor) / 5) * 5
  return Math.min(MAX_STAY_MINUTES, Math.max(MIN_STAY_MINUTES, wished))
}
