import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Booking } from '#app/domain/booking/booking.ts'
import { shownName } from '#app/domain/values/locale.ts'

/**
 * The booking as a calendar file, in the visitor's language. Times are instants in UTC, which every calendar shows
 * in its own zone; a cancelled booking has the same UID and takes its entry back.
 */
export function bookingCalendar(booking: Booking, url: string): string {
  const { snapshot, language } = booking
  const isCancelled = booking.status === 'CANCELLED'
  const calendar = ical({
    prodId: { company: 'Meguri', product: 'bookings' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${booking.id}@meguri`,
    sequence: isCancelled ? 1 : 0,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    start: new Date(snapshot.startsAt * 1000),
    end: new Date(snapshot.endsAt * 1000),
    stamp: new Date((booking.endedAt ?? booking.confirmedAt ?? booking.createdAt) * 1000),
    summary: shownName(snapshot.title, language).text,
    location: {
      title: shownName(snapshot.meetingPoint, language).text,
      geo: { lat: snapshot.meetingAt.lat, lon: snapshot.meetingAt.lng },
    },
    description: `${booking.reference}\n${url}`,
    url,
  })
  return calendar.toString()
}
