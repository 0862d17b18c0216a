import type { Feature, FeatureCollection } from 'geojson'
import type { Itinerary, ItineraryDay } from '#app/domain/planner/itinerary.ts'
import type { StandingSight } from './draw-sights.ts'

/** The legs of the chosen days (all when null) as lines; `day` counts from 0, `mode` decides the stroke. */
export function legLines({ days }: Itinerary, chosenDay: number | null): FeatureCollection {
  const features = days.flatMap((day, index) =>
    chosenDay === null || chosenDay === index ? linesOfDay(day, index) : [],
  )
  return { type: 'FeatureCollection', features }
}

/** Every point of the chosen days that the view should hold. */
export function pointsOf({ days }: Itinerary, chosenDay: number | null): [lng: number, lat: number][] {
  return days.flatMap((day, index) =>
    chosenDay === null || chosenDay === index
      ? [day.from, ...day.stops, day.to].map(({ point }): [number, number] => [point.lng, point.lat])
      : [],
  )
}

/** Where one looks from the stops of the chosen days. */
export function sightsOf({ days }: Itinerary, chosenDay: number | null): StandingSight[] {
  return days.flatMap(({ stops }, index) =>
    chosenDay === null || chosenDay === index
      ? stops.flatMap(({ point, sight, isLeftOut }) => (sight && !isLeftOut ? [{ from: point, sight }] : []))
      : [],
  )
}

function linesOfDay({ legs }: ItineraryDay, day: number): Feature[] {
  return legs
    .filter(({ path }) => path.length > 1)
    .map(({ mode, path }) => ({
      type: 'Feature',
      properties: { day, mode },
      geometry: { type: 'LineString', coordinates: path },
    }))
}
