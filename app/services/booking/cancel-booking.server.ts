import type { Booking } from '#app/domain/booking/booking.ts'
import type { CallOffCause } from '#app/domain/booking/decide-call-off.ts'
import {
  type CanceledBy,
  type CancellationPreview,
  type CancellationRefusal,
  decideCancellation,
} from '#app/domain/booking/decide-cancellation.ts'
import { returnedOnAccount } from '#app/domain/ledger/account-postings.ts'
import { bookingCancelled } from '#app/domain/ledger/booking-postings.ts'
import { sumYen } from '#app/domain/values/money.ts'
import { invariant, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as payments from '#db/repositories/payments.ts'
import * as refunds from '#db/repositories/refunds.ts'
import type { AppContext } from '../app-context.ts'
import { mailCancellation } from './booking-mails.server.ts'
import { keepInItinerary } from './keep-in-itinerary.server.ts'
import { resumeRefunds } from './refund.server.ts'

export interface Cancellation {
  bookingId: string
  by: CanceledBy
  /** The refund that was shown; another one now is refused and shown again. A program that was shown none takes what it is. */
  shownRefundYen?: number
  /** A reseller's, after its cut-off. */
  isForced?: boolean
  /** In the words of whoever cancels. */
  reason?: string | null
  /** The whole departure does not take place: why, as its guests are told. */
  callOff?: { cause: CallOffCause; note: string | null }
}

/** What cancelling would do now; nothing is changed. */
export async function previewCancellation(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  { bookingId, by }: Pick<Cancellation, 'bookingId' | 'by'>,
): Promise<Result<CancellationPreview, CancellationRefusal>> {
  const booking = await bookings.findById(db, bookingId)
  if (!booking) return refuse({ kind: 'booking_not_found' })
  return decideCancellation(booking, await paidYenOf(db, booking), by, now())
}

/** What was paid for a booking and is not already on its way back, in yen; on account it counts as paid. */
async function paidYenOf(db: Database, booking: Booking): Promise<number> {
  if (booking.snapshot.reseller) return booking.confirmedAt === null ? 0 : booking.totalYen
  return sumYen((await keptPayments(db, booking)).map((one) => one.amountYen))
}

/**
 * Cancels and gives back what the policy says. State, ledger, refund and message are one transaction;
 * the refund then goes to Stripe, now or when the job finds it.
 */
export async function cancelBooking(
  context: AppContext,
  cancellation: Cancellation,
): Promise<Result<CancellationPreview, CancellationRefusal>> {
  const cancelled = await context.db.transaction().execute((trx) => cancelIn(trx, context, cancellation))
  if (cancelled.ok) {
    await resumeRefunds(context, { bookingId: cancellation.bookingId })
    await keepInItinerary(context, cancellation.bookingId)
  }
  return cancelled
}

async function cancelIn(
  trx: Database,
  context: AppContext,
  { bookingId, by, shownRefundYen, isForced, reason, callOff }: Cancellation,
): Promise<Result<CancellationPreview, CancellationRefusal>> {
  const { now, newId } = context
  const booking = await bookings.findLocked(trx, bookingId)
  if (!booking) return refuse({ kind: 'booking_not_found' })
  const decided = decideCancellation(booking, await paidYenOf(trx, booking), by, now(), isForced)
  if (!decided.ok) return decided
  const { paidYen, refundYen } = decided.value
  if (shownRefundYen !== undefined && refundYen !== shownRefundYen) return refuse({ kind: 'refund_changed', refundYen })
  const detail = { paidYen, refundYen, ...(reason && { reason }) }
  const event = { id: newId(), kind: 'cancelled', at: now(), author: by, cause: `cancelled_by_${by}`, detail }
  await bookings.change(trx, bookingId, { status: 'CANCELLED', ended_at: now() }, event)
  if (refundYen > 0) {
    const { guideId, shares, reseller } = booking.snapshot
    const shared = { bookingId, guideId, shares, at: now(), totalYen: paidYen, refundYen }
    await ledger.post(trx, newId(), bookingCancelled(shared))
    if (reseller) {
      const returned = { bookingId, resellerId: reseller.id, amountYen: refundYen, at: now() }
      await ledger.post(trx, newId(), returnedOnAccount(returned))
    } else await requestRefunds(trx, context, await keptPayments(trx, booking), refundYen)
  }
  const cancelled: Booking = { ...booking, status: 'CANCELLED', endedAt: now() }
  await mailCancellation(trx, context, cancelled, { by, paidYen, refundYen, callOff })
  return decided
}

/** Every payer gets a part: first paid, first given back, never more than was paid. */
async function requestRefunds(
  trx: Database,
  { now, newId }: AppContext,
  paid: payments.Payment[],
  refundYen: number,
): Promise<void> {
  let left = refundYen
  for (const payment of paid) {
    const amount = Math.min(left, payment.amountYen)
    if (amount === 0) break
    left -= amount
    await refunds.insert(trx, {
      id: newId(),
      payment_id: payment.id,
      booking_id: payment.bookingId,
      amount_yen: amount,
      cause: 'cancelled',
      status: 'requested',
      stripe_refund_id: null,
      last_error: null,
      created_at: now(),
      settled_at: null,
    })
  }
  invariant(left === 0, `refund of ${refundYen} yen is more than was paid`)
}

/** The payments that are not already on their way back: one that came twice is none of this booking's. */
async function keptPayments(db: Database, booking: Booking): Promise<payments.Payment[]> {
  const returning = new Set((await refunds.findAllByBookingId(db, booking.id)).map(({ paymentId }) => paymentId))
  return (await payments.findAllByBookingId(db, booking.id)).filter(
    (one) => one.status === 'paid' && !returning.has(one.id),
  )
}
