import { checkItinerary } from './check/check-itinerary.ts'
import { compile, startWindows, visitMinutes } from './compile.ts'
import { comfortAt, isCalmer } from './constraints/comfort.ts'
import { passedAt } from './constraints/under-way.ts'
import { solveCore } from './core/anneal.ts'
import type { CalmerOffer, Itinerary, ItineraryDay, Stop } from './itinerary.ts'
import { withPast } from './locks.ts'
import { loosenDay } from './loosen-day.ts'
import { daysOf, type PlanOptions, timeToExplain } from './plan.ts'
import { problemPoints } from './points.ts'
import type { Candidate, PlanningProblem } from './problem.ts'
import { stopPlansOf, withConflicts } from './recheck.ts'
import { shorter, withKeeping } from './repair.ts'
import { withUsualStay } from './settle.ts'
import { standIns } from './stand-ins.ts'
import { bedsOf, type Trip, timeDay, tripOf } from './timetable.ts'
import type { Travel } from './travel/travel.ts'

const TRIED_ITERATIONS = 120

/**
 * Adds what would be calmer for each stop at a busy or pressed hour: the same place at another hour of the trip, else another
 * place at that point of the day. Each is tried on the plan itself and offered only where nothing else is lost by it.
 */
export function withCalmerOffers(
  problem: PlanningProblem,
  travel: Travel,
  itinerary: Itinerary,
  options: PlanOptions,
): Itinerary {
  const trip = tripOf(problem, problemPoints(problem), travel)
  const mayGoOn = timeToExplain(options)
  const { calmer: _, ...plan } = itinerary
  const named = new Set<string>()
  const offers = plan.days.flatMap((day, dayIndex) =>
    day.stops.flatMap((stop, index): CalmerOffer[] => {
      const isAsked = mayMove(trip, stop, dayIndex) && mayGoOn()
      const offer = isAsked ? offerFor(trip, plan, { dayIndex, index }, { seed: options.seed, named }) : null
      if (offer?.kind === 'place') named.add(offer.placeId)
      return offer ? [offer] : []
    }),
  )
  return offers.length === 0 ? plan : { ...plan, calmer: offers }
}

/** The plan with one offer taken: the stop at a calmer hour (null), or another place in its stead; null where that does not hold. */
export function calmerPlan(
  trip: Trip,
  itinerary: Itinerary,
  { stopId, placeId, seed }: { stopId: string; placeId: string | null; seed: number },
): Itinerary | null {
  const plan = inOrder(trip, itinerary)
  const dayIndex = plan.days.findIndex(({ stops }) => stops.some(({ id }) => id === stopId))
  if (dayIndex < 0) return null
  const at = { dayIndex, index: plan.days[dayIndex]!.stops.findIndex(({ id }) => id === stopId) }
  if (!mayMove(trip, plan.days[dayIndex]!.stops[at.index]!, dayIndex)) return null
  if (placeId === null) return atCalmerHour(trip, plan, at, seed)
  const other = trip.candidates.get(`place:${placeId}`)
  return other ? withOtherPlace(trip, plan, at, other) : null
}

/** What does not add up any more by today's records is timed anew in its order. */
function inOrder(trip: Trip, itinerary: Itinerary): Itinerary {
  const wrong = checkItinerary({ ...trip.problem, locks: [] }, itinerary).filter(({ kind }) => kind === 'malformed')
  if (wrong.length === 0) return itinerary
  const beds = bedsOf(trip.problem, itinerary)
  const isWrong = (index: number) => wrong.some(({ dayIndex }) => dayIndex === index)
  const days = itinerary.days.map((day, index) => (isWrong(index) ? timeDay(trip, index, stopPlansOf(day), beds) : day))
  return withConflicts(trip, { ...itinerary, days }, itinerary)
}

interface At {
  dayIndex: number
  index: number
}

function mayMove({ problem }: Trip, stop: Stop, dayIndex: number): boolean {
  const isPressed = stop.comfort !== undefined && stop.comfort.level !== 'quiet'
  if (problem.days[dayIndex]!.isBehind) return false
  return isPressed && !stop.isLocked && passedAt(stop.id, problem.days[dayIndex]!) === null
}

/** `named`: places that stand in for another stop already; nobody can go to both instead. */
function offerFor(
  trip: Trip,
  plan: Itinerary,
  at: At,
  { seed, named }: { seed: number; named: ReadonlySet<string> },
): CalmerOffer | null {
  const stop = plan.days[at.dayIndex]!.stops[at.index]!
  const moved = atCalmerHour(trip, plan, at, seed)
  if (moved !== null) {
    const dayIndex = moved.days.findIndex(({ stops }) => stops.some(({ id }) => id === stop.id))
    const { startsAt } = moved.days[dayIndex]!.stops.find(({ id }) => id === stop.id)!
    return { kind: 'hour', stopId: stop.id, dayIndex, startsAt }
  }
  // What had to be in is not exchanged for another place.
  const place = trip.candidates.get(stop.id)!
  if (place.importance === 'must') return null
  for (const other of standIns(trip, plan, stop, named)) {
    const changed = withOtherPlace(trip, plan, at, other)
    if (changed === null) continue
    const { id: _, names, placeId } = other
    return { kind: 'place', stopId: stop.id, placeId, names, because: reasonFor(changed, at, other) }
  }
  return null
}

/** The plan's own stops solved again, of which this one may only begin at a calmer hour. */
function atCalmerHour(trip: Trip, plan: Itinerary, { dayIndex, index }: At, seed: number): Itinerary | null {
  const stop = plan.days[dayIndex]!.stops[index]!
  const level = stop.comfort!.level
  if (level === 'quiet') return null
  const open = [...plan.days.keys()].filter((each) => !trip.problem.days[each]!.isBehind)
  const kept = withKeeping(trip, plan, open, bedsOf(trip.problem, plan))
  const planned = new Set(plan.days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  const candidates = kept.problem.candidates.filter(({ id }) => planned.has(id))
  const problem = { ...kept.problem, candidates, calmer: { stopId: stop.id, below: level } }
  const asked = tripOf(problem, kept.points, trip.travel)
  const initial = plan.days.map(({ stops }) => stops.map(({ id, meal, startsAt }) => ({ stopId: id, meal, startsAt })))
  const compiled = compile(problem, asked.points, trip.travel, initial)
  let ticks = 0
  const options = { seed, timeMs: 1, iterations: TRIED_ITERATIONS, clock: () => ticks++ }
  const had = new Map(plan.days.flatMap(({ stops }) => stops.map((each) => [each.id, each] as const)))
  const days = daysOf(asked, compiled, solveCore(compiled.core, options)).map((day, at) => {
    const before = plan.days[at]!
    if (isSameOrder(day, before) && !day.stops.some(({ id }) => id === stop.id)) return before
    return { ...day, stops: day.stops.map((each) => withPast(each, had.get(each.id))) }
  })
  return held(trip, plan, days, stop, stop.id)
}

/** Another place in the stead of a stop: the others keep their order, and nothing is lost. */
function withOtherPlace(trip: Trip, plan: Itinerary, { dayIndex, index }: At, other: Candidate): Itinerary | null {
  const stop = plan.days[dayIndex]!.stops[index]!
  if (startWindows(trip.problem, other, stop.meal, dayIndex).length === 0) return null
  const beds = bedsOf(trip.problem, plan)
  const plans = stopPlansOf(plan.days[dayIndex])
    .map((each) => shorter(each, withUsualStay(trip, each)))
    .with(index, {
      stopId: other.id,
      meal: stop.meal,
      stayMinutes: visitMinutes(trip.problem, other, stop.meal),
      isLocked: false,
      startsAt: null,
      extraReasons: [],
    })
  const day = timeDay(trip, dayIndex, loosenDay(trip, dayIndex, plans, beds), beds)
  return held(trip, plan, plan.days.with(dayIndex, day), stop, other.id)
}

/** The changed plan, if it holds, keeps all other stops, has none of them at a worse hour, and `calmerId` is calmer than the stop was. */
function held(trip: Trip, plan: Itinerary, days: ItineraryDay[], stop: Stop, calmerId: string): Itinerary | null {
  const has = new Map(days.flatMap(({ stops }) => stops.map((each) => [each.id, each] as const)))
  const calm = has.get(calmerId)
  if (!calm || !isCalmer(calm.comfort?.level ?? null, stop.comfort!.level)) return null
  const others = plan.days.flatMap(({ stops }) => stops.filter(({ id }) => id !== stop.id))
  const isAsGood = (before: Stop) => {
    const now = has.get(before.id)
    return now?.meal === before.meal && (!now?.comfort || !isCalmer(before.comfort?.level ?? null, now.comfort.level))
  }
  if (!others.every(isAsGood)) return null
  const changed = withConflicts(trip, { ...plan, days }, plan)
  const broken = (itinerary: Itinerary) => checkItinerary(trip.problem, itinerary).length
  return broken(changed) <= broken(plan) ? changed : null
}

/** Never "quiet" without a record that says so. */
function reasonFor(
  changed: Itinerary,
  { dayIndex }: At,
  other: Candidate,
): 'quiet' | 'calmer_at_this_hour' | 'no_record' {
  const { startsAt } = changed.days[dayIndex]!.stops.find(({ id }) => id === other.id)!
  if (comfortAt(other, dayIndex, startsAt)?.level === 'quiet') return 'quiet'
  return other.comfort === undefined ? 'no_record' : 'calmer_at_this_hour'
}

function isSameOrder(day: ItineraryDay, before: ItineraryDay): boolean {
  return day.stops.length === before.stops.length && day.stops.every(({ id }, index) => id === before.stops[index]!.id)
}
