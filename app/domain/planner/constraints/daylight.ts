import type { DropReason } from '../itinerary.ts'
import type { Candidate, PlanningDay, PlanningProblem } from '../problem.ts'
import { hoursStarts, type StartWindow, within } from './hours.ts'

/** The price: an outdoor scene begins after sunrise and ends before the light does. */
export function daylightStarts(candidate: Candidate, day: PlanningDay, minutes: number, windows: StartWindow[]) {
  return candidate.needsDaylight ? within(windows, [day.sunriseAt, day.sunsetAt - minutes]) : windows
}

/** The verdict on a wish: open on some day, but never in daylight. */
export function daylightRefusal(candidate: Candidate, problem: PlanningProblem, minutes: number): DropReason | null {
  const starts = problem.days.map((day, index) => hoursStarts(candidate, index, day, minutes))
  const inLight = starts.some(
    (windows, index) => daylightStarts(candidate, problem.days[index]!, minutes, windows).length > 0,
  )
  return inLight || starts.every((windows) => windows.length === 0) ? null : { kind: 'after_dark' }
}
