import { clockOf, type MinuteOfDay } from '../values/time.ts'

/** Weekdays and public holidays as OpenStreetMap writes them, Monday first. */
export const HOURS_DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH'] as const
export type HoursDay = (typeof HOURS_DAYS)[number]
export const HOURS_WEEKDAYS = HOURS_DAYS.slice(0, 7) as Exclude<HoursDay, 'PH'>[]

/** Months from 1; without a day a month counts from its first day or to its last. */
export interface HoursDate {
  month: number
  day: number | null
}

/** A part of every year, first and last date included; it may go past New Year. */
export interface HoursSeason {
  from: HoursDate
  to: HoursDate
}

/** A window that ends after midnight ends above 1440. */
export type HoursWindow = [from: MinuteOfDay, to: MinuteOfDay]

export interface HoursRow {
  season: HoursSeason | null
  days: HoursDay[]
  windows: HoursWindow[]
}

export interface HoursTimes {
  kind: 'times'
  /** A later row holds in place of an earlier one on the days that both name. */
  rows: HoursRow[]
  closed: {
    /** "The 2nd and 4th Tuesday of a month". */
    nth: { weekday: Exclude<HoursDay, 'PH'>; nths: number[] }[]
    onHolidays: boolean
    seasons: HoursSeason[]
  }
}

/** Opening hours as one would say them; what OpenStreetMap's notation can say beyond has no choices. */
export type HoursChoices = { kind: 'always' } | { kind: 'daylight' } | HoursTimes

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY_MINUTES = 1440

/** The choices in OpenStreetMap's notation (https://wiki.openstreetmap.org/wiki/Key:opening_hours). */
export function notationOf(choices: HoursChoices): string {
  if (choices.kind === 'always') return '24/7'
  if (choices.kind === 'daylight') return 'sunrise-sunset'
  const { rows, closed } = choices
  return [
    ...rows.map(({ season, days, windows }) =>
      [season && seasonText(season), daysText(days), windows.map(windowText).join(',')].filter(Boolean).join(' '),
    ),
    ...closed.nth.map(({ weekday, nths }) => `${weekday}[${nths.join(',')}] off`),
    ...(closed.onHolidays ? ['PH off'] : []),
    ...closed.seasons.map((season) => `${seasonText(season)} off`),
  ].join('; ')
}

function seasonText({ from, to }: HoursSeason): string {
  const isOne = from.month === to.month && from.day === to.day
  return isOne ? dateText(from) : `${dateText(from)}-${dateText(to)}`
}

function dateText({ month, day }: HoursDate): string {
  return day === null ? MONTHS[month - 1]! : `${MONTHS[month - 1]} ${String(day).padStart(2, '0')}`
}

/** Every weekday is told by none. */
function daysText(days: readonly HoursDay[]): string {
  if (HOURS_WEEKDAYS.every((day) => days.includes(day))) return ''
  const single = runsOfDays(days).map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(',')))
  return [...single, ...(days.includes('PH') ? ['PH'] : [])].join(',')
}

/** Weekdays that follow one another, Monday first. */
export function runsOfDays(days: readonly HoursDay[]): Exclude<HoursDay, 'PH'>[][] {
  const runs: Exclude<HoursDay, 'PH'>[][] = []
  for (const [index, day] of HOURS_WEEKDAYS.entries()) {
    if (!days.includes(day)) continue
    const last = runs.at(-1)
    if (last && HOURS_WEEKDAYS.indexOf(last.at(-1)!) === index - 1) last.push(day)
    else runs.push([day])
  }
  return runs
}

function windowText([from, to]: HoursWindow): string {
  return `${clockOf(from)}-${to === DAY_MINUTES ? '24:00' : clockOf(to)}`
}

const DATE = String.raw`(?:${MONTHS.join('|')})(?: \d{1,2})?`
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)'
const RULE = new RegExp(
  String.raw`^(?:(?<from>${DATE})(?:-(?<to>${DATE}|\d{1,2}))?(?= |$))? ?(?<days>${DAY}(?:-${DAY})?(?:\[[\d,]+\])?(?:,${DAY}(?:-${DAY})?)*)? ?(?<what>[\d:,-]+|off)$`,
)

/** The choices that a notation says; null where it says more than they can. */
export function choicesOf(notation: string): HoursChoices | null {
  const text = notation
    .replace(/\s+/g, ' ')
    .replace(/ ?([,;-]) ?/g, '$1')
    .trim()
  if (text === '24/7') return { kind: 'always' }
  if (text === 'sunrise-sunset') return { kind: 'daylight' }
  const choices: HoursTimes = { kind: 'times', rows: [], closed: { nth: [], onHolidays: false, seasons: [] } }
  for (const rule of text.split(';')) {
    if (!takeRule(choices, rule)) return null
  }
  return choices.rows.length > 0 && choices.rows.every(({ days }) => days.length > 0) ? choices : null
}

function takeRule(choices: HoursTimes, rule: string): boolean {
  const groups = RULE.exec(rule)?.groups
  if (!groups) return false
  const season = groups.from === undefined ? null : readSeason(groups.from, groups.to)
  if (season === undefined) return false
  if (groups.what === 'off') return close(choices, season, groups.days)
  const days = groups.days === undefined ? [...HOURS_WEEKDAYS] : readDays(groups.days)
  const windows = groups.what!.split(',').map(readWindow)
  // What comes after a closing takes it back on its days, and choices put closings last.
  if (!days || isClosedSomehow(choices) || windows.some((window) => window === null)) return false
  choices.rows.push({ season, days, windows: windows as HoursWindow[] })
  return true
}

function isClosedSomehow({ closed }: HoursTimes): boolean {
  return closed.nth.length > 0 || closed.onHolidays || closed.seasons.length > 0
}

/** Weekdays that are off are taken from the rows before; all else is a closing of its own. */
function close({ rows, closed }: HoursTimes, season: HoursSeason | null, text: string | undefined): boolean {
  if (season) {
    closed.seasons.push(season)
    return text === undefined
  }
  if (text === undefined) return false
  const nth = /^(?<weekday>\w\w)\[(?<nths>[1-5](?:,[1-5])*)\]$/.exec(text)?.groups
  if (nth) {
    if (nth.weekday === 'PH') return false
    closed.nth.push({
      weekday: nth.weekday as (typeof HOURS_WEEKDAYS)[number],
      nths: [...new Set(nth.nths!.split(',').map(Number))].sort((a, b) => a - b),
    })
    return true
  }
  const days = readDays(text)
  if (!days) return false
  if (days.length === 1 && days[0] === 'PH') {
    closed.onHolidays = true
    return true
  }
  // A holiday that falls on such a day would be off too, which rows can't say.
  if (days.includes('PH') || rows.some((row) => row.days.includes('PH'))) return false
  for (const row of rows) row.days = row.days.filter((day) => !days.includes(day))
  return true
}

/** Undefined where a date is none. */
function readSeason(from: string, to: string | undefined): HoursSeason | undefined {
  const first = readDate(from)
  const last = to === undefined ? first : /^\d/.test(to) ? first && { ...first, day: Number(to) } : readDate(to)
  if (!first || !last || (first.day === null) !== (last.day === null)) return undefined
  return [first, last].every(isDate) ? { from: first, to: last } : undefined
}

function readDate(text: string): HoursDate | undefined {
  const [month, day] = text.split(' ')
  return { month: MONTHS.indexOf(month!) + 1, day: day === undefined ? null : Number(day) }
}

/** Of a year that may be a leap year. */
export function isDate({ month, day }: HoursDate): boolean {
  const isMonth = Number.isInteger(month) && month >= 1 && month <= 12
  return (
    isMonth &&
    (day === null || (Number.isInteger(day) && day >= 1 && day <= new Date(Date.UTC(2024, month, 0)).getUTCDate()))
  )
}

function readDays(text: string): HoursDay[] | null {
  const days = new Set<HoursDay>()
  for (const part of text.split(',')) {
    const [from, to = from] = part.split('-').map((day) => HOURS_DAYS.indexOf(day as HoursDay)) as [number, number?]
    if (from < 0 || to! < 0 || (from !== to && (from > 6 || to! > 6))) return null
    for (let index = from; ; index = (index + 1) % 7) {
      days.add(HOURS_DAYS[index]!)
      if (index === to || from === to) break
    }
  }
  return HOURS_DAYS.filter((day) => days.has(day))
}

function readWindow(text: string): HoursWindow | null {
  const found = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(text)
  if (!found) return null
  const [fromHour, fromMinute, toHour, toMinute] = found.slice(1).map(Number) as [number, number, number, number]
  if (fromMinute > 59 || toMinute > 59 || fromHour > 23) return null
  const from = fromHour * 60 + fromMinute
  const end = toHour * 60 + toMinute
  const to = end <= from ? end + DAY_MINUTES : end
  return to > from && to <= from + DAY_MINUTES && end <= 2 * DAY_MINUTES ? [from, to] : null
}
