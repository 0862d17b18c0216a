import type { SceneAtPlace, SceneOfWork } from '#app/domain/catalog/scene.ts'
import type { Database } from '../connection.ts'
import { sceneOf, workOf } from './catalog-rows.ts'
import * as places from './places.ts'

/** Scenes of a work at public places, by place. */
export async function findAllByWorkId(db: Database, workId: string): Promise<SceneAtPlace[]> {
  const rows = await db.selectFrom('scenes').selectAll().where('work_id', '=', workId).orderBy('place_id').execute()
  const shown = await places.findAllByIds(
    db,
    rows.map((row) => row.place_id),
  )
  const byId = new Map(shown.map((place) => [place.id, place]))
  return rows.flatMap((row) => {
    const place = byId.get(row.place_id)
    return place ? [{ ...sceneOf(row), place }] : []
  })
}

/** Scenes at a place with their works; none when the place is not public. */
export async function findAllByPlaceId(db: Database, placeId: string): Promise<SceneOfWork[]> {
  if (!(await places.findById(db, placeId))) return []
  const rows = await db.selectFrom('scenes').selectAll().where('place_id', '=', placeId).orderBy('work_id').execute()
  if (rows.length === 0) return []
  const workIds = rows.map((row) => row.work_id)
  const found = (await db.selectFrom('works').selectAll().where('id', 'in', workIds).execute()).map(workOf)
  const byId = new Map(found.map((work) => [work.id, work]))
  return rows.map((row) => ({ ...sceneOf(row), work: byId.get(row.work_id)! }))
}

/** How many public places each work has, in all of Japan or one prefecture; works without any are not in the map. */
export async function countPlacesByWork(
  db: Database,
  { prefectureCode, workIds }: { prefectureCode?: string; workIds?: readonly string[] } = {},
): Promise<Map<string, number>> {
  let counted = db
    .selectFrom('places')
    .innerJoin('scenes', 'scenes.place_id', 'places.id')
    .where('places.publication', '=', 'published')
    .where('places.protection', '<>', 'hidden')
  if (prefectureCode) counted = counted.where('places.prefecture_code', '=', prefectureCode)
  if (workIds) counted = counted.where('scenes.work_id', 'in', [...workIds])
  const rows = await counted
    .select(({ fn }) => ['scenes.work_id', fn.countAll().as('count')])
    .groupBy('scenes.work_id')
    .execute()
  return new Map(rows.map(({ work_id, count }) => [work_id, Number(count)]))
}
