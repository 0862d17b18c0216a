import type { Booking } from '#app/domain/booking/booking.ts'
import { type Availability, availabilityAt } from '#app/domain/tours/availability.ts'
import type { Departure } from '#app/domain/tours/tour.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as resellerBookings from '#db/repositories/reseller-bookings.ts'
import type { AppContext } from '../app-context.ts'
import { findOffer } from '../booking/take-seats.server.ts'

/** A booking as its reseller is told of it. */
export interface ShownBooking extends resellerBookings.ResellerBooking {
  booking: Booking
  events: Awaited<ReturnType<typeof bookings.findEvents>>
  /** The departure, and what is left of it now. */
  departure: Departure & { availability: Availability }
}

type Needs = Pick<AppContext, 'db' | 'now'>

/** One reseller's booking by its own name for it; another reseller's is absent. */
export async function findResellerBooking(
  context: Needs,
  resellerId: string,
  uuid: string,
): Promise<ShownBooking | undefined> {
  const own = await resellerBookings.findByUuid(context.db, resellerId, uuid)
  return own && showBooking(context, own)
}

/** More would be cut off without a word, so they are refused. */
const MOST = 500

/** A reseller's bookings that match a filter, oldest first. */
export async function searchResellerBookings(
  context: Needs,
  resellerId: string,
  filter: resellerBookings.BookingFilter,
): Promise<Result<ShownBooking[], { kind: 'too_many_bookings'; max: number }>> {
  const found = await resellerBookings.search(context.db, resellerId, filter, MOST + 1)
  if (found.length > MOST) return refuse({ kind: 'too_many_bookings', max: MOST })
  const shown: ShownBooking[] = []
  for (const own of found) shown.push(await showBooking(context, own))
  return accept(shown)
}

/** A reseller's own booking, held until the transaction ends. */
export interface OwnBooking extends resellerBookings.ResellerBooking {
  booking: Booking
}

export async function lockOwnBooking(trx: Database, resellerId: string, uuid: string): Promise<OwnBooking | undefined> {
  const found = await resellerBookings.findByUuid(trx, resellerId, uuid)
  const booking = found && (await bookings.findLocked(trx, found.bookingId))
  // Read again behind the lock: what the reseller said may have changed while this one was waiting.
  const own = booking && (await resellerBookings.findByUuid(trx, resellerId, uuid))
  return own && { ...own, booking }
}

async function showBooking({ db, now }: Needs, own: resellerBookings.ResellerBooking): Promise<ShownBooking> {
  const booking = await bookings.findById(db, own.bookingId)
  const found = await findOffer(db, booking!.departureId, now())
  const { offer } = found!
  return {
    ...own,
    booking: booking!,
    events: await bookings.findEvents(db, own.bookingId),
    departure: { ...offer.departure, availability: availabilityAt(offer, now()) },
  }
}
