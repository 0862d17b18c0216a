import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary, VersionCause } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import type { ChangeRefusal } from './outcomes.ts'

/**
 * The one road of every change: load, decide outside any transaction (planning takes its time), store as the next
 * version if the plan is still at the version the visitor saw.
 */
export async function changeItinerary(
  { db, now }: AppContext,
  { id, version, cause }: { id: string; version: number; cause: VersionCause },
  decide: (stored: StoredItinerary) => Promise<Result<{ request: TripRequest; plan: Itinerary }, ChangeRefusal>>,
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  const stored = await itineraries.findById(db, id)
  if (!stored) return refuse({ kind: 'itinerary_not_found' })
  if (stored.version !== version) return refuse({ kind: 'version_conflict', version: stored.version })
  const decision = await decide(stored)
  if (!decision.ok) return decision
  const changed = { ...stored, ...decision.value, version: version + 1, updatedAt: now() }
  const isStored = await db.transaction().execute((trx) => itineraries.updateAt(trx, changed, version, cause))
  if (isStored) return accept(changed)
  const present = await itineraries.findById(db, id)
  return refuse({ kind: 'version_conflict', version: present?.version ?? version })
}
