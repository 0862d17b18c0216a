import type { Result } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import { editItinerary } from './edit-itinerary.server.ts'
import type { ChangeRefusal, TellProgress } from './outcomes.ts'

/** Plans again around the locked stops and booked tours, telling its progress. */
export function replanItinerary(
  context: AppContext,
  { id, version, tell }: { id: string; version: number; tell?: TellProgress },
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  return editItinerary(context, { id, version, edit: { kind: 'replan' }, tell })
}
