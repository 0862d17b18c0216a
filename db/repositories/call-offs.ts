import type { CallOff } from '#app/domain/booking/decide-call-off.ts'
import type { Departure } from '#app/domain/tours/tour.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import { departureOf } from './departures.ts'

export async function insert(trx: Database, callOff: CallOff): Promise<void> {
  const { departureId, by, authorId, cause, note, at } = callOff
  await trx
    .insertInto('call_offs')
    .values({ departure_id: departureId, called_off_by: by, author_id: authorId, cause, note, at })
    .execute()
}

export async function findByDepartureId(db: Database, departureId: string): Promise<CallOff | undefined> {
  const row = await db.selectFrom('call_offs').selectAll().where('departure_id', '=', departureId).executeTakeFirst()
  return (
    row && {
      departureId: row.departure_id,
      by: row.called_off_by,
      authorId: row.author_id,
      cause: row.cause,
      note: row.note,
      at: row.at,
    }
  )
}

/** Bookings that still stand though their departure was called off, oldest first. */
export async function findStandingBookings(
  db: Database,
  limit: number,
): Promise<{ bookingId: string; departureId: string }[]> {
  const rows = await db
    .selectFrom('call_offs')
    .innerJoin('bookings', 'bookings.departure_id', 'call_offs.departure_id')
    .where('bookings.status', 'in', ['CONFIRMED', 'ON_HOLD'])
    .select(['bookings.id', 'bookings.departure_id'])
    .orderBy('call_offs.at')
    .orderBy('bookings.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, departure_id }) => ({ bookingId: id, departureId: departure_id }))
}

/** Departures that begin in a span of time and are not called off, of one prefecture or all, soonest first. */
export async function findDeparturesToCallOff(
  db: Database,
  { from, until, prefectureCode }: { from: UnixSeconds; until: UnixSeconds; prefectureCode: string | null },
  limit: number,
): Promise<Departure[]> {
  let query = db
    .selectFrom('departures')
    .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
    .innerJoin('tours', 'tours.id', 'tour_options.tour_id')
    .where('departures.starts_at', '>=', from)
    .where('departures.starts_at', '<', until)
    .where('departures.status', '<>', 'cancelled')
  if (prefectureCode) query = query.where('tours.prefecture_code', '=', prefectureCode)
  const rows = await query
    .selectAll('departures')
    .orderBy('departures.starts_at')
    .orderBy('departures.id')
    .limit(limit)
    .execute()
  return rows.map(departureOf)
}
