import type { DropReason } from '../itinerary.ts'
import type { Candidate, HoursWindow, PlanningDay, PlanningProblem } from '../problem.ts'

/** Minutes between which a visit may begin. */
export type StartWindow = [from: number, to: number]

const INDOOR_GUESS: HoursWindow = { from: 600, to: 960, lastStart: null }
const MEAL_GUESS: HoursWindow[] = [
  { from: 690, to: 840, lastStart: 780 },
  { from: 1050, to: 1230, lastStart: 1140 },
]

/** Opening windows as recorded, or a cautious guess where nobody recorded them: daylight outdoors, 10:00–16:00 inside. */
export function openWindows(candidate: Candidate, dayIndex: number, day: PlanningDay): HoursWindow[] {
  const hours = candidate.hours[dayIndex]
  if (hours?.certainty === 'known') return hours.windows
  if (candidate.meals !== null) return MEAL_GUESS
  if (candidate.isOutdoor) return [{ from: day.sunriseAt, to: day.sunsetAt, lastStart: null }]
  return [INDOOR_GUESS]
}

/** The price of adding: none inside these windows, forbidden outside. A visit ends before the doors close. */
export function hoursStarts(candidate: Candidate, dayIndex: number, day: PlanningDay, minutes: number): StartWindow[] {
  return openWindows(candidate, dayIndex, day)
    .map(({ from, to, lastStart }): StartWindow => [from, Math.min(to - minutes, lastStart ?? to)])
    .filter(([from, to]) => to >= from)
    .sort((a, b) => a[0] - b[0])
}

/** The verdict on a wish: closed on every day of the trip. */
export function hoursRefusal(candidate: Candidate, problem: PlanningProblem): DropReason | null {
  const isOpen = problem.days.some((day, index) => openWindows(candidate, index, day).length > 0)
  return isOpen ? null : { kind: 'closed_all_days' }
}

/** Keeps of each window what lies within another. */
export function within(windows: StartWindow[], [from, to]: StartWindow): StartWindow[] {
  return windows.map(([a, b]): StartWindow => [Math.max(a, from), Math.min(b, to)]).filter(([a, b]) => b >= a)
}
