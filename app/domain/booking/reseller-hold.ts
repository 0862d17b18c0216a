import { accept, type Result, refuse } from '../values/result.ts'
import type { UnixSeconds } from '../values/time.ts'
import { type Booking, isHoldRunning } from './booking.ts'

const DEFAULT_MINUTES = 30
/** However often it is extended: seats that nobody buys are on sale again after two hours. */
const LONGEST_SECONDS = 2 * 3600

/** How long a reseller's hold runs, in seconds: as long as it asks, up to our own limit. */
export function resellerHoldSeconds(minutes: number = DEFAULT_MINUTES): number {
  return Math.min(minutes * 60, LONGEST_SECONDS)
}

/** Until when a running hold is kept when more minutes are asked for; never shorter than it was. */
export function extendHold(
  booking: Booking,
  minutes: number | undefined,
  now: UnixSeconds,
): Result<UnixSeconds, { kind: 'hold_expired' }> {
  if (!isHoldRunning(booking, now)) return refuse({ kind: 'hold_expired' })
  const latest = Math.min(booking.createdAt + LONGEST_SECONDS, booking.snapshot.startsAt)
  return accept(Math.max(booking.heldUntil, Math.min(now + resellerHoldSeconds(minutes), latest)))
}
