import type { Booking } from '#app/domain/booking/booking.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'

/** A booking of a guide's own departure, held until the transaction ends; another guide's is absent. */
export async function attendanceOf(
  trx: Database,
  bookingId: string | undefined,
  guideId: string,
): Promise<Booking | undefined> {
  const booking = bookingId ? await bookings.findLocked(trx, bookingId) : undefined
  const found = booking && (await departures.findById(trx, booking.departureId))
  return found?.departure.guideId === guideId ? booking : undefined
}
