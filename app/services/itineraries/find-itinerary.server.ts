import { isId } from '#app/domain/values/ids.ts'
import type { Database } from '#db/connection.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { canUndo } from './undo-itinerary.server.ts'

/** A plan by its address, with whether its last change can be taken back. */
export async function findItinerary(
  db: Database,
  id: string,
): Promise<(StoredItinerary & { canUndo: boolean }) | undefined> {
  if (!isId(id)) return undefined
  const stored = await itineraries.findById(db, id)
  return stored && { ...stored, canUndo: await canUndo(db, id) }
}
