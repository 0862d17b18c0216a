import { addDays, daysBetween, type LocalDate, weekday } from '#app/domain/values/time.ts'
import { BadFile } from '../bad-file.ts'
import { dayOf } from './cells.ts'
import { type FeedRow, rowsOf } from './feed-table.ts'
import type { FeedFacts } from './feed-tables.ts'
import type { FeedZip } from './feed-zip.ts'

/** Feeds that say «until 2099» are read for so many days. */
const MOST_DAYS = 800
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

export interface ServiceDays {
  /** Numbers by the feed's id. */
  services: Map<string, number>
  /** First and last day that the feed knows of; what lies behind is not kept. */
  validFrom: LocalDate
  validUntil: LocalDate
  /** Which services run on each day. */
  days: Map<LocalDate, Set<number>>
}

interface Span {
  service: number
  from: LocalDate
  until: LocalDate
  weekdays: Set<number>
}

/** `calendar.txt` and `calendar_dates.txt` as plain days, from yesterday on. */
export async function readServiceDays(zip: FeedZip, facts: FeedFacts, today: LocalDate): Promise<ServiceDays> {
  const services = new Map<string, number>()
  const numberOf = (row: FeedRow) => {
    const id = row.cell('service_id')
    const number = services.get(id) ?? services.size
    services.set(id, number)
    return number
  }
  const spans: Span[] = []
  for await (const row of rowsOf(zip, 'calendar.txt', ['service_id', 'start_date', 'end_date', ...WEEKDAYS])) {
    const weekdays = new Set(WEEKDAYS.flatMap((name, day) => (row.cell(name) === '1' ? [day] : [])))
    const [from, until] = [needed('calendar.txt', row, 'start_date'), needed('calendar.txt', row, 'end_date')]
    spans.push({ service: numberOf(row), from, until, weekdays })
  }
  const exceptions: { service: number; date: LocalDate; runs: boolean }[] = []
  for await (const row of rowsOf(zip, 'calendar_dates.txt', ['service_id', 'date', 'exception_type'])) {
    const date = needed('calendar_dates.txt', row, 'date')
    exceptions.push({ service: numberOf(row), date, runs: row.cell('exception_type') === '1' })
  }
  if (services.size === 0) throw new BadFile('calendar.txt: expected the days of at least one service')
  const { validFrom, validUntil } = validity(facts, [
    ...spans.flatMap(({ from, until }) => [from, until]),
    ...exceptions.filter(({ runs }) => runs).map(({ date }) => date),
  ])
  const first = validFrom < addDays(today, -1) ? addDays(today, -1) : validFrom
  const last = daysBetween(first, validUntil) > MOST_DAYS ? addDays(first, MOST_DAYS) : validUntil
  const days = new Map<LocalDate, Set<number>>()
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const running = spans.filter(
      ({ from, until, weekdays }) => from <= date && date <= until && weekdays.has(weekday(date)),
    )
    days.set(date, new Set(running.map(({ service }) => service)))
  }
  for (const { service, date, runs } of exceptions) {
    if (runs) days.get(date)?.add(service)
    else days.get(date)?.delete(service)
  }
  return { services, validFrom, validUntil: last < validFrom ? validUntil : last, days }
}

function validity({ startsOn, endsOn }: FeedFacts, days: LocalDate[]) {
  if (days.length === 0) throw new BadFile('calendar_dates.txt: expected a day on which anything runs')
  const [first, last] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))]
  const validFrom = startsOn && startsOn > first ? startsOn : first
  const validUntil = endsOn && endsOn < last ? endsOn : last
  if (validUntil < validFrom) throw new BadFile('feed_info.txt: expected its days to meet those of calendar.txt')
  return { validFrom, validUntil }
}

function needed(file: string, row: FeedRow, column: string): LocalDate {
  const day = dayOf(file, row, column)
  if (day === null) throw new BadFile(`${file}:${row.line} column ${column}: expected a day such as 20261122`)
  return day
}
