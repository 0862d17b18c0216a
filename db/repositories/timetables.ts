import type {
  FeedLine,
  FeedPattern,
  FeedRuns,
  FeedStop,
  FeedTransfer,
  TimetableFeed,
} from '#app/domain/planner/travel/timetable/timetable-data.ts'
import type { BBox } from '#app/domain/values/geo.ts'
import type { LocalDate, UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { Row } from '../schema.ts'

/** A feed as the credits page names it. */
export interface CreditedFeed {
  name: string
  licence: string | null
  sourceUrl: string | null
  publisher: string | null
  operators: string[]
  validFrom: LocalDate
  validUntil: LocalDate
  importedAt: UnixSeconds
}

/** The feeds that are whole and in use, by name. */
export async function findAllFeeds(db: Database): Promise<TimetableFeed[]> {
  const rows = await currentFeeds(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    importedAt: row.imported_at,
    bbox: [row.west, row.south, row.east, row.north],
  }))
}

/** The same feeds with what their licences ask to be said. */
export async function findAllCredits(db: Database): Promise<CreditedFeed[]> {
  const rows = await currentFeeds(db)
  return rows.map((row) => ({
    name: row.name,
    licence: row.licence,
    sourceUrl: row.source_url,
    publisher: row.publisher,
    operators: row.operators.split('\n').filter(Boolean),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    importedAt: row.imported_at,
  }))
}

function currentFeeds(db: Database): Promise<Row<'timetable_feeds'>[]> {
  return db
    .selectFrom('timetable_feeds')
    .selectAll()
    .where('state', '=', 'current')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function findAllLines(db: Database, feedId: string): Promise<FeedLine[]> {
  const rows = await db.selectFrom('timetable_lines').selectAll().where('feed_id', '=', feedId).execute()
  return rows.map((row) => ({
    number: row.number,
    names: { ja: row.name_ja, en: row.name_en, reading: null },
    kind: row.kind,
    operator: { ja: row.operator_ja, en: row.operator_en, reading: null },
  }))
}

export async function findAllStopsIn(
  db: Database,
  feedId: string,
  [west, south, east, north]: BBox,
): Promise<FeedStop[]> {
  const rows = await db
    .selectFrom('timetable_stops')
    .selectAll()
    .where('feed_id', '=', feedId)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .where('lng', '>=', west)
    .where('lng', '<=', east)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    names: { ja: row.name_ja, en: row.name_en, reading: row.name_reading },
    platform: row.platform,
    lat: row.lat,
    lng: row.lng,
  }))
}

export async function findAllTransfers(db: Database, feedId: string): Promise<FeedTransfer[]> {
  const rows = await db.selectFrom('timetable_transfers').selectAll().where('feed_id', '=', feedId).execute()
  return rows.map(({ from_stop, to_stop, seconds }) => ({ from: from_stop, to: to_stop, seconds }))
}

/** Up to `limit` patterns that may pass through the box, numbered after `after`, in their order. */
export async function findPatternsIn(
  db: Database,
  feedId: string,
  [west, south, east, north]: BBox,
  { after, limit }: { after: number; limit: number },
): Promise<FeedPattern[]> {
  const rows = await db
    .selectFrom('timetable_patterns')
    .selectAll()
    .where('feed_id', '=', feedId)
    .where('number', '>', after)
    .where('south', '<=', north)
    .where('north', '>=', south)
    .where('west', '<=', east)
    .where('east', '>=', west)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map((row) => {
    const arrivals = numbers(row.arrivals)
    return {
      number: row.number,
      line: row.line,
      towards: row.towards_ja === null ? null : { ja: row.towards_ja, en: row.towards_en, reading: null },
      stops: numbers(row.stops),
      arrivals,
      departures: row.departures === '' ? arrivals : numbers(row.departures),
      boarding: row.boarding,
    }
  })
}

/** The runs of patterns, by their numbers, on all services. */
export async function findRuns(db: Database, feedId: string, patterns: readonly number[]): Promise<FeedRuns[]> {
  if (patterns.length === 0) return []
  const rows = await db
    .selectFrom('timetable_runs')
    .select(['pattern', 'service', 'starts'])
    .where('feed_id', '=', feedId)
    .where('pattern', 'in', patterns)
    .orderBy('pattern')
    .orderBy('service')
    .execute()
  return rows.map(({ pattern, service, starts }) => ({ pattern, service, starts: numbers(starts) }))
}

/** The services that run on a day; none where the feed does not know the day. */
export async function findServicesOn(db: Database, feedId: string, date: LocalDate): Promise<Set<number>> {
  const row = await db
    .selectFrom('timetable_days')
    .select('services')
    .where('feed_id', '=', feedId)
    .where('date', '=', date)
    .executeTakeFirst()
  return new Set(numbers(row?.services ?? ''))
}

function numbers(text: string): number[] {
  return text === '' ? [] : text.split(',').map(Number)
}
