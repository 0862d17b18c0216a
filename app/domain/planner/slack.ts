import type { MinuteOfDay } from '../values/time.ts'
import type { ItineraryDay, Stop } from './itinerary.ts'

/** How late a day may run until the first thing on it fails: a door closes, a tour begins, the train home leaves. */
export interface DaySlack {
  dayIndex: number
  minutes: number
  /** What would fail first; null is the train. */
  before: Stop | null
}

/**
 * The slack of each day that has something to miss. Waiting takes delay up on the way; what is not known (hours nobody
 * recorded, dusk) binds nothing here and is among the bets. A day with conflicts has none to tell.
 */
export function slacksOf(days: readonly ItineraryDay[], departsAt: MinuteOfDay | null): DaySlack[] {
  return days.flatMap((day, dayIndex): DaySlack[] => {
    if (day.conflicts.length > 0) return []
    let takenUp = 0
    let least: DaySlack | null = null
    const bind = (minutes: number, before: Stop | null) => {
      if (least === null || minutes < least.minutes) least = { dayIndex, minutes, before }
    }
    for (const stop of day.stops) {
      takenUp += stop.startsAt - stop.arrivesAt
      const spare = stop.kind === 'tour' ? 0 : untilClosing(stop)
      if (spare !== null) bind(takenUp + spare, stop)
    }
    const isLast = dayIndex === days.length - 1
    if (isLast && departsAt !== null && day.to.kind === 'station') bind(takenUp + departsAt - day.endsAt, null)
    return least === null ? [] : [least]
  })
}

/** Minutes between leaving a stop and its doors' closing; null where they are not known to close. */
function untilClosing({ hours, startsAt, leavesAt }: Stop): number | null {
  const open = hours.windows.find(([from, to]) => from <= startsAt && leavesAt <= to)
  return open === undefined || open[1] >= 1440 ? null : open[1] - leavesAt
}
