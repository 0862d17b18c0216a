import { sql } from 'kysely'
import { type Database, isPostgres } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'
import { insertMany } from './insert-many.ts'

export interface LinkedPlace {
  id: string
  version: number
  prefecture_code: string
  municipality_code: string | null
  /** What the last import of it brought; null for a place that no import made. */
  digest: string | null
  /** The version that the last import left. */
  imported_version: number | null
  is_protected: boolean
}

/** Places by their ids, with what the last import brought of each. */
export async function findPlaces(db: Database, ids: readonly string[]): Promise<Map<string, LinkedPlace>> {
  const there = await findExisting(db, ids)
  if (there.length === 0) return new Map()
  const rows = await db
    .selectFrom('places')
    .leftJoin('import_links', 'import_links.place_id', 'places.id')
    .leftJoin('place_protected_points', 'place_protected_points.place_id', 'places.id')
    .select([
      'places.id',
      'places.version',
      'places.prefecture_code',
      'places.municipality_code',
      'import_links.digest',
    ])
    .select(['import_links.version as imported_version', 'place_protected_points.reason'])
    .where('places.id', 'in', there)
    .execute()
  return new Map(rows.map(({ reason, ...row }) => [row.id, { ...row, is_protected: reason !== null }]))
}

/** Nearly all places of a new file are not there yet: they are looked for by one list, in a statement that stays prepared. */
async function findExisting(db: Database, ids: readonly string[]): Promise<string[]> {
  const found = isPostgres(db)
    ? sql<{ id: string }>`select id from places where id = any(${[...ids]}::text[])`
    : sql<{ id: string }>`select id from places where id in (select value from json_each(${JSON.stringify(ids)}))`
  return ids.length === 0 ? [] : (await found.execute(db)).rows.map(({ id }) => id)
}

/** The places that earlier imports of a source made and nobody withdrew, by id, in pages. */
export async function* findAllOfSource(db: Database, sourceKey: string) {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('import_links')
      .innerJoin('imports', 'imports.id', 'import_links.import_id')
      .innerJoin('places', 'places.id', 'import_links.place_id')
      .select(['places.id', 'places.name_ja'])
      .where('imports.source_key', '=', sourceKey)
      .where('places.publication', '<>', 'withdrawn')
      .where('places.id', '>', after)
      .orderBy('places.id')
      .limit(1000)
      .execute()
    if (rows.length > 0) yield rows
    if (rows.length < 1000) return
    after = rows.at(-1)!.id
  }
}

const COLUMNS = [
  'place_id',
  'import_id',
  'line',
  'is_new',
  'digest',
  'version',
  'before',
  'names_before',
] as const satisfies (keyof NewRow<'import_links'>)[]

/** Links places to the import that wrote them, in place of the import before. */
export async function put(trx: Database, links: readonly NewRow<'import_links'>[]): Promise<void> {
  await insertMany(trx, 'import_links', COLUMNS, links)
}

export function find(trx: Database, placeId: string): Promise<Row<'import_links'> | undefined> {
  return trx.selectFrom('import_links').selectAll().where('place_id', '=', placeId).executeTakeFirst()
}

export async function remove(trx: Database, placeId: string): Promise<void> {
  await trx.deleteFrom('import_links').where('place_id', '=', placeId).execute()
}

/** Deletes the places that an import made and nobody has touched or built on since; answers how many. */
export async function deleteUntouched(trx: Database, importId: string): Promise<number> {
  const made = untouched(trx, importId)
  await trx.deleteFrom('names').where('subject_kind', '=', 'place').where('subject_id', 'in', made).execute()
  const { numDeletedRows } = await trx.deleteFrom('places').where('id', 'in', made).executeTakeFirst()
  return Number(numDeletedRows)
}

/** What undoing an import would do now: places that would be gone, be as before, and stay as they are. */
export async function countUndoing(
  db: Database,
  importId: string,
): Promise<{ removed: number; restored: number; kept: number }> {
  const { all } = await db
    .selectFrom('import_links')
    .select(({ fn }) => fn.countAll().as('all'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  const { removed } = await untouched(db, importId)
    .clearSelect()
    .select(({ fn }) => fn.countAll().as('removed'))
    .executeTakeFirstOrThrow()
  const { restored } = await db
    .selectFrom('import_links')
    .innerJoin('places', 'places.id', 'import_links.place_id')
    .innerJoin('place_revisions', (join) =>
      join
        .onRef('place_revisions.place_id', '=', 'import_links.place_id')
        .onRef('place_revisions.version', '=', 'import_links.version'),
    )
    .select(({ fn }) => fn.countAll().as('restored'))
    .where('import_links.import_id', '=', importId)
    .where('is_new', '=', 0)
    .whereRef('places.version', '=', 'import_links.version')
    .executeTakeFirstOrThrow()
  return {
    removed: Number(removed),
    restored: Number(restored),
    kept: Number(all) - Number(removed) - Number(restored),
  }
}

function untouched(db: Database, importId: string) {
  return db
    .selectFrom('import_links')
    .innerJoin('places', 'places.id', 'import_links.place_id')
    .select('places.id')
    .where('import_links.import_id', '=', importId)
    .where('is_new', '=', 1)
    .whereRef('places.version', '=', 'import_links.version')
    .where(sql<boolean>`not exists (select 1 from scenes where scenes.place_id = places.id)`)
    .where(sql<boolean>`not exists (select 1 from serves where serves.place_id = places.id)`)
    .where(sql<boolean>`not exists (select 1 from place_comfort where place_comfort.place_id = places.id)`)
}

/** What is left of an import's links: places that it changed, and those that it made and were touched since. */
export function findAllOfImport(trx: Database, importId: string): Promise<Row<'import_links'>[]> {
  return trx.selectFrom('import_links').selectAll().where('import_id', '=', importId).orderBy('place_id').execute()
}

/** A place as it was before a version of it. */
export async function findBefore(trx: Database, placeId: string, version: number): Promise<Row<'places'> | null> {
  const revision = await trx
    .selectFrom('place_revisions')
    .innerJoin('places', 'places.id', 'place_revisions.place_id')
    .select(['before_json', 'places.version as now'])
    .where('place_revisions.place_id', '=', placeId)
    .where('place_revisions.version', '=', version)
    .executeTakeFirst()
  // Whoever changed it since knew it as the import had left it.
  if (!revision?.before_json || revision.now !== version) return null
  return JSON.parse(revision.before_json)
}
