import type { Measured, Target } from '#app/domain/kpi/measure.ts'
import { addDays, instantOf, type LocalDate } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow } from '../schema.ts'
import { findAllStanding } from './place-merges.ts'
import type { BoardRegion } from './places-for-board.ts'

export interface Span {
  fromDay: LocalDate
  /** Included. */
  untilDay: LocalDate
}

/** What plans and bookings have brought to a region within days. A region fund is the prefecture's, also for a town. */
export async function measure(db: Database, region: BoardRegion, span: Span): Promise<Measured> {
  const { stops, places } = await countStops(db, region, span)
  const { bookings, guests } = await countBookings(db, region, span)
  return {
    planned_stops: stops,
    places_in_plans: places,
    bookings,
    guests,
    region_fund_yen: await sumRegionFund(db, region, span),
  }
}

/** Stops that plans as they are now make at places of the region on these days. */
async function countStops(db: Database, region: BoardRegion, span: Span) {
  const ours = new Set(await findPlaceIds(db, region))
  const kept = await findAllStanding(db)
  // Plans are JSON: read in pages, so that many of them don't fill the memory.
  const seen = new Set<string>()
  let stops = 0
  for (let after = ''; ; ) {
    const page = await db
      .selectFrom('itineraries')
      .select(['id', 'plan_json'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(200)
      .execute()
    for (const named of page.flatMap(({ plan_json }) => placesOn(JSON.parse(plan_json), span))) {
      const placeId = kept.get(named) ?? named
      if (!ours.has(placeId)) continue
      stops += 1
      seen.add(placeId)
    }
    if (page.length < 200) return { stops, places: seen.size }
    after = page.at(-1)!.id
  }
}

interface PlanOfDays {
  days: { date: LocalDate; stops: { placeId?: string | null }[] }[]
}

function placesOn(plan: PlanOfDays, { fromDay, untilDay }: Span): string[] {
  return plan.days
    .filter(({ date }) => date >= fromDay && date <= untilDay)
    .flatMap(({ stops }) => stops.flatMap(({ placeId }) => placeId ?? []))
}

async function findPlaceIds(db: Database, region: BoardRegion): Promise<string[]> {
  let query = db.selectFrom('places').select('id').where('prefecture_code', '=', region.prefectureCode)
  if (region.municipalityCode) query = query.where('municipality_code', '=', region.municipalityCode)
  return (await query.execute()).map(({ id }) => id)
}

/** Bookings of tours that start in the region on these days, and their guests. */
async function countBookings(db: Database, region: BoardRegion, span: Span) {
  let query = db
    .selectFrom('bookings')
    .innerJoin('departures', 'departures.id', 'bookings.departure_id')
    .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
    .innerJoin('tours', 'tours.id', 'tour_options.tour_id')
    .select('bookings.snapshot_json')
    .where('bookings.status', 'in', ['CONFIRMED', 'REDEEMED', 'NO_SHOW'])
    .where('departures.starts_at', '>=', begin(span))
    .where('departures.starts_at', '<', end(span))
    .where('tours.prefecture_code', '=', region.prefectureCode)
  if (region.municipalityCode) query = query.where('tours.municipality_code', '=', region.municipalityCode)
  const rows = await query.execute()
  const guests = rows.reduce((sum, { snapshot_json }) => sum + (JSON.parse(snapshot_json).guests as number), 0)
  return { bookings: rows.length, guests }
}

/** What was posted to the prefecture's fund on these days, less what went back. */
async function sumRegionFund(db: Database, { prefectureCode }: BoardRegion, span: Span): Promise<number> {
  const { yen } = await db
    .selectFrom('ledger_lines as line')
    .innerJoin('ledger_postings as posting', 'posting.id', 'line.posting_id')
    .innerJoin('ledger_accounts as account', 'account.id', 'line.account_id')
    .select(({ fn }) => fn.sum<number | null>('line.amount_yen').as('yen'))
    .where('account.kind', '=', 'region_fund')
    .where('account.owner_id', '=', prefectureCode)
    .where('posting.at', '>=', begin(span))
    .where('posting.at', '<', end(span))
    .executeTakeFirstOrThrow()
  // A credit is below zero and belongs to the fund.
  return 0 - (yen ?? 0)
}

function begin({ fromDay }: Span): number {
  return instantOf(`${fromDay}T00:00`)
}

function end({ untilDay }: Span): number {
  return instantOf(`${addDays(untilDay, 1)}T00:00`)
}

export async function findTargets(db: Database, prefectureCode: string): Promise<Target[]> {
  const rows = await db
    .selectFrom('kpi_targets')
    .selectAll()
    .where('prefecture_code', '=', prefectureCode)
    .orderBy('until_day', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    prefectureCode: row.prefecture_code,
    measure: row.measure,
    fromDay: row.from_day,
    untilDay: row.until_day,
    target: row.target,
  }))
}

export async function insertTarget(db: Database, target: NewRow<'kpi_targets'>): Promise<void> {
  await db.insertInto('kpi_targets').values(target).execute()
}
