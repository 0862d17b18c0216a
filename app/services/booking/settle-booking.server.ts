import type { Booking } from '#app/domain/booking/booking.ts'
import { decideSettlement } from '#app/domain/booking/decide-settlement.ts'
import type { BookingStatus } from '#app/domain/booking/transitions.ts'
import { paymentReceived, stripeFee } from '#app/domain/ledger/booking-postings.ts'
import { accept, invariant, type Result, refuse } from '#app/domain/values/result.ts'
import { type Checkout, PaymentsError } from '#app/gateways/payments/payments.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as payments from '#db/repositories/payments.ts'
import * as refunds from '#db/repositories/refunds.ts'
import type { AppContext } from '../app-context.ts'
import { mailMoneyReturned } from './booking-mails.server.ts'
import { confirmBooking } from './confirm-booking.server.ts'
import { keepInItinerary } from './keep-in-itinerary.server.ts'
import { resumeRefunds } from './refund.server.ts'
import { findOffer, lockSeats } from './take-seats.server.ts'

export interface Settled {
  status: BookingStatus
  /** True when Stripe could not be asked for one of the payments: the answer may change in a moment. */
  isUncertain: boolean
}

/**
 * The one verb that the webhook, the return page and reconciliation all call: asks Stripe what is true of the
 * booking's payments and stores that. Running it any number of times, at once or in any order, changes nothing more.
 */
export async function settleBooking(
  context: AppContext,
  bookingId: string,
): Promise<Result<Settled, { kind: 'booking_not_found' }>> {
  const booking = await bookings.findById(context.db, bookingId)
  if (!booking) return refuse({ kind: 'booking_not_found' })
  let isUncertain = false
  for (const payment of await payments.findAllByBookingId(context.db, bookingId)) {
    const isDone = payment.status !== 'open' && (payment.status !== 'paid' || payment.feeYen !== null)
    if (isDone || payment.sessionId === null) continue
    try {
      await storeTruth(context, payment.id, await context.payments.findCheckout(payment.sessionId))
    } catch (error) {
      if (!(error instanceof PaymentsError)) throw error
      isUncertain = payment.status === 'open'
      context.log.warn({ paymentId: payment.id, reason: error.message }, 'payment could not be looked up')
      if (error.outcome === 'refused') await forgetUnknown(context, payment)
    }
  }
  await resumeRefunds(context, { bookingId })
  await keepInItinerary(context, bookingId)
  const after = await bookings.findById(context.db, bookingId)
  return accept({ status: after!.status, isUncertain })
}

const UNKNOWN_SECONDS = 3600

/** A session that Stripe does not know, long after its end (another account, other keys), is not asked for for ever. */
async function forgetUnknown({ db, now, log }: AppContext, payment: payments.Payment): Promise<void> {
  if (payment.status !== 'open' || now() <= payment.expiresAt + UNKNOWN_SECONDS) return
  await payments.change(db, payment.id, { status: 'failed' })
  log.error({ paymentId: payment.id }, 'checkout is unknown to Stripe and was given up')
}

/** Stores what Stripe says of one payment, and what follows from it, in one transaction. */
export async function storeTruth(context: AppContext, paymentId: string, truth: Checkout): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const found = await payments.findById(trx, paymentId)
    invariant(found, `payment ${paymentId} is unknown`)
    const booking = await bookings.findLocked(trx, found.bookingId)
    // Read again behind the lock: another process may have stored it while this one was asking.
    const payment = await payments.findById(trx, paymentId)
    invariant(booking && payment, `booking of payment ${paymentId} is gone`)
    if (truth.isPaid) {
      if (payment.status !== 'paid') await takeMoney(trx, context, booking, payment, truth)
      if (payment.feeYen === null && truth.feeYen !== null) await takeFee(trx, context, payment, truth.feeYen)
    } else if (truth.status === 'expired' && (payment.status === 'open' || payment.status === 'opening')) {
      await payments.change(trx, payment.id, { status: 'expired', stripe_session_id: truth.sessionId })
    }
  })
}

async function takeMoney(
  trx: Database,
  context: AppContext,
  booking: Booking,
  payment: payments.Payment,
  truth: Checkout,
): Promise<void> {
  const { now, newId } = context
  invariant(truth.amountYen === payment.amountYen, `payment ${payment.id} took ${truth.amountYen} yen`)
  await payments.change(trx, payment.id, {
    status: 'paid',
    paid_at: now(),
    stripe_session_id: truth.sessionId,
    stripe_payment_intent_id: truth.paymentIntentId,
  })
  const money = { paymentId: payment.id, bookingId: booking.id, amountYen: payment.amountYen, at: now() }
  await ledger.post(trx, newId(), paymentReceived(money))

  await lockSeats(trx, booking.departureId)
  const found = await findOffer(trx, booking.departureId, now(), booking.id)
  invariant(found, `departure ${booking.departureId} of a paid booking is gone`)
  const settlement = decideSettlement(booking, found.offer, now())
  const refundYen = payment.amountYen
  switch (settlement.kind) {
    case 'confirm': {
      const cause = settlement.wasLate ? 'paid_after_hold' : 'paid'
      return confirmBooking(trx, context, booking, { paidYen: payment.amountYen, cause, author: 'payments' })
    }
    case 'reject_and_refund': {
      const { because } = settlement
      await requestRefund(trx, context, payment, because)
      await bookings.change(
        trx,
        booking.id,
        { status: 'REJECTED', ended_at: now() },
        { id: newId(), kind: 'rejected', at: now(), author: 'payments', cause: because, detail: { refundYen } },
      )
      return mailMoneyReturned(trx, context, booking, { kind: 'booking_rejected', because, refundYen })
    }
    case 'refund': {
      const { because } = settlement
      await requestRefund(trx, context, payment, because)
      await bookings.insertEvent(trx, booking.id, {
        id: newId(),
        kind: 'payment_returned',
        at: now(),
        author: 'payments',
        cause: because,
        detail: { refundYen },
      })
      return mailMoneyReturned(trx, context, booking, { kind: 'payment_returned', because, refundYen })
    }
  }
}

async function requestRefund(
  trx: Database,
  { now, newId }: AppContext,
  payment: payments.Payment,
  cause: string,
): Promise<void> {
  await refunds.insert(trx, {
    id: newId(),
    payment_id: payment.id,
    booking_id: payment.bookingId,
    amount_yen: payment.amountYen,
    cause,
    status: 'requested',
    stripe_refund_id: null,
    last_error: null,
    created_at: now(),
    settled_at: null,
  })
}

async function takeFee(
  trx: Database,
  { now, newId }: AppContext,
  payment: payments.Payment,
  feeYen: number,
): Promise<void> {
  await payments.change(trx, payment.id, { fee_yen: feeYen })
  const { id: paymentId, bookingId } = payment
  await ledger.post(trx, newId(), stripeFee({ paymentId, bookingId, feeYen, at: now() }))
}
