import { PaymentsError } from '#app/gateways/payments/payments.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as payments from '#db/repositories/payments.ts'
import type { AppContext } from '../app-context.ts'
import { keepInItinerary } from './keep-in-itinerary.server.ts'
import { storeTruth } from './settle-booking.server.ts'

const BATCH = 100

/**
 * Ends holds that ran out. Their seats are free from the second after the hold on, whether or not this job ran;
 * here the history says so, and the checkout is closed at Stripe so that nobody pays for nothing.
 */
export async function expireHolds(context: AppContext): Promise<number> {
  const { db, now, newId, log } = context
  let expired = 0
  for (const bookingId of await bookings.findLapsedHoldIds(db, now(), BATCH)) {
    for (const payment of await payments.findAllByBookingId(db, bookingId)) {
      if (payment.status !== 'open' || payment.sessionId === null) continue
      try {
        // Paid in the last second: this stores the payment, and the booking is confirmed if its seats are free.
        await storeTruth(context, payment.id, await context.payments.expireCheckout(payment.sessionId))
        await keepInItinerary(context, bookingId)
      } catch (error) {
        if (!(error instanceof PaymentsError)) throw error
        log.warn({ paymentId: payment.id, reason: error.message }, 'checkout could not be closed')
      }
    }
    const ended = await db.transaction().execute(async (trx) => {
      const booking = await bookings.findLocked(trx, bookingId)
      if (booking?.status !== 'ON_HOLD' || booking.heldUntil >= now()) return false
      const event = { id: newId(), kind: 'expired', at: now(), author: 'system' as const, cause: 'hold_ran_out' }
      await bookings.change(trx, bookingId, { status: 'EXPIRED', ended_at: now() }, event)
      return true
    })
    if (ended) expired += 1
  }
  return expired
}
