import type { DropReason, ItineraryDay } from '../itinerary.ts'
import { type Appointment, type PlanningProblem, paceRules } from '../problem.ts'

/** The price: one is at the meeting point some minutes before, and free when the tour ends. */
export function attendance({ startsAt, endsAt }: Appointment, { pace }: PlanningProblem) {
  const from = startsAt - paceRules(pace).tourSlackMinutes
  return { from, minutes: endsAt - from }
}

/** Who is only asking gives way to what is paid for. */
export function isAtOddsWithBooked(tour: Appointment, problem: PlanningProblem): boolean {
  const { from } = attendance(tour, problem)
  return problem.appointments.some(
    (other) =>
      other.isBooked &&
      other.dayIndex === tour.dayIndex &&
      attendance(other, problem).from < tour.endsAt &&
      from < other.endsAt,
  )
}

/** It has begun when one arrives, or is not over when one leaves. */
function isMissedByTrain({ dayIndex, startsAt, endsAt }: Appointment, { start, end, days }: PlanningProblem): boolean {
  const { leavesAt, endsAt: last } = days[dayIndex]!
  return (
    (dayIndex === 0 && start !== null && startsAt < leavesAt) ||
    (dayIndex === days.length - 1 && end !== null && endsAt > last)
  )
}

/**
 * The verdict on a tour that is not in the plan. Two tours are at odds also where the way between them takes too long;
 * `minutesBetween` tells it, from the end of the first to the meeting point of the second.
 */
export function appointmentRefusal(
  tour: Appointment,
  problem: PlanningProblem,
  days: ItineraryDay[],
  minutesBetween: (firstId: string, secondId: string) => number,
): DropReason {
  const slack = paceRules(problem.pace).tourSlackMinutes
  const day = problem.days[tour.dayIndex]
  if (!day || tour.endsAt <= day.leavesAt || tour.startsAt >= day.endsAt || isMissedByTrain(tour, problem)) {
    return { kind: 'tour_outside_trip' }
  }
  const other = days[tour.dayIndex]!.stops.find(
    (stop) =>
      stop.kind === 'tour' &&
      stop.startsAt - slack < tour.endsAt + minutesBetween(tour.id, stop.id) &&
      tour.startsAt - slack < stop.leavesAt + minutesBetween(stop.id, tour.id),
  )
  return other ? { kind: 'tour_overlap', withNames: other.names } : { kind: 'no_time', shortMinutes: null }
}
