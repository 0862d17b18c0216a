import { accept, type Result, refuse } from '../values/result.ts'
import type { UnixSeconds } from '../values/time.ts'
import { type Booking, isHoldRunning } from './booking.ts'

/**
 * Stripe closes a checkout 30 minutes after its making at the earliest. The two minutes on top leave room for a slow
 * or repeated call: the repeated one sends the same instant, and Stripe measures it against its own clock.
 */
export const CHECKOUT_SECONDS = 32 * 60
const RETRY_SECONDS = 100
const MAX_ATTEMPTS = 5

export interface PaymentAttempt {
  attempt: number
  status: 'opening' | 'open' | 'paid' | 'expired' | 'failed'
  createdAt: UnixSeconds
  expiresAt: UnixSeconds
  url: string | null
}

export type CheckoutDecision =
  /** Nothing to pay: confirmed at once. */
  | { kind: 'free' }
  /** The one open checkout of this booking. */
  | { kind: 'go_on'; url: string }
  /** An attempt whose answer never came is asked for again, under the same idempotency key. */
  | { kind: 'repeat'; attempt: number }
  /** A new attempt; the hold is prolonged to its end so that who pays in time has the seats. */
  | { kind: 'open'; attempt: number; expiresAt: UnixSeconds; gaveUpAttempt: number | null }

export type CheckoutRefusal =
  | { kind: 'booking_not_found' }
  | { kind: 'hold_expired' }
  | { kind: 'already_paid' }
  | { kind: 'booking_ended'; status: Booking['status'] }
  | { kind: 'contact_missing' }
  | { kind: 'terms_not_accepted' }
  /** Whoever sold it takes the money. */
  | { kind: 'sold_by_reseller' }
  | { kind: 'price_changed'; totalYen: number }
  | { kind: 'payments_unavailable' }

/** What to do when the visitor wants to pay now. */
export function decideCheckout(
  booking: Booking,
  attempts: readonly PaymentAttempt[],
  now: UnixSeconds,
): Result<CheckoutDecision, CheckoutRefusal> {
  if (attempts.some(({ status }) => status === 'paid') || booking.status === 'CONFIRMED') {
    return refuse({ kind: 'already_paid' })
  }
  if (booking.status === 'EXPIRED') return refuse({ kind: 'hold_expired' })
  if (booking.status !== 'ON_HOLD') return refuse({ kind: 'booking_ended', status: booking.status })
  if (!isHoldRunning(booking, now)) return refuse({ kind: 'hold_expired' })
  if (booking.snapshot.reseller) return refuse({ kind: 'sold_by_reseller' })
  if (!booking.contact) return refuse({ kind: 'contact_missing' })
  if (!booking.acceptedAt) return refuse({ kind: 'terms_not_accepted' })
  if (booking.totalYen === 0) return accept({ kind: 'free' })

  const last = attempts.at(-1)
  if (last?.status === 'open' && last.url && now < last.expiresAt) return accept({ kind: 'go_on', url: last.url })
  if (last?.status === 'opening' && now - last.createdAt <= RETRY_SECONDS) {
    return accept({ kind: 'repeat', attempt: last.attempt })
  }
  // Each attempt prolongs the hold, so there is an end to them: trying again must not keep seats from others for ever.
  if (attempts.length + (booking.snapshot.attemptsBefore ?? 0) >= MAX_ATTEMPTS)
    return refuse({ kind: 'payments_unavailable' })
  return accept({
    kind: 'open',
    attempt: (last?.attempt ?? 0) + 1,
    expiresAt: now + CHECKOUT_SECONDS,
    gaveUpAttempt: last?.status === 'opening' ? last.attempt : null,
  })
}
