import ical from 'ical-generator'
import { type ExportInput, instantAt, nameOf, notesOf, oneLine, titleOf } from './export-input.ts'

/** The plan as a calendar: an event a stop, as instants, so that every calendar shows Japan's hour on arrival there. */
export function writeIcs(input: ExportInput): string {
  const { id, version, plan, url, language, updatedAt } = input
  const calendar = ical({
    // The library writes these two as they are, so a line break in a name would start a line of its own.
    name: oneLine(titleOf(input)),
    prodId: { company: 'Meguri', product: 'Meguri', language: 'EN' },
  })
  for (const day of plan.days) {
    for (const stop of day.stops) {
      const name = nameOf(stop.names, language)
      calendar.createEvent({
        id: `${stop.id}@${id}.meguri`,
        sequence: version,
        stamp: new Date(updatedAt * 1000),
        start: instantAt(day.date, stop.startsAt),
        end: instantAt(day.date, stop.leavesAt),
        summary: oneLine(name),
        location: { title: oneLine(stop.names.ja), geo: { lat: stop.point.lat, lon: stop.point.lng } },
        description: [...notesOf(stop, input), url].join('\n'),
        url,
      })
    }
  }
  return calendar.toString()
}
