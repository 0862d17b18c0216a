import type { Selectable } from 'kysely'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { ALTERNATIVES, type AlternativeKind, type TripRequest } from '#app/domain/planner/trip-request.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import type { Schema } from '#db/schema.ts'
import { followMerges } from './itinerary-merges.ts'
import { withPublicPoints } from './itinerary-points.ts'

/** One of the three other plans for a trip, which nobody has taken yet. */
export interface StoredAlternative {
  id: string
  itineraryId: string
  kind: AlternativeKind
  /** The version of the plan it was made for; it can be taken while that is the present one. */
  version: number
  request: TripRequest
  plan: Itinerary
  createdAt: UnixSeconds
}

/** Calm, full, most local, in this order; empty where none were asked for. */
export async function findAllByItineraryId(db: Database, itineraryId: string): Promise<StoredAlternative[]> {
  const query = db.selectFrom('itinerary_alternatives').selectAll().where('itinerary_id', '=', itineraryId)
  const rows = await query.execute()
  const found = await Promise.all(rows.map((row) => followMerges(db, alternativeOf(row))))
  return found.sort((a, b) => ALTERNATIVES.indexOf(a.kind) - ALTERNATIVES.indexOf(b.kind))
}

export async function findById(db: Database, id: string): Promise<StoredAlternative | undefined> {
  const row = await db.selectFrom('itinerary_alternatives').selectAll().where('id', '=', id).executeTakeFirst()
  return row && followMerges(db, alternativeOf(row))
}

/** A plan has one of each kind at a time: those asked for last. Call it inside a transaction. */
export async function putAll(trx: Database, alternatives: readonly StoredAlternative[]): Promise<void> {
  for (const { itineraryId, kind, ...alternative } of alternatives) {
    const columns = {
      id: alternative.id,
      version: alternative.version,
      request_json: JSON.stringify(alternative.request),
      plan_json: JSON.stringify(await withPublicPoints(trx, alternative.plan)),
      created_at: alternative.createdAt,
    }
    await trx
      .insertInto('itinerary_alternatives')
      .values({ itinerary_id: itineraryId, kind, ...columns })
      .onConflict((conflict) => conflict.columns(['itinerary_id', 'kind']).doUpdateSet(columns))
      .execute()
  }
}

export async function removeAll(db: Database, itineraryId: string): Promise<void> {
  await db.deleteFrom('itinerary_alternatives').where('itinerary_id', '=', itineraryId).execute()
}

function alternativeOf(row: Selectable<Schema['itinerary_alternatives']>): StoredAlternative {
  return {
    id: row.id,
    itineraryId: row.itinerary_id,
    kind: row.kind,
    version: row.version,
    request: JSON.parse(row.request_json),
    plan: JSON.parse(row.plan_json),
    createdAt: row.created_at,
  }
}
