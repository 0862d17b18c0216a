import type { ExpressionBuilder } from 'kysely'
import type { Author, Booking, Contact } from '#app/domain/booking/booking.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { NewRow, Row, Schema } from '../schema.ts'

export async function findById(db: Database, id: string): Promise<Booking | undefined> {
  const row = await db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst()
  return row && bookingOf(row)
}

/** Reads a booking and holds it until the transaction ends. */
export async function findLocked(trx: Database, id: string): Promise<Booking | undefined> {
  const row = await lockForUpdate(trx, trx.selectFrom('bookings').selectAll().where('id', '=', id)).executeTakeFirst()
  return row && bookingOf(row)
}

/** The booking that an intent has made, with the digest of what was asked for. */
export async function findByIntentKey(
  db: Database,
  intentKey: string,
): Promise<{ id: string; intentDigest: string; heldUntil: UnixSeconds } | undefined> {
  const row = await db
    .selectFrom('bookings')
    .select(['id', 'intent_digest', 'held_until'])
    .where('intent_key', '=', intentKey)
    .executeTakeFirst()
  return row && { id: row.id, intentDigest: row.intent_digest, heldUntil: row.held_until }
}

export async function findByReference(db: Database, reference: string): Promise<Booking | undefined> {
  const row = await db.selectFrom('bookings').selectAll().where('reference', '=', reference).executeTakeFirst()
  return row && bookingOf(row)
}

/** The bookings of a departure, oldest first; lapsed holds are left out. */
export async function findAllByDepartureId(db: Database, departureId: string): Promise<Booking[]> {
  const rows = await db
    .selectFrom('bookings')
    .selectAll()
    .where('departure_id', '=', departureId)
    .where('status', 'not in', ['EXPIRED', 'REJECTED'])
    .where(wasMoreThanAHold)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(bookingOf)
}

/** The bookings of a signed-in visitor, newest first. */
export async function findAllByUserId(db: Database, userId: string): Promise<Booking[]> {
  const rows = await db
    .selectFrom('bookings')
    .selectAll()
    .where('user_id', '=', userId)
    .where(wasMoreThanAHold)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(bookingOf)
}

/** Seats that were given up, or changed for others, before anything was booked are nobody's cancelled booking. */
function wasMoreThanAHold(eb: ExpressionBuilder<Schema, 'bookings'>) {
  return eb.or([eb('status', '<>', 'CANCELLED'), eb('confirmed_at', 'is not', null)])
}

/** Holds whose last second has passed, oldest first. */
export async function findLapsedHoldIds(db: Database, now: UnixSeconds, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bookings')
    .select('id')
    .where('status', '=', 'ON_HOLD')
    .where('held_until', '<', now)
    .orderBy('held_until')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function insert(
  trx: Database,
  booking: NewRow<'bookings'>,
  units: Omit<NewRow<'booking_units'>, 'booking_id'>[],
): Promise<void> {
  await trx.insertInto('bookings').values(booking).execute()
  await insertUnits(trx, booking.id, units)
}

/** Changes a booking and writes down who did it, when and why: the two are never apart. */
export async function change(
  trx: Database,
  bookingId: string,
  patch: Partial<Omit<Row<'bookings'>, 'id' | 'reference' | 'snapshot_json' | 'policy_json' | 'total_yen'>>,
  event: BookingEvent & { id: string },
): Promise<void> {
  if (Object.keys(patch).length > 0) {
    await trx.updateTable('bookings').set(patch).where('id', '=', bookingId).execute()
  }
  await insertEvent(trx, bookingId, event)
}

/** Writes a running hold anew: another departure or party, with the price and the promises of now. */
export async function replaceHold(
  trx: Database,
  bookingId: string,
  hold: Pick<
    Row<'bookings'>,
    'departure_id' | 'seats' | 'total_yen' | 'policy_json' | 'snapshot_json' | 'tour_language' | 'held_until'
  >,
  units: Omit<NewRow<'booking_units'>, 'booking_id'>[],
  event: BookingEvent & { id: string },
): Promise<void> {
  await trx.updateTable('bookings').set(hold).where('id', '=', bookingId).execute()
  await trx.deleteFrom('booking_units').where('booking_id', '=', bookingId).execute()
  await insertUnits(trx, bookingId, units)
  await insertEvent(trx, bookingId, event)
}

async function insertUnits(
  trx: Database,
  bookingId: string,
  units: Omit<NewRow<'booking_units'>, 'booking_id'>[],
): Promise<void> {
  await trx
    .insertInto('booking_units')
    .values(units.map((unit) => ({ ...unit, booking_id: bookingId })))
    .execute()
}

export interface BookingEvent {
  kind: string
  at: UnixSeconds
  author: Author
  cause: string
  detail?: Record<string, unknown>
}

/** Appends to the history of a booking; the caller holds the booking, so the sequence has no race. */
export async function insertEvent(
  trx: Database,
  bookingId: string,
  event: BookingEvent & { id: string },
): Promise<void> {
  const last = await trx
    .selectFrom('booking_events')
    .select(({ fn }) => fn.max<number | null>('sequence').as('sequence'))
    .where('booking_id', '=', bookingId)
    .executeTakeFirst()
  await trx
    .insertInto('booking_events')
    .values({
      id: event.id,
      booking_id: bookingId,
      sequence: (last?.sequence ?? 0) + 1,
      kind: event.kind,
      at: event.at,
      author: event.author,
      cause: event.cause,
      detail_json: JSON.stringify(event.detail ?? {}),
    })
    .execute()
}

/** The history of a booking, first event first. */
export async function findEvents(db: Database, bookingId: string): Promise<(BookingEvent & { sequence: number })[]> {
  const rows = await db
    .selectFrom('booking_events')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => ({
    sequence: row.sequence,
    kind: row.kind,
    at: row.at,
    author: row.author as Author,
    cause: row.cause,
    detail: JSON.parse(row.detail_json),
  }))
}

function bookingOf(row: Row<'bookings'>): Booking {
  return {
    id: row.id,
    reference: row.reference,
    departureId: row.departure_id,
    itineraryId: row.itinerary_id,
    userId: row.user_id,
    status: row.status,
    language: row.language,
    tourLanguage: row.tour_language,
    timeZone: row.time_zone,
    seats: row.seats,
    totalYen: row.total_yen,
    policy: JSON.parse(row.policy_json),
    snapshot: JSON.parse(row.snapshot_json),
    contact: contactOf(row),
    acceptedTermsVersion: row.accepted_terms_version,
    acceptedAt: row.accepted_at,
    heldUntil: row.held_until,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at,
    endedAt: row.ended_at,
  }
}

function contactOf(row: Row<'bookings'>): Contact | null {
  if (row.contact_name === null || row.contact_email === null) return null
  return { name: row.contact_name, email: row.contact_email, phone: row.contact_phone, note: row.contact_note }
}
