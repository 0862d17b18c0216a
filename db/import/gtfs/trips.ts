import { BadFile, type BadRows } from '../bad-file.ts'
import { nameOf, secondsOf } from './cells.ts'
import { rowsOf } from './feed-table.ts'
import type { Line } from './feed-tables.ts'
import type { FeedZip } from './feed-zip.ts'
import type { TranslatedName, Translations } from './translations.ts'

/** The trips of a feed in columns, by number: a country has half a million. */
export interface Trips {
  numbers: Map<string, number>
  line: number[]
  service: number[]
  /** Index into `towards`, −1 for none. */
  heading: number[]
  towards: TranslatedName[]
  /** Trips that had to be left out because of their own row. */
  broken: number
  /** Seconds at which a trip that runs every so many minutes starts. */
  starts: Map<number, number[]>
}

const MOST_STARTS = 2000

/** Trips whose line or service is not in the feed are left out. */
export async function readTrips(
  zip: FeedZip,
  translations: Translations,
  lines: ReadonlyMap<string, Line>,
  services: ReadonlyMap<string, number>,
  bad: BadRows,
): Promise<Trips> {
  const file = 'trips.txt'
  const trips: Trips = {
    numbers: new Map(),
    line: [],
    service: [],
    heading: [],
    towards: [],
    broken: 0,
    starts: new Map(),
  }
  const headings = new Map<string, number>()
  const headingOf = (id: string, text: string): number => {
    if (text === '') return -1
    const name = translations.name('trips.trip_headsign', id, text)
    const key = JSON.stringify(name)
    const known = headings.get(key) ?? trips.towards.push(name) - 1
    headings.set(key, known)
    return known
  }
  for await (const row of rowsOf(zip, file, ['route_id', 'service_id', 'trip_id'])) {
    const line = lines.get(row.cell('route_id'))
    const service = services.get(row.cell('service_id'))
    const id = row.cell('trip_id')
    if (line && service !== undefined && id !== '') {
      trips.numbers.set(id, trips.line.length)
      trips.line.push(line.number)
      trips.service.push(service)
      trips.heading.push(headingOf(id, nameOf(row.cell('trip_headsign'))))
      continue
    }
    trips.broken++
    if (!line) bad.add(file, row.line, 'column route_id: expected a line of routes.txt')
    else bad.add(file, row.line, 'column service_id: expected a service of calendar.txt or calendar_dates.txt')
  }
  if (trips.line.length === 0) throw new BadFile(`${file}: expected at least one trip with its line and service`)
  await readFrequencies(zip, trips, bad)
  return trips
}

/** «Every ten minutes from 7 to 9» as single starts, whether the feed calls them exact or not. */
async function readFrequencies(zip: FeedZip, { numbers, starts }: Trips, bad: BadRows): Promise<void> {
  const file = 'frequencies.txt'
  for await (const row of rowsOf(zip, file, ['trip_id', 'start_time', 'end_time', 'headway_secs'])) {
    const trip = numbers.get(row.cell('trip_id'))
    const [from, until] = [secondsOf(row.cell('start_time')), secondsOf(row.cell('end_time'))]
    const every = Number(row.cell('headway_secs'))
    if (trip === undefined) bad.add(file, row.line, 'column trip_id: expected a trip of trips.txt')
    else if (from == null || until == null || !(every >= 30) || (until - from) / every > MOST_STARTS) {
      bad.add(file, row.line, 'columns start_time, end_time, headway_secs: expected two times and 30 seconds or more')
    } else {
      const own = starts.get(trip) ?? []
      for (let start = from; start < until; start += every) own.push(start)
      starts.set(trip, own)
    }
  }
}
