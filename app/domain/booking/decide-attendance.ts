import { type Result, refuse } from '../values/result.ts'
import type { LocalDateTime, UnixSeconds } from '../values/time.ts'
import type { Booking } from './booking.ts'
import { type BookingStatus, move } from './transitions.ts'

/** Guests come early: a voucher is taken from two hours before the start on. */
export const ATTENDANCE_OPENS_SECONDS = 2 * 3600
/** Who is late is waited for: nobody is marked as absent in the first fifteen minutes. */
export const NO_SHOW_AFTER_SECONDS = 15 * 60
/** A guide without a signal writes it down later; after a week the record of a tour is closed. */
export const ATTENDANCE_CLOSES_SECONDS = 7 * 86_400

/** A guide who was wrong says so within two days after the end; then the visitor may rely on what is written. */
export const CORRECTION_CLOSES_SECONDS = 48 * 3600
/** Why a party that was marked as absent was not. */
export const CORRECTION_CAUSES = ['came_late', 'wrong_party', 'pressed_by_mistake'] as const
export type CorrectionCause = (typeof CORRECTION_CAUSES)[number]

export type AttendanceRefusal =
  | { kind: 'booking_not_found' }
  /** The voucher is another departure's of the same guide. */
  | { kind: 'voucher_of_other_departure'; localStart: LocalDateTime }
  | { kind: 'already_redeemed' }
  | { kind: 'attendance_too_early'; opensAt: UnixSeconds }
  | { kind: 'attendance_too_late'; closedAt: UnixSeconds }
  | { kind: 'booking_not_standing'; status: BookingStatus }

/** Whether a voucher is taken now: the party is there. */
export function decideRedemption(booking: Booking, now: UnixSeconds): Result<BookingStatus, AttendanceRefusal> {
  return decide(booking, 'redeem', booking.snapshot.startsAt - ATTENDANCE_OPENS_SECONDS, now)
}

/** Whether a party may be marked as absent now. Money does not move: after the start nothing comes back anyway. */
export function decideNoShow(booking: Booking, now: UnixSeconds): Result<BookingStatus, AttendanceRefusal> {
  return decide(booking, 'miss', booking.snapshot.startsAt + NO_SHOW_AFTER_SECONDS, now)
}

/** Whether "did not come" may be taken back now: the booking is then as it was before, and its voucher can be taken. */
export function decideCorrection(booking: Booking, now: UnixSeconds): Result<BookingStatus, AttendanceRefusal> {
  const next = move(booking.status, 'correct')
  if (!next.ok) return refuse({ kind: 'booking_not_standing', status: booking.status })
  const closedAt = booking.snapshot.endsAt + CORRECTION_CLOSES_SECONDS
  return now > closedAt ? refuse({ kind: 'attendance_too_late', closedAt }) : next
}

function decide(
  booking: Booking,
  by: 'redeem' | 'miss',
  opensAt: UnixSeconds,
  now: UnixSeconds,
): Result<BookingStatus, AttendanceRefusal> {
  if (booking.status === 'REDEEMED') return refuse({ kind: 'already_redeemed' })
  const next = move(booking.status, by)
  if (!next.ok) return refuse({ kind: 'booking_not_standing', status: booking.status })
  if (now < opensAt) return refuse({ kind: 'attendance_too_early', opensAt })
  const closedAt = booking.snapshot.endsAt + ATTENDANCE_CLOSES_SECONDS
  if (now > closedAt) return refuse({ kind: 'attendance_too_late', closedAt })
  return next
}
