import type { MinuteOfDay } from '../../values/time.ts'
import type { PlanningDay } from '../problem.ts'
import { type StartWindow, within } from './hours.ts'

const END_OF_TIME = 10_000

/** The price: what is not yet behind the visitors begins after the present minute of a day that is under way. */
export function stillToCome(windows: StartWindow[], stopId: string, day: PlanningDay): StartWindow[] {
  if (day.underWay === undefined || passedAt(stopId, day) !== null) return windows
  return within(windows, [day.underWay.at, END_OF_TIME])
}

/** When a stop that is behind the visitors began; null where it is still to come. */
export function passedAt(stopId: string, { underWay }: PlanningDay): MinuteOfDay | null {
  return underWay?.passed.find((stop) => stop.stopId === stopId)?.startsAt ?? null
}
