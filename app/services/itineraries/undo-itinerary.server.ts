import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { Database } from '#db/connection.ts'
import type { ItineraryVersion, StoredItinerary } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { changeItinerary } from './change-itinerary.server.ts'
import type { ChangeRefusal } from './outcomes.ts'

/** Takes the last change back. The step back is a version too, so nothing is ever lost. */
export function undoItinerary(
  context: AppContext,
  { id, version }: { id: string; version: number },
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  const cause = { kind: 'undo', undoneVersion: version } as const
  return changeItinerary(context, { id, version, cause }, async () => {
    const causes = await itineraries.findCauses(context.db, id)
    const target = versionBefore(causes)
    const before = target && (await itineraries.findVersion(context.db, id, target))
    if (!before) return refuse({ kind: 'nothing_to_undo', because: whyNot(causes) })
    return accept({ request: before.request, plan: before.plan })
  })
}

/** Whether there is a change to take back. */
export async function canUndo(db: Database, id: string): Promise<boolean> {
  return versionBefore(await itineraries.findCauses(db, id)) !== undefined
}

type Causes = readonly Pick<ItineraryVersion, 'version' | 'cause'>[]

/** Why there is nothing to take back: nothing was changed, all of it is undone, or a booked tour stands in the way. */
export function whyNot(causes: Causes): 'no_change' | 'all_undone' | 'booked' {
  if (causes.some(({ cause }) => cause?.kind === 'add_tour' && cause.isBooked)) return 'booked'
  return causes.length > 1 ? 'all_undone' : 'no_change'
}

/**
 * The version an undo goes back to: each undo takes one change off the pile, a new change goes on top.
 * A booked tour starts a new pile: undoing must not lose what was paid for.
 */
export function versionBefore(causes: Causes): number | undefined {
  let pile: number[] = []
  for (const { version, cause } of causes) {
    if (cause?.kind === 'undo') pile.pop()
    else if (cause?.kind === 'add_tour' && cause.isBooked) pile = [version]
    else pile.push(version)
  }
  return pile.at(-2)
}
