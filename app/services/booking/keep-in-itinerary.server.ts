import * as bookings from '#db/repositories/bookings.ts'
import type { AppContext } from '../app-context.ts'
import {
  addDepartureToItinerary,
  removeDepartureFromItinerary,
} from '../itineraries/add-departure-to-itinerary.server.ts'

/**
 * Makes the plan from which a booking came say what is true of it: a confirmed tour stands in it as a fixed stop, a
 * cancelled one does not. Called after the fact is stored, by every path that stores it; doing it twice changes
 * nothing. A plan that cannot take the tour never undoes the booking.
 */
export async function keepInItinerary(context: AppContext, bookingId: string): Promise<void> {
  const booking = await bookings.findById(context.db, bookingId)
  if (!booking?.itineraryId) return
  const { itineraryId, departureId } = booking
  try {
    if (booking.status === 'CONFIRMED') {
      const added = await addDepartureToItinerary(context, { itineraryId, departureId, isBooked: true })
      if (!added.ok) context.log.warn({ bookingId, kind: added.error.kind }, 'booked tour not put into its plan')
    } else if (booking.status === 'CANCELLED' && !(await isBookedOtherwise(context, itineraryId, departureId))) {
      const removed = await removeDepartureFromItinerary(context, { itineraryId, departureId })
      if (!removed.ok) context.log.warn({ bookingId, kind: removed.error.kind }, 'tour not taken out of its plan')
    }
  } catch (error) {
    context.log.error({ bookingId, error }, 'plan of a booking could not be changed')
  }
}

/** Two bookings of one departure can belong to one plan; the stop stays as long as one of them stands. */
async function isBookedOtherwise({ db }: AppContext, itineraryId: string, departureId: string): Promise<boolean> {
  const all = await bookings.findAllByDepartureId(db, departureId)
  return all.some((other) => other.itineraryId === itineraryId && other.status === 'CONFIRMED')
}
