import type { UnixSeconds } from '../values/time.ts'
import type { Departure } from './tour.ts'

/** OCTO's states of a departure; FREESALE is not sold here: every departure has its seats. */
export type AvailabilityStatus = 'AVAILABLE' | 'LIMITED' | 'SOLD_OUT' | 'CLOSED'

export interface Availability {
  status: AvailabilityStatus
  seatsLeft: number
  /** The last instant at which it can be booked. */
  bookableUntil: UnixSeconds
}

export interface SeatsOfDeparture {
  departure: Departure
  cutoffMinutes: number
  isPrivate: boolean
  /** Confirmed seats and holds that still run. */
  seatsTaken: number
  /** True when a booking of the same guide, on any tour, cannot be reached from this one or the other way round. */
  isGuideElsewhere: boolean
}

/** What can be said of a departure at an instant. The cut-off is judged then, not when the page was made. */
export function availabilityAt(of: SeatsOfDeparture, now: UnixSeconds): Availability {
  const bookableUntil = of.departure.startsAt - of.cutoffMinutes * 60
  const seatsLeft = seatsLeftOf(of)
  return { status: statusOf(of, seatsLeft, bookableUntil, now), seatsLeft, bookableUntil }
}

/** Seats that another party can still take; a private departure is free or it is not. */
export function seatsLeftOf({ departure, isPrivate, seatsTaken }: SeatsOfDeparture): number {
  if (isPrivate) return seatsTaken > 0 ? 0 : departure.seatsTotal
  return Math.max(0, departure.seatsTotal - seatsTaken)
}

function statusOf(of: SeatsOfDeparture, seatsLeft: number, until: UnixSeconds, now: UnixSeconds): AvailabilityStatus {
  if (of.departure.status !== 'open' || now > until || of.isGuideElsewhere) return 'CLOSED'
  if (seatsLeft === 0) return 'SOLD_OUT'
  // OCTO: limited means less than half of the capacity is left.
  return seatsLeft * 2 < of.departure.seatsTotal ? 'LIMITED' : 'AVAILABLE'
}
