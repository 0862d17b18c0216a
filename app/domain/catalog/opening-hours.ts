import OpeningHours from 'opening_hours'
import type { Point } from '../values/geo.ts'
import { clockOf, type LocalDate, type MinuteOfDay, weekday } from '../values/time.ts'
import { daylightOn } from './daylight.ts'
import { isHoliday } from './holidays.ts'

/** The hours of one day. `known` with no windows means closed; `unknown` always has none. */
export interface OpenDay {
  certainty: 'known' | 'unknown'
  windows: [from: MinuteOfDay, to: MinuteOfDay][]
}

const DAY_MINUTES = 1440
const WEEKDAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] as const
const UNKNOWN: OpenDay = { certainty: 'unknown', windows: [] }

/**
 * Opening windows on a day in Japan, in minutes after its midnight, from a notation of OpenStreetMap.
 * A window that began the evening before shows as its rest from minute 0; one that goes on past midnight ends above 1440.
 * What nobody recorded, what can't be read, and `unknown` in the notation itself stay unknown.
 */
export function openWindows(notation: string | null, date: LocalDate, point: Point): OpenDay {
  if (!notation) return UNKNOWN
  const text = withSunTimes(notation, date, point)
  return remember(days, `${date} ${text}`, MOST_DAYS, () => evaluate(text, date))
}

/** Whether a notation can be read; curation and seeds ask before they store one. */
export function isReadableNotation(notation: string): boolean {
  return parsed(withSunTimes(notation, '2026-06-01', { lat: 35, lng: 135 })) !== null
}

function evaluate(text: string, date: LocalDate): OpenDay {
  const hours = parsed(withHolidayTheLibraryMisses(text, date))
  if (!hours) return UNKNOWN
  // The library thinks in the machine's own wall clock; asking and reading in that clock makes its zone cancel out.
  // What can't cancel out is the one hour a year that such a clock skips (a closing time of 02:00 reads 03:00 there),
  // so the server runs in UTC, which skips none.
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const eveBefore = new Date(year, month - 1, day - 1)
  const noonAfter = new Date(year, month - 1, day + 1, 12)
  const windows: OpenDay['windows'] = []
  let hasUnknown = false
  for (const [from, to, isUnknown] of hours.getOpenIntervals(eveBefore, noonAfter)) {
    const start = Math.max(0, minuteOn(date, from))
    const end = minuteOn(date, to)
    if (end <= 0 || start >= DAY_MINUTES) continue
    if (isUnknown) hasUnknown = true
    else windows.push([start, isStillOpenAtNoon(end) ? DAY_MINUTES : end])
  }
  if (windows.length === 0 && hasUnknown) return UNKNOWN
  return { certainty: 'known', windows }
}

/** Open around the clock, not a bar that closes late. */
function isStillOpenAtNoon(end: MinuteOfDay): boolean {
  return end >= DAY_MINUTES + 720
}

function minuteOn(date: LocalDate, local: Date): MinuteOfDay {
  const day = Date.UTC(local.getFullYear(), local.getMonth(), local.getDate())
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
  const dayOffset = Math.round((day - Date.UTC(year, month - 1, dayOfMonth)) / 86_400_000)
  return dayOffset * DAY_MINUTES + local.getHours() * 60 + local.getMinutes()
}

/**
 * The library does not know the citizens' holiday of 2026-09-22. On such a day `PH` holds for the day itself,
 * so its weekday says the same; a holiday with an offset (`PH +1 day`) can't be said that way and becomes unreadable.
 */
function withHolidayTheLibraryMisses(text: string, date: LocalDate): string {
  if (!text.includes('PH') || !isHoliday(date) || libraryKnowsHoliday(date)) return text
  return text.replaceAll(/\bPH\b/g, WEEKDAYS[weekday(date)]!)
}

function libraryKnowsHoliday(date: LocalDate): boolean {
  return remember(holidays, date, MOST_DAYS, () => {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number]
    return parsed('PH 00:00-24:00')!.getState(new Date(year, month - 1, day, 12))
  })
}

/** The library's own sun follows the machine's zone; ours is Japan's. */
function withSunTimes(notation: string, date: LocalDate, point: Point): string {
  if (!/sunrise|sunset|dawn|dusk/.test(notation)) return notation
  const light = daylightOn(date, point)
  const at = { dawn: light.dawnAt, sunrise: light.sunriseAt, sunset: light.sunsetAt, dusk: light.duskAt }
  const SUN = /\(\s*(sunrise|sunset|dawn|dusk)\s*([+-])\s*(\d{1,2}):(\d{2})\s*\)|\b(sunrise|sunset|dawn|dusk)\b/g
  return notation.replaceAll(SUN, (_, shifted, sign, hours, minutes, plain) => {
    const offset = shifted ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
    return clockOf(at[(shifted ?? plain) as keyof typeof at] + offset)
  })
}

/** The state field is only for countries whose holidays differ by state; Japan's don't. */
const JAPAN = { lat: 35, lon: 135, address: { country_code: 'jp', state: '' } }
const MOST_NOTATIONS = 1000
const MOST_DAYS = 30_000
const notations = new Map<string, OpeningHours | null>()
const days = new Map<string, OpenDay>()
const holidays = new Map<LocalDate, boolean>()

function parsed(text: string): OpeningHours | null {
  return remember(notations, text, MOST_NOTATIONS, () => {
    try {
      return new OpeningHours(text, JAPAN, 0)
    } catch {
      return null // the library throws on what it can't read, and so it is unknown
    }
  })
}

/** Parsing takes about 1 ms and a day 0.2 ms: pure results are worth keeping. The oldest leave first. */
function remember<Value>(cache: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const kept = cache.get(key)
  if (kept !== undefined) return kept
  const value = make()
  if (cache.size >= most) cache.delete(cache.keys().next().value as string)
  cache.set(key, value)
  return value
}
