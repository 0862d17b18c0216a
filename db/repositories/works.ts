import type { SceneAtPlace } from '#app/domain/catalog/scene.ts'
import type { Work } from '#app/domain/catalog/work.ts'
import type { Database } from '../connection.ts'
import { workOf } from './catalog-rows.ts'
import * as scenes from './scenes.ts'

export interface WorkWithCount extends Work {
  /** How many public places show a scene of it. */
  placeCount: number
}

export async function findById(db: Database, id: string): Promise<Work | undefined> {
  const row = await db.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirst()
  return row && workOf(row)
}

/** A work with its scenes at public places. */
export async function findByIdWithScenes(
  db: Database,
  id: string,
): Promise<{ work: Work; scenes: SceneAtPlace[] } | undefined> {
  const work = await findById(db, id)
  return work && { work, scenes: await scenes.findAllByWorkId(db, id) }
}

/** Works in the order of the ids; unknown ones are left out. */
export async function findAllByIds(db: Database, ids: readonly string[]): Promise<Work[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('works')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, workOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** All works by id, with the number of their public places. */
export async function findAll(db: Database): Promise<WorkWithCount[]> {
  return withCounts(
    (await db.selectFrom('works').selectAll().orderBy('id').execute()).map(workOf),
    await scenes.countPlacesByWork(db),
  )
}

/** Works with scenes at public places of a prefecture, those with the most first; the counts are of that prefecture. */
export async function findAllByPrefecture(db: Database, prefectureCode: string): Promise<WorkWithCount[]> {
  const counts = await scenes.countPlacesByWork(db, { prefectureCode })
  const found = await findAllByIds(db, [...counts.keys()])
  return withCounts(found, counts).sort((a, b) => b.placeCount - a.placeCount || (a.id < b.id ? -1 : 1))
}

/** Works in the order of the ids, with the number of their public places; unknown ones are left out. */
export async function findAllByIdsWithCounts(db: Database, ids: readonly string[]): Promise<WorkWithCount[]> {
  if (ids.length === 0) return []
  return withCounts(await findAllByIds(db, ids), await scenes.countPlacesByWork(db, { workIds: ids }))
}

function withCounts(works: readonly Work[], counts: ReadonlyMap<string, number>): WorkWithCount[] {
  return works.map((work) => ({ ...work, placeCount: counts.get(work.id) ?? 0 }))
}
