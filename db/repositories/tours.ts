import type { Tour, TourOption } from '#app/domain/tours/tour.ts'
import type { Database } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'

export interface TourLink {
  kind: 'work' | 'gi_product' | 'place' | 'dish'
  refId: string
}

/** A published tour; drafts and withdrawn ones are absent. */
export async function findPublishedById(db: Database, id: string): Promise<Tour | undefined> {
  const row = await db
    .selectFrom('tours')
    .selectAll()
    .where('id', '=', id)
    .where('publication', '=', 'published')
    .executeTakeFirst()
  return row && tourOf(row)
}

export interface TourFilter {
  areaId?: string
  guideId?: string
  prefectureCode?: string
}

/** All published tours, by area and English title. */
export async function findAllPublished(db: Database, filter: TourFilter = {}): Promise<Tour[]> {
  let query = db.selectFrom('tours').selectAll().where('publication', '=', 'published')
  if (filter.areaId) query = query.where('area_id', '=', filter.areaId)
  if (filter.guideId) query = query.where('guide_id', '=', filter.guideId)
  if (filter.prefectureCode) query = query.where('prefecture_code', '=', filter.prefectureCode)
  return (await query.orderBy('area_id').orderBy('title_en').orderBy('id').execute()).map(tourOf)
}

/** The lowest price of an adult on each of the tours, in yen. */
export async function findAdultPrices(db: Database, tourIds: readonly string[]): Promise<Map<string, number>> {
  if (tourIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('tour_units as unit')
    .innerJoin('tour_options as option', 'option.id', 'unit.option_id')
    .select(({ fn }) => ['option.tour_id', fn.min<number>('unit.price_yen').as('price')])
    .where('option.tour_id', 'in', [...tourIds])
    .where('unit.kind', '=', 'adult')
    .groupBy('option.tour_id')
    .execute()
  return new Map(rows.map(({ tour_id, price }) => [tour_id, price]))
}

/** The options of a tour with their units, the default one first. */
export async function findOptionsByTourId(db: Database, tourId: string): Promise<TourOption[]> {
  return findOptionsByTourIds(db, [tourId])
}

/** The options of many tours with their units, the default one of each first. */
export async function findOptionsByTourIds(db: Database, tourIds: readonly string[]): Promise<TourOption[]> {
  if (tourIds.length === 0) return []
  const rows = await db
    .selectFrom('tour_options')
    .selectAll()
    .where('tour_id', 'in', tourIds)
    .orderBy('is_default', 'desc')
    .orderBy('id')
    .execute()
  return withUnits(db, rows)
}

export async function findOptionById(db: Database, id: string): Promise<TourOption | undefined> {
  const rows = await db.selectFrom('tour_options').selectAll().where('id', '=', id).execute()
  return (await withUnits(db, rows))[0]
}

/** What a tour shows. */
export async function findLinks(db: Database, tourId: string): Promise<TourLink[]> {
  const rows = await db
    .selectFrom('tour_links')
    .select(['kind', 'ref_id'])
    .where('tour_id', '=', tourId)
    .orderBy('kind')
    .orderBy('ref_id')
    .execute()
  return rows.map(({ kind, ref_id }) => ({ kind, refId: ref_id }))
}

/** The published tours that show one of a kind, for the pages of works, places and products. */
export async function findAllLinkedTo(db: Database, kind: TourLink['kind'], refId: string): Promise<Tour[]> {
  const rows = await db
    .selectFrom('tours')
    .innerJoin('tour_links', 'tour_links.tour_id', 'tours.id')
    .selectAll('tours')
    .where('tour_links.kind', '=', kind)
    .where('tour_links.ref_id', '=', refId)
    .where('tours.publication', '=', 'published')
    .orderBy('tours.id')
    .execute()
  return rows.map(tourOf)
}

export async function insert(db: Database, tour: NewRow<'tours'>): Promise<void> {
  await db.insertInto('tours').values(tour).execute()
}

export async function insertOption(
  db: Database,
  option: NewRow<'tour_options'>,
  units: NewRow<'tour_units'>[],
): Promise<void> {
  await db.insertInto('tour_options').values(option).execute()
  await db.insertInto('tour_units').values(units).execute()
}

async function withUnits(db: Database, options: Row<'tour_options'>[]): Promise<TourOption[]> {
  if (options.length === 0) return []
  const units = await db
    .selectFrom('tour_units')
    .selectAll()
    .where(
      'option_id',
      'in',
      options.map(({ id }) => id),
    )
    .orderBy('sort_order')
    .orderBy('id')
    .execute()
  return options.map((option) => ({
    id: option.id,
    tourId: option.tour_id,
    names: { ja: option.name_ja, en: option.name_en, reading: null },
    isDefault: option.is_default === 1,
    isPrivate: option.is_private === 1,
    units: units
      .filter(({ option_id }) => option_id === option.id)
      .map((unit) => ({
        id: unit.id,
        kind: unit.kind,
        minAge: unit.min_age,
        maxAge: unit.max_age,
        priceYen: unit.price_yen,
        seats: unit.seats,
      })),
  }))
}

export function tourOf(row: Row<'tours'>): Tour {
  return {
    id: row.id,
    guideId: row.guide_id,
    areaId: row.area_id,
    title: { ja: row.title_ja, en: row.title_en, reading: null },
    summary: { ja: row.summary_ja, en: row.summary_en, reading: null },
    meetingPoint: { ja: row.meeting_point_ja, en: row.meeting_point_en, reading: null },
    meetingAt: { lat: row.meeting_lat, lng: row.meeting_lng },
    endsAt: { lat: row.end_lat, lng: row.end_lng },
    prefectureCode: row.prefecture_code,
    municipalityCode: row.municipality_code,
    durationMinutes: row.duration_minutes,
    languages: JSON.parse(row.languages),
    includes: row.includes_ja === null ? null : { ja: row.includes_ja, en: row.includes_en, reading: null },
    cutoffMinutes: row.cutoff_minutes,
    policy: row.cancellation_policy,
    stepFree: row.step_free,
    publication: row.publication,
    isSample: row.is_sample === 1,
  }
}
