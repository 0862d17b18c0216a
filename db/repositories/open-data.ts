import type { OpenDataset, OpenRecord } from '#app/domain/catalog/open-data.ts'
import { areaRing } from '#app/domain/catalog/viewpoint.ts'
import type { Database } from '../connection.ts'
import { isPublic } from './catalog-filters.ts'
import { findWorkIdsByPlace } from './catalog-pages.ts'
import * as serves from './serves.ts'
import { countLooks, findPageOfLooks } from './viewpoints.ts'

/** So many records are read at a time, however long the file. */
const PAGE = 500

/** Every public record of a dataset in the order of its id, page by page. Samples are nobody's data. */
export async function* readOpenRecords(db: Database, dataset: OpenDataset): AsyncGenerator<OpenRecord[]> {
  let after = ''
  while (true) {
    const page = await READERS[dataset](db, after)
    if (page.length === 0) return
    yield page
    if (page.length < PAGE) return
    after = String(page.at(-1)!.id)
  }
}

/** Changes with every change of the public catalog that was committed, in any process. */
export async function findCatalogMarks(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('catalog_changes').select('mark').orderBy('mark').execute()
  return rows.map(({ mark }) => mark)
}

/** How many records each file has. */
export async function countOpenRecords(db: Database): Promise<Record<OpenDataset, number>> {
  const count = async (query: { execute(): Promise<{ count: string | number | bigint }[]> }) =>
    Number((await query.execute())[0]!.count)
  return {
    places: await count(openPlaces(db).select(({ fn }) => fn.countAll().as('count'))),
    scenes: await count(openScenes(db).select(({ fn }) => fn.countAll().as('count'))),
    viewpoints: await countLooks(db),
    works: await count(db.selectFrom('works').select(({ fn }) => fn.countAll().as('count'))),
    'gi-products': await count(db.selectFrom('gi_products').select(({ fn }) => fn.countAll().as('count'))),
    dishes: await count(db.selectFrom('dishes').select(({ fn }) => fn.countAll().as('count'))),
  }
}

function openPlaces(db: Database) {
  return db.selectFrom('places').where(isPublic).where('places.is_sample', '=', 0)
}

function openScenes(db: Database) {
  return db
    .selectFrom('scenes')
    .innerJoin('places', 'places.id', 'scenes.place_id')
    .where(isPublic)
    .where('places.is_sample', '=', 0)
}

const READERS: Record<OpenDataset, (db: Database, after: string) => Promise<OpenRecord[]>> = {
  places: async (db, after) => {
    const rows = await openPlaces(db)
      .innerJoin('sources', 'sources.key', 'places.source_key')
      .where('places.id', '>', after)
      .orderBy('places.id')
      .limit(PAGE)
      .selectAll('places')
      .select(['sources.licence', 'sources.credit_en as credit'])
      .execute()
    const ids = rows.map(({ id }) => id)
    const works = await findWorkIdsByPlace(db, ids)
    const served = await serves.findAllByPlaceIds(db, ids)
    return rows.map((row) => {
      const claims = served.get(row.id) ?? []
      return {
        ...row,
        is_outdoor: row.is_outdoor === null ? null : row.is_outdoor ? 'yes' : 'no',
        diets: JSON.parse(row.diets) as string[],
        work_ids: works.get(row.id) ?? [],
        gi_product_ids: [...new Set(claims.flatMap(({ giProduct }) => giProduct?.id ?? []))],
        dish_ids: [...new Set(claims.flatMap(({ dish }) => dish?.id ?? []))],
        source: row.source_key,
      }
    })
  },
  scenes: async (db, after) => {
    const rows = await openScenes(db)
      .innerJoin('sources', 'sources.key', 'scenes.source_key')
      .where('scenes.id', '>', after)
      .orderBy('scenes.id')
      .limit(PAGE)
      .selectAll('scenes')
      .select(['sources.licence', 'sources.credit_en as credit'])
      .select(['places.name_ja as place_name_ja', 'places.name_en as place_name_en'])
      .select('places.name_reading as place_name_reading')
      .execute()
    return rows.map((row) => ({ ...row, source: row.source_key, source_ref: null }))
  },
  viewpoints: async (db, after) => {
    const found = await findPageOfLooks(db, after, PAGE)
    return found.map(({ placeId, look, ...source }) => ({
      id: placeId,
      place_id: placeId,
      ...look.stand.point,
      coordinate_precision_meters: look.stand.precisionMeters,
      subject_place_id: look.subjectPlaceId,
      subject_name_ja: look.subject?.ja ?? null,
      subject_name_en: look.subject?.en ?? null,
      subject_lat: look.subjectPoint?.lat ?? null,
      subject_lng: look.subjectPoint?.lng ?? null,
      bearing_degrees: look.bearingDegrees,
      distance_meters: look.distanceMeters,
      stand_area: wktOf(areaRing(look.stand.point, look.area)),
      note_ja: look.note.ja,
      note_en: look.note.en,
      is_confirmed: look.isConfirmed ? 'yes' : 'no',
      ...source,
      source_ref: null,
    }))
  },
  works: async (db, after) => {
    const rows = await db
      .selectFrom('works')
      .innerJoin('sources', 'sources.key', 'works.source_key')
      .where('works.id', '>', after)
      .orderBy('works.id')
      .limit(PAGE)
      .selectAll('works')
      .select(['sources.licence', 'sources.credit_en as credit'])
      .execute()
    return rows.map((row) => ({ ...row, source: row.source_key }))
  },
  'gi-products': async (db, after) => {
    const rows = await db
      .selectFrom('gi_products')
      .innerJoin('sources', 'sources.key', 'gi_products.source_key')
      .where('gi_products.id', '>', after)
      .orderBy('gi_products.id')
      .limit(PAGE)
      .selectAll('gi_products')
      .select(['sources.licence', 'sources.credit_en as credit'])
      .execute()
    const areas = await db
      .selectFrom('gi_areas')
      .select(['gi_product_id', 'area_code'])
      .where('gi_product_id', 'in', rows.length > 0 ? rows.map(({ id }) => id) : [''])
      .orderBy('area_code')
      .execute()
    return rows.map((row) => ({
      ...row,
      is_confirmed: row.is_confirmed ? 'yes' : 'no',
      area_codes: areas.filter((area) => area.gi_product_id === row.id).map((area) => area.area_code),
      source: row.source_key,
    }))
  },
  dishes: async (db, after) => {
    const rows = await db
      .selectFrom('dishes')
      .innerJoin('sources', 'sources.key', 'dishes.source_key')
      .where('dishes.id', '>', after)
      .orderBy('dishes.id')
      .limit(PAGE)
      .selectAll('dishes')
      .select(['sources.licence', 'sources.credit_en as credit'])
      .execute()
    return rows.map((row) => ({ ...row, source: row.source_key }))
  },
}

/** An outline as spreadsheets and GIS programs both read it. */
function wktOf(ring: [lng: number, lat: number][] | null): string | null {
  return ring && `POLYGON((${ring.map(([lng, lat]) => `${lng} ${lat}`).join(', ')}))`
}
