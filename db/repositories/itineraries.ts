import type { Selectable } from 'kysely'
import type { ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { ProposalAsked } from '#app/domain/planner/proposal.ts'
import type { AlternativeKind, TripRequest } from '#app/domain/planner/trip-request.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import type { Schema } from '#db/schema.ts'
import { followMerges } from './itinerary-merges.ts'
import { withPublicPoints } from './itinerary-points.ts'

/** A plan as it is kept: whoever knows the id may see and change it. */
export interface StoredItinerary {
  id: string
  /** In which it was asked for; a page shows it in the reader's own. */
  language: string
  request: TripRequest
  plan: Itinerary
  /** Counts changes from 1; every change names the version it was made on. */
  version: number
  userId: string | null
  createdAt: UnixSeconds
  updatedAt: UnixSeconds
}

/** What led to a version: the planner (`null`), an edit, the step back from another version, a proposal or one of the three other plans that was taken. */
export type VersionCause =
  | ItineraryEdit
  | { kind: 'undo'; undoneVersion: number }
  | { kind: 'proposal'; asked: ProposalAsked }
  | { kind: 'alternative'; taken: AlternativeKind }
  | null

export async function findById(db: Database, id: string): Promise<StoredItinerary | undefined> {
  const row = await db.selectFrom('itineraries').selectAll().where('id', '=', id).executeTakeFirst()
  return row && followMerges(db, itineraryOf(row))
}

/** Plans of a signed-in person, latest change first. */
export async function findAllByUserId(db: Database, userId: string, limit = 50): Promise<StoredItinerary[]> {
  const query = db.selectFrom('itineraries').selectAll().where('user_id', '=', userId)
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id').limit(limit).execute()
  return Promise.all(rows.map((row) => followMerges(db, itineraryOf(row))))
}

/** Stores a new plan as its version 1. Call it inside a transaction. */
export async function insert(trx: Database, made: StoredItinerary): Promise<void> {
  const itinerary = { ...made, plan: await withPublicPoints(trx, made.plan) }
  await trx.insertInto('itineraries').values(rowOf(itinerary)).execute()
  await insertVersion(trx, itinerary, null)
}

/**
 * Stores a changed plan with its next version, if it is still at the version the change was made on.
 * False when it is not: nothing was written. Call it inside a transaction.
 */
export async function updateAt(
  trx: Database,
  made: StoredItinerary,
  expectedVersion: number,
  cause: VersionCause,
): Promise<boolean> {
  const changed = { ...made, plan: await withPublicPoints(trx, made.plan) }
  const { id, created_at, user_id, ...columns } = rowOf(changed)
  const query = trx.updateTable('itineraries').set(columns).where('id', '=', id).where('version', '=', expectedVersion)
  const { numUpdatedRows } = await query.executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await insertVersion(trx, changed, cause)
  return true
}

/** The number of the version that is shown now. */
export async function findNewestVersion(db: Database, id: string): Promise<number | undefined> {
  return (await db.selectFrom('itineraries').select('version').where('id', '=', id).executeTakeFirst())?.version
}

/** One version, as it was. */
export async function findVersion(db: Database, id: string, version: number): Promise<ItineraryVersion | undefined> {
  const query = db.selectFrom('itinerary_versions').selectAll().where('itinerary_id', '=', id)
  const row = await query.where('version', '=', version).executeTakeFirst()
  return row && followMerges(db, versionOf(row))
}

/** What led to each version, oldest first, without the plans themselves. */
export async function findCauses(
  db: Database,
  id: string,
): Promise<Pick<ItineraryVersion, 'version' | 'cause' | 'at'>[]> {
  const query = db.selectFrom('itinerary_versions').select(['version', 'edit_json', 'at'])
  const rows = await query.where('itinerary_id', '=', id).orderBy('version').execute()
  return rows.map((row) => ({ version: row.version, cause: causeOf(row.edit_json), at: row.at }))
}

/** Binds an anonymous plan to the person who signed in; a plan that belongs to somebody stays theirs. */
export async function claim(db: Database, id: string, userId: string): Promise<boolean> {
  const query = db.updateTable('itineraries').set({ user_id: userId }).where('id', '=', id).where('user_id', 'is', null)
  return (await query.executeTakeFirst()).numUpdatedRows === 1n
}

export interface ItineraryVersion {
  version: number
  request: TripRequest
  plan: Itinerary
  cause: VersionCause
  at: UnixSeconds
}

async function insertVersion(trx: Database, itinerary: StoredItinerary, cause: VersionCause): Promise<void> {
  const { request_json, plan_json } = rowOf(itinerary)
  await trx
    .insertInto('itinerary_versions')
    .values({
      itinerary_id: itinerary.id,
      version: itinerary.version,
      request_json,
      plan_json,
      edit_json: cause === null ? null : JSON.stringify(cause),
      at: itinerary.updatedAt,
    })
    .execute()
}

function rowOf(itinerary: StoredItinerary) {
  return {
    id: itinerary.id,
    language: itinerary.language,
    request_json: JSON.stringify(itinerary.request),
    plan_json: JSON.stringify(itinerary.plan),
    version: itinerary.version,
    user_id: itinerary.userId,
    created_at: itinerary.createdAt,
    updated_at: itinerary.updatedAt,
  }
}

function itineraryOf(row: Selectable<Schema['itineraries']>): StoredItinerary {
  return {
    id: row.id,
    language: row.language,
    request: JSON.parse(row.request_json),
    plan: JSON.parse(row.plan_json),
    version: row.version,
    userId: row.user_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function versionOf(row: Selectable<Schema['itinerary_versions']>): ItineraryVersion {
  return {
    version: row.version,
    request: JSON.parse(row.request_json),
    plan: JSON.parse(row.plan_json),
    cause: causeOf(row.edit_json),
    at: row.at,
  }
}

function causeOf(json: string | null): VersionCause {
  return json === null ? null : JSON.parse(json)
}
