import type { Point } from '../../values/geo.ts'
import type { Bet, ItineraryDay } from '../itinerary.ts'
import type { ProblemPoints } from '../points.ts'
import { MATRIX_MODES, type Travel } from '../travel/travel.ts'
import { type StartWindow, within } from './hours.ts'

const RAIL = MATRIX_MODES.indexOf('rail')
/** Within so many minutes of the last train one is told to look it up. */
const NEAR_LAST_MINUTES = 45

/**
 * The price: from where only a train leads to bed, one leaves while there is one. Forbidden after, free before. `homes` are
 * the points where a day may end.
 */
export function beforeLastTrain(
  windows: StartWindow[],
  minutes: number,
  from: number,
  homes: readonly number[],
  { matrix, lastLeaving }: Travel,
): StartWindow[] {
  const last = lastLeaving(from)
  const needsTrain = last >= 0 && homes.every((home) => matrix.mode[from * matrix.n + home] === RAIL)
  return needsTrain ? within(windows, [0, last - minutes]) : windows
}

/** The verdict on a finished plan: trains that leave close to when the last one usually does, or after. */
export function lateTrains(days: readonly ItineraryDay[], { points, ofStop }: ProblemPoints, travel: Travel): Bet[] {
  const indexOf = ({ lat, lng }: Point) => points.findIndex((point) => point.lat === lat && point.lng === lng)
  return days.flatMap((day, dayIndex) =>
    day.legs.flatMap((leg, legIndex): Bet[] => {
      const before = day.stops[legIndex - 1]
      // A timetable knows better.
      if (leg.mode !== 'rail' || leg.certainty === 'schedule') return []
      const last = travel.lastLeaving(before ? (ofStop.get(before.id)?.out ?? -1) : indexOf(day.from.point))
      const leavesAt = before?.leavesAt ?? day.leavesAt
      return last >= 0 && leavesAt > last - NEAR_LAST_MINUTES ? [{ kind: 'last_train', dayIndex, legIndex }] : []
    }),
  )
}
