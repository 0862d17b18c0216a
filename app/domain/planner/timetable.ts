import { startWindows } from './compile.ts'
import { comfortAt, keptOutOf } from './constraints/comfort.ts'
import { openWindows, type StartWindow, within } from './constraints/hours.ts'
import { napAfter } from './constraints/nap.ts'
import { passedAt } from './constraints/under-way.ts'
import type { Endpoint, Itinerary, ItineraryDay, Leg, Meal, Stop, StopReason, Totals } from './itinerary.ts'
import { nightsOfDay, type ProblemPoints } from './points.ts'
import { type Appointment, type Candidate, type PlanningProblem, paceRules } from './problem.ts'
import type { Travel } from './travel/travel.ts'

/** A problem with its points and travel: what every step after the search needs. */
export interface Trip {
  problem: PlanningProblem
  points: ProblemPoints
  travel: Travel
  candidates: Map<string, Candidate>
  appointments: Map<string, Appointment>
}

export function tripOf(problem: PlanningProblem, points: ProblemPoints, travel: Travel): Trip {
  return {
    problem,
    points,
    travel,
    candidates: new Map(problem.candidates.map((candidate) => [candidate.id, candidate])),
    appointments: new Map(problem.appointments.map((appointment) => [appointment.id, appointment])),
  }
}

/** A stop before it has a clock. */
export interface StopPlan {
  stopId: string
  meal: Meal | null
  stayMinutes: number
  isLocked: boolean
  /** Held by a lock, or null. */
  startsAt: number | null
  extraReasons: StopReason[]
  /** Begins in one of these, where that takes no longer a wait: what the plan chose because the place is calmer then. */
  within?: { starts: StartWindow[]; waitsAtMost: number }
}

/** Gives one day its clock: each stop begins as early as doors allow, the day leaves as late as the first stop allows. */
export function timeDay(trip: Trip, dayIndex: number, plans: StopPlan[], beds: number[]): ItineraryDay {
  const { problem, travel } = trip
  const day = problem.days[dayIndex]!
  const ends = dayEnds(trip, dayIndex, beds)
  const known = plans.filter(({ stopId }) => trip.points.ofStop.has(stopId))
  const ways = [
    ...known.map(({ stopId }) => trip.points.ofStop.get(stopId)!),
    { in: ends.to.index, out: ends.to.index },
  ]
  let from = ends.from.index
  const legs = ways.map((way) => {
    const leg = travel.leg(from, way.in)
    from = way.out
    return leg
  })
  let clock = day.leavesAt
  const stops: Stop[] = []
  for (const [index, plan] of known.entries()) {
    const stop = timeStop(trip, dayIndex, plan, clock + legs[index]!.minutes)
    if (index === 0) stop.arrivesAt = Math.max(stop.arrivesAt, firstArrival(trip, stop))
    stops.push(stop)
    clock = stop.leavesAt
  }
  const leavesAt = stops.length === 0 ? day.leavesAt : stops[0]!.arrivesAt - legs[0]!.minutes
  stops.forEach((stop, index) => {
    const detour = legs[index]!.minutes + legs[index + 1]!.minutes - passing(trip, ends, ways, index)
    if (detour <= 10 && stop.kind === 'visit')
      stop.reasons.push({ kind: 'on_the_way', detourMinutes: Math.max(0, detour) })
  })
  return {
    date: day.date,
    from: ends.from.endpoint,
    to: ends.to.endpoint,
    leavesAt,
    endsAt: clock + legs.at(-1)!.minutes,
    sunsetAt: day.sunsetAt,
    stops,
    legs,
    conflicts: [],
  }
}

/** One need not wait at the first door: the day simply begins later. */
function firstArrival(trip: Trip, stop: Stop): number {
  return stop.kind === 'tour' ? stop.startsAt - paceRules(trip.problem.pace).tourSlackMinutes : stop.startsAt
}

function passing({ points, travel }: Trip, ends: Ends, ways: { in: number; out: number }[], index: number): number {
  const before = index === 0 ? ends.from.index : ways[index - 1]!.out
  return travel.matrix.minutes[before * points.points.length + ways[index + 1]!.in]!
}

interface Ends {
  from: { endpoint: Endpoint; index: number }
  to: { endpoint: Endpoint; index: number }
}

function dayEnds({ problem, points }: Trip, dayIndex: number, beds: number[]): Ends {
  const nights = nightsOfDay(problem, dayIndex)
  const bed = (night: number) => ({
    endpoint: problem.beds[night]![beds[night] ?? 0]!,
    index: points.beds[night]![beds[night] ?? 0]!,
  })
  return {
    from: nights.from < 0 ? { endpoint: problem.start!, index: points.start! } : bed(nights.from),
    to: nights.to < 0 ? { endpoint: problem.end!, index: points.end! } : bed(nights.to),
  }
}

function timeStop(trip: Trip, dayIndex: number, plan: StopPlan, arrivesAt: number): Stop {
  const appointment = trip.appointments.get(plan.stopId)
  return appointment ? tourStop(appointment, arrivesAt) : visitStop(trip, dayIndex, plan, arrivesAt)
}

function tourStop(appointment: Appointment, arrivesAt: number): Stop {
  return {
    id: appointment.id,
    kind: 'tour',
    placeId: null,
    departureId: appointment.departureId,
    category: 'tour',
    names: appointment.names,
    point: appointment.meeting,
    coordinatePrecisionMeters: 50,
    meal: null,
    arrivesAt,
    startsAt: appointment.startsAt,
    leavesAt: appointment.endsAt,
    isLocked: true,
    hours: { certainty: 'known', windows: [[appointment.startsAt, appointment.endsAt]] },
    reasons: [...(appointment.isBooked ? [{ kind: 'booked_tour' } as const] : []), ...appointment.reasons],
    costYen: appointment.costYen,
    isSample: appointment.isSample,
    isConfirmed: true,
  }
}

function visitStop({ problem, candidates }: Trip, dayIndex: number, plan: StopPlan, arrivesAt: number): Stop {
  const candidate = candidates.get(plan.stopId)!
  const day = problem.days[dayIndex]!
  const certainty = candidate.hours[dayIndex]?.certainty ?? 'unknown'
  const passed = passedAt(plan.stopId, day)
  const startsAt = plan.startsAt ?? passed ?? earliestStart(problem, candidate, plan, dayIndex, arrivesAt)
  const open = openWindows(candidate, dayIndex, day)
  const around = open.find(({ from, to }) => from <= startsAt && startsAt < to)
  const reasons: StopReason[] = []
  if (plan.meal !== null) reasons.push({ kind: 'meal', meal: plan.meal })
  if (candidate.importance === 'must' || candidate.importance === 'nice') {
    reasons.push({ kind: 'wish', importance: candidate.importance })
  }
  reasons.push(...candidate.reasons, ...plan.extraReasons)
  if (certainty === 'known' && around && (startsAt > arrivesAt || around.to - startsAt < plan.stayMinutes + 60)) {
    reasons.push({ kind: 'opening_hours', from: around.from, to: around.to })
  }
  if (candidate.needsDaylight && day.sunsetAt - startsAt < plan.stayMinutes + 90) {
    reasons.push({ kind: 'before_sunset', sunsetAt: day.sunsetAt })
  }
  const kept = keptOutOf(candidate, dayIndex, startsAt)
  if (kept !== null) reasons.push({ kind: 'calmer_hour', ...kept })
  const minutes = napAfter(problem, plan.meal, plan.stayMinutes)
  if (minutes > 0) reasons.push({ kind: 'nap', minutes })
  const comfort = comfortAt(candidate, dayIndex, startsAt)
  return {
    id: candidate.id,
    kind: plan.meal === null ? 'visit' : 'meal',
    placeId: candidate.placeId,
    departureId: null,
    category: candidate.category,
    names: candidate.names,
    point: candidate.point,
    coordinatePrecisionMeters: candidate.coordinatePrecisionMeters,
    meal: plan.meal,
    arrivesAt,
    startsAt,
    leavesAt: startsAt + plan.stayMinutes,
    isLocked: plan.isLocked,
    hours: { certainty, windows: certainty === 'known' ? open.map(({ from, to }) => [from, to]) : [] },
    reasons,
    ...(comfort && { comfort }),
    costYen: candidate.costYen,
    isSample: candidate.isSample,
    isConfirmed: candidate.isConfirmed,
    ...(candidate.manners && { manners: candidate.manners }),
    ...(candidate.sight && { sight: candidate.sight }),
  }
}

/** The first moment from the arrival on at which one may begin; the arrival itself where none is left. */
function earliestStart(
  problem: PlanningProblem,
  candidate: Candidate,
  plan: StopPlan,
  dayIndex: number,
  arrivesAt: number,
) {
  const asked: PlanningProblem = {
    ...problem,
    locks: [
      { stopId: candidate.id, dayIndex, order: 0, startsAt: null, stayMinutes: plan.stayMinutes, meal: plan.meal },
    ],
  }
  const open = startWindows(asked, candidate, plan.meal, dayIndex)
  const soonest = firstStart(open, arrivesAt) ?? arrivesAt
  if (plan.within === undefined) return soonest
  const chosen = firstStart(
    plan.within.starts.flatMap((part) => within(open, part)),
    arrivesAt,
  )
  return chosen !== null && chosen - soonest <= plan.within.waitsAtMost ? chosen : soonest
}

function firstStart(windows: StartWindow[], arrivesAt: number): number | null {
  const next = windows.find(([, to]) => arrivesAt <= to)
  return next === undefined ? null : Math.max(next[0], arrivesAt)
}

/** Sums over the days, recounted from stops and legs. */
export function totalsOf(days: ItineraryDay[]): Totals {
  const stops = days.flatMap((day) => day.stops)
  const legs: Leg[] = days.flatMap((day) => day.legs)
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  return {
    walkMeters: sum(legs.map(({ walkMeters }) => walkMeters)),
    travelMinutes: sum(legs.map(({ minutes }) => minutes)),
    visitMinutes: sum(stops.map(({ startsAt, leavesAt }) => leavesAt - startsAt)),
    waitMinutes: sum(stops.map(({ arrivesAt, startsAt }) => Math.max(0, startsAt - arrivesAt))),
    costYen: sum(stops.map(({ costYen }) => costYen ?? 0)),
    costUnknownStops: stops.filter(({ costYen }) => costYen === null).length,
  }
}

/** Finds which bed each night of an itinerary has among the problem's choices. */
export function bedsOf(problem: PlanningProblem, itinerary: Itinerary): number[] {
  return problem.beds.map((choices, night) => {
    const day = problem.days.findIndex((_, index) => nightsOfDay(problem, index).to === night)
    const start = problem.days.findIndex((_, index) => nightsOfDay(problem, index).from === night)
    const endpoint = day >= 0 ? itinerary.days[day]?.to : itinerary.days[start]?.from
    const same = (bed: Endpoint) => bed.point.lat === endpoint?.point.lat && bed.point.lng === endpoint?.point.lng
    return Math.max(0, choices.findIndex(same))
  })
}
