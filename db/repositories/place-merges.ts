import { sql } from 'kysely'
import { type Database, lockForUpdate } from '../connection.ts'
import type { Row } from '../schema.ts'
import { namesOf } from './catalog-rows.ts'

/** What went from the merged record to the kept one, by ids, and whose exact point was a secret before. */
export interface Moved {
  scenes: string[]
  serves: string[]
  comfort: string[]
  tours: string[]
  languages: string[]
  /** Places whose viewpoint it was (its own, at most one), and those that look at it. */
  viewpoints: string[]
  lookers: string[]
  wasSecret: { kept: boolean; merged: boolean }
}

/** The record into which one has gone, through all merges that stand; undefined where it has gone into none. */
export async function findKeptId(db: Database, mergedId: string): Promise<string | undefined> {
  return (await findAllKept(db, [mergedId])).get(mergedId)
}

/** The same for many; those that were never merged are not in the map. */
export async function findAllKept(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  if (ids.length === 0) return kept
  let asked = [...ids]
  const next = new Map<string, string>()
  while (asked.length > 0) {
    const rows = await standing(db).where('merged_id', 'in', asked).execute()
    for (const { merged_id, kept_id } of rows) next.set(merged_id, kept_id)
    asked = rows.map(({ kept_id }) => kept_id).filter((id) => !next.has(id))
  }
  for (const id of ids) {
    let at = id
    while (next.has(at)) at = next.get(at)!
    if (at !== id) kept.set(id, at)
  }
  return kept
}

/** Every record that has gone into another, with where it is found now. */
export async function findAllStanding(db: Database): Promise<Map<string, string>> {
  const rows = await standing(db).execute()
  return findAllKept(
    db,
    rows.map(({ merged_id }) => merged_id),
  )
}

/** The records that have gone into one, through all merges that stand. */
export async function findAllMergedInto(db: Database, keptId: string): Promise<string[]> {
  const found: string[] = []
  for (let asked = [keptId]; asked.length > 0; ) {
    const rows = await standing(db).where('kept_id', 'in', asked).orderBy('merged_id').execute()
    asked = rows.map(({ merged_id }) => merged_id)
    found.push(...asked)
  }
  return found
}

/** What those records were called: a search by an old name finds the kept one. */
export async function findMergedNames(db: Database, keptId: string): Promise<string[]> {
  const ids = await findAllMergedInto(db, keptId)
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('places')
    .select(['name_ja', 'name_en', 'name_reading'])
    .where('id', 'in', ids)
    .execute()
  return rows.flatMap(({ name_ja, name_en, name_reading }) =>
    [name_ja, name_en, name_reading].flatMap((one) => one ?? []),
  )
}

/** Kept places by the ids of those that went into them, with their names. */
export async function findKeptPlaces(db: Database, ids: readonly string[]) {
  const kept = await findAllKept(db, ids)
  if (kept.size === 0) return new Map<string, { id: string; names: ReturnType<typeof namesOf> }>()
  const query = db.selectFrom('places').select(['id', 'name_ja', 'name_en', 'name_reading'])
  const rows = await query.where('id', 'in', [...new Set(kept.values())]).execute()
  const names = new Map(rows.map((row) => [row.id, namesOf(row)]))
  return new Map([...kept].map(([merged, id]) => [merged, { id, names: names.get(id)! }]))
}

/** A record under the names of its columns, nobody else changing it until the transaction ends. */
export function findRecordForChange(trx: Database, id: string): Promise<Row<'places'> | undefined> {
  return lockForUpdate(trx, trx.selectFrom('places').selectAll().where('id', '=', id)).executeTakeFirst()
}

export function findRecord(db: Database, id: string): Promise<Row<'places'> | undefined> {
  return db.selectFrom('places').selectAll().where('id', '=', id).executeTakeFirst()
}

export interface PlaceMerge extends Omit<Row<'place_merges'>, 'moved'> {
  moved: Moved
}

export async function insert(trx: Database, { moved, ...merge }: PlaceMerge): Promise<void> {
  await trx
    .insertInto('place_merges')
    .values({ ...merge, moved: JSON.stringify(moved) })
    .execute()
}

/** A merge that stands. */
export async function findById(db: Database, id: string): Promise<PlaceMerge | undefined> {
  const query = db.selectFrom('place_merges').selectAll().where('id', '=', id).where('undone_at', 'is', null)
  const row = await query.executeTakeFirst()
  return row && { ...row, moved: JSON.parse(row.moved) }
}

export async function markUndone(trx: Database, id: string, by: string, at: number): Promise<void> {
  await trx.updateTable('place_merges').set({ undone_by: by, undone_at: at }).where('id', '=', id).execute()
}

/** What a record was before a merge changed it: its history keeps it. */
export async function findBefore(db: Database, placeId: string, version: number): Promise<Row<'places'> | null> {
  const query = db.selectFrom('place_revisions').select('before_json').where('place_id', '=', placeId)
  const row = await query.where('version', '=', version).executeTakeFirst()
  return row?.before_json ? JSON.parse(row.before_json) : null
}

/** Merges of a board's region that stand, newest first, with what both are called. */
export async function findAllOfRegion(
  db: Database,
  { prefectureCode, municipalityCode }: { prefectureCode: string; municipalityCode: string | null },
  limit: number,
) {
  let query = db
    .selectFrom('place_merges')
    .innerJoin('places as kept', 'kept.id', 'place_merges.kept_id')
    .innerJoin('places as merged', 'merged.id', 'place_merges.merged_id')
    .where('undone_at', 'is', null)
    .where('kept.prefecture_code', '=', prefectureCode)
  if (municipalityCode) query = query.where('kept.municipality_code', '=', municipalityCode)
  const rows = await query
    .select(['place_merges.id', 'place_merges.at', 'place_merges.author_id', 'kept_id', 'merged_id'])
    .select(['kept.name_ja', 'kept.name_en', 'kept.name_reading'])
    .select(['merged.name_ja as merged_ja', 'merged.name_en as merged_en', 'merged.name_reading as merged_reading'])
    .orderBy('place_merges.at', 'desc')
    .orderBy('place_merges.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    authorId: row.author_id,
    kept: { id: row.kept_id, names: namesOf(row) },
    merged: {
      id: row.merged_id,
      names: { ja: row.merged_ja, en: row.merged_en, reading: row.merged_reading },
    },
  }))
}

export interface Hanging {
  scenes: number
  serves: number
  comfort: number
  tours: number
}

export async function countHanging(db: Database, placeId: string): Promise<Hanging> {
  const count = async (from: ReturnType<typeof sql>) => {
    const query = sql<{ count: number }>`select count(*) as count from ${from} = ${placeId}`
    return Number((await query.execute(db)).rows[0]!.count)
  }
  return {
    scenes: await count(sql`scenes where place_id`),
    serves: await count(sql`serves where place_id`),
    comfort: await count(sql`place_comfort where removed_at is null and place_id`),
    tours: await count(sql`tour_links where kind = 'place' and ref_id`),
  }
}

/**
 * Hands everything that hangs on one record to another; what the other has already (a scene of the same work, the same
 * dish, a name in a language, hours of which it says something) stays where it is.
 */
export async function moveAll(trx: Database, from: string, to: string): Promise<Omit<Moved, 'wasSecret'>> {
  const scenes = await idsOf(
    trx,
    sql`select id from scenes s where place_id = ${from}
    and not exists (select 1 from scenes o where o.place_id = ${to} and o.work_id = s.work_id)`,
  )
  const serves = await idsOf(
    trx,
    sql`select id from serves s where place_id = ${from}
    and not exists (select 1 from serves o where o.place_id = ${to}
      and coalesce(o.gi_product_id, '') = coalesce(s.gi_product_id, '') and coalesce(o.dish_id, '') = coalesce(s.dish_id, ''))`,
  )
  const comfort = await idsOf(
    trx,
    sql`select id from place_comfort where place_id = ${from} and removed_at is null
    and not exists (select 1 from place_comfort o where o.place_id = ${to} and o.removed_at is null)`,
  )
  const tours = await idsOf(
    trx,
    sql`select tour_id as id from tour_links s where kind = 'place' and ref_id = ${from}
    and not exists (select 1 from tour_links o where o.kind = 'place' and o.ref_id = ${to} and o.tour_id = s.tour_id)`,
  )
  const languages = await idsOf(
    trx,
    sql`select language as id from names s where subject_kind = 'place'
    and subject_id = ${from} and not exists (select 1 from names o
      where o.subject_kind = 'place' and o.subject_id = ${to} and o.language = s.language)`,
  )
  // Nothing looks at a secret point, nor does it tell where to stand.
  const looks = sql`viewpoints v where v.removed_at is null
    and not exists (select 1 from place_protected_points where place_id in (${from}, ${to}))`
  const viewpoints = await idsOf(
    trx,
    sql`select place_id as id from ${looks} and place_id = ${from}
    and coalesce(subject_place_id, '') <> ${to} and not exists (select 1 from viewpoints where place_id = ${to})`,
  )
  const lookers = await idsOf(
    trx,
    sql`select place_id as id from ${looks} and subject_place_id = ${from} and place_id <> ${to}`,
  )
  const moved = { scenes, serves, comfort, tours, languages, viewpoints, lookers }
  await move(trx, moved, from, to)
  return moved
}

/** Moves what was moved; what is gone meanwhile stays gone. */
export async function move(
  trx: Database,
  { scenes, serves, comfort, tours, languages, viewpoints, lookers }: Omit<Moved, 'wasSecret'>,
  from: string,
  to: string,
): Promise<void> {
  for (const [table, ids] of [
    ['scenes', scenes],
    ['serves', serves],
    ['place_comfort', comfort],
  ] as const) {
    if (ids.length === 0) continue
    await trx.updateTable(table).set({ place_id: to }).where('id', 'in', ids).where('place_id', '=', from).execute()
  }
  if (tours.length > 0) {
    const links = trx.updateTable('tour_links').set({ ref_id: to }).where('kind', '=', 'place')
    await links.where('ref_id', '=', from).where('tour_id', 'in', tours).execute()
  }
  for (const _ of viewpoints)
    await trx.updateTable('viewpoints').set({ place_id: to }).where('place_id', '=', from).execute()
  if (lookers.length > 0) {
    const looking = trx.updateTable('viewpoints').set({ subject_place_id: to }).where('subject_place_id', '=', from)
    await looking.where('place_id', 'in', lookers).execute()
  }
  for (const language of languages as Row<'names'>['language'][]) {
    const name = trx.updateTable('names').set({ subject_id: to }).where('subject_kind', '=', 'place')
    await name.where('subject_id', '=', from).where('language', '=', language).execute()
  }
}

async function idsOf(trx: Database, query: ReturnType<typeof sql>): Promise<string[]> {
  return (await query.execute(trx)).rows.map((row) => (row as { id: string }).id)
}

function standing(db: Database) {
  return db.selectFrom('place_merges').select(['merged_id', 'kept_id']).where('undone_at', 'is', null)
}
