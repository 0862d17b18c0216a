import { childRules } from '../child-rules.ts'
import type { Conflict, Stop } from '../itinerary.ts'
import { type Appointment, type Candidate, type PlanningProblem, paceRules } from '../problem.ts'
import type { Malformed, Say } from './violation.ts'

/** One stop against its place or tour: party, meal, light, hours, price. */
export function checkStop(
  problem: PlanningProblem,
  dayIndex: number,
  stop: Stop,
  malformed: Malformed,
  say: Say,
): void {
  const tour = problem.appointments.find(({ id }) => id === stop.id)
  const place = problem.candidates.find(({ id }) => id === stop.id)
  if (stop.kind === 'tour' ? tour?.dayIndex !== dayIndex : place === undefined) malformed('unknown_stop', stop.id)
  else if (stop.kind === 'tour') checkTour(problem, stop, tour!, malformed, say)
  else checkPlace(problem, dayIndex, stop, place!, malformed, say)
}

function checkTour(problem: PlanningProblem, stop: Stop, tour: Appointment, malformed: Malformed, say: Say): void {
  if (stop.startsAt !== tour.startsAt || stop.leavesAt !== tour.endsAt) malformed('stay_out_of_range', stop.id)
  if (!isAt(stop, tour.meeting) || stop.costYen !== tour.costYen) malformed('facts_differ', stop.id)
  const late = stop.arrivesAt - tour.startsAt
  if (late > 0) say({ kind: 'tour_missed', stopId: stop.id, minutes: late })
  else if (late > -paceRules(problem.pace).tourSlackMinutes) malformed('no_slack_before_tour', stop.id)
}

function checkPlace(
  problem: PlanningProblem,
  dayIndex: number,
  stop: Stop,
  place: Candidate,
  malformed: Malformed,
  say: Say,
): void {
  const stay = stop.leavesAt - stop.startsAt
  if (!(stay >= 5 && stay <= 790)) malformed('stay_out_of_range', stop.id)
  if (!isAt(stop, place.point) || stop.costYen !== place.costYen) malformed('facts_differ', stop.id)
  if (!stop.isLocked) {
    if (place.importance === 'never') malformed('never_wanted', stop.id)
    if (problem.stepFree && place.stepFree === 'no') malformed('not_for_this_party', stop.id)
    if (stop.meal === null ? !place.isVisitToo && place.meals !== null : !place.meals?.[stop.meal])
      malformed('no_such_meal', stop.id)
    const insists = place.importance === 'must' && place.diet === 'unknown'
    if (stop.meal !== null && problem.hasDiet && place.diet !== 'served' && !insists)
      malformed('not_for_this_party', stop.id)
  }
  if (!isToldAsRecorded(stop, place, dayIndex)) malformed('comfort_differs', stop.id)
  const day = problem.days[dayIndex]!
  // What is behind the visitors is a fact, whatever doors and light said.
  if (day.isBehind || day.underWay?.passed.some(({ stopId }) => stopId === stop.id)) return
  if (place.needsDaylight && (stop.leavesAt > day.sunsetAt || stop.startsAt < day.sunriseAt)) {
    const minutes = Math.max(stop.leavesAt - day.sunsetAt, day.sunriseAt - stop.startsAt)
    say({ kind: 'after_dark', stopId: stop.id, minutes })
  }
  const atMeal = stop.meal === null ? null : mealConflict(problem, stop, stop.meal)
  if (atMeal !== null) say(atMeal)
  const atDoor = doorConflict(stop, place, dayIndex)
  if (atDoor !== null) say(atDoor)
}

/** What the plan says of crowds is what the records say of the minute at which the visit begins: the worst of them, and nothing without one. */
function isToldAsRecorded({ comfort: told, startsAt }: Stop, place: Candidate, dayIndex: number): boolean {
  const severity = { quiet: 1, busy: 2, pressed: 3 }
  let worst = 0
  let isFound = false
  for (const { from, to, level, isConfirmed } of place.comfort?.[dayIndex] ?? []) {
    if (startsAt < from || startsAt >= to) continue
    worst = Math.max(worst, severity[level])
    if (told?.level === level && told.from === from && told.to === to && told.isConfirmed === isConfirmed)
      isFound = true
  }
  return told === undefined ? worst === 0 : isFound && severity[told.level] === worst
}

function mealConflict({ pace, youngestAge }: PlanningProblem, stop: Stop, meal: 'lunch' | 'dinner'): Conflict | null {
  const { lunchStarts, dinnerStarts } = paceRules(pace)
  const [from, to] = meal === 'lunch' ? lunchStarts : (childRules(youngestAge).dinnerStarts ?? dinnerStarts)
  if (stop.startsAt > to) return { kind: 'late', stopId: stop.id, minutes: stop.startsAt - to }
  return stop.startsAt < from ? { kind: 'closed', stopId: stop.id } : null
}

function doorConflict(stop: Stop, place: Candidate, dayIndex: number): Conflict | null {
  const hours = place.hours[dayIndex]
  if (hours?.certainty !== 'known') return null
  const fits = hours.windows.some(
    (open) => stop.startsAt >= open.from && stop.startsAt <= (open.lastStart ?? open.to) && stop.leavesAt <= open.to,
  )
  if (fits) return null
  const lastOfDay = hours.windows.filter(({ from }) => from <= stop.startsAt).at(-1)
  const late = lastOfDay
    ? Math.max(stop.leavesAt - lastOfDay.to, stop.startsAt - (lastOfDay.lastStart ?? lastOfDay.to))
    : 0
  return late > 0 ? { kind: 'late', stopId: stop.id, minutes: late } : { kind: 'closed', stopId: stop.id }
}

function isAt({ point }: Stop, { lat, lng }: Stop['point']): boolean {
  return point.lat === lat && point.lng === lng
}
