import type { Place } from '#app/domain/catalog/place.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import type { Database } from '#db/connection.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as places from '#db/repositories/places.ts'

export interface FoundPlace {
  place: Place
  /** Metres from the nearest stop or bed of the plan, as the crow flies. */
  nearestMeters: number
  /** It is in the plan already, as this stop. */
  stopId: string | null
}

/** Public places for a typed name, nearest to the plan first, at most `limit`. */
export async function searchPlacesForItinerary(
  db: Database,
  itinerary: StoredItinerary,
  query: string,
  limit = 20,
): Promise<FoundPlace[]> {
  throw new Error()
}
