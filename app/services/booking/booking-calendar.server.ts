import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Booking } from '#app/domain/booking/booking.ts'
import { shownName } from '#app/domain/values/locale.ts'
import { JAPAN_TIMEZONE, JAPAN_ZONE, japanDate } from '#app/services/japan-calendar.ts'

/**
 * The booking as a calendar file, in the visitor's language, on Japan's clock; a cancelled booking has the same UID and
 * takes its entry back.
 */
export function bookingCalendar(booking: Booking, url: string): string {
  const { snapshot, language } = booking
  const isCancelled = booking.status === 'CANCELLED'
  const calendar = ical({
    prodId: { company: 'Meguri', product: 'bookings' },
    timezone: JAPAN_TIMEZONE,
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${booking.id}@meguri`,
    sequence: isCancelled ? 1 : 0,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    timezone: JAPAN_ZONE,
    start: japanDate(snapshot.startsAt),
    end: japanDate(snapshot.endsAt),
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
