import { getTimes } from 'suncalc'
import type { Point } from '../values/geo.ts'
import { invariant } from '../values/result.ts'
import { epochDay, type LocalDate, type MinuteOfDay } from '../values/time.ts'

/** Minutes of the day in JST: first light, sunrise, sunset, last light (civil: the sun 6° below the horizon). */
export interface Daylight {
  dawnAt: MinuteOfDay
  sunriseAt: MinuteOfDay
  sunsetAt: MinuteOfDay
  duskAt: MinuteOfDay
}

const JST_OFFSET_MINUTES = 540
const JST_NOON_IN_UTC_MILLISECONDS = 3 * 3_600_000

/** When the sun rises and sets at a place on a day in Japan, in whole JST minutes. */
export function daylightOn(date: LocalDate, point: Point): Daylight {
  const midnightUtc = epochDay(date) * 86_400_000
  const times = getTimes(new Date(midnightUtc + JST_NOON_IN_UTC_MILLISECONDS), point.lat, point.lng)
  const minute = (instant: Date | null): MinuteOfDay => {
    invariant(instant, `no sun time on ${date} at ${point.lat},${point.lng}: Japan has no polar night`)
    return Math.round((instant.getTime() - midnightUtc) / 60_000) + JST_OFFSET_MINUTES
  }
  return {
    dawnAt: minute(times.dawn),
    sunriseAt: minute(times.sunrise),
    sunsetAt: minute(times.sunset),
    duskAt: minute(times.dusk),
  }
}
