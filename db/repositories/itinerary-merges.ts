import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { placeIdsIn, planWithKept, requestWithKept } from '#app/domain/planner/merged-places.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { Database } from '../connection.ts'
import { findKeptPlaces } from './place-merges.ts'

/** A kept plan as it is read: places that were merged since are the kept ones, in its request and in its stops. */
export async function followMerges<Stored extends { request: TripRequest; plan: Itinerary }>(
  db: Database,
  stored: Stored,
): Promise<Stored> {
  const kept = await findKeptPlaces(db, [...placeIdsIn([stored.request, stored.plan])])
  if (kept.size === 0) return stored
  return { ...stored, request: requestWithKept(stored.request, kept), plan: planWithKept(stored.plan, kept) }
}

/** A request that somebody has just made, perhaps with an id from before a merge. */
export async function followMergesOfRequest(db: Database, request: TripRequest): Promise<TripRequest> {
  return requestWithKept(request, await findKeptPlaces(db, [...placeIdsIn(request)]))
}
