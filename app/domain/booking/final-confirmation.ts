import type { PriceLine } from '../tours/pricing.ts'
import type { Names } from '../values/locale.ts'
import type { Yen } from '../values/money.ts'
import type { LocalDateTime, UnixSeconds } from '../values/time.ts'
import type { Booking } from './booking.ts'
import { type Deadline, deadlinesOf } from './cancellation-policy.ts'

/**
 * The six items that Japan's Act on Specified Commercial Transactions (art. 12-6) wants on the last page before
 * paying: quantity, price, payment, delivery, withdrawal, and the period of application.
 */
export interface FinalConfirmation {
  quantity: { guests: number; seats: number; lines: PriceLine[]; isPrivate: boolean }
  price: { totalYen: Yen; feesOnTopYen: 0 }
  /** Paid at once, by what Stripe Checkout offers. */
  payment: { when: 'now'; by: 'stripe_checkout' }
  delivery: { localStart: LocalDateTime; startsAt: UnixSeconds; endsAt: UnixSeconds; meetingPoint: Names }
  withdrawal: { deadlines: Deadline[]; afterwardsRefundYen: 0 }
  application: { bookableUntil: UnixSeconds; heldUntil: UnixSeconds }
}

/** Everything it says is frozen in the booking, so that it can be shown again as it was. */
export function finalConfirmationOf(booking: Booking): FinalConfirmation {
  const { snapshot, totalYen } = booking
  return {
    quantity: { guests: snapshot.guests, seats: booking.seats, lines: snapshot.lines, isPrivate: snapshot.isPrivate },
    price: { totalYen, feesOnTopYen: 0 },
    payment: { when: 'now', by: 'stripe_checkout' },
    delivery: {
      localStart: snapshot.localStart,
      startsAt: snapshot.startsAt,
      endsAt: snapshot.endsAt,
      meetingPoint: snapshot.meetingPoint,
    },
    withdrawal: {
      deadlines: deadlinesOf(booking.policy, snapshot.startsAt, totalYen, booking.createdAt),
      afterwardsRefundYen: 0,
    },
    application: { bookableUntil: snapshot.bookableUntil, heldUntil: booking.heldUntil },
  }
}
