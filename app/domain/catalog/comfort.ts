import { type LocalDate, type MinuteOfDay, type UnixSeconds, weekday } from '../values/time.ts'
import { isHoliday } from './holidays.ts'

/** From the best to the worst; what nobody recorded is none of them. */
export const COMFORT_LEVELS = ['quiet', 'busy', 'pressed'] as const
export type ComfortLevel = (typeof COMFORT_LEVELS)[number]

/** A national holiday is a holiday and no Monday, also where it is a Sunday: every date is of one kind. */
export const COMFORT_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const
export type ComfortDay = (typeof COMFORT_DAYS)[number]

/** How pressed a place is, without who says so. */
export interface ComfortPattern {
  /** Never empty, in the order of the week. */
  days: ComfortDay[]
  /** Whole hours, from 0 to 24; the last one is not included. */
  fromHour: number
  toHour: number
  level: ComfortLevel
  /** 1 is January; null is all year. */
  months: number[] | null
}

/** A board's word, or what is widely known and nobody has confirmed yet. */
export interface ComfortRecord extends ComfortPattern {
  id: string
  placeId: string
  basis: 'board' | 'public_knowledge'
  isConfirmed: boolean
  /** The user who set or confirmed it; null for public knowledge. */
  setBy: string | null
  setAt: UnixSeconds
}

/** A stretch of one day, in minutes; `to` is not included. */
export interface ComfortSpan {
  from: MinuteOfDay
  to: MinuteOfDay
  level: ComfortLevel
  isConfirmed: boolean
}

/** How pressed a place is through one day, by the clock; empty where nothing is recorded for that day. */
export function comfortOn(records: readonly ComfortRecord[], date: LocalDate): ComfortSpan[] {
  const day = comfortDayOf(date)
  const month = Number(date.slice(5, 7))
  return records
    .filter(({ days, months }) => days.includes(day) && (months === null || months.includes(month)))
    .map(({ fromHour, toHour, level, isConfirmed }) => ({ from: fromHour * 60, to: toHour * 60, level, isConfirmed }))
    .sort((a, b) => a.from - b.from)
}

/** Two patterns that would say different things of one hour: they share a day, an hour and a month. */
export function overlaps(one: ComfortPattern, other: ComfortPattern): boolean {
  const sharesMonth = one.months === null || other.months === null || one.months.some((m) => other.months!.includes(m))
  const sharesDay = one.days.some((day) => other.days.includes(day))
  return sharesMonth && sharesDay && one.fromHour < other.toHour && other.fromHour < one.toHour
}

function comfortDayOf(date: LocalDate): ComfortDay {
  if (isHoliday(date)) return 'holiday'
  return COMFORT_DAYS[(weekday(date) + 6) % 7]!
}
