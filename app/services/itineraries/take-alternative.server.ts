import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import * as alternatives from '#db/repositories/itinerary-alternatives.ts'
import { changeItinerary } from './change-itinerary.server.ts'
import type { ChangeRefusal } from './outcomes.ts'

/** Makes one of the three other plans the plan, as one version that can be undone; one made for an older version is refused. */
export async function takeAlternative(
  context: AppContext,
  { id, alternativeId }: { id: string; alternativeId: string },
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  const { db } = context
  const stored = await itineraries.findById(db, id)
  if (!stored) return refuse({ kind: 'itinerary_not_found' })
  const alternative = await alternatives.findById(db, alternativeId)
  if (!alternative || alternative.itineraryId !== id) return refuse({ kind: 'alternative_not_found' })
  if (alternative.version !== stored.version) return refuse({ kind: 'alternative_is_old' })
  const { version, kind, request, plan } = alternative
  const cause = { kind: 'alternative', taken: kind } as const
  const taken = await changeItinerary(context, { id, version, cause }, async () => accept({ request, plan }))
  if (taken.ok) await alternatives.removeAll(db, id)
  return taken
}
