import type { Area, AreaCounts, AreaWithCounts } from '#app/domain/catalog/area.ts'
import { EATING_KINDS, type PlaceKind } from '#app/domain/catalog/place.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import type { Database } from '../connection.ts'
import { isPublic } from './catalog-filters.ts'
import { areaOf } from './catalog-rows.ts'

export async function findById(db: Database, id: string): Promise<Area | undefined> {
  const row = await db.selectFrom('areas').selectAll().where('id', '=', id).executeTakeFirst()
  return row && areaOf(row)
}

/** Areas in their own order. */
export async function findAll(db: Database): Promise<Area[]> {
  return (await db.selectFrom('areas').selectAll().orderBy('sort_order').execute()).map(areaOf)
}

/** Areas in their own order; unknown ids are left out. */
export async function findAllByIds(db: Database, ids: readonly string[]): Promise<Area[]> {
  if (ids.length === 0) return []
  const query = db.selectFrom('areas').selectAll()
  return (
    await query
      .where('id', 'in', [...ids])
      .orderBy('sort_order')
      .execute()
  ).map(areaOf)
}

/** All areas with what the public catalog holds inside each circle; an area's tours are those filed under it. */
export async function findAllWithCounts(db: Database): Promise<AreaWithCounts[]> {
  const all = await findAll(db)
  const places = await db.selectFrom('places').where(isPublic).select(['id', 'kind', 'lat', 'lng']).execute()
  const scenes = await db.selectFrom('scenes').select(['place_id', 'work_id']).execute()
  const tours = await db
    .selectFrom('tours')
    .where('publication', '=', 'published')
    .select(({ fn }) => ['area_id', fn.countAll().as('count')])
    .groupBy('area_id')
    .execute()
  const toursByArea = new Map(tours.map(({ area_id, count }) => [area_id, Number(count)]))
  const worksByPlace = new Map<string, string[]>()
  for (const { place_id, work_id } of scenes) {
    worksByPlace.set(place_id, [...(worksByPlace.get(place_id) ?? []), work_id])
  }
  return all.map((area) => {
    const inside = places.filter((place) => distanceMeters(area.point, place) <= area.radiusMeters)
    const counts: AreaCounts = {
      places: inside.length,
      works: new Set(inside.flatMap((place) => worksByPlace.get(place.id) ?? [])).size,
      eatingPlaces: inside.filter((place) => (EATING_KINDS as readonly PlaceKind[]).includes(place.kind)).length,
      tours: toursByArea.get(area.id) ?? 0,
    }
    return { ...area, counts }
  })
}
