import type { ExpressionBuilder } from 'kysely'
import type { Engagement } from '#app/domain/tours/guide-calendar.ts'
import type { Departure, Tour } from '#app/domain/tours/tour.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { NewRow, Row, Schema } from '../schema.ts'
import { tourOf } from './tours.ts'

export interface DepartureWithTour {
  departure: Departure
  tour: Tour
}

/** A departure with its tour, published or not. */
export async function findById(db: Database, id: string): Promise<DepartureWithTour | undefined> {
  const row = await db.selectFrom('departures').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { departure: departureOf(row), tour: await tourOfOption(db, row.option_id) }
}

/** Holds a departure until the transaction ends, so that its seats are counted and taken by one party after the other. */
export async function lock(trx: Database, id: string): Promise<void> {
  await lockForUpdate(trx, trx.selectFrom('departures').select('id').where('id', '=', id)).executeTakeFirst()
}

/** Seats that are sold or held at an instant; `exceptBookingId` leaves one booking out. */
export async function countSeatsTaken(
  db: Database,
  departureId: string,
  now: UnixSeconds,
  exceptBookingId = '',
): Promise<number> {
  const row = await db
    .selectFrom('bookings')
    .select(({ fn }) => fn.sum<number | null>('seats').as('seats'))
    .where('departure_id', '=', departureId)
    .where('id', '<>', exceptBookingId)
    .where((eb) => takesSeats(eb, now))
    .executeTakeFirst()
  return row?.seats ?? 0
}

export interface CountedDeparture {
  departure: Departure
  seatsTaken: number
}

/** The departures of a tour that begin in a span of time, soonest first, each with the seats taken of it. */
export async function findAllByTourId(
  db: Database,
  tourId: string,
  span: { from: UnixSeconds; until: UnixSeconds },
  now: UnixSeconds,
): Promise<CountedDeparture[]> {
  return (await findAllByTourIds(db, [tourId], span, now)).get(tourId) ?? []
}

/** Those of many tours at once, by tour; a tour without any is not in it. */
export async function findAllByTourIds(
  db: Database,
  tourIds: readonly string[],
  span: { from: UnixSeconds; until: UnixSeconds },
  now: UnixSeconds,
): Promise<Map<string, CountedDeparture[]>> {
  if (tourIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('departures')
    .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
    .selectAll('departures')
    .select('tour_options.tour_id')
    .where('tour_options.tour_id', 'in', tourIds)
    .where('departures.starts_at', '>=', span.from)
    .where('departures.starts_at', '<', span.until)
    .orderBy('departures.starts_at')
    .orderBy('departures.id')
    .execute()
  const counted = await withSeatsTaken(db, rows, now)
  const byTour = new Map<string, CountedDeparture[]>()
  for (const [index, { tour_id }] of rows.entries()) {
    byTour.set(tour_id, [...(byTour.get(tour_id) ?? []), counted[index]!])
  }
  return byTour
}

/** The departures of a guide that begin in a span of time, soonest first. */
export async function findAllByGuideId(
  db: Database,
  guideId: string,
  span: { from: UnixSeconds; until: UnixSeconds },
  now: UnixSeconds,
): Promise<{ departure: Departure; tour: Tour; seatsTaken: number }[]> {
  const rows = await db
    .selectFrom('departures')
    .selectAll()
    .where('guide_id', '=', guideId)
    .where('starts_at', '>=', span.from)
    .where('starts_at', '<', span.until)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  const tours = new Map<string, Tour>()
  for (const { option_id } of rows) {
    if (!tours.has(option_id)) tours.set(option_id, await tourOfOption(db, option_id))
  }
  const counted = await withSeatsTaken(db, rows, now)
  return counted.map((of) => ({ ...of, tour: tours.get(of.departure.optionId)! }))
}

const NEIGHBOURS_SECONDS = 2 * 86_400

/** Where a guide is bound by sold or held seats, within two days of a span of time. */
export async function findEngagements(
  db: Database,
  guideId: string,
  span: { from: UnixSeconds; until: UnixSeconds },
  now: UnixSeconds,
  exceptBookingId = '',
): Promise<Engagement[]> {
  return (await findEngagementsOf(db, [guideId], span, now, exceptBookingId)).get(guideId) ?? []
}

/** Those of many guides at once, by guide; who is bound by nothing is not in it. */
export async function findEngagementsOf(
  db: Database,
  guideIds: readonly string[],
  span: { from: UnixSeconds; until: UnixSeconds },
  now: UnixSeconds,
  exceptBookingId = '',
): Promise<Map<string, Engagement[]>> {
  if (guideIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('departures')
    .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
    .innerJoin('tours', 'tours.id', 'tour_options.tour_id')
    .select([
      'departures.id',
      'departures.guide_id',
      'starts_at',
      'ends_at',
      'meeting_lat',
      'meeting_lng',
      'end_lat',
      'end_lng',
    ])
    .where('departures.guide_id', 'in', guideIds)
    .where('departures.status', '<>', 'cancelled')
    .where('starts_at', '>', span.from - NEIGHBOURS_SECONDS)
    .where('starts_at', '<', span.until + NEIGHBOURS_SECONDS)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('bookings')
          .select('bookings.id')
          .whereRef('bookings.departure_id', '=', 'departures.id')
          .where('bookings.id', '<>', exceptBookingId)
          .where((eb) => takesSeats(eb, now)),
      ),
    )
    .execute()
  const byGuide = new Map<string, Engagement[]>()
  for (const row of rows) {
    const engagement = {
      departureId: row.id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      from: { lat: row.meeting_lat, lng: row.meeting_lng },
      to: { lat: row.end_lat, lng: row.end_lng },
    }
    byGuide.set(row.guide_id, [...(byGuide.get(row.guide_id) ?? []), engagement])
  }
  return byGuide
}

export async function insert(db: Database, departure: NewRow<'departures'>): Promise<void> {
  await db.insertInto('departures').values(departure).execute()
}

export async function setStatus(db: Database, id: string, status: Departure['status']): Promise<void> {
  await db.updateTable('departures').set({ status }).where('id', '=', id).execute()
}

/** Sold for good, or held by a hold that still runs: the last second of a hold belongs to it. */
function takesSeats(eb: ExpressionBuilder<Schema, 'bookings'>, now: UnixSeconds) {
  return eb.or([
    eb('bookings.status', 'in', ['CONFIRMED', 'REDEEMED', 'NO_SHOW']),
    eb.and([eb('bookings.status', '=', 'ON_HOLD'), eb('bookings.held_until', '>=', now)]),
  ])
}

/** Ids in one question: SQLite takes at most 32,766 of them. */
const IDS_AT_ONCE = 5000

async function withSeatsTaken(db: Database, rows: Row<'departures'>[], now: UnixSeconds): Promise<CountedDeparture[]> {
  const taken = new Map<string, number>()
  for (let from = 0; from < rows.length; from += IDS_AT_ONCE) {
    const ids = rows.slice(from, from + IDS_AT_ONCE).map(({ id }) => id)
    const counts = await db
      .selectFrom('bookings')
      .select(({ fn }) => ['departure_id', fn.sum<number>('seats').as('seats')])
      .where('departure_id', 'in', ids)
      .where((eb) => takesSeats(eb, now))
      .groupBy('departure_id')
      .execute()
    for (const { departure_id, seats } of counts) taken.set(departure_id, seats)
  }
  return rows.map((row) => ({ departure: departureOf(row), seatsTaken: taken.get(row.id) ?? 0 }))
}

async function tourOfOption(db: Database, optionId: string): Promise<Tour> {
  const row = await db
    .selectFrom('tours')
    .innerJoin('tour_options', 'tour_options.tour_id', 'tours.id')
    .selectAll('tours')
    .where('tour_options.id', '=', optionId)
    .executeTakeFirstOrThrow()
  return tourOf(row)
}

export function departureOf(row: Row<'departures'>): Departure {
  return {
    id: row.id,
    optionId: row.option_id,
    guideId: row.guide_id,
    localStart: row.local_start,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    seatsTotal: row.seats_total,
    status: row.status,
  }
}
