import type { Names } from '../values/locale.ts'
import type { Itinerary } from './itinerary.ts'
import type { TripRequest } from './trip-request.ts'

/** Where a record that was merged is found now. */
export type KeptPlaces = ReadonlyMap<string, { id: string; names: Names }>

/** Every place that a request or a plan names, its wishes and what was left out included. */
export function placeIdsIn(value: unknown, ids: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const each of value) placeIdsIn(each, ids)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (key === 'placeId' && typeof each === 'string') ids.add(each)
      else placeIdsIn(each, ids)
    }
  }
  return ids
}

/** A request whose merged places are the kept ones; of two wishes that become one the first stands. */
export function requestWithKept(request: TripRequest, kept: KeptPlaces): TripRequest {
  if (kept.size === 0) return request
  const followed = follow(request, kept) as TripRequest
  const seen = new Set<string>()
  const wishes = followed.wishes.filter(({ placeId }) => !seen.has(placeId) && seen.add(placeId))
  return { ...followed, wishes }
}

/**
 * A plan whose merged places are the kept ones, by id and name; when and where one goes stays as planned. A plan that has
 * a stop at both keeps the two as they are: the next planning leaves the merged one out.
 */
export function planWithKept(plan: Itinerary, kept: KeptPlaces): Itinerary {
  const stops = new Set(plan.days.flatMap((day) => day.stops.flatMap(({ placeId }) => placeId ?? [])))
  const followed = new Map(kept)
  for (const [merged, { id }] of kept) {
    if (stops.has(merged) && stops.has(id)) followed.delete(merged)
    else if (stops.has(merged)) stops.add(id)
  }
  return followed.size === 0 ? plan : (follow(plan, followed) as Itinerary)
}

function follow(value: unknown, kept: KeptPlaces): unknown {
  if (typeof value === 'string') {
    const to = value.startsWith('place:') ? kept.get(value.slice('place:'.length)) : undefined
    return to ? `place:${to.id}` : value
  }
  if (Array.isArray(value)) return value.map((each) => follow(each, kept))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, follow(each, kept)])
  const followed: Record<string, unknown> = Object.fromEntries(entries)
  const to = kept.get(String(followed.placeId))
  if (!to) return followed
  return { ...followed, placeId: to.id, ...('names' in followed && { names: to.names }) }
}
