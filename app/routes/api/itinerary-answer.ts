import { urlsFor } from '#app/urls.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import type { ItineraryAnswer } from './schemas/itinerary.ts'

/** A stored plan as the API tells it. Who it belongs to is nobody else's business. */
export function itineraryAnswer(stored: StoredItinerary, publicOrigin: string): ItineraryAnswer {
  const { id, version, language, request, plan, createdAt, updatedAt } = stored
  const url = new URL(urlsFor(language).itinerary(id), publicOrigin).href
  return { id, version, url, language, request, plan, createdAt: instant(createdAt), updatedAt: instant(updatedAt) }
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
