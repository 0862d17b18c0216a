import type { Place, PlaceKind, Publication } from '#app/domain/catalog/place.ts'
import { searchTextOf } from '#app/domain/catalog/search-text.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { Row, RowPatch } from '../schema.ts'
import { hasWords } from './catalog-filters.ts'
import { placeOf } from './catalog-rows.ts'

/** The region of a board; without a municipality it is the whole prefecture. */
export interface BoardRegion {
  prefectureCode: string
  municipalityCode: string | null
}

export interface BoardSearch {
  text?: string
  publication?: Publication
  kind?: PlaceKind
  limit: number
  afterId?: string | null
}

/** A board's own records in every state of publication, by id, with the number of all that match. */
export async function findAllForBoard(
  db: Database,
  region: BoardRegion,
  { text, publication, kind, limit, afterId }: BoardSearch,
): Promise<{ places: Place[]; total: number; nextId: string | null }> {
  let query = db.selectFrom('places').where('prefecture_code', '=', region.prefectureCode)
  if (region.municipalityCode) query = query.where('municipality_code', '=', region.municipalityCode)
  if (text) query = query.where((eb) => hasWords(eb, 'places.search_text', text))
  if (publication) query = query.where('publication', '=', publication)
  if (kind) query = query.where('kind', '=', kind)
  const { total } = await query.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow()
  if (afterId) query = query.where('id', '>', afterId)
  const rows = await query
    .selectAll()
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const found = rows.slice(0, limit).map(placeOf)
  return { places: found, total: Number(total), nextId: rows.length > limit ? (found.at(-1)?.id ?? null) : null }
}

/** A record in any state, for those who may curate it; whether they may is asked of `domain/access` first. */
export async function findByIdForBoard(db: Database, id: string): Promise<Place | undefined> {
  const row = await db.selectFrom('places').selectAll().where('id', '=', id).executeTakeFirst()
  return row && placeOf(row)
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
      search_text: searchTextOf([names.name_ja, names.name_en, names.name_reading]),
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
