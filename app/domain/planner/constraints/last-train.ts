import type { Point } from '../../values/geo.ts'
import type { Bet, ItineraryDay, Leg } from '../itinerary.ts'
import { homesOfDay, type ProblemPoints } from '../points.ts'
import type { LastTrain, PlanningProblem } from '../problem.ts'
import { MATRIX_MODES, type Travel } from '../travel/travel.ts'
import { type StartWindow, within } from './hours.ts'

const RAIL = MATRIX_MODES.indexOf('rail')
/** Within so many minutes of the last train one is told to look it up. */
const NEAR_LAST_MINUTES = 45
/** A way that takes so much longer than the estimate leads round what the timetable does not know. */
const MOST_TIMES_LONGER = 2
const MOST_MINUTES_LONGER = 45

/**
 * The price: from where only a train leads to bed, one leaves while there is one. Forbidden after, free before. A loaded
 * timetable tells when that is; else what is usual for the lines around.
 */
export function beforeLastTrain(
  windows: StartWindow[],
  minutes: number,
  from: number,
  dayIndex: number,
  problem: PlanningProblem,
  points: ProblemPoints,
  { matrix, lastLeaving }: Travel,
): StartWindow[] {
  const byTrain = homesOfDay(problem, points, dayIndex).filter((home) => matrix.mode[from * matrix.n + home] === RAIL)
  const known = byTrain.flatMap((home) => {
    const [start, end] = [points.points[from]!, points.points[home]!]
    return timetabled(problem, dayIndex, start, end, matrix.minutes[from * matrix.n + home]!)?.leavesAt ?? []
  })
  const last = known.length > 0 ? Math.min(...known) : lastLeaving(from)
  const needsTrain = known.length > 0 || byTrain.length === homesOfDay(problem, points, dayIndex).length
  return last >= 0 && needsTrain ? within(windows, [0, last - minutes]) : windows
}

/** The verdict on a finished plan: trains that leave close to when the last one does, or after, and who says so. */
export function lateTrains(
  problem: PlanningProblem,
  days: readonly ItineraryDay[],
  { points, ofStop }: ProblemPoints,
  travel: Travel,
): Bet[] {
  const indexOf = ({ lat, lng }: Point) => points.findIndex((point) => point.lat === lat && point.lng === lng)
  return days.flatMap((day, dayIndex) =>
    day.legs.flatMap((leg, legIndex): Bet[] => {
      if (leg.mode !== 'rail') return []
      const before = day.stops[legIndex - 1]
      const from = before ? (ofStop.get(before.id)?.out ?? -1) : indexOf(day.from.point)
      const leavesAt = before?.leavesAt ?? day.leavesAt
      const isHome = legIndex === day.stops.length
      const known = isHome && from >= 0 ? timetabledLeg(problem, dayIndex, points[from]!, day.to.point, leg) : null
      if (known) {
        const { operatorNames, timetable } = known
        const told = { leavesAt: known.leavesAt, operatorNames, ...timetable }
        return leavesAt > known.leavesAt - NEAR_LAST_MINUTES
          ? [{ kind: 'last_train', dayIndex, legIndex, timetable: told }]
          : []
      }
      // Its departure is known from a timetable.
      if (leg.certainty === 'schedule') return []
      const last = travel.lastLeaving(from)
      return last >= 0 && leavesAt > last - NEAR_LAST_MINUTES ? [{ kind: 'last_train', dayIndex, legIndex }] : []
    }),
  )
}

/** A leg by timetable is itself the measure of a way; of others the estimate. */
function timetabledLeg(problem: PlanningProblem, dayIndex: number, from: Point, home: Point, leg: Leg) {
  return timetabled(problem, dayIndex, from, home, leg.certainty === 'schedule' ? Infinity : leg.minutes)
}

function timetabled(
  { lastTrains, days }: PlanningProblem,
  dayIndex: number,
  from: Point,
  home: Point,
  estimatedMinutes: number,
): LastTrain | null {
  const evening = lastTrains?.find(
    ({ date, home: { lat, lng } }) => date === days[dayIndex]!.date && lat === home.lat && lng === home.lng,
  )
  const last = evening?.from[`${from.lat},${from.lng}`]
  const isBelieved = last && last.minutes <= estimatedMinutes * MOST_TIMES_LONGER + MOST_MINUTES_LONGER
  return isBelieved ? last : null
}
