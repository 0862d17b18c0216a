import type { ResellerOrder } from '#app/domain/booking/reseller-order.ts'
import { addDays, type LocalDate } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { Row } from '../schema.ts'

export interface ResellerBooking {
  bookingId: string
  uuid: string
  resellerReference: string | null
  order: ResellerOrder
}

/** One reseller's booking by its own name for it; another reseller's is absent. */
export async function findByUuid(db: Database, resellerId: string, uuid: string): Promise<ResellerBooking | undefined> {
  const row = await db
    .selectFrom('reseller_bookings')
    .selectAll()
    .where('reseller_id', '=', resellerId)
    .where('uuid', '=', uuid)
    .executeTakeFirst()
  return row && resellerBookingOf(row)
}

export interface BookingFilter {
  resellerReference?: string | undefined
  supplierReference?: string | undefined
  productId?: string | undefined
  optionId?: string | undefined
  /** Days of the departures in Japan, both included. */
  days?: { first: LocalDate; last: LocalDate } | undefined
}

/** The bookings of one reseller that match every part of a filter, oldest first. */
export async function search(
  db: Database,
  resellerId: string,
  filter: BookingFilter,
  limit: number,
): Promise<ResellerBooking[]> {
  let query = db
    .selectFrom('reseller_bookings')
    .innerJoin('bookings', 'bookings.id', 'reseller_bookings.booking_id')
    .innerJoin('departures', 'departures.id', 'bookings.departure_id')
    .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
    .selectAll('reseller_bookings')
    .where('reseller_bookings.reseller_id', '=', resellerId)
    .orderBy('bookings.created_at')
    .orderBy('bookings.id')
    .limit(limit)
  const { resellerReference, supplierReference, productId, optionId, days } = filter
  if (resellerReference) query = query.where('reseller_bookings.reseller_reference', '=', resellerReference)
  if (supplierReference) query = query.where('bookings.reference', '=', supplierReference)
  if (productId) query = query.where('tour_options.tour_id', '=', productId)
  if (optionId) query = query.where('departures.option_id', '=', optionId)
  // Wall clocks sort as texts: every minute of the last day comes before the next day.
  if (days) {
    query = query
      .where('departures.local_start', '>=', days.first)
      .where('departures.local_start', '<', addDays(days.last, 1))
  }
  return (await query.execute()).map(resellerBookingOf)
}

/** Writes down whose booking it is; false when that was written before. */
export async function insertOnce(
  trx: Database,
  resellerId: string,
  { bookingId, uuid, resellerReference, order }: ResellerBooking,
): Promise<boolean> {
  const written = await trx
    .insertInto('reseller_bookings')
    .values({
      booking_id: bookingId,
      reseller_id: resellerId,
      uuid,
      reseller_reference: resellerReference,
      order_json: JSON.stringify(order),
    })
    .onConflict((conflict) => conflict.column('booking_id').doNothing())
    .returning('booking_id')
    .executeTakeFirst()
  return written !== undefined
}

export async function change(
  trx: Database,
  { bookingId, resellerReference, order }: Omit<ResellerBooking, 'uuid'>,
): Promise<void> {
  await trx
    .updateTable('reseller_bookings')
    .set({ reseller_reference: resellerReference, order_json: JSON.stringify(order) })
    .where('booking_id', '=', bookingId)
    .execute()
}

function resellerBookingOf(row: Row<'reseller_bookings'>): ResellerBooking {
  return {
    bookingId: row.booking_id,
    uuid: row.uuid,
    resellerReference: row.reseller_reference,
    order: JSON.parse(row.order_json),
  }
}
