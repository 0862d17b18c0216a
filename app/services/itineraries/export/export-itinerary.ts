import type { ExportInput } from './export-input.ts'
import { itineraryGeoJson } from './write-geojson.ts'
import { writeGpx } from './write-gpx.ts'
import { writeIcs } from './write-ics.ts'
import { writeKml } from './write-kml.ts'
import { writeTxt } from './write-txt.ts'

export const EXPORT_FORMATS = ['ics', 'gpx', 'kml', 'geojson', 'txt'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const EXPORT_TYPES: Record<ExportFormat, string> = {
  ics: 'text/calendar; charset=utf-8',
  gpx: 'application/gpx+xml',
  kml: 'application/vnd.google-earth.kml+xml',
  geojson: 'application/geo+json',
  txt: 'text/plain; charset=utf-8',
}

/** Writes a plan as a file to carry along. */
export function exportItinerary(format: ExportFormat, input: ExportInput): string {
  switch (format) {
    case 'ics':
      return writeIcs(input)
    case 'gpx':
      return writeGpx(input)
    case 'kml':
      return writeKml(input)
    case 'geojson':
      return JSON.stringify(itineraryGeoJson(input))
    case 'txt':
      return writeTxt(input)
  }
}
