import { type SeatsOfDeparture, seatsLeftOf } from '../tours/availability.ts'
import type { UnixSeconds } from '../values/time.ts'
import { type Booking, isHoldRunning } from './booking.ts'

/** What to do with money that has arrived for a booking. */
export type Settlement =
  /** The seats are the visitor's. */
  | { kind: 'confirm'; wasLate: boolean }
  /** All of it goes back, and the booking is rejected. */
  | { kind: 'reject_and_refund'; because: LateCause }
  /** The booking has another payment or has ended: this money goes back, the booking stays as it is. */
  | { kind: 'refund'; because: 'paid_twice' | 'booking_ended' }

export type LateCause = 'seats_gone' | 'departure_closed' | 'departure_passed' | 'guide_not_free'

/**
 * Decides once for each payment. `others` counts the seats of all other bookings, this one left out:
 * a hold that ran out takes its seats again where they are free.
 */
export function decideSettlement(booking: Booking, others: SeatsOfDeparture, now: UnixSeconds): Settlement {
  switch (booking.status) {
    case 'CONFIRMED':
    case 'REDEEMED':
    case 'NO_SHOW':
      return { kind: 'refund', because: 'paid_twice' }
    case 'CANCELLED':
    case 'REJECTED':
      return { kind: 'refund', because: 'booking_ended' }
    case 'ON_HOLD':
    case 'EXPIRED': {
      // A departure that was called off in the meantime takes nobody, hold or not.
      if (others.departure.status === 'cancelled') return { kind: 'reject_and_refund', because: 'departure_closed' }
      if (isHoldRunning(booking, now)) return { kind: 'confirm', wasLate: false }
      const because = reasonAgainst(booking, others, now)
      return because ? { kind: 'reject_and_refund', because } : { kind: 'confirm', wasLate: true }
    }
  }
}

function reasonAgainst(booking: Booking, others: SeatsOfDeparture, now: UnixSeconds): LateCause | null {
  if (others.departure.startsAt <= now) return 'departure_passed'
  if (others.departure.status !== 'open') return 'departure_closed'
  if (others.isGuideElsewhere) return 'guide_not_free'
  return booking.seats > seatsLeftOf(others) ? 'seats_gone' : null
}
