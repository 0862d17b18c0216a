import type { Conflict, Itinerary, ItineraryDay, Stop } from '../itinerary.ts'
import { type PlanningProblem, paceRules } from '../problem.ts'

/** What is wrong with a plan: something the visitor can be told, or a plan that does not add up (our own mistake). */
export type Violation =
  | { kind: 'conflict'; dayIndex: number; conflict: Conflict }
  | { kind: 'malformed'; dayIndex: number; what: MalformedPart; stopId: string | null }

export type MalformedPart =
  | 'day_missing'
  | 'legs_do_not_match'
  | 'unknown_stop'
  | 'visited_twice'
  | 'clock_runs_back'
  | 'leg_too_short'
  | 'stay_out_of_range'
  | 'two_of_a_meal'
  | 'not_for_this_party'
  | 'lock_broken'

/**
 * Recounts every minute, metre and yen of a plan from the raw problem. Shares nothing with the search on purpose:
 * two strangers who agree are evidence.
 */
export function checkItinerary(problem: PlanningProblem, itinerary: Itinerary): Violation[] {
  const found: Violation[] = []
  if (itinerary.days.length !== problem.days.length) {
    found.push({ kind: 'malformed', dayIndex: itinerary.days.length, what: 'day_missing', stopId: null })
  }
  const seen = new Set<string>()
  for (const [dayIndex, day] of itinerary.days.entries()) {
    if (dayIndex >= problem.days.length) break
    const malformed = (what: MalformedPart, stopId: string | null) =>
      found.push({ kind: 'malformed', dayIndex, what, stopId })
    const conflict = (broken: Conflict) => found.push({ kind: 'conflict', dayIndex, conflict: broken })
    for (const stop of day.stops) {
      if (seen.has(stop.id)) malformed('visited_twice', stop.id)
      seen.add(stop.id)
      checkStop(problem, dayIndex, stop, malformed, conflict)
    }
    checkClock(problem, dayIndex, day, malformed)
    for (const meal of ['lunch', 'dinner'] as const) {
      const second = day.stops.filter((stop) => stop.meal === meal)[1]
      if (second) malformed('two_of_a_meal', second.id)
    }
    const over = day.endsAt - problem.days[dayIndex]!.endsAt
    if (over > 0) conflict({ kind: 'day_too_long', minutes: over })
    let walked = 0
    for (const leg of day.legs) walked += leg.walkMeters
    const meters = walked - problem.limits.walkMetersPerDay
    // A day whose only ways are those to a booked tour, or from bed to bed, is nobody's choice.
    if (meters > 0 && day.stops.some((stop) => stop.kind !== 'tour')) conflict({ kind: 'walk_over_limit', meters })
  }
  checkBudget(problem, itinerary, found)
  checkLocks(problem, itinerary, found)
  return found
}

type Malformed = (what: MalformedPart, stopId: string | null) => void
type Say = (conflict: Conflict) => void

function checkStop(problem: PlanningProblem, dayIndex: number, stop: Stop, malformed: Malformed, say: Say): void {
  if (stop.kind === 'tour') {
    const tour = problem.appointments.find(({ id }) => id === stop.id)
    if (!tour || tour.dayIndex !== dayIndex) {
      malformed('unknown_stop', stop.id)
      return
    }
    if (stop.startsAt !== tour.startsAt || stop.leavesAt !== tour.endsAt) malformed('stay_out_of_range', stop.id)
    if (stop.arrivesAt > tour.startsAt)
      say({ kind: 'tour_missed', stopId: stop.id, minutes: stop.arrivesAt - tour.startsAt })
    return
  }
  const place = problem.candidates.find(({ id }) => id === stop.id)
  if (!place) {
    malformed('unknown_stop', stop.id)
    return
  }
  const stay = stop.leavesAt - stop.startsAt
  if (!(stay >= 5 && stay <= 740)) malformed('stay_out_of_range', stop.id)
  if (!stop.isLocked && problem.stepFree && place.stepFree === 'no') malformed('not_for_this_party', stop.id)
  const day = problem.days[dayIndex]!
  if (place.needsDaylight && (stop.leavesAt > day.sunsetAt || stop.startsAt < day.sunriseAt)) {
    say({
      kind: 'after_dark',
      stopId: stop.id,
      minutes: Math.max(stop.leavesAt - day.sunsetAt, day.sunriseAt - stop.startsAt),
    })
  }
  if (stop.meal !== null) {
    const rules = paceRules(problem.pace)
    const [from, to] = stop.meal === 'lunch' ? rules.lunchStarts : rules.dinnerStarts
    if (stop.startsAt > to) say({ kind: 'late', stopId: stop.id, minutes: stop.startsAt - to })
    else if (stop.startsAt < from) say({ kind: 'closed', stopId: stop.id })
  }
  const hours = place.hours[dayIndex]
  if (hours?.certainty !== 'known') return
  const fits = hours.windows.some(
    (open) => stop.startsAt >= open.from && stop.startsAt <= (open.lastStart ?? open.to) && stop.leavesAt <= open.to,
  )
  if (fits) return
  const lastOfDay = hours.windows.filter(({ from }) => from <= stop.startsAt).at(-1)
  const late = lastOfDay
    ? Math.max(stop.leavesAt - lastOfDay.to, stop.startsAt - (lastOfDay.lastStart ?? lastOfDay.to))
    : 0
  say(late > 0 ? { kind: 'late', stopId: stop.id, minutes: late } : { kind: 'closed', stopId: stop.id })
}

/** Each leg takes its minutes, nobody leaves before arriving, nothing is forgotten between two stops. */
function checkClock(problem: PlanningProblem, dayIndex: number, day: ItineraryDay, malformed: Malformed): void {
  if (day.legs.length !== day.stops.length + 1) malformed('legs_do_not_match', null)
  if (day.leavesAt < problem.days[dayIndex]!.leavesAt) malformed('clock_runs_back', null)
  let clock = day.leavesAt
  for (const [index, stop] of day.stops.entries()) {
    if (stop.arrivesAt < clock + (day.legs[index]?.minutes ?? 0)) malformed('leg_too_short', stop.id)
    if (stop.kind !== 'tour' && stop.startsAt < stop.arrivesAt) malformed('clock_runs_back', stop.id)
    if (stop.leavesAt < stop.startsAt) malformed('clock_runs_back', stop.id)
    clock = stop.leavesAt
  }
  if (day.endsAt < clock + (day.legs.at(-1)?.minutes ?? 0)) malformed('leg_too_short', null)
}

function checkBudget(problem: PlanningProblem, itinerary: Itinerary, found: Violation[]): void {
  const { budgetYen } = problem.limits
  if (budgetYen === null) return
  let spent = 0
  for (const [dayIndex, day] of itinerary.days.entries()) {
    for (const stop of day.stops) spent += stop.costYen ?? 0
    const chosen = itinerary.days.some(({ stops }) => stops.some((stop) => !stop.isLocked && (stop.costYen ?? 0) > 0))
    if (dayIndex === itinerary.days.length - 1 && spent > budgetYen && chosen) {
      found.push({ kind: 'conflict', dayIndex, conflict: { kind: 'over_budget', yen: spent - budgetYen } })
    }
  }
}

function checkLocks(problem: PlanningProblem, itinerary: Itinerary, found: Violation[]): void {
  for (const [dayIndex] of problem.days.entries()) {
    const wanted = problem.locks
      .filter((lock) => lock.dayIndex === dayIndex)
      .sort((a, b) => a.order - b.order)
      .map(({ stopId }) => stopId)
    const there = (itinerary.days[dayIndex]?.stops ?? []).map(({ id }) => id).filter((id) => wanted.includes(id))
    const dropped = new Set(itinerary.drops.map(({ placeId }) => `place:${placeId}`))
    const expected = wanted.filter((id) => !dropped.has(id))
    for (const [index, id] of expected.entries()) {
      if (there[index] !== id) found.push({ kind: 'malformed', dayIndex, what: 'lock_broken', stopId: id })
    }
  }
}
