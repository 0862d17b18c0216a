import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { ProposalAsked } from '#app/domain/planner/proposal.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import { followMerges } from './itinerary-merges.ts'
import { withPublicPoints } from './itinerary-points.ts'

/** A changed plan that nobody has taken yet. */
export interface StoredProposal {
  id: string
  itineraryId: string
  /** The version of the plan it was made for; it can be taken while that is the present one. */
  version: number
  asked: ProposalAsked
  request: TripRequest
  plan: Itinerary
  createdAt: UnixSeconds
}

export async function findByItineraryId(db: Database, itineraryId: string): Promise<StoredProposal | undefined> {
  const query = db.selectFrom('itinerary_proposals').selectAll().where('itinerary_id', '=', itineraryId)
  const row = await query.executeTakeFirst()
  return (
    row &&
    followMerges(db, {
      id: row.id,
      itineraryId: row.itinerary_id,
      version: row.version,
      asked: JSON.parse(row.asked_json),
      request: JSON.parse(row.request_json),
      plan: JSON.parse(row.plan_json),
      createdAt: row.created_at,
    })
  )
}

/** A plan has one proposal at a time: the one asked for last. Call it inside a transaction. */
export async function put(trx: Database, proposal: StoredProposal): Promise<void> {
  const columns = {
    id: proposal.id,
    version: proposal.version,
    asked_json: JSON.stringify(proposal.asked),
    request_json: JSON.stringify(proposal.request),
    plan_json: JSON.stringify(await withPublicPoints(trx, proposal.plan)),
    created_at: proposal.createdAt,
  }
  await trx
    .insertInto('itinerary_proposals')
    .values({ itinerary_id: proposal.itineraryId, ...columns })
    .onConflict((conflict) => conflict.column('itinerary_id').doUpdateSet(columns))
    .execute()
}

export async function remove(db: Database, itineraryId: string): Promise<void> {
  await db.deleteFrom('itinerary_proposals').where('itinerary_id', '=', itineraryId).execute()
}
