import { localDateTimeOf, type UnixSeconds } from '#app/domain/values/time.ts'

export const JAPAN_ZONE = 'Asia/Tokyo'

/**
 * The zone's definition, for calendars that don't know it by name. The calendar itself has none: ical-generator would
 * write times of events without `TZID`, and the moment of writing not in UTC.
 */
export const JAPAN_TIMEZONE = {
  name: null,
  generator: () =>
    [
      'BEGIN:VTIMEZONE',
      `TZID:${JAPAN_ZONE}`,
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0900',
      'TZOFFSETTO:+0900',
      'TZNAME:JST',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n'),
}

/**
 * A date whose own fields show Japan's clock, whatever the machine's zone: ical-generator writes a `Date`'s fields as
 * they are when its event has a zone. As an instant it means nothing.
 */
export function japanDate(instant: UnixSeconds): Date {
  const [year, month, day, hour, minute] = localDateTimeOf(instant).split(/\D/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  return new Date(year, month - 1, day, hour, minute)
}
