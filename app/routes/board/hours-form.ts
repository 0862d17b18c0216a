import {
  choicesOf,
  HOURS_DAYS,
  HOURS_WEEKDAYS,
  type HoursDate,
  type HoursDay,
  type HoursRow,
  type HoursSeason,
  type HoursTimes,
  type HoursWindow,
  isDate,
  notationOf,
} from '#app/domain/catalog/hours-choices.ts'
import { clockOf } from '#app/domain/values/time.ts'

/** How a board says when a place is open; `notation` for what the others can't say. */
export const HOURS_KINDS = ['unknown', 'always', 'daylight', 'times', 'notation'] as const

export const MOST_HOURS_ROWS = 6
const DAY_MINUTES = 1440

type Values = Record<string, string | string[]>

export interface HoursRead {
  /** OpenStreetMap's notation; empty for unknown. */
  notation: string
  /** A code by field. */
  errors: Record<string, string[]>
}

/** The fields of the hours as they are recorded; what the plain choices can't say is shown as it is written. */
export function hoursValues(notation: string | null): Values {
  const opening_hours = notation ?? ''
  if (notation === null) return { hours_kind: 'unknown', opening_hours }
  const choices = choicesOf(notation)
  if (choices?.kind === 'times' && !fitsFields(choices)) return { hours_kind: 'notation', opening_hours }
  if (choices === null) return { hours_kind: 'notation', opening_hours }
  if (choices.kind !== 'times') return { hours_kind: choices.kind, opening_hours }
  const { nth, onHolidays, seasons } = choices.closed
  return {
    hours_kind: 'times',
    opening_hours,
    ...Object.assign({}, ...choices.rows.map(rowValues)),
    ...(nth[0] && { 'hours_nth[]': nth[0].nths.map(String), hours_nth_weekday: nth[0].weekday }),
    ...(onHolidays && { hours_closed_holidays: 'yes' }),
    ...(seasons[0] && seasonValues('hours_closed', seasons[0])),
  }
}

function fitsFields({ rows, closed }: HoursTimes): boolean {
  const isShort = rows.length <= MOST_HOURS_ROWS && rows.every(({ windows }) => windows.length <= 2)
  return isShort && closed.nth.length <= 1 && closed.seasons.length <= 1
}

function rowValues({ season, days, windows: [first, second] }: HoursRow, index: number): Values {
  return {
    [`hours_days_${index}[]`]: days,
    ...windowValues(first, `hours_from_${index}`, `hours_to_${index}`),
    ...windowValues(second, `hours_again_from_${index}`, `hours_again_to_${index}`),
    ...(season && seasonValues(`hours_season_${index}`, season)),
  }
}

function windowValues(window: HoursWindow | undefined, from: string, to: string): Values {
  return window ? { [from]: clockOf(window[0]), [to]: clockOf(window[1]) } : {}
}

function seasonValues(name: string, { from, to }: HoursSeason): Values {
  const day = (date: HoursDate) => (date.day === null ? '' : String(date.day))
  return {
    [`${name}_from_month`]: String(from.month),
    [`${name}_from_day`]: day(from),
    [`${name}_to_month`]: String(to.month),
    [`${name}_to_day`]: day(to),
  }
}

/** Reads the fields of the hours; what is wrong is said beside each. */
export function readHours(typed: FormData): HoursRead {
  const kind = typed.get('hours_kind')
  if (kind === null || kind === 'notation')
    return { notation: String(typed.get('opening_hours') ?? '').trim(), errors: {} }
  if (kind === 'always' || kind === 'daylight') return { notation: notationOf({ kind }), errors: {} }
  if (kind !== 'times') return { notation: '', errors: {} }
  const errors: HoursRead['errors'] = {}
  const fail = (field: string, code: string) => {
    errors[field] = [...(errors[field] ?? []), code]
  }
  const rows = Array.from({ length: MOST_HOURS_ROWS }, (_, index) => readRow(typed, index, fail)).filter(
    (row) => row !== null,
  )
  if (rows.length === 0 && Object.keys(errors).length === 0) fail('hours_days_0', 'hours_missing')
  const closed = readClosed(typed, fail)
  const notation = Object.keys(errors).length > 0 ? '' : notationOf({ kind: 'times', rows, closed })
  return { notation, errors }
}

type Fail = (field: string, code: string) => void

/** Null for a line that was left empty, or is wrong. */
function readRow(typed: FormData, index: number, fail: Fail): HoursRow | null {
  const text = (name: string) => String(typed.get(`hours_${name}_${index}`) ?? '').trim()
  const chosen = typed.getAll(`hours_days_${index}[]`)
  const days = HOURS_DAYS.filter((day) => chosen.includes(day))
  const times = [text('from'), text('to'), text('again_from'), text('again_to')]
  if (days.length === 0 && times.every((time) => time === '')) return null
  const first = readWindow(times[0]!, times[1]!, `hours_from_${index}`, `hours_to_${index}`, fail)
  const isOnce = times[2] === '' && times[3] === ''
  const again = `hours_again_from_${index}`
  const second = isOnce ? null : readWindow(times[2]!, times[3]!, again, `hours_again_to_${index}`, fail)
  if (days.length === 0) fail(`hours_days_${index}`, 'hours_days_missing')
  if (first && second && second[0] < first[1]) fail(again, 'hours_overlap')
  const season = readSeason(typed, `hours_season_${index}`, fail)
  if (!first || days.length === 0 || (!isOnce && !second)) return null
  return { season, days: days as HoursDay[], windows: second ? [first, second] : [first] }
}

function readWindow(from: string, to: string, fromField: string, toField: string, fail: Fail): HoursWindow | null {
  const [start, end] = [readClock(from), readClock(to)]
  if (start === null || start >= DAY_MINUTES) fail(fromField, from === '' ? 'required' : 'hours_time')
  if (end === null) fail(toField, to === '' ? 'required' : 'hours_time')
  if (start === null || end === null || start >= DAY_MINUTES) return null
  // It closes after midnight.
  return [start, end <= start ? end + DAY_MINUTES : end]
}

function readClock(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text.normalize('NFKC'))
  if (!found) return null
  const minute = Number(found[1]) * 60 + Number(found[2])
  return Number(found[2]) < 60 && minute <= DAY_MINUTES ? minute : null
}

function readSeason(typed: FormData, name: string, fail: Fail): HoursSeason | null {
  const number = (field: string) => {
    const text = String(typed.get(`${name}_${field}`) ?? '').trim()
    return text === '' ? null : Number(text)
  }
  const [fromMonth, toMonth] = [number('from_month'), number('to_month')]
  const [fromDay, toDay] = [number('from_day'), number('to_day')]
  if (fromMonth === null && toMonth === null && fromDay === null && toDay === null) return null
  if (fromMonth === null) fail(`${name}_from_month`, 'required')
  if (toMonth === null) fail(`${name}_to_month`, 'required')
  if (fromMonth === null || toMonth === null) return null
  if ((fromDay === null) !== (toDay === null))
    fail(`${name}_${fromDay === null ? 'from' : 'to'}_day`, 'hours_both_days')
  const season = { from: { month: fromMonth, day: fromDay }, to: { month: toMonth, day: toDay } }
  if (!isDate(season.from)) fail(`${name}_from_day`, 'hours_date')
  if (!isDate(season.to)) fail(`${name}_to_day`, 'hours_date')
  return season
}

function readClosed(typed: FormData, fail: Fail): HoursTimes['closed'] {
  const nths = [1, 2, 3, 4, 5].filter((nth) => typed.getAll('hours_nth[]').includes(String(nth)))
  const weekday = HOURS_WEEKDAYS.find((day) => day === typed.get('hours_nth_weekday'))
  if (nths.length > 0 && !weekday) fail('hours_nth_weekday', 'required')
  if (nths.length === 0 && weekday) fail('hours_nth', 'required')
  const season = readSeason(typed, 'hours_closed', fail)
  return {
    nth: nths.length > 0 && weekday ? [{ weekday, nths }] : [],
    onHolidays: typed.get('hours_closed_holidays') === 'yes',
    seasons: season ? [season] : [],
  }
}
