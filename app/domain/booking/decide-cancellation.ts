import type { Yen } from '../values/money.ts'
import { accept, type Result, refuse } from '../values/result.ts'
import type { UnixSeconds } from '../values/time.ts'
import type { Booking } from './booking.ts'
import { type Deadline, deadlinesOf, refundAt } from './cancellation-policy.ts'
import type { BookingStatus } from './transitions.ts'

export type CanceledBy = 'visitor' | 'guide' | 'operator'

/** What a cancellation would do now; shown before it is done. */
export interface CancellationPreview {
  paidYen: Yen
  refundYen: Yen
  keptYen: Yen
  deadlines: Deadline[]
}

export type CancellationRefusal =
  | { kind: 'booking_not_found' }
  | { kind: 'already_cancelled' }
  | { kind: 'booking_ended'; status: BookingStatus }
  | { kind: 'departure_passed' }
  /** The refund differs from the one that was shown: it is shown again before anything happens. */
  | { kind: 'refund_changed'; refundYen: Yen }

/** By the visitor the frozen policy rules; by the guide or the operator everything comes back. */
export function decideCancellation(
  booking: Booking,
  paidYen: Yen,
  by: CanceledBy,
  now: UnixSeconds,
): Result<CancellationPreview, CancellationRefusal> {
  if (booking.status === 'CANCELLED') return refuse({ kind: 'already_cancelled' })
  if (booking.status !== 'CONFIRMED' && booking.status !== 'ON_HOLD') {
    return refuse({ kind: 'booking_ended', status: booking.status })
  }
  const { startsAt } = booking.snapshot
  if (by === 'visitor' && startsAt <= now) return refuse({ kind: 'departure_passed' })
  const refundYen = by === 'visitor' ? refundAt(booking.policy, startsAt, paidYen, now) : paidYen
  return accept({
    paidYen,
    refundYen,
    keptYen: paidYen - refundYen,
    deadlines: deadlinesOf(booking.policy, startsAt, paidYen),
  })
}
