import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import { shownName } from '#app/domain/values/locale.ts'
import { localDateTimeAt } from '#app/domain/values/time.ts'
import { type ExportInput, stopsLedTo } from './export-input.ts'

/** The plan as GeoJSON: a point a stop and a line a leg, times on Japan's wall clock with their offset. */
export function itineraryGeoJson({ plan, language, url }: ExportInput): FeatureCollection<Point | LineString> & {
  url: string
} {
  const features = plan.days.flatMap((day, dayIndex): Feature<Point | LineString>[] => {
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
    return [...stops, ...legs]
  })
  return { type: 'FeatureCollection', url, features }
}
