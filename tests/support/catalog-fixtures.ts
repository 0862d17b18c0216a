import type { Database } from '#db/connection.ts'
import type { NewRow } from '#db/schema.ts'
import { placeRecord } from '#db/seed/place-record.ts'

/** Small records for the tests of repositories and services; each names what it is about and leaves the rest as usual. */
const SOURCE = 'test-source'

/** A source, Kyoto and Uji City: what the other records stand on. */
export async function addPrefecture(db: Database): Promise<void> {
  const source = { key: SOURCE, title: 'Test', licence: 'CC0-1.0', credit_ja: '試験', credit_en: 'Test' }
  await db.insertInto('sources').values(source).execute()
  const prefecture = { code: '26', name_ja: '京都府', name_en: 'Kyoto', source_key: SOURCE }
  await db.insertInto('prefectures').values(prefecture).execute()
  await db
    .insertInto('municipalities')
    .values({
      code: '26204',
      prefecture_code: '26',
      level: 'municipality',
      name_ja: '宇治市',
      name_en: 'Uji',
      lat: 34.88,
      lng: 135.8,
      source_key: SOURCE,
    })
    .execute()
}

export async function addPlace(db: Database, place: Partial<NewRow<'places'>> & { id: string }): Promise<void> {
  const record = placeRecord(
    {
      kind: 'shrine',
      name_ja: `場所${place.id}`,
      name_en: null,
      name_reading: null,
      lat: 34.89,
      lng: 135.8,
      coordinate_precision_meters: 150,
      prefecture_code: '26',
      municipality_code: null,
      stay_minutes: 30,
      source_key: SOURCE,
      source_ref: place.id,
      ...place,
    },
    1_795_392_000,
  )
  const { publication = 'published', protection = 'open' } = place
  await db
    .insertInto('places')
    .values({ ...record, publication, protection })
    .execute()
}

export async function addWork(db: Database, work: { id: string; title_ja?: string }): Promise<void> {
  const { id, title_ja = `作品${id}` } = work
  await db
    .insertInto('works')
    .values({ id, kind: 'tv', title_ja, title_en: id, search_text: `${title_ja} ${id}`, source_key: SOURCE })
    .execute()
}

export async function addScene(db: Database, workId: string, placeId: string): Promise<void> {
  const scene = { id: `${workId}:${placeId}`, work_id: workId, place_id: placeId, source_key: SOURCE }
  await db.insertInto('scenes').values(scene).execute()
}

/** The place serves a product that is protected in all of Kyoto; both are made when missing. */
export async function addServes(db: Database, placeId: string): Promise<void> {
  await db
    .insertInto('gi_products')
    .values({
      id: 'maff-999',
      register: 'maff',
      gi_number: 999,
      name_ja: '見本なす',
      name_en: 'Sample Eggplant',
      category: 'vegetable',
      is_confirmed: 1,
      search_text: '見本なす sample eggplant',
      source_key: SOURCE,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await db
    .insertInto('gi_areas')
    .values({
      gi_product_id: 'maff-999',
      level: 'prefecture',
      area_code: '26',
      prefecture_code: '26',
      name_ja: '京都府',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const claim = { id: `${placeId}:maff-999`, place_id: placeId, gi_product_id: 'maff-999', evidence: 'sample' }
  await db
    .insertInto('serves')
    .values({ ...claim, claimed_on: '2026-11-23', is_sample: 1, source_key: SOURCE })
    .execute()
}

export async function addArea(db: Database, area: Partial<NewRow<'areas'>> & { id: string }): Promise<void> {
  await db
    .insertInto('areas')
    .values({
      name_ja: '宇治',
      name_en: 'Uji',
      summary_ja: '川の町。',
      summary_en: 'A town on a river.',
      prefecture_codes: '["26"]',
      lat: 34.89,
      lng: 135.8,
      radius_meters: 3000,
      station_group: 'g006319',
      sort_order: 1,
      source_key: SOURCE,
      ...area,
    })
    .execute()
}
