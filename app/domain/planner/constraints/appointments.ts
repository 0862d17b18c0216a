import type { DropReason, ItineraryDay } from '../itinerary.ts'
import { type Appointment, type PlanningProblem, paceRules } from '../problem.ts'

/** The price: one is at the meeting point some minutes before, and free when the tour ends. */
export function attendance({ startsAt, endsAt }: Appointment, { pace }: PlanningProblem) {
  const from = startsAt - paceRules(pace).tourSlackMinutes
  return { from, minutes: endsAt - from }
}

/** The verdict on a tour that is not in the plan. */
export function appointmentRefusal(tour: Appointment, problem: PlanningProblem, days: ItineraryDay[]): DropReason {
  const day = problem.days[tour.dayIndex]
  if (!day || tour.endsAt <= day.leavesAt || tour.startsAt >= day.endsAt) return { kind: 'tour_outside_trip' }
  const other = days[tour.dayIndex]!.stops.find(
    (stop) => stop.kind === 'tour' && stop.startsAt < tour.endsAt && tour.startsAt < stop.leavesAt,
  )
  return other ? { kind: 'tour_overlap', withNames: other.names } : { kind: 'no_time', shortMinutes: null }
}
