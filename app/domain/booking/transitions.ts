import { accept, type Result, refuse } from '../values/result.ts'

/** OCTO's states. */
export const BOOKING_STATUSES = [
  'ON_HOLD',
  'CONFIRMED',
  'REDEEMED',
  'NO_SHOW',
  'CANCELLED',
  'EXPIRED',
  'REJECTED',
] as const
export type BookingStatus = (typeof BOOKING_STATUSES)[number]

export type BookingMove = 'confirm' | 'expire' | 'reject' | 'cancel' | 'redeem' | 'miss' | 'correct'

/**
 * The whole life of a booking. EXPIRED can still be confirmed: money that came after the hold takes its seats again
 * where they are free, and is rejected (and refunded) where they are not. NO_SHOW goes back to CONFIRMED when the
 * guide was wrong; a voucher once taken stays taken.
 */
const MOVES: Record<BookingStatus, Partial<Record<BookingMove, BookingStatus>>> = {
  ON_HOLD: { confirm: 'CONFIRMED', expire: 'EXPIRED', reject: 'REJECTED', cancel: 'CANCELLED' },
  EXPIRED: { confirm: 'CONFIRMED', reject: 'REJECTED' },
  CONFIRMED: { redeem: 'REDEEMED', miss: 'NO_SHOW', cancel: 'CANCELLED' },
  REDEEMED: {},
  NO_SHOW: { correct: 'CONFIRMED' },
  CANCELLED: {},
  REJECTED: {},
}

export type MoveRefusal = { kind: 'booking_cannot'; move: BookingMove; status: BookingStatus }

/** Where a move leads, or why it cannot be made. */
export function move(status: BookingStatus, by: BookingMove): Result<BookingStatus, MoveRefusal> {
  const next = MOVES[status][by]
  return next ? accept(next) : refuse({ kind: 'booking_cannot', move: by, status })
}

/** True when some move leads from one state to the other; the database keeps the same table. */
export function canBecome(from: BookingStatus, to: BookingStatus): boolean {
  return Object.values(MOVES[from]).includes(to)
}
