import type { Departure } from '../tours/tour.ts'
import { accept, type Result, refuse } from '../values/result.ts'
import type { UnixSeconds } from '../values/time.ts'
import type { BookingStatus } from './transitions.ts'

/** Why a departure does not take place, in words that its guests are told. */
export const CALL_OFF_CAUSES = ['guide_unable', 'too_few_guests', 'weather', 'transport', 'authority'] as const
export type CallOffCause = (typeof CALL_OFF_CAUSES)[number]

/** What a guide can't help and what reaches a whole region at once. */
export const CAUSES_BY_FORCE = ['weather', 'transport', 'authority'] as const satisfies readonly CallOffCause[]

export interface CallOff {
  departureId: string
  by: 'guide' | 'operator'
  /** Who pressed the button. */
  authorId: string | null
  cause: CallOffCause
  /** To the guests, in the words of whoever called it off. */
  note: string | null
  at: UnixSeconds
}

export type CallOffRefusal =
  | { kind: 'departure_not_found' }
  | { kind: 'departure_called_off' }
  | { kind: 'departure_passed' }
  /** Guests were taken along already: what happens on the way is no matter of the calendar. */
  | { kind: 'vouchers_taken' }
  /** More or fewer bookings than were shown: they are shown again before anything happens. */
  | { kind: 'call_off_changed'; bookings: number }

/** Whether a departure may be called off now, for as many bookings as were shown. Every guest gets everything back. */
export function decideCallOff(
  departure: Departure,
  statuses: readonly BookingStatus[],
  shownBookings: number,
  now: UnixSeconds,
): Result<null, CallOffRefusal> {
  if (departure.status === 'cancelled') return refuse({ kind: 'departure_called_off' })
  if (departure.startsAt <= now) return refuse({ kind: 'departure_passed' })
  if (statuses.includes('REDEEMED')) return refuse({ kind: 'vouchers_taken' })
  const bookings = statuses.filter((status) => status === 'CONFIRMED').length
  return bookings === shownBookings ? accept(null) : refuse({ kind: 'call_off_changed', bookings })
}
