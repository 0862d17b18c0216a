import type { Place } from '#app/domain/catalog/place.ts'
import { isPlannablePlace } from '#app/domain/catalog/visibility.ts'
import type { ItineraryDay } from '#app/domain/planner/itinerary.ts'
import { type BBox, distanceMeters } from '#app/domain/values/geo.ts'
import type { Database } from '#db/connection.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as places from '#db/repositories/places.ts'

export interface FoundPlace {
  place: Place
  /** Great-circle metres from the nearest stop or bed of the plan. */
  nearestMeters: number
  /** The stop, when the place is in the plan already. */
  stopId: string | null
}

/** So many matches are weighed by distance before the nearest are shown. */
const MOST_MATCHES = 500

/** Degrees around a day's stops that still count as near: about a kilometre. */
const MARGIN = 0.01

/**
 * Places that a plan may lead to, by words of their name, nearest to the plan first. Without words: what lies around its
 * stops and is not in it.
 */
export async function searchPlacesForItinerary(
  db: Database,
  { plan }: Pick<StoredItinerary, 'plan'>,
  text: string,
  limit = 20,
): Promise<FoundPlace[]> {
  const stops = plan.days.flatMap((day) => day.stops)
  const points = [...stops, ...plan.days.flatMap((day) => [day.from, day.to])].map((each) => each.point)
  const found = text.trim() ? await namedLike(db, text) : await around(db, plan.days)
  return found
    .filter(isPlannablePlace)
    .map((place) => ({
      place,
      nearestMeters: Math.round(Math.min(...points.map((point) => distanceMeters(point, place.point)))),
      stopId: stops.find((stop) => stop.placeId === place.id)?.id ?? null,
    }))
    .sort((a, b) => a.nearestMeters - b.nearestMeters || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, limit)
}

async function namedLike(db: Database, text: string): Promise<Place[]> {
  return (await places.searchPlaces(db, { text, limit: MOST_MATCHES })).places
}

/** In the box of each day's stops. */
async function around(db: Database, days: readonly ItineraryDay[]): Promise<Place[]> {
  const found = new Map<string, Place>()
  for (const { stops } of days) {
    const [lats, lngs] = [stops.map(({ point }) => point.lat), stops.map(({ point }) => point.lng)]
    const box: BBox = [
      Math.min(...lngs) - MARGIN,
      Math.min(...lats) - MARGIN,
      Math.max(...lngs) + MARGIN,
      Math.max(...lats) + MARGIN,
    ]
    const inBox = stops.length > 0 ? await places.findAllInBBox(db, box, { limit: MOST_MATCHES }) : []
    for (const place of inBox) found.set(place.id, place)
  }
  for (const { placeId } of days.flatMap(({ stops }) => stops)) if (placeId) found.delete(placeId)
  return [...found.values()]
}
