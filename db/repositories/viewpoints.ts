import { sql } from 'kysely'
import type { Place } from '#app/domain/catalog/place.ts'
import { type Look, lookOf, type PinnedPoint, type StandArea, type Viewpoint } from '#app/domain/catalog/viewpoint.ts'
import type { ViewpointAsked } from '#app/domain/curation/viewpoint.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'

/** The viewpoint of a place; absent where what is seen from it is a record that is not public. */
export async function findByPlaceId(db: Database, placeId: string): Promise<Viewpoint | undefined> {
  return (await findAllByPlaceIds(db, [placeId])).get(placeId)
}

/** The same for many places; one without a viewpoint is not in the map. */
export async function findAllByPlaceIds(db: Database, placeIds: readonly string[]): Promise<Map<string, Viewpoint>> {
  if (placeIds.length === 0) return new Map()
  const rows = await viewpoints(db)
    .where('viewpoints.place_id', 'in', [...placeIds])
    .execute()
  return new Map(rows.map((row) => [row.place_id, viewpointOf(row)]))
}

/** What visitors of places are told of where to stand and where to look. */
export async function findLooks(db: Database, places: readonly Place[]): Promise<Map<string, Look>> {
  const found = await findAllByPlaceIds(
    db,
    places.map(({ id }) => id),
  )
  return new Map(
    places.flatMap((place) => {
      const viewpoint = found.get(place.id)
      return viewpoint ? [[place.id, lookOf(viewpoint, pinOf(place))] as const] : []
    }),
  )
}

/** Writes the viewpoint of a place in place of the one before. */
export async function put(
  trx: Database,
  placeId: string,
  asked: ViewpointAsked,
  { by, at }: { by: string; at: UnixSeconds },
): Promise<void> {
  const row = { ...rowOf(asked), basis: 'board', is_confirmed: 1, source_key: null } as const
  const written: NewRow<'viewpoints'> = { place_id: placeId, ...row, set_by: by, set_at: at, removed_at: null }
  await trx
    .insertInto('viewpoints')
    .values(written)
    .onConflict((conflict) => conflict.column('place_id').doUpdateSet(written))
    .execute()
}

const NOTHING = {
  ...{ stand_lat: null, stand_lng: null, stand_precision_meters: null },
  ...{ subject_place_id: null, subject_name_ja: null, subject_name_en: null },
  ...{ subject_lat: null, subject_lng: null, subject_precision_meters: null, bearing_degrees: null },
  ...{ area_radius_meters: null, area_corners: null, note_ja: null, note_en: null },
}

/** Takes a viewpoint away; that a board did so is kept, so that the seed does not bring it back. */
export async function remove(
  trx: Database,
  placeId: string,
  { by, at }: { by: string; at: UnixSeconds },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('viewpoints')
    .set({ ...NOTHING, basis: 'board', set_by: by, set_at: at, removed_at: at })
    .where('place_id', '=', placeId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** The places from whose viewpoints a record is seen. */
export async function findLookersAt(db: Database, subjectPlaceId: string): Promise<string[]> {
  const query = db.selectFrom('viewpoints').select('place_id').where('subject_place_id', '=', subjectPlaceId)
  return (await query.execute()).map(({ place_id }) => place_id)
}

/** A point that is typed nearer than this to a secret one is the secret one. */
const NEAR_METERS = 150

/**
 * Deletes every viewpoint that would tell where a place is: its own, those that look at it and those of other places with
 * a point there. Answers whose they were.
 */
export async function removeTelling(trx: Database, placeId: string, exact: Point): Promise<string[]> {
  const rows = await trx.selectFrom('viewpoints').selectAll().execute()
  const telling = rows.filter((row) => {
    if (row.place_id === placeId || row.subject_place_id === placeId) return true
    const { stand, subject, area } = viewpointOf({ ...row, ...NO_SUBJECT_RECORD })
    const corners = area?.kind === 'outline' ? area.corners : []
    const points = [stand?.point, subject?.pin?.point, ...corners].flatMap((point) => point ?? [])
    return points.some((point) => distanceMeters(point, exact) < NEAR_METERS)
  })
  const ids = telling.map((row) => row.place_id)
  if (ids.length > 0) await trx.deleteFrom('viewpoints').where('place_id', 'in', ids).execute()
  return ids.filter((id) => id !== placeId)
}

const NO_SUBJECT_RECORD = {
  of_name_ja: null,
  of_name_en: null,
  of_name_reading: null,
  of_lat: null,
  of_lng: null,
  of_precision_meters: null,
}

/** Public viewpoints of public places that are no samples, a page of them in the order of their ids. */
export async function findPageOfLooks(db: Database, after: string, limit: number) {
  const rows = await openViewpoints(db)
    .innerJoin('sources', (join) =>
      join.on(sql<boolean>`sources.key = coalesce(viewpoints.source_key, places.source_key)`),
    )
    .where('viewpoints.place_id', '>', after)
    .orderBy('viewpoints.place_id')
    .limit(limit)
    .select(['places.lat', 'places.lng', 'places.coordinate_precision_meters'])
    .select(['places.name_ja as place_name_ja', 'places.name_en as place_name_en'])
    .select('places.name_reading as place_name_reading')
    .select(['sources.key as source', 'sources.licence', 'sources.credit_en as credit'])
    .execute()
  return rows.map(({ source, licence, credit, ...row }) => {
    const place = { point: { lat: row.lat, lng: row.lng }, precisionMeters: row.coordinate_precision_meters }
    const { place_name_ja, place_name_en, place_name_reading } = row
    const names = { place_name_ja, place_name_en, place_name_reading }
    return { placeId: row.place_id, ...names, look: lookOf(viewpointOf(row), place), source, licence, credit }
  })
}

/** How many of them there are. */
export async function countLooks(db: Database): Promise<number> {
  const rows = await openViewpoints(db).clearSelect().select('viewpoints.place_id').execute()
  return rows.length
}

function openViewpoints(db: Database) {
  return viewpoints(db)
    .innerJoin('places', 'places.id', 'viewpoints.place_id')
    .where('places.publication', '=', 'published')
    .where('places.protection', '<>', 'hidden')
    .where('places.is_sample', '=', 0)
}

/** Those that were not taken away, with the record that is seen; one that sees what is not public is absent. */
function viewpoints(db: Database) {
  return db
    .selectFrom('viewpoints')
    .leftJoin('places as subjects', 'subjects.id', 'viewpoints.subject_place_id')
    .where('viewpoints.removed_at', 'is', null)
    .where(
      sql<boolean>`(viewpoints.subject_place_id is null or (subjects.publication = 'published' and subjects.protection <> 'hidden'))`,
    )
    .selectAll('viewpoints')
    .select([
      'subjects.name_ja as of_name_ja',
      'subjects.name_en as of_name_en',
      'subjects.name_reading as of_name_reading',
    ])
    .select(['subjects.lat as of_lat', 'subjects.lng as of_lng'])
    .select('subjects.coordinate_precision_meters as of_precision_meters')
}

type ViewpointRow = Row<'viewpoints'> & {
  of_name_ja: string | null
  of_name_en: string | null
  of_name_reading: string | null
  of_lat: number | null
  of_lng: number | null
  of_precision_meters: number | null
}

function viewpointOf(row: ViewpointRow): Viewpoint {
  return {
    placeId: row.place_id,
    stand: pin(row.stand_lat, row.stand_lng, row.stand_precision_meters),
    subject: subjectOf(row),
    recordedBearing: row.bearing_degrees,
    area: areaOf(row),
    note: { ja: row.note_ja, en: row.note_en },
    basis: row.basis,
    isConfirmed: row.is_confirmed === 1,
    setBy: row.set_by,
    setAt: row.set_at,
  }
}

function subjectOf(row: ViewpointRow): Viewpoint['subject'] {
  if (row.subject_place_id !== null) {
    return {
      placeId: row.subject_place_id,
      names: { ja: row.of_name_ja ?? '', en: row.of_name_en, reading: row.of_name_reading },
      pin: pin(row.of_lat, row.of_lng, row.of_precision_meters),
    }
  }
  if (row.subject_name_ja === null) return null
  return {
    placeId: null,
    names: { ja: row.subject_name_ja, en: row.subject_name_en, reading: null },
    pin: pin(row.subject_lat, row.subject_lng, row.subject_precision_meters),
  }
}

function areaOf({ area_radius_meters, area_corners }: ViewpointRow): StandArea | null {
  if (area_radius_meters !== null) return { kind: 'circle', radiusMeters: area_radius_meters }
  if (area_corners === null) return null
  const corners: [lng: number, lat: number][] = JSON.parse(area_corners)
  return { kind: 'outline', corners: corners.map(([lng, lat]) => ({ lat, lng })) }
}

function rowOf({ stand, subject, recordedBearing, area, note }: ViewpointAsked) {
  const seen = subject?.placeId ? null : subject
  return {
    stand_lat: stand?.point.lat ?? null,
    stand_lng: stand?.point.lng ?? null,
    stand_precision_meters: stand?.precisionMeters ?? null,
    subject_place_id: subject?.placeId ?? null,
    subject_name_ja: seen?.name?.ja ?? null,
    subject_name_en: seen?.name?.en ?? null,
    subject_lat: seen?.pin?.point.lat ?? null,
    subject_lng: seen?.pin?.point.lng ?? null,
    subject_precision_meters: seen?.pin?.precisionMeters ?? null,
    // Two points tell the direction by themselves, and better.
    bearing_degrees: subject && !subject.pin ? recordedBearing : null,
    area_radius_meters: area?.kind === 'circle' ? area.radiusMeters : null,
    area_corners: area?.kind === 'outline' ? JSON.stringify(area.corners.map(({ lat, lng }) => [lng, lat])) : null,
    note_ja: note.ja,
    note_en: note.en,
  }
}

function pin(lat: number | null, lng: number | null, precisionMeters: number | null): PinnedPoint | null {
  return lat === null || lng === null || precisionMeters === null ? null : { point: { lat, lng }, precisionMeters }
}

function pinOf({ point, coordinatePrecisionMeters }: Place): PinnedPoint {
  return { point, precisionMeters: coordinatePrecisionMeters }
}
