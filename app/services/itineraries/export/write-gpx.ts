import type { ItineraryDay } from '#app/domain/planner/itinerary.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import {
  dayLabel,
  type ExportInput,
  instantAt,
  nameOf,
  notesOf,
  stopsLedTo,
  titleOf,
  whenOf,
  xml,
} from './export-input.ts'

/** The plan as GPX 1.1: a waypoint a stop and a track a day, a segment a leg. */
export function writeGpx(input: ExportInput): string {
  const { plan, url, updatedAt } = input
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Meguri" xmlns="http://www.topografix.com/GPX/1/1">',
    `  <metadata><name>${xml(titleOf(input))}</name><link href="${xml(url)}"/><time>${timeOf(updatedAt)}</time></metadata>`,
    ...plan.days.flatMap((day) => waypoints(day, input)),
    ...plan.days.flatMap((day) => track(day, input)),
    '</gpx>',
    '',
  ].join('\n')
}

function waypoints(day: ItineraryDay, input: ExportInput): string[] {
  return stopsLedTo(day).map((stop) => {
    const notes = [whenOf(day.date, stop, input.language), ...notesOf(stop, input)].join(' · ')
    return [
      `  <wpt lat="${stop.point.lat}" lon="${stop.point.lng}">`,
      `<time>${timeOf(instantAt(day.date, stop.startsAt))}</time>`,
      `<name>${xml(nameOf(stop.names, input.language))}</name>`,
      `<desc>${xml(notes)}</desc>`,
      `<type>${xml(stop.category)}</type></wpt>`,
    ].join('')
  })
}

function track(day: ItineraryDay, { language }: ExportInput): string[] {
  const segments = day.legs.filter((leg) => leg.path.length > 1)
  if (segments.length === 0) return []
  return [
    `  <trk><name>${xml(dayLabel(day.date, language))}</name>`,
    ...segments.map((leg) => {
      const points = leg.path.map(([lng, lat]) => `<trkpt lat="${lat}" lon="${lng}"/>`)
      return `    <trkseg>${points.join('')}</trkseg>`
    }),
    '  </trk>',
  ]
}

function timeOf(instant: UnixSeconds): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z')
}
