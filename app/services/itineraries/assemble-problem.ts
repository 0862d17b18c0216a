import type { Area } from '#app/domain/catalog/area.ts'
import { daylightOn } from '#app/domain/catalog/daylight.ts'
import type { PlanCandidate } from '#app/domain/catalog/plan-candidate.ts'
import { alternativeWorth, CALM_DAYS, FULLER_DAYS, isFullerThanFull, paceOf } from '#app/domain/planner/alternatives.ts'
import type { Endpoint, Itinerary } from '#app/domain/planner/itinerary.ts'
import { locksOf } from '#app/domain/planner/locks.ts'
import type { Appointment, Candidate, PlanningDay, PlanningProblem } from '#app/domain/planner/problem.ts'
import { MAX_TRIP_DAYS, type TripRequest } from '#app/domain/planner/trip-request.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { Names } from '#app/domain/values/locale.ts'
import {
  addDays,
  daysBetween,
  type LocalDate,
  type LocalDateTime,
  type MinuteOfDay,
  minuteOf,
} from '#app/domain/values/time.ts'
import { candidateOf, hoursOn } from './candidate-of.ts'
import { withClosures, withEvents } from './day-events.ts'
import { aroundTours } from './day-hours.ts'
import type { KnownTour } from './load-appointments.server.ts'
import { withOneDayMore } from './request-after.ts'

/** What the database and the rail graph know about a request; all of it public. */
export interface TripFacts {
  /** Areas to sleep in where the request says "anywhere": those asked for, or those of the works. */
  areas: Area[]
  /** The area of each night that the request names. */
  nightAreas: ReadonlyMap<string, Area>
  /** Areas nobody asked for, near wishes that are far from all the others. */
  otherAreas: Area[]
  candidates: PlanCandidate[]
  workNames: ReadonlyMap<string, Names>
  /** The stations of all areas of the trip, by group. */
  hubs: ReadonlyMap<string, { names: Names; point: Point }>
  arrivalStation: Endpoint | null
  departureStation: Endpoint | null
  appointments: KnownTour[]
  missingWishes: PlanningProblem['missingWishes']
}

/** The most places the search looks at; wishes and the stops of an existing plan always count among them. */
export const MOST_CANDIDATES = 300
/** So many of the best eating places are kept among them, or a day in a temple town would have no lunch. */
const KEPT_EATING_PLACES = 60

/**
 * Joins a request and its facts to the planner's problem. With a plan, its stops, locks and day times are kept.
 * `now` is the wall clock in Japan: a trip that begins today does not begin in the past.
 */
export function assembleProblem(
  request: TripRequest,
  facts: TripFacts,
  { plan, now }: { plan: Itinerary | null; now: LocalDateTime },
): PlanningProblem {
  const dates = datesOf(request)
  const kept = new Set(plan?.days.flatMap((day) => day.stops.map((stop) => stop.id)) ?? [])
  const candidates = facts.candidates.map((found) =>
    alternativeWorth(
      withClosures(candidateOf(found, request, dates, facts.workNames), request, dates),
      request.alternative,
    ),
  )
  return {
    days: dates.map((date, index) =>
      withEvents(planningDay(request, facts, { plan, now }, date, index, dates.length), request, plan?.days[index]),
    ),
    start: facts.arrivalStation,
    end: facts.departureStation,
    beds: bedsOf(request, facts, dates.length),
    candidates: mostValuable(candidates, kept),
    appointments: facts.appointments.map((tour) => withOtherTimes(tour, request, facts, dates.length)),
    locks: plan ? locksOf(plan) : [],
    limits: {
      walkMetersPerDay: request.walkLimitMeters,
      budgetYen: request.budgetYen,
      wantsLunch: true,
      wantsDinner: true,
    },
    pace: paceOf(request),
    ...(request.party.childAges.length > 0 && { youngestAge: Math.min(...request.party.childAges) }),
    ...(request.alternative?.kind === 'calm' && { calmDays: CALM_DAYS }),
    ...(isFullerThanFull(request) && { fullerDays: FULLER_DAYS }),
    travelMode: request.travelMode,
    stepFree: request.stepFree,
    hasDiet: request.diets.length > 0,
    missingWishes: facts.missingWishes,
    otherBeds: facts.otherAreas.map((area) => bedOf(area, facts.hubs)),
    oneDayMore: oneDayMore(request, facts, { plan, now }),
  }
}

/** What a day more would bring, where it could matter: the hours of all that was wished for. */
function oneDayMore(
  request: TripRequest,
  facts: TripFacts,
  { plan, now }: { plan: Itinerary | null; now: LocalDateTime },
): PlanningProblem['oneDayMore'] {
  const wished = new Set(request.wishes.flatMap((wish) => (wish.importance === 'never' ? [] : [wish.placeId])))
  const longer = withOneDayMore(request)
  const dates = datesOf(longer)
  const isAfter = facts.appointments.some(({ dayIndex }) => dayIndex === dates.length - 1)
  if ((wished.size === 0 && !isAfter) || dates.length > MAX_TRIP_DAYS) return undefined
  const hours = facts.candidates
    .filter(({ place }) => wished.has(place.id))
    .map(({ place }) => [`place:${place.id}`, hoursOn(place, longer.lastDay)] as const)
  return {
    days: dates.map((date, index) => planningDay(longer, facts, { plan, now }, date, index, dates.length)),
    hours: Object.fromEntries(hours),
  }
}

/** What was paid for has no other times; the rest is told with the hours its day would have with it. */
function withOtherTimes(
  { otherTimes, ...tour }: KnownTour,
  request: TripRequest,
  facts: TripFacts,
  dayCount: number,
): Appointment {
  if (!otherTimes || otherTimes.length === 0) return tour
  const others = facts.appointments.filter(({ id }) => id !== tour.id)
  const otherDepartures = otherTimes.map((times) => {
    const nights = nightsAround(request, facts, times.dayIndex, dayCount)
    return { ...times, day: aroundTours(request, [...others, { ...tour, ...times }], nights, times.dayIndex, dayCount) }
  })
  return { ...tour, otherDepartures }
}

/** Where one may sleep before and after a day. */
function nightsAround(request: TripRequest, facts: TripFacts, index: number, dayCount: number) {
  const beds = bedsOf(request, facts, dayCount)
  return { before: beds[Math.max(0, index - 1)]!, after: beds[Math.min(index, beds.length - 1)]! }
}

/** The days of a trip, first to last. */
export function datesOf({ firstDay, lastDay }: Pick<TripRequest, 'firstDay' | 'lastDay'>): LocalDate[] {
  return Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, index) => addDays(firstDay, index))
}

function planningDay(
  request: TripRequest,
  facts: TripFacts,
  { plan, now }: { plan: Itinerary | null; now: LocalDateTime },
  date: LocalDate,
  index: number,
  dayCount: number,
): PlanningDay {
  const beds = bedsOf(request, facts, dayCount)
  const bed = beds[Math.min(index, beds.length - 1)]![0]!
  const { sunriseAt, sunsetAt } = daylightOn(date, bed.point)
  const nights = nightsAround(request, facts, index, dayCount)
  const { leavesAt, endsAt } = aroundTours(request, facts.appointments, nights, index, dayCount)
  const isToday = date === now.slice(0, 10) && plan === null
  const notBefore = isToday ? nextQuarter(minuteOf(now.slice(11))) : 0
  const isBehind = plan !== null && (date < now.slice(0, 10) || isBeforeWhatBegan(request, date))
  const hours = { leavesAt: Math.max(leavesAt, notBefore), endsAt }
  return { date, ...hours, sunriseAt, sunsetAt, ...(isBehind && { isBehind }) }
}

/** Who is under way on a day has the days before it behind. */
function isBeforeWhatBegan({ dayEvents = [] }: TripRequest, date: LocalDate): boolean {
  return dayEvents.some((event) => event.kind === 'under_way' && event.date > date)
}

/** Nobody leaves the moment the plan is there. */
function nextQuarter(minute: MinuteOfDay): MinuteOfDay {
  return Math.ceil((minute + 1) / 15) * 15
}

function bedsOf(request: TripRequest, facts: TripFacts, dayCount: number): Endpoint[][] {
  const anywhere = facts.areas.map((area) => bedOf(area, facts.hubs))
  return Array.from({ length: Math.max(1, dayCount - 1) }, (_, index) => {
    const night = request.nights[index] ?? null
    const area = night === null ? undefined : facts.nightAreas.get(night)
    return area ? [bedOf(area, facts.hubs)] : anywhere
  })
}

/** Until the visitor says where, one sleeps by the station where one arrives. */
function bedOf(area: Area, hubs: TripFacts['hubs']): Endpoint {
  const hub = hubs.get(area.stationGroup)
  return {
    kind: 'bed',
    names: area.names,
    point: hub?.point ?? area.point,
    areaId: area.id || null,
    stationGroup: area.stationGroup || null,
    ...(hub && { nearStation: hub.names }),
  }
}

/** A wish outranks everything, what is in the plan comes next, then eating places up to their share, then profit. */
function mostValuable(candidates: Candidate[], keptIds: ReadonlySet<string>): Candidate[] {
  if (candidates.length <= MOST_CANDIDATES) return candidates
  const byProfit = candidates.toSorted((a, b) => b.profit - a.profit || (a.id < b.id ? -1 : 1))
  const bound = byProfit.filter((each) => each.importance !== null || keptIds.has(each.id))
  const eating = byProfit.filter((each) => each.meals !== null).slice(0, KEPT_EATING_PLACES)
  return [...new Set([...bound, ...eating, ...byProfit])].slice(0, Math.max(MOST_CANDIDATES, bound.length))
}
