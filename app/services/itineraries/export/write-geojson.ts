import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson'
import { areaRing, sightLine } from '#app/domain/catalog/viewpoint.ts'
import type { Stop } from '#app/domain/planner/itinerary.ts'
import { shownName } from '#app/domain/values/locale.ts'
import { localDateTimeAt } from '#app/domain/values/time.ts'
import { type ExportInput, stopsLedTo } from './export-input.ts'

type Shape = Point | LineString | Polygon

/** The plan as GeoJSON: a point a stop, a line a leg, and where one looks from a viewpoint; times on Japan's wall clock with their offset. */
export function itineraryGeoJson({ plan, language, url }: ExportInput): FeatureCollection<Shape> & {
  url: string
} {
  const features = plan.days.flatMap((day, dayIndex): Feature<Shape>[] => {
    const at = (minute: number) => `${localDateTimeAt(day.date, minute)}:00+09:00`
    const stops = stopsLedTo(day).map(
      (stop, index): Feature<Point> => ({
        type: 'Feature',
        id: stop.id,
        geometry: { type: 'Point', coordinates: [stop.point.lng, stop.point.lat] },
        properties: {
          kind: 'stop',
          day: dayIndex,
          date: day.date,
          index,
          stopKind: stop.kind,
          category: stop.category,
          name: shownName(stop.names, language).text,
          nameJa: stop.names.ja,
          arrivesAt: at(stop.arrivesAt),
          startsAt: at(stop.startsAt),
          leavesAt: at(stop.leavesAt),
          meal: stop.meal,
          hours: stop.hours.certainty,
          comfort: stop.comfort?.level ?? null,
          coordinatePrecisionMeters: stop.coordinatePrecisionMeters,
          manners: stop.manners ?? null,
          sight: stop.sight ?? null,
          isSample: stop.isSample,
          isConfirmed: stop.isConfirmed,
        },
      }),
    )
    const legs = day.legs.flatMap((leg, index): Feature<LineString>[] => {
      if (leg.path.length < 2) return []
      const { mode, minutes, minutesLow, minutesHigh, meters, walkMeters, certainty } = leg
      const properties = { kind: 'leg', day: dayIndex, date: day.date, index, mode, minutes, minutesLow, minutesHigh }
      return [
        {
          type: 'Feature',
          geometry: { type: 'LineString', coordinates: leg.path },
          properties: { ...properties, meters, walkMeters, certainty },
        },
      ]
    })
    return [...stops, ...stopsLedTo(day).flatMap(sightsOf), ...legs]
  })
  return { type: 'FeatureCollection', url, features }
}

/** The line of sight of a viewpoint and where one may stand. */
function sightsOf({ id, point, sight }: Stop): Feature<Shape>[] {
  if (!sight) return []
  const line = sightLine(point, sight)
  const ring = areaRing(point, sight.area)
  const coordinates = line?.map(({ lat, lng }) => [lng, lat])
  return [
    ...(coordinates ? [shape('sight', id, { type: 'LineString', coordinates })] : []),
    ...(ring ? [shape('stand_area', id, { type: 'Polygon', coordinates: [ring] })] : []),
  ]
}

function shape(kind: string, stopId: string, geometry: Shape): Feature<Shape> {
  return { type: 'Feature', properties: { kind, stopId }, geometry }
}
