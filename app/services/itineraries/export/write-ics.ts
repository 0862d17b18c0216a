import ical from 'ical-generator'
import { JAPAN_TIMEZONE, JAPAN_ZONE, japanDate } from '#app/services/japan-calendar.ts'
import { type ExportInput, instantAt, nameOf, notesOf, oneLine, stopsLedTo, titleOf } from './export-input.ts'

/** The plan as a calendar: an event a stop, on Japan's clock, without alarms: a plan must not ring in the night at home. */
export function writeIcs(input: ExportInput): string {
  const { id, version, plan, url, language, updatedAt } = input
  const calendar = ical({
    // The library writes this one as it is: a line break would start a line of its own.
    name: oneLine(titleOf(input)).replaceAll(/[\\;,]/g, '\\$&'),
    prodId: { company: 'Meguri', product: 'Meguri', language: 'EN' },
    timezone: JAPAN_TIMEZONE,
  })
  for (const day of plan.days) {
    for (const stop of stopsLedTo(day)) {
      const name = nameOf(stop.names, language)
      calendar.createEvent({
        id: `${stop.id}@${id}.meguri`,
        sequence: version,
        stamp: new Date(updatedAt * 1000),
        timezone: JAPAN_ZONE,
        start: japanDate(instantAt(day.date, stop.startsAt)),
        end: japanDate(instantAt(day.date, stop.leavesAt)),
        summary: name,
        location: { title: oneLine(stop.names.ja), geo: { lat: stop.point.lat, lon: stop.point.lng } },
        description: [...notesOf(stop, input), url].join('\n'),
        url,
      })
    }
  }
  return calendar.toString()
}
