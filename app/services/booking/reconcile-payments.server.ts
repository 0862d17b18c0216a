import * as payments from '#db/repositories/payments.ts'
import type { AppContext } from '../app-context.ts'
import { resumeRefunds } from './refund.server.ts'
import { settleBooking } from './settle-booking.server.ts'

const BATCH = 100
/** Younger attempts are still on their ordinary way. */
const AGE_SECONDS = 30
/** An attempt whose answer never came gave nobody an address to pay at: it is closed for good. */
const OPENING_SECONDS = 10 * 60

export interface Reconciled {
  looked: number
  /** Bookings that a lost webhook had left behind and that are right now. */
  mended: number
  refundsSettled: number
}

/** Finds and mends what a lost webhook left, a bounded number of payments a call, and says so. */
export async function reconcilePayments(context: AppContext): Promise<Reconciled> {
  const { db, now, log } = context
  const unsettled = await payments.findUnsettled(db, now() - AGE_SECONDS, BATCH)
  let mended = 0
  for (const payment of unsettled) {
    if (payment.status === 'opening') {
      if (now() - payment.createdAt > OPENING_SECONDS) await payments.change(db, payment.id, { status: 'failed' })
      continue
    }
    await settleBooking(context, payment.bookingId)
    const after = await payments.findById(db, payment.id)
    if (after?.status !== payment.status) mended += 1
  }
  const refundsSettled = await resumeRefunds(context)
  if (mended + refundsSettled > 0) log.info({ looked: unsettled.length, mended, refundsSettled }, 'payments reconciled')
  return { looked: unsettled.length, mended, refundsSettled }
}
