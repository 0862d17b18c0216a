import { areaRing, sightLine } from '#app/domain/catalog/viewpoint.ts'
import type { Stop } from '#app/domain/planner/itinerary.ts'
import {
  dayLabel,
  type ExportInput,
  nameOf,
  notesOf,
  sightNotes,
  stopsLedTo,
  titleOf,
  whenOf,
  xml,
} from './export-input.ts'

/** The plan as KML 2.2: a folder a day with its stops and ways. */
export function writeKml(input: ExportInput): string {
  const { plan, url, language, translate } = input
  const folders = plan.days.map((day) => {
    const stops = stopsLedTo(day).map((stop) => {
      const lines = [whenOf(day.date, stop, language), ...notesOf(stop, input)]
      const point = `<Point><coordinates>${stop.point.lng},${stop.point.lat}</coordinates></Point>`
      return placemark(nameOf(stop.names, language), lines.join('\n'), point)
    })
    const legs = day.legs.flatMap((leg) => {
      if (leg.path.length < 2) return []
      const coordinates = leg.path.map(([lng, lat]) => `${lng},${lat}`).join(' ')
      const line = `<LineString><tessellate>1</tessellate><coordinates>${coordinates}</coordinates></LineString>`
      const name = translate(`export.leg.${leg.mode}`, { minutes: leg.minutes, meters: leg.meters })
      return [placemark(name, '', line)]
    })
    const sights = stopsLedTo(day).flatMap((stop) => sightPlacemarks(stop, input))
    const body = [...stops, ...sights, ...legs].map((each) => `    ${each}`)
    return [`  <Folder><name>${xml(dayLabel(day.date, language))}</name>`, ...body, '  </Folder>'].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `  <name>${xml(titleOf(input))}</name><description>${xml(url)}</description>`,
    ...folders,
    '</Document></kml>',
    '',
  ].join('\n')
}

/** Where one stands and looks, as a line and an area: map programs show both on the way. */
function sightPlacemarks(stop: Stop, input: ExportInput): string[] {
  const { point, sight } = stop
  if (!sight) return []
  const name = sightNotes(stop, input)[0] ?? nameOf(stop.names, input.language)
  const line = sightLine(point, sight)?.map(({ lat, lng }) => `${lng},${lat}`)
  const ring = areaRing(point, sight.area)?.map(([lng, lat]) => `${lng},${lat}`)
  const drawn =
    line && `<LineString><tessellate>1</tessellate><coordinates>${line.join(' ')}</coordinates></LineString>`
  const edge = ring && `<LinearRing><coordinates>${ring.join(' ')}</coordinates></LinearRing>`
  return [
    ...(drawn ? [placemark(name, '', drawn)] : []),
    ...(edge
      ? [
          placemark(
            input.translate('export.stand_area'),
            '',
            `<Polygon><outerBoundaryIs>${edge}</outerBoundaryIs></Polygon>`,
          ),
        ]
      : []),
  ]
}

function placemark(name: string, description: string, geometry: string): string {
  const about = description === '' ? '' : `<description>${xml(description)}</description>`
  return `<Placemark><name>${xml(name)}</name>${about}${geometry}</Placemark>`
}
