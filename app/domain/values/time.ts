import { invariant } from './result.ts'

/** Seconds since 1970-01-01T00:00:00Z. Money and deadlines are instants. */
export type UnixSeconds = number
/** A calendar day in Japan, `2026-11-22`. Days are strings: `new Date('2026-11-22')` would be a day of Greenwich. */
export type LocalDate = string
/** Japan's wall clock, `2026-11-22T09:30`. Visits, opening hours and tour starts live on it. */
export type LocalDateTime = string
/** Minutes after midnight of a planned day; 1500 is 01:00 of the next morning. */
export type MinuteOfDay = number

/** Japan has had no summer time since 1951: the offset is a constant. */
const JST_OFFSET_SECONDS = 9 * 3600
const DAY_SECONDS = 86_400

export function isLocalDate(text: string): text is LocalDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  return epochDayToDate(epochDay(text)) === text
}

/** Whole days since 1970-01-01 of a calendar day; differences of it are differences in days. */
export function epochDay(date: LocalDate): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000)
}

function epochDayToDate(day: number): LocalDate {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return epochDayToDate(epochDay(date) + days)
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from)
}

/** 0 is Sunday, as in `Date.prototype.getUTCDay`. */
export function weekday(date: LocalDate): number {
  return (epochDay(date) + 4) % 7
}

/** The instant of a wall-clock time in Japan. */
export function instantOf(local: LocalDateTime): UnixSeconds {
  const [date, time] = local.split('T') as [LocalDate, string]
  return epochDay(date) * DAY_SECONDS + minuteOf(time) * 60 - JST_OFFSET_SECONDS
}

/** Japan's wall clock at an instant, to the minute. */
export function localDateTimeOf(instant: UnixSeconds): LocalDateTime {
  return new Date((instant + JST_OFFSET_SECONDS) * 1000).toISOString().slice(0, 16)
}

export function localDateOf(instant: UnixSeconds): LocalDate {
  return localDateTimeOf(instant).slice(0, 10)
}

/** `'09:30'` → 570. */
export function minuteOf(time: string): MinuteOfDay {
  const [hours, minutes] = time.split(':').map(Number)
  invariant(Number.isInteger(hours) && Number.isInteger(minutes), `not a time of day: ${time}`)
  return hours! * 60 + minutes!
}

/** 570 → `'09:30'`; 1500 → `'01:00'` (the day is told beside it). */
export function clockOf(minute: MinuteOfDay): string {
  const within = ((Math.floor(minute) % 1440) + 1440) % 1440
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** The wall-clock time of a minute of a planned day, past midnight included. */
export function localDateTimeAt(date: LocalDate, minute: MinuteOfDay): LocalDateTime {
  return `${addDays(date, Math.floor(minute / 1440))}T${clockOf(minute)}`
}
