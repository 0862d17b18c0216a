import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow, Row, RowPatch } from '../schema.ts'

/** An attempt to pay a booking: one checkout session at Stripe. */
export interface Payment {
  id: string
  bookingId: string
  attempt: number
  sessionId: string | null
  url: string | null
  paymentIntentId: string | null
  amountYen: number
  status: 'opening' | 'open' | 'paid' | 'expired' | 'failed'
  createdAt: UnixSeconds
  expiresAt: UnixSeconds
  paidAt: UnixSeconds | null
  feeYen: number | null
}

export async function findById(db: Database, id: string): Promise<Payment | undefined> {
  const row = await db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst()
  return row && paymentOf(row)
}

export async function findBySessionId(db: Database, sessionId: string): Promise<Payment | undefined> {
  const row = await db.selectFrom('payments').selectAll().where('stripe_session_id', '=', sessionId).executeTakeFirst()
  return row && paymentOf(row)
}

/** The attempts of a booking, first one first. */
export async function findAllByBookingId(db: Database, bookingId: string): Promise<Payment[]> {
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('attempt')
    .execute()
  return rows.map(paymentOf)
}

/** Attempts whose end is not known, or whose fee is not, made before an instant: what a lost webhook leaves behind. */
export async function findUnsettled(db: Database, madeBefore: UnixSeconds, limit: number): Promise<Payment[]> {
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('created_at', '<=', madeBefore)
    .where((eb) =>
      eb.or([eb('status', 'in', ['opening', 'open']), eb.and([eb('status', '=', 'paid'), eb('fee_yen', 'is', null)])]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(paymentOf)
}

export async function insert(trx: Database, payment: NewRow<'payments'>): Promise<void> {
  await trx.insertInto('payments').values(payment).execute()
}

export async function change(trx: Database, id: string, patch: RowPatch<'payments'>): Promise<void> {
  await trx.updateTable('payments').set(patch).where('id', '=', id).execute()
}

/** Ties a session to an attempt that has none yet: its event came before the answer to opening it. */
export async function adoptSession(db: Database, id: string, sessionId: string): Promise<void> {
  await db
    .updateTable('payments')
    .set({ stripe_session_id: sessionId, status: 'open' })
    .where('id', '=', id)
    .where('stripe_session_id', 'is', null)
    .where('status', 'in', ['opening', 'failed'])
    .execute()
}

function paymentOf(row: Row<'payments'>): Payment {
  return {
    id: row.id,
    bookingId: row.booking_id,
    attempt: row.attempt,
    sessionId: row.stripe_session_id,
    url: row.stripe_session_url,
    paymentIntentId: row.stripe_payment_intent_id,
    amountYen: row.amount_yen,
    status: row.status,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
    feeYen: row.fee_yen,
  }
}
