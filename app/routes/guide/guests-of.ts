import type { GuideBooking } from '#app/services/tours/guide-desk.server.ts'

/** Who is expected: bookings and guests that take seats, without cancelled ones. */
export function guestsOf(bookings: readonly GuideBooking[]): { bookingCount: number; guests: number } {
  const coming = bookings.filter(({ status }) => status !== 'CANCELLED')
  return { bookingCount: coming.length, guests: coming.reduce((sum, { guests }) => sum + guests, 0) }
}
