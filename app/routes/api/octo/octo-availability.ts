import type { Availability } from '#app/domain/tours/availability.ts'
import type { Departure } from '#app/domain/tours/tour.ts'
import { localDateTimeOf } from '#app/domain/values/time.ts'

/** A departure in the words of OCTO's core schema, for a party that wants so many seats. */
export function octoAvailability(departure: Departure & { availability: Availability }, seatsWanted = 0) {
  const { status, seatsLeft, bookableUntil } = departure.availability
  const isOpen = status === 'AVAILABLE' || status === 'LIMITED'
  const available = isOpen && seatsWanted <= seatsLeft
  return {
    id: departure.id,
    localDateTimeStart: `${localDateTimeOf(departure.startsAt)}:00+09:00`,
    localDateTimeEnd: `${localDateTimeOf(departure.endsAt)}:00+09:00`,
    allDay: false,
    available,
    status: isOpen && !available ? 'SOLD_OUT' : status,
    vacancies: seatsLeft,
    capacity: departure.seatsTotal,
    maxUnits: seatsLeft,
    utcCutoffAt: utcOf(bookableUntil),
    openingHours: [],
  }
}

/** An instant as ISO 8601 in UTC, to the second. */
export function utcOf(instant: number): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z')
}
