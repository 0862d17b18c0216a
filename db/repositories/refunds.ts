import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow, Row, RowPatch } from '../schema.ts'

export interface Refund {
  id: string
  paymentId: string
  bookingId: string
  amountYen: number
  cause: string
  status: 'requested' | 'succeeded' | 'failed'
  stripeRefundId: string | null
  attempts: number
  lastError: string | null
  createdAt: UnixSeconds
  settledAt: UnixSeconds | null
}

export async function findById(db: Database, id: string): Promise<Refund | undefined> {
  const row = await db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst()
  return row && refundOf(row)
}

export async function findAllByBookingId(db: Database, bookingId: string): Promise<Refund[]> {
  const rows = await db
    .selectFrom('refunds')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(refundOf)
}

/** Refunds that Stripe has not settled yet, oldest first. */
export async function findRequested(db: Database, limit: number): Promise<Refund[]> {
  const rows = await db
    .selectFrom('refunds')
    .selectAll()
    .where('status', '=', 'requested')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(refundOf)
}

export async function insert(trx: Database, refund: NewRow<'refunds'>): Promise<void> {
  await trx.insertInto('refunds').values(refund).execute()
}

export async function change(trx: Database, id: string, patch: RowPatch<'refunds'>): Promise<void> {
  await trx.updateTable('refunds').set(patch).where('id', '=', id).execute()
}

function refundOf(row: Row<'refunds'>): Refund {
  return {
    id: row.id,
    paymentId: row.payment_id,
    bookingId: row.booking_id,
    amountYen: row.amount_yen,
    cause: row.cause,
    status: row.status,
    stripeRefundId: row.stripe_refund_id,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  }
}
