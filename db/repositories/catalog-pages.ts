import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { GiArea } from '#app/domain/catalog/gi-product.ts'
import type { Tour } from '#app/domain/tours/tour.ts'
import { type BBox, distanceMeters } from '#app/domain/values/geo.ts'
import type { Database } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { boxAround, type Circle, hasWords, isInside, isPublic } from './catalog-filters.ts'
import { giAreaOf } from './catalog-rows.ts'
import { tourOf } from './tours.ts'

/** A page of the public catalog: the ids in their order, how many there are in all, and where the next page begins. */
export interface IdPage {
  ids: string[]
  total: number
  /** Give it as `after` to get the next page; null on the last one. */
  next: string | null
}

export interface PageQuery {
  limit: number
  /** The last id of the page before. */
  after: string | null
  /** Words that all have to occur in the names. */
  q: string | null
}

export interface PlaceQuery extends PageQuery {
  bbox: BBox | null
  /** Places within so many metres, nearest first. */
  near: Circle | null
  kind: string | null
  workId: string | null
}

/** Published places that are not hidden. */
export async function pagePlaces(db: Database, query: PlaceQuery): Promise<IdPage> {
  const { near } = query
  const bbox = near ? intersection(boxAround(near), query.bbox) : query.bbox
  let places = db
    .selectFrom('places')
    .where(isPublic)
    .where((eb) => hasWords(eb, 'places.search_text', query.q ?? ''))
  if (bbox) {
    places = places.where((eb) => isInside(db, eb, bbox))
  }
  if (query.kind) places = places.where('kind', '=', query.kind as Schema['places']['kind'])
  if (query.workId) {
    const shown = db.selectFrom('scenes').select('place_id').where('work_id', '=', query.workId)
    places = places.where('id', 'in', shown)
  }
  if (near) return nearestFirst(await places.select(['id', 'lat', 'lng']).execute(), near, query)
  return pageById(places, query)
}

/** Works by title. */
export async function pageWorks(db: Database, query: PageQuery): Promise<IdPage> {
  const works = db.selectFrom('works').where((eb) => hasWords(eb, 'works.search_text', query.q ?? ''))
  return pageById(works, query)
}

/** Products with a protected name. */
export async function pageGiProducts(db: Database, query: PageQuery): Promise<IdPage> {
  const products = db.selectFrom('gi_products').where((eb) => hasWords(eb, 'gi_products.search_text', query.q ?? ''))
  return pageById(products, query)
}

/** Regional dishes, of one prefecture or all. */
export async function pageDishes(db: Database, query: PageQuery & { prefectureCode: string | null }): Promise<IdPage> {
  let dishes = db.selectFrom('dishes').where((eb) => hasWords(eb, 'dishes.search_text', query.q ?? ''))
  if (query.prefectureCode) dishes = dishes.where('prefecture_code', '=', query.prefectureCode)
  return pageById(dishes, query)
}

/** Tours are searched by the same rule; its type speaks of the catalog's own tables. */
const TOUR_WORDS = 'tours.search_text' as Parameters<typeof hasWords>[1]

/** Published tours, by their meeting point. */
export async function pageTours(
  db: Database,
  query: Omit<PlaceQuery, 'kind'> & { areaId: string | null },
): Promise<IdPage> {
  const { near } = query
  const bbox = near ? intersection(boxAround(near), query.bbox) : query.bbox
  let tours = db
    .selectFrom('tours')
    .where('publication', '=', 'published')
    .where((eb) => hasWords(eb, TOUR_WORDS, query.q ?? ''))
  if (bbox) {
    const [west, south, east, north] = bbox
    tours = tours.where('meeting_lat', '>=', south).where('meeting_lat', '<=', north)
    tours = tours.where('meeting_lng', '>=', west).where('meeting_lng', '<=', east)
  }
  if (query.areaId) tours = tours.where('area_id', '=', query.areaId)
  if (query.workId) {
    const links = db.selectFrom('tour_links').select('tour_id').where('kind', '=', 'work')
    tours = tours.where('id', 'in', links.where('ref_id', '=', query.workId))
  }
  if (near) {
    const rows = await tours.select(['id', 'meeting_lat as lat', 'meeting_lng as lng']).execute()
    return nearestFirst(rows, near, query)
  }
  return pageById(tours, query)
}

/** In the order of ids, each page from behind the last id of the page before: nothing is told twice or left out. */
async function pageById<Table extends keyof Schema>(
  query: SelectQueryBuilder<Schema, Table, object>,
  { limit, after }: PageQuery,
): Promise<IdPage> {
  const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const behind = after === null ? query : query.where(sql<SqlBool>`id > ${after}`)
  const rows = await behind
    .select(sql<string>`id`.as('id'))
    .orderBy(sql`id`)
    .limit(limit + 1)
    .execute()
  return pageOf(rows as { id: string }[], Number(total), limit)
}

/** The works with a scene at each of the places. */
export async function findWorkIdsByPlace(db: Database, placeIds: readonly string[]): Promise<Map<string, string[]>> {
  const byPlace = new Map<string, string[]>()
  if (placeIds.length === 0) return byPlace
  const scenes = db.selectFrom('scenes').select(['place_id', 'work_id']).orderBy('work_id')
  for (const { place_id, work_id } of await scenes.where('place_id', 'in', [...placeIds]).execute()) {
    byPlace.set(place_id, [...(byPlace.get(place_id) ?? []), work_id])
  }
  return byPlace
}

/** The registered areas of each of the products. */
export async function findAreasByGiProduct(db: Database, ids: readonly string[]): Promise<Map<string, GiArea[]>> {
  const byProduct = new Map<string, GiArea[]>()
  if (ids.length === 0) return byProduct
  const query = db
    .selectFrom('gi_areas')
    .selectAll()
    .where('gi_product_id', 'in', [...ids])
  for (const area of (await query.orderBy('area_code').execute()).map(giAreaOf)) {
    byProduct.set(area.giProductId, [...(byProduct.get(area.giProductId) ?? []), area])
  }
  return byProduct
}

/** Published tours in the order of the ids. */
export async function findToursByIds(db: Database, ids: readonly string[]): Promise<Tour[]> {
  if (ids.length === 0) return []
  const query = db.selectFrom('tours').selectAll().where('publication', '=', 'published')
  const byId = new Map((await query.where('id', 'in', [...ids]).execute()).map((row) => [row.id, tourOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function pageOf(rows: { id: string }[], total: number, limit: number): IdPage {
  const ids = rows.slice(0, limit).map((row) => row.id)
  return { ids, total, next: rows.length > limit ? ids.at(-1)! : null }
}

/** Equal distances keep the order of ids, so that a page after a place is always the same page. */
function nearestFirst(
  rows: { id: string; lat: number; lng: number }[],
  { point, radiusMeters }: Circle,
  { after, limit }: PageQuery,
): IdPage {
  const found = rows
    .map(({ id, lat, lng }) => ({ id, meters: distanceMeters(point, { lat, lng }) }))
    .filter(({ meters }) => meters <= radiusMeters)
    .sort((a, b) => a.meters - b.meters || (a.id < b.id ? -1 : 1))
  const start = after === null ? 0 : found.findIndex(({ id }) => id === after) + 1
  return pageOf(found.slice(start, start + limit + 1), found.length, limit)
}

function intersection(a: BBox, b: BBox | null): BBox {
  if (!b) return a
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
}
