import type { Yen } from '../values/money.ts'
import { accept, type Result, refuse } from '../values/result.ts'
import type { UnixSeconds } from '../values/time.ts'
import type { Booking } from './booking.ts'
import { type Deadline, deadlinesOf, lastDeadlineOf, refundAt } from './cancellation-policy.ts'
import type { BookingStatus } from './transitions.ts'

export type CanceledBy = 'visitor' | 'guide' | 'operator' | 'reseller'

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
  /** A reseller's cut-off has passed; by force it still frees the seats, and nothing comes back. */
  | { kind: 'cancellation_closed'; closedAt: UnixSeconds }
  /** The refund differs from the one that was shown: it is shown again before anything happens. */
  | { kind: 'refund_changed'; refundYen: Yen }

/** By the visitor and by a reseller the frozen policy rules; by the guide or the operator everything comes back. */
export function decideCancellation(
  booking: Booking,
  paidYen: Yen,
  by: CanceledBy,
  now: UnixSeconds,
  isForced = false,
): Result<CancellationPreview, CancellationRefusal> {
  if (booking.status === 'CANCELLED') return refuse({ kind: 'already_cancelled' })
  if (booking.status !== 'CONFIRMED' && booking.status !== 'ON_HOLD') {
    return refuse({ kind: 'booking_ended', status: booking.status })
  }
  const { startsAt } = booking.snapshot
  const isByPolicy = by === 'visitor' || by === 'reseller'
  if (isByPolicy && startsAt <= now) return refuse({ kind: 'departure_passed' })
  const closedAt = lastDeadlineOf(booking.policy, startsAt)
  if (by === 'reseller' && booking.status === 'CONFIRMED' && now > closedAt && !isForced) {
    return refuse({ kind: 'cancellation_closed', closedAt })
  }
  const refundYen = isByPolicy ? refundAt(booking.policy, startsAt, paidYen, now) : paidYen
  return accept({
    paidYen,
    refundYen,
    keptYen: paidYen - refundYen,
    deadlines: deadlinesOf(booking.policy, startsAt, paidYen, now),
  })
}
