import type { Place } from '#app/domain/catalog/place.ts'
import { isPlannablePlace } from '#app/domain/catalog/visibility.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
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

/** Places that a plan may lead to, by words of their name, nearest to the plan first. */
export async function searchPlacesForItinerary(
  db: Database,
  { plan }: Pick<StoredItinerary, 'plan'>,
  text: string,
  limit = 20,
): Promise<FoundPlace[]> {
  if (text.trim() === '') return []
  const found = await places.searchPlaces(db, { text, limit: MOST_MATCHES })
  const stops = plan.days.flatMap((day) => day.stops)
  const points = [...stops, ...plan.days.flatMap((day) => [day.from, day.to])].map((each) => each.point)
  return found.places
    .filter(isPlannablePlace)
    .map((place) => ({
      place,
      nearestMeters: Math.round(Math.min(...points.map((point) => distanceMeters(point, place.point)))),
      stopId: stops.find((stop) => stop.placeId === place.id)?.id ?? null,
    }))
    .sort((a, b) => a.nearestMeters - b.nearestMeters || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, limit)
}
