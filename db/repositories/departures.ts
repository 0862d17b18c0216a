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

/** The departures of a tour that begin in a span of time, soonest first, each with the seats taken of it. */
export async function findAllByTourId(
  db: Database,
  tourId: string,
  span: { from: UnixSeconds; until: UnixSeconds },
  now: UnixSeconds,
): Promise<{ departure: Departure; seatsTaken: number }[]> {
  const rows = await db
    .selectFrom('departures')
    .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
    .selectAll('departures')
    .where('tour_options.tour_id', '=', tourId)
    .where('departures.starts_at', '>=', span.from)
    .where('departures.starts_at', '<', span.until)
    .orderBy('departures.starts_at')
    .orderBy('departures.id')
    .execute()
  return withSeatsTaken(db, rows, now)
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
  const rows = await db
    .selectFrom('departures')
    .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
    .innerJoin('tours', 'tours.id', 'tour_options.tour_id')
    .select(['departures.id', 'starts_at', 'ends_at', 'meeting_lat', 'meeting_lng', 'end_lat', 'end_lng'])
    .where('departures.guide_id', '=', guideId)
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
  return rows.map((row) => ({
    departureId: row.id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    from: { lat: row.meeting_lat, lng: row.meeting_lng },
    to: { lat: row.end_lat, lng: row.end_lng },
  }))
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

async function withSeatsTaken(db: Database, rows: Row<'departures'>[], now: UnixSeconds) {
  if (rows.length === 0) return []
  const counts = await db
    .selectFrom('bookings')
    .select(({ fn }) => ['departure_id', fn.sum<number>('seats').as('seats')])
    .where(
      'departure_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where((eb) => takesSeats(eb, now))
    .groupBy('departure_id')
    .execute()
  const taken = new Map(counts.map(({ departure_id, seats }) => [departure_id, seats]))
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

function departureOf(row: Row<'departures'>): Departure {
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
