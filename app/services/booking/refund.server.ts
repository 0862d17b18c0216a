import { refundPaid } from '#app/domain/ledger/booking-postings.ts'
import { PaymentsError, type RefundTruth } from '#app/gateways/payments/payments.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as payments from '#db/repositories/payments.ts'
import * as refunds from '#db/repositories/refunds.ts'
import type { AppContext } from '../app-context.ts'

const BATCH = 50

/**
 * Carries requested refunds to their end; safe to call at any time and to die in at any point. Each step is stored
 * before the next: the attempt, then Stripe (outside of any transaction), then its answer with the posting.
 */
export async function resumeRefunds(context: AppContext, of: { bookingId?: string } = {}): Promise<number> {
  const open = of.bookingId
    ? (await refunds.findAllByBookingId(context.db, of.bookingId)).filter(({ status }) => status === 'requested')
    : await refunds.findRequested(context.db, BATCH)
  let settled = 0
  for (const refund of open) {
    try {
      const truth = await askFor(context, refund)
      if (truth && (await storeRefund(context, refund.id, truth))) settled += 1
    } catch (error) {
      if (!(error instanceof PaymentsError)) throw error
      await refunds.change(context.db, refund.id, { last_error: error.message.slice(0, 500) })
      context.log.warn({ refundId: refund.id, outcome: error.outcome, reason: error.message }, 'refund not settled yet')
    }
  }
  return settled
}

/** Stores what Stripe says of a refund, with its posting; true when that ended it. */
export async function storeRefund({ db, now, newId }: AppContext, id: string, truth: RefundTruth): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const found = await refunds.findById(trx, id)
    if (!found) return false
    await bookings.findLocked(trx, found.bookingId)
    const refund = await refunds.findById(trx, id)
    if (refund?.status !== 'requested') return false
    if (truth.status === 'pending') {
      await refunds.change(trx, id, { stripe_refund_id: truth.stripeRefundId, last_error: null })
      return false
    }
    const patch = { status: truth.status, stripe_refund_id: truth.stripeRefundId, settled_at: now(), last_error: null }
    await refunds.change(trx, id, patch)
    // A refund that failed stays owed: the booking's account keeps it until someone pays it by another way.
    if (truth.status === 'succeeded') {
      const { bookingId, amountYen } = refund
      await ledger.post(trx, newId(), refundPaid({ refundId: id, bookingId, amountYen, at: now() }))
    }
    await bookings.insertEvent(trx, refund.bookingId, {
      id: newId(),
      kind: truth.status === 'succeeded' ? 'refunded' : 'refund_failed',
      at: now(),
      author: 'payments',
      cause: refund.cause,
      detail: { refundYen: refund.amountYen },
    })
    return true
  })
}

/** Stripe's answer to a refund; after an earlier attempt it is looked for first, so that no second one is made. */
async function askFor(context: AppContext, refund: refunds.Refund): Promise<RefundTruth | undefined> {
  if (refund.stripeRefundId) return context.payments.findRefund(refund.stripeRefundId)
  const payment = await payments.findById(context.db, refund.paymentId)
  if (!payment?.paymentIntentId) return undefined
  if (refund.attempts > 0) {
    const made = await context.payments.findRefundOf(payment.paymentIntentId, refund.id)
    if (made) return made
  }
  const attempt = refund.attempts + 1
  await refunds.change(context.db, refund.id, { attempts: attempt })
  return context.payments.refund({
    refundId: refund.id,
    bookingId: refund.bookingId,
    // All tries share the first key: two processes at once make one refund, as Stripe answers both the same.
    // An answer that was an error is repeated by its key, so after three of them a fresh key is taken.
    attempt: 1 + Math.floor((attempt - 1) / 3),
    paymentIntentId: payment.paymentIntentId,
    amountYen: refund.amountYen,
  })
}
