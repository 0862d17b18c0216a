import { type Booking, isHoldRunning } from '#app/domain/booking/booking.ts'
import { type Deadline, deadlinesOf } from '#app/domain/booking/cancellation-policy.ts'
import { type FinalConfirmation, finalConfirmationOf } from '#app/domain/booking/final-confirmation.ts'
import { licenceShownOn } from '#app/domain/tours/licence.ts'
import type { Licence } from '#app/domain/tours/tour.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as guides from '#db/repositories/guides.ts'
import * as payments from '#db/repositories/payments.ts'
import * as refunds from '#db/repositories/refunds.ts'
import type { AppContext } from '../app-context.ts'

/** Everything that the pages of one booking show. */
export interface BookingPage {
  booking: Booking
  /** The hold runs: the countdown ends at `booking.heldUntil`. */
  isHeld: boolean
  /** Seconds until the hold ends, counted by the server's clock; 0 when it does not run. */
  secondsLeft: number
  finalConfirmation: FinalConfirmation
  deadlines: Deadline[]
  /** Only where it may be named on the tour's date. */
  licence: Licence | null
  payments: Pick<payments.Payment, 'id' | 'attempt' | 'status' | 'amountYen' | 'paidAt'>[]
  refunds: Pick<refunds.Refund, 'id' | 'amountYen' | 'status' | 'createdAt' | 'settledAt'>[]
  events: Awaited<ReturnType<typeof bookings.findEvents>>
}

/** A booking by its address, or `undefined`: whoever has the address may see it. A reseller's is shown by the reseller. */
export async function findBookingPage(
  context: Pick<AppContext, 'db' | 'now'>,
  bookingId: string,
): Promise<BookingPage | undefined> {
  const { db, now } = context
  const booking = await bookings.findById(db, bookingId)
  if (!booking || booking.snapshot.reseller) return undefined
  const { snapshot } = booking
  const guide = await guides.findById(db, snapshot.guideId)
  const isHeld = isHoldRunning(booking, now())
  return {
    booking,
    isHeld,
    secondsLeft: isHeld ? booking.heldUntil - now() : 0,
    finalConfirmation: finalConfirmationOf(booking),
    deadlines: deadlinesOf(booking.policy, snapshot.startsAt, booking.totalYen, now()),
    licence: licenceShownOn(guide?.licence ?? null, snapshot.localStart.slice(0, 10)),
    payments: (await payments.findAllByBookingId(db, bookingId)).map(({ id, attempt, status, amountYen, paidAt }) => ({
      id,
      attempt,
      status,
      amountYen,
      paidAt,
    })),
    refunds: (await refunds.findAllByBookingId(db, bookingId)).map(
      ({ id, amountYen, status, createdAt, settledAt }) => ({ id, amountYen, status, createdAt, settledAt }),
    ),
    events: await bookings.findEvents(db, bookingId),
  }
}
