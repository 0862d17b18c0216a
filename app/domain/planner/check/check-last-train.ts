import type { ItineraryDay } from '../itinerary.ts'
import type { PlanningProblem } from '../problem.ts'
import type { Say } from './violation.ts'

/**
 * Whether one leaves a day's last stop in time for the last train that a timetable knows. Locks and tours are the
 * visitor's own doing, a train that was looked up runs; a journey far beyond the estimate is none that anybody takes.
 */
export function checkLastTrain({ lastTrains = [] }: PlanningProblem, day: ItineraryDay, say: Say): void {
  const stop = day.stops.at(-1)
  const leg = day.legs.at(-1)
  if (!stop || stop.kind === 'tour' || stop.isLocked || leg?.mode !== 'rail' || leg.certainty === 'schedule') return
  for (const { date, home, from } of lastTrains) {
    if (date !== day.date || home.lat !== day.to.point.lat || home.lng !== day.to.point.lng) continue
    const last = from[`${stop.point.lat},${stop.point.lng}`]
    if (!last || last.minutes > 2 * leg.minutes + 45) continue
    const minutes = stop.leavesAt - last.leavesAt
    if (minutes > 0) say({ kind: 'last_train', stopId: stop.id, minutes })
  }
}
