import { sql } from 'kysely'
import type { Place, PlaceKind, Publication } from '#app/domain/catalog/place.ts'
import { searchTextOf } from '#app/domain/catalog/search-text.ts'
import type { Sort } from '#app/domain/values/sort.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { Row, RowPatch } from '../schema.ts'
import { hasWords } from './catalog-filters.ts'
import { placeOf } from './catalog-rows.ts'
import * as otherNames from './names.ts'
import * as merges from './place-merges.ts'

/** The region of a board; without a municipality it is the whole prefecture. */
export interface BoardRegion {
  prefectureCode: string
  municipalityCode: string | null
}

export interface BoardSearch {
  text?: string
  publication?: Publication
  kind?: PlaceKind
  /** What is still to be done on a record. */
  needs?: BoardNeed
  sort?: Sort<BoardSort>
  limit: number
  /** From 1 on. */
  page?: number
}

export const BOARD_NEEDS = ['confirmation', 'hours', 'english_name'] as const
export type BoardNeed = (typeof BOARD_NEEDS)[number]

export const BOARD_SORTS = ['name', 'kind', 'publication', 'hours', 'confirmed', 'changed'] as const
export type BoardSort = (typeof BOARD_SORTS)[number]

/** A board's own records in every state of publication, a page of them, with the number of all that match. */
export async function findAllForBoard(
  db: Database,
  region: BoardRegion,
  { text, publication, kind, needs, sort = { by: 'name', isDescending: false }, limit, page = 1 }: BoardSearch,
): Promise<{ places: Place[]; total: number }> {
  let query = db.selectFrom('places').where('prefecture_code', '=', region.prefectureCode)
  if (region.municipalityCode) query = query.where('municipality_code', '=', region.municipalityCode)
  if (text) query = query.where((eb) => hasWords(eb, 'places.search_text', text))
  if (publication) query = query.where('publication', '=', publication)
  if (kind) query = query.where('kind', '=', kind)
  // A sample is fictional: there is nothing to confirm.
  if (needs === 'confirmation') query = query.where('confirmed_on', 'is', null).where('is_sample', '=', 0)
  if (needs === 'hours') query = query.where('opening_hours', 'is', null)
  if (needs === 'english_name') query = query.where('name_en', 'is', null)
  const { total } = await query.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow()
  const direction = sort.isDescending ? 'desc' : 'asc'
  if (sort.by === 'kind' || sort.by === 'publication') query = query.orderBy(sort.by, direction)
  if (sort.by === 'changed') query = query.orderBy('updated_at', direction)
  // The longest ago first, what nobody knows or has confirmed before all: that is where work waits.
  if (sort.by === 'confirmed') query = query.orderBy((eb) => eb.fn.coalesce('confirmed_on', sql.lit('')), direction)
  if (sort.by === 'hours') query = query.orderBy((eb) => eb.fn.coalesce('opening_hours', sql.lit('')), direction)
  const rows = await query
    .selectAll()
    .orderBy((eb) => eb.fn.coalesce('name_en', 'name_reading', 'name_ja'), sort.by === 'name' ? direction : 'asc')
    .orderBy('id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute()
  return { places: rows.map(placeOf), total: Number(total) }
}

/** A record in any state, for those who may curate it; whether they may is asked of `domain/access` first. */
export async function findByIdForBoard(db: Database, id: string): Promise<Place | undefined> {
  const row = await db.selectFrom('places').selectAll().where('id', '=', id).executeTakeFirst()
  return row && placeOf(row)
}

/** The same for many, in no order; unknown ids are left out. */
export async function findAllByIdsForBoard(db: Database, ids: readonly string[]): Promise<Place[]> {
  if (ids.length === 0) return []
  const query = db.selectFrom('places').selectAll()
  return (await query.where('id', 'in', [...ids]).execute()).map(placeOf)
}

/** Whether the exact point of a record is kept apart; its public point is then a coarse one that nobody sets by hand. */
export async function isPointProtected(db: Database, placeId: string): Promise<boolean> {
  const query = db.selectFrom('place_protected_points').select('place_id').where('place_id', '=', placeId)
  return (await query.executeTakeFirst()) !== undefined
}

/** What a board may change of a record; what is left out stays. */
export type PlaceEdit = Pick<
  RowPatch<'places'>,
  | 'kind'
  | 'name_ja'
  | 'name_en'
  | 'name_reading'
  | 'description_ja'
  | 'description_en'
  | 'is_outdoor'
  | 'step_free'
  | 'opening_hours'
  | 'last_order_minutes'
  | 'stay_minutes'
  | 'price_yen'
  | 'diets'
  | 'website'
  | 'lat'
  | 'lng'
  | 'coordinate_precision_meters'
  | 'prefecture_code'
  | 'municipality_code'
  | 'source_key'
  | 'publication'
  | 'protection'
  | 'manners_ja'
  | 'manners_en'
  | 'confirmed_on'
>

export interface Revision {
  id: string
  /** The version that the author had before their eyes. */
  expectedVersion: number
  authorId: string | null
  at: UnixSeconds
  note: string | null
}

export type UpdateOutcome =
  | { kind: 'updated'; place: Place }
  | { kind: 'not_found' }
  /** Someone else was quicker; nothing was changed. */
  | { kind: 'changed_meanwhile'; version: number }

/** Changes a record and writes its revision with before and after; give it a transaction. */
export async function update(
  trx: Database,
  placeId: string,
  edit: PlaceEdit,
  revision: Revision,
): Promise<UpdateOutcome> {
  const query = trx.selectFrom('places').selectAll().where('id', '=', placeId)
  const before = await lockForUpdate(trx, query).executeTakeFirst()
  if (!before) return { kind: 'not_found' }
  if (before.version !== revision.expectedVersion) return { kind: 'changed_meanwhile', version: before.version }
  const names = { ...before, ...edit }
  const after = await trx
    .updateTable('places')
    .set({
      ...edit,
      search_text: searchTextOf([
        names.name_ja,
        names.name_en,
        names.name_reading,
        ...(await otherNames.findAllBySubject(trx, 'place', placeId)).map(({ name }) => name),
        ...(await merges.findMergedNames(trx, placeId)),
      ]),
      version: before.version + 1,
      updated_at: revision.at,
    })
    .where('id', '=', placeId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('place_revisions')
    .values({
      id: revision.id,
      place_id: placeId,
      version: after.version,
      author_id: revision.authorId,
      at: revision.at,
      note: revision.note,
      before_json: JSON.stringify(before),
      after_json: JSON.stringify(after),
    })
    .execute()
  return { kind: 'updated', place: placeOf(after) }
}

/** Who changed a record and when, newest first. */
export function findRevisions(db: Database, placeId: string): Promise<Row<'place_revisions'>[]> {
  return db
    .selectFrom('place_revisions')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('version', 'desc')
    .execute()
}
