import type { Place, PlaceKind } from '#app/domain/catalog/place.ts'
import type { PlanCandidate } from '#app/domain/catalog/plan-candidate.ts'
import { type BBox, distanceMeters, type Point } from '#app/domain/values/geo.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { Database } from '../connection.ts'
import * as areas from './areas.ts'
import { boxAround, type Circle, hasWords, isInside, isPublic } from './catalog-filters.ts'
import { namesOf, placeOf } from './catalog-rows.ts'
import { findNearest as findNearestIds } from './map-cells.ts'
import * as placeComfort from './place-comfort.ts'
import * as serves from './serves.ts'
import * as viewpoints from './viewpoints.ts'

/** A point coarser than this (a town centre that stands for many records) is not planned, only named on request. */
const MOST_PRECISION_METERS = 2_999

/** A public place; drafts, withdrawn and hidden ones are absent. */
export async function findById(db: Database, id: string): Promise<Place | undefined> {
  const row = await publicPlaces(db).selectAll().where('id', '=', id).executeTakeFirst()
  return row && placeOf(row)
}

/** Public places in the order of the ids; those that are not public are left out. */
export async function findAllByIds(db: Database, ids: readonly string[]): Promise<Place[]> {
  if (ids.length === 0) return []
  const rows = await publicPlaces(db)
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, placeOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Public places in a box, by id. */
export async function findAllInBBox(
  db: Database,
  bbox: BBox,
  { kinds, limit }: { kinds?: readonly PlaceKind[]; limit: number },
): Promise<Place[]> {
  let query = publicPlaces(db)
    .selectAll()
    .where((eb) => isInside(db, eb, bbox))
  if (kinds) query = query.where('kind', 'in', [...kinds])
  return (await query.orderBy('id').limit(limit).execute()).map(placeOf)
}

export interface NearPlace {
  place: Place
  /** Great-circle metres from the point asked for. */
  meters: number
}

/** Public places within a circle, nearest first. */
export async function findAllNear(
  db: Database,
  circle: Circle,
  { kinds, limit }: { kinds?: readonly PlaceKind[]; limit: number },
): Promise<NearPlace[]> {
  let query = publicPlaces(db)
    .selectAll()
    .where((eb) => isInside(db, eb, boxAround(circle)))
  if (kinds) query = query.where('kind', 'in', [...kinds])
  return (await query.execute())
    .map((row) => ({ place: placeOf(row), meters: distanceMeters(circle.point, row) }))
    .filter(({ meters }) => meters <= circle.radiusMeters)
    .sort((a, b) => a.meters - b.meters || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, limit)
}

/** The public places nearest to a point, nearest first; nothing that lies farther than some 60 km. */
export async function findNearest(
  db: Database,
  point: Point,
  { count, kind = null }: { count: number; kind?: PlaceKind | null },
): Promise<NearPlace[]> {
  const nearest = await findNearestIds(db, point, { count, kind })
  const places = new Map(
    (
      await findAllByIds(
        db,
        nearest.map(({ id }) => id),
      )
    ).map((place) => [place.id, place]),
  )
  return nearest.flatMap(({ id, meters }) => (places.has(id) ? [{ place: places.get(id)!, meters }] : []))
}

export interface PlaceSearch {
  text?: string
  kinds?: readonly PlaceKind[]
  bbox?: BBox
  workId?: string
  prefectureCode?: string
  municipalityCode?: string
  limit: number
  /** The last id of the page before. */
  afterId?: string | null
}

export interface FoundPlaces {
  places: Place[]
  /** Of all pages. */
  total: number
  /** For the next page's `afterId`; null on the last. */
  nextId: string | null
}

/** Public places that match everything asked for, in the order of ids, so that paging is complete. */
export async function searchPlaces(db: Database, search: PlaceSearch): Promise<FoundPlaces> {
  const { text, kinds, bbox, workId, prefectureCode, municipalityCode, limit, afterId } = search
  let query = publicPlaces(db)
  if (text) query = query.where((eb) => hasWords(eb, 'places.search_text', text))
  if (kinds) query = query.where('kind', 'in', [...kinds])
  if (bbox) query = query.where((eb) => isInside(db, eb, bbox))
  if (prefectureCode) query = query.where('prefecture_code', '=', prefectureCode)
  if (municipalityCode) query = query.where('municipality_code', '=', municipalityCode)
  if (workId) query = query.where('id', 'in', db.selectFrom('scenes').select('place_id').where('work_id', '=', workId))
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

/** Public places that are no samples, as their addresses name them: a stretch of them in the order of their ids. */
export async function findRealNames(
  db: Database,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ id: string; names: Names }[]> {
  const real = publicPlaces(db).select(['id', 'name_ja', 'name_en', 'name_reading']).where('is_sample', '=', 0)
  const rows = await real.orderBy('id').limit(limit).offset(offset).execute()
  return rows.map((row) => ({ id: row.id, names: namesOf(row) }))
}

export async function countReal(db: Database): Promise<number> {
  const row = await publicPlaces(db)
    .where('is_sample', '=', 0)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How many public places of each kind a prefecture has, the kind with the most first. */
export async function countByKind(db: Database, prefectureCode: string): Promise<[kind: PlaceKind, count: number][]> {
  const rows = await publicPlaces(db)
    .select(({ fn }) => ['kind', fn.countAll().as('count')])
    .where('prefecture_code', '=', prefectureCode)
    .groupBy('kind')
    .execute()
  return rows
    .map(({ kind, count }): [PlaceKind, number] => [kind, Number(count)])
    .sort(([a, more], [b, fewer]) => fewer - more || (a < b ? -1 : 1))
}

/** How many public places each municipality of a prefecture has, by its code; one without any is not in the map. */
export async function countByMunicipality(db: Database, prefectureCode: string): Promise<Map<string, number>> {
  const rows = await publicPlaces(db)
    .select(({ fn }) => ['municipality_code', fn.countAll().as('count')])
    .where('prefecture_code', '=', prefectureCode)
    .where('municipality_code', 'is not', null)
    .groupBy('municipality_code')
    .execute()
  return new Map(rows.map(({ municipality_code, count }) => [municipality_code!, Number(count)]))
}

/** What the planner may choose from: everything that fits any of the four. */
export interface CandidateSearch {
  areaIds?: readonly string[]
  bbox?: BBox
  /** Every scene of these works, wherever it is. */
  workIds?: readonly string[]
  /** Named places come in even with a coarse point. */
  placeIds?: readonly string[]
}

/** Public places that let visitors in, with their works, what they serve, how pressed they are and where to stand, in six queries. */
export async function findPlanCandidates(db: Database, search: CandidateSearch): Promise<PlanCandidate[]> {
  const chosen = await areas.findAllByIds(db, search.areaIds ?? [])
  const boxes = [...chosen.map(boxAround), ...(search.bbox ? [search.bbox] : [])]
  const workIds = [...(search.workIds ?? [])]
  const placeIds = new Set(search.placeIds)
  if (boxes.length + workIds.length + placeIds.size === 0) return []
  const rows = await publicPlaces(db)
    .selectAll()
    .where('protection', '<>', 'closed')
    .where((eb) =>
      eb.or([
        ...boxes.map((box) => isInside(db, eb, box)),
        ...(placeIds.size > 0 ? [eb('id', 'in', [...placeIds])] : []),
        ...(workIds.length > 0
          ? [eb('id', 'in', db.selectFrom('scenes').select('place_id').where('work_id', 'in', workIds))]
          : []),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('coordinate_precision_meters', '<=', MOST_PRECISION_METERS),
        ...(placeIds.size > 0 ? [eb('id', 'in', [...placeIds])] : []),
      ]),
    )
    .orderBy('id')
    .execute()
  const ids = rows.map((row) => row.id)
  const workIdsByPlace = await findWorkIds(db, ids)
  const comfortByPlace = await placeComfort.findAllByPlaceIds(db, ids)
  const servesByPlace = await serves.findAllByPlaceIds(db, ids)
  const found = rows.map(placeOf)
  const looks = await viewpoints.findLooks(db, found)
  return found.map((place) => ({
    place,
    workIds: workIdsByPlace.get(place.id) ?? [],
    serves: servesByPlace.get(place.id) ?? [],
    comfort: comfortByPlace.get(place.id) ?? [],
    look: looks.get(place.id) ?? null,
  }))
}

function publicPlaces(db: Database) {
  return db.selectFrom('places').where(isPublic)
}

async function findWorkIds(db: Database, placeIds: readonly string[]): Promise<Map<string, string[]>> {
  const byPlace = new Map<string, string[]>()
  if (placeIds.length === 0) return byPlace
  const links = await db
    .selectFrom('scenes')
    .select(['place_id', 'work_id'])
    .where('place_id', 'in', [...placeIds])
    .orderBy('work_id')
    .execute()
  for (const { place_id, work_id } of links) byPlace.set(place_id, [...(byPlace.get(place_id) ?? []), work_id])
  return byPlace
}
