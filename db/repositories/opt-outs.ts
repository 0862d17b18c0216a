import type { OptOut, OptOutState } from '#app/domain/curation/opt-out.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { Row } from '../schema.ts'
import { namesOf } from './catalog-rows.ts'
import type { BoardRegion } from './places-for-board.ts'

export async function insert(trx: Database, optOut: OptOut, language: string): Promise<void> {
  await trx
    .insertInto('opt_outs')
    .values({
      id: optOut.id,
      place_id: optOut.placeId,
      wish: optOut.wish,
      reason: optOut.reason,
      message: optOut.message,
      language,
      state: optOut.state,
      protection_before: optOut.before.protection,
      is_point_secret_before: optOut.before.isPointSecret ? 1 : 0,
      asked_at: optOut.askedAt,
      decided_at: null,
    })
    .execute()
}

/** Holds a place until the transaction ends: two requests at once are one, and nobody edits it meanwhile. */
export async function holdPlace(trx: Database, placeId: string): Promise<void> {
  await lockForUpdate(trx, trx.selectFrom('places').select('id').where('id', '=', placeId)).executeTakeFirst()
}

/** By its unguessable id; held until the transaction ends where somebody decides on it. */
export async function findForChange(trx: Database, id: string): Promise<OptOut | undefined> {
  const row = await lockForUpdate(trx, trx.selectFrom('opt_outs').selectAll().where('id', '=', id)).executeTakeFirst()
  return row && optOutOf(row)
}

export async function findById(db: Database, id: string): Promise<OptOut | undefined> {
  const row = await db.selectFrom('opt_outs').selectAll().where('id', '=', id).executeTakeFirst()
  return row && optOutOf(row)
}

/** The request that a place is to stay as its owner asked; none where nobody asked, or it was decided otherwise. */
export async function findInForce(db: Database, placeId: string): Promise<OptOut | undefined> {
  return findNewest(db, placeId, ['in_effect', 'kept'])
}

/** The request of a place that somebody has still to look at. */
export async function findUndecided(db: Database, placeId: string): Promise<OptOut | undefined> {
  return findNewest(db, placeId, ['in_effect', 'waiting'])
}

/** Whether somebody has shown a place again, or declined: the same request again waits for their eyes. */
export async function wasAnsweredNo(db: Database, placeId: string): Promise<boolean> {
  return (await findNewest(db, placeId, ['shown_again', 'declined'])) !== undefined
}

async function findNewest(db: Database, placeId: string, states: OptOutState[]): Promise<OptOut | undefined> {
  const row = await db
    .selectFrom('opt_outs')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('state', 'in', states)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && optOutOf(row)
}

/** How many requests since a moment nobody has looked at. */
export async function countUndecidedSince(db: Database, since: UnixSeconds): Promise<number> {
  const { count } = await db
    .selectFrom('opt_outs')
    .where('state', 'in', ['in_effect', 'waiting'])
    .where('asked_at', '>=', since)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Records what somebody decided; what the owner wrote goes in the same moment. */
export async function decide(
  trx: Database,
  id: string,
  { state, by, at, note }: { state: OptOutState; by: string; at: UnixSeconds; note: string | null },
): Promise<void> {
  const decided = { state, decided_by: by, decided_at: at, decision_note: note, message: null }
  await trx.updateTable('opt_outs').set(decided).where('id', '=', id).execute()
}

export interface ListedOptOut extends OptOut {
  names: Names
}

const MOST_LISTED = 200

/** Requests of a board's region, or of everywhere, those that nobody has looked at first; the newest before the others. */
export async function findAll(db: Database, region: BoardRegion | null): Promise<ListedOptOut[]> {
  let query = db
    .selectFrom('opt_outs')
    .innerJoin('places', 'places.id', 'opt_outs.place_id')
    .selectAll('opt_outs')
    .select(['places.name_ja', 'places.name_en', 'places.name_reading'])
  if (region) query = query.where('places.prefecture_code', '=', region.prefectureCode)
  if (region?.municipalityCode) query = query.where('places.municipality_code', '=', region.municipalityCode)
  const rows = await query
    .orderBy((eb) => eb.case().when('opt_outs.decided_at', 'is', null).then(0).else(1).end())
    .orderBy('opt_outs.asked_at', 'desc')
    .orderBy('opt_outs.id')
    .limit(MOST_LISTED)
    .execute()
  return rows.map((row) => ({ ...optOutOf(row), names: namesOf(row) }))
}

/** Where places are whose owners asked to be left out, for telling when a file brings one again. */
export async function findPlacesInForce(db: Database) {
  const rows = await db
    .selectFrom('opt_outs')
    .innerJoin('places', 'places.id', 'opt_outs.place_id')
    .innerJoin('place_protected_points', 'place_protected_points.place_id', 'places.id')
    .where('opt_outs.state', 'in', ['in_effect', 'kept'])
    .select(['places.id', 'places.kind', 'places.name_ja', 'place_protected_points.lat', 'place_protected_points.lng'])
    .execute()
  return rows
}

function optOutOf(row: Row<'opt_outs'>): OptOut {
  return {
    id: row.id,
    placeId: row.place_id,
    wish: row.wish,
    reason: row.reason,
    message: row.message,
    state: row.state,
    before: {
      protection: row.protection_before as OptOut['before']['protection'],
      isPointSecret: row.is_point_secret_before === 1,
    },
    askedAt: row.asked_at,
    decidedAt: row.decided_at,
    decisionNote: row.decision_note,
  }
}
