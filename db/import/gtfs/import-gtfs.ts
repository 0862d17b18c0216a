import { addDays, localDateOf, type UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../../connection.ts'
import { BadFile, BadRows } from '../bad-file.ts'
import { FeedStore } from './feed-store.ts'
import { readAgencies, readFacts, readLines, readStops, readTranslations, type Stops } from './feed-tables.ts'
import { type FeedZip, openFeedZip } from './feed-zip.ts'
import { PatternBook, type PatternRow } from './pattern-book.ts'
import { readServiceDays } from './service-days.ts'
import { readStopTimes, type Timed } from './stop-times.ts'
import { readTransfers } from './transfers.ts'
import { readTrips, type Trips } from './trips.ts'

export interface ImportOptions {
  /** Where to; null reads all and stores nothing. */
  db: Database | null
  /** Of the feed among ours; its publisher's where absent. */
  name: string | null
  licence: string | null
  sourceUrl: string | null
  now: UnixSeconds
  newId: () => string
  /** One line of progress. */
  log: (line: string) => void
}

export interface Imported {
  name: string
  hasReplaced: boolean
  stops: number
  lines: number
  trips: number
  stopTimes: number
  patterns: number
  validFrom: string
  validUntil: string
  bad: BadRows
}

/** Of a hundred trips so many may be left out; a feed with more is broken itself. */
const MOST_BROKEN_PERCENT = 10
const PATTERNS_AT_ONCE = 500
const TELL_EVERY_ROWS = 1_000_000
const NOT_YET = { trips: 0, stop_times: 0, south: 0, west: 0, north: 0, east: 0 }

/**
 * Loads a GTFS or GTFS-JP feed. It is written beside the one of its name, in small steps so that a running server still
 * gets its turn, and takes its place in one transaction once it is whole; whatever fails before leaves the old one.
 */
export async function importGtfs(path: string, options: ImportOptions): Promise<Imported> {
  const zip = await openFeedZip(path)
  try {
    return await importFrom(zip, options)
  } finally {
    zip.close()
  }
}

async function importFrom(zip: FeedZip, options: ImportOptions): Promise<Imported> {
  const { db, now, log } = options
  const missing = ['agency.txt', 'stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'].find(
    (file) => !zip.has(file),
  )
  if (missing) throw new BadFile(`expected a GTFS feed: the zip has no ${missing}`)
  if (!zip.has('calendar.txt') && !zip.has('calendar_dates.txt')) {
    throw new BadFile('expected a GTFS feed: the zip has neither calendar.txt nor calendar_dates.txt')
  }
  const bad = new BadRows()
  const facts = await readFacts(zip)
  const translations = await readTranslations(zip, facts.language)
  const agencies = await readAgencies(zip, translations)
  const service = await readServiceDays(zip, facts, localDateOf(now))
  const stops = await readStops(zip, translations, bad)
  const lines = await readLines(zip, translations, agencies, bad)
  const trips = await readTrips(zip, translations, lines, service.services, bad)
  log(`${stops.list.length} stops, ${lines.size} lines, ${trips.line.length} trips, ${service.services.size} services`)
  if (service.validUntil < addDays(localDateOf(now), -1)) log(`Note: the feed ended on ${service.validUntil}`)

  const name = options.name ?? facts.publisher ?? agencies[0]!.name.ja
  const feed = {
    id: options.newId().slice(0, 10),
    name,
    licence: options.licence,
    source_url: options.sourceUrl,
    publisher: facts.publisher,
    operators: [...new Set(agencies.map((agency) => agency.name.ja))].join('\n'),
    valid_from: service.validFrom,
    valid_until: service.validUntil,
    imported_at: now,
    ...NOT_YET,
  }
  const store = db && (await FeedStore.begin(db, feed))
  try {
    await store?.write('timetable_stops', stops.list.map(stopRow))
    await store?.write(
      'timetable_lines',
      [...lines.values()].map(({ number, name, kind, operator }) => ({
        number,
        name_ja: name.ja,
        name_en: name.en,
        kind,
        operator_ja: operator.ja,
        operator_en: operator.en,
      })),
    )
    await store?.write('timetable_transfers', await readTransfers(zip, stops, bad))
    await store?.write(
      'timetable_days',
      [...service.days].map(([date, running]) => ({ date, services: [...running].join(',') })),
    )
    const { timed, patterns } = await readPatterns(zip, { trips, stops, bad, store, log })
    const { pattern, rows, broken } = timed
    const used = pattern.reduce((sum, number) => sum + (number >= 0 ? 1 : 0), 0)
    const lost = trips.broken + broken
    if (lost * 100 > (trips.line.length + trips.broken) * MOST_BROKEN_PERCENT || used === 0) {
      const told = bad.lines().join('\n')
      throw new BadFile(
        `${lost} trips can't be used, more than ${MOST_BROKEN_PERCENT} in a hundred: the feed is broken\n${told}`,
      )
    }
    await store?.write('timetable_runs', runRows(trips, timed))
    const whole = { trips: used, stop_times: rows, ...around(stops) }
    const hasReplaced = (await store?.finish(name, whole)) ?? false
    const counts = { stops: stops.list.length, lines: lines.size, trips: used, stopTimes: rows, patterns }
    return { name, hasReplaced, ...counts, validFrom: service.validFrom, validUntil: service.validUntil, bad }
  } catch (error) {
    await store?.giveUp()
    throw error
  }
}

interface Reading {
  trips: Trips
  stops: Stops
  bad: BadRows
  store: FeedStore | null
  log: (line: string) => void
}

/** Reads the calls, and stores each few hundred patterns before it reads on. */
async function readPatterns(zip: FeedZip, { trips, stops, bad, store, log }: Reading) {
  let waiting: PatternRow[] = []
  const book = new PatternBook(stops.list, trips, (row) => waiting.push(row))
  const flush = async () => {
    const rows = waiting
    waiting = []
    await store?.write('timetable_patterns', rows)
  }
  let told = 0
  const pause = async (rows: number) => {
    if (waiting.length >= PATTERNS_AT_ONCE) await flush()
    if (rows - told < TELL_EVERY_ROWS) return
    told = rows
    log(`stop_times.txt: ${rows.toLocaleString('en')} rows, ${book.size.toLocaleString('en')} patterns`)
  }
  const timed = await readStopTimes(zip, { trips, stops, book, bad, pause })
  await flush()
  return { timed, patterns: book.size }
}

/** The starts of each pattern on each service, one row for all. */
function runRows(trips: Trips, { pattern, start }: Timed) {
  const used = Array.from(pattern.keys()).filter((trip) => pattern[trip]! >= 0)
  used.sort((a, b) => pattern[a]! - pattern[b]! || trips.service[a]! - trips.service[b]! || start[a]! - start[b]!)
  const rows: { pattern: number; service: number; starts: string }[] = []
  let starts: number[] = []
  for (const [at, trip] of used.entries()) {
    starts.push(...(trips.starts.get(trip) ?? [start[trip]!]))
    const next = used[at + 1]
    if (next !== undefined && pattern[next] === pattern[trip] && trips.service[next] === trips.service[trip]) continue
    rows.push({ pattern: pattern[trip]!, service: trips.service[trip]!, starts: starts.join(',') })
    starts = []
  }
  return rows
}

function stopRow({ number, name, platform, lat, lng }: Stops['list'][number]) {
  return { number, name_ja: name.ja, name_en: name.en, name_reading: name.reading, platform, lat, lng }
}

function around({ list }: Stops) {
  const box = { south: 90, west: 180, north: -90, east: -180 }
  for (const { lat, lng } of list) {
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
    box.west = Math.min(box.west, lng)
    box.east = Math.max(box.east, lng)
  }
  return box
}
