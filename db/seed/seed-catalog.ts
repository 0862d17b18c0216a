import type { z } from 'zod'
import type { NamedKind } from '#app/domain/catalog/other-name.ts'
import { searchTextOf } from '#app/domain/catalog/search-text.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import { findAllStanding } from '#db/repositories/place-merges.ts'
import { rememberCatalogEdition } from './catalog-edition.ts'
import * as rows from './catalog-records.ts'
import { writeComfort } from './comfort-records.ts'
import { PLACE_UPSERT, placeRecord } from './place-record.ts'
import { readCsv } from './read-csv.ts'
import { refoldSearchTexts } from './refold.ts'
import { upsertAll } from './upsert.ts'
import { writeViewpoints } from './viewpoint-records.ts'

export interface SeedOptions {
  /** The folder that holds `geo-data`. */
  root: string
  now: UnixSeconds
  /** Told after each dataset, for progress lines. */
  log?: (step: SeedStep) => void
}

export interface SeedStep {
  dataset: string
  rows: number
}

/**
 * Writes the real records of `geo-data`, all or none; again changes nothing, and what a board has edited since stays as
 * it is.
 */
export async function seedCatalog(db: Database, { root, now, log }: SeedOptions): Promise<void> {
  const datasets = readCatalog(root, now)
  await db.transaction().execute(async (trx) => {
    for (const { dataset, count, write } of datasets) {
      await write(trx)
      log?.({ dataset, rows: count })
    }
    await refoldSearchTexts(trx)
    await rememberCatalogEdition(trx, root, now)
  })
}

/** Reads everything before anything is written: a bad row leaves the database as it was. */
function readCatalog(root: string, now: UnixSeconds) {
  const sources = readCsv(root, 'sources.csv', rows.sourceRow)
  const prefectures = readCsv(root, 'prefectures/prefectures.csv', rows.prefectureRow)
  const municipalities = readCsv(root, 'municipalities/municipalities.csv', rows.municipalityRow)
  const areas = readCsv(root, 'areas/areas.csv', rows.areaRow)
  const works = readCsv(root, 'works/works.csv', rows.workRow)
  const significance = new Map(
    readCsv(root, 'landmarks/significance.csv', rows.significanceRow).map((row) => [row.place_id, row.significance]),
  )
  const places = [
    ...readCsv(root, 'scenes/places.csv', rows.scenePlaceRow),
    ...readCsv(root, 'landmarks/places.csv', rows.landmarkRow),
    ...readCsv(root, 'heritage/places.csv', rows.heritageRow),
  ]
  const comfort = readCsv(root, 'comfort/comfort.csv', rows.comfortRow)
  const viewpoints = readCsv(root, 'viewpoints/viewpoints.csv', rows.viewpointRow)
  const scenes = readCsv(root, 'scenes/scenes.csv', rows.sceneRow)
  const giProducts = readCsv(root, 'gi-products/products.csv', rows.giProductRow)
  const giAreas = readCsv(root, 'gi-products/areas.csv', rows.giAreaRow)
  const dishes = readCsv(root, 'dishes/dishes.csv', rows.dishRow)
  const names = readCsv(root, 'names/names.csv', rows.nameRow)
  const textsOf = textsBySubject(names)
  type Named = { id: string; name_ja: string; name_en: string | null; name_reading: string | null }
  const named =
    (kind: NamedKind) =>
    <Row extends Named>(row: Row) => ({
      ...row,
      search_text: searchTextOf([row.name_ja, row.name_en, row.name_reading, ...textsOf(kind, row.id)]),
    })

  return [
    dataset('sources', sources, (trx) => upsertAll(trx, 'sources', sources, { key: ['key'] })),
    dataset('regions', [...prefectures, ...municipalities], async (trx) => {
      const called = prefectures.map((row) => ({
        ...row,
        search_text: searchTextOf([row.name_ja, row.name_en, ...textsOf('prefecture', row.code)]),
      }))
      await upsertAll(trx, 'prefectures', called, { key: ['code'] })
      const records = municipalities.map(({ name_en_basis: _, ...row }) => ({
        ...row,
        search_text: searchTextOf([row.name_ja, row.name_en]),
      }))
      await upsertAll(trx, 'municipalities', records, { key: ['code'] })
    }),
    dataset('areas', areas, (trx) => {
      const records = areas.map((area) => ({
        ...named('area')(area),
        prefecture_codes: JSON.stringify(area.prefecture_codes),
      }))
      return upsertAll(trx, 'areas', records, { key: ['id'] })
    }),
    dataset('works', works, (trx) => {
      const records = works.map((work) => ({
        ...work,
        search_text: searchTextOf([work.title_ja, work.title_en, work.title_reading, ...textsOf('work', work.id)]),
      }))
      return upsertAll(trx, 'works', records, { key: ['id'] })
    }),
    dataset('places', places, (trx) =>
      upsertAll(
        trx,
        'places',
        places.map((place) => {
          const facts = { ...place, significance: significance.get(place.id) ?? null }
          return placeRecord(facts, now, textsOf('place', place.id))
        }),
        PLACE_UPSERT,
      ),
    ),
    dataset('comfort', comfort, async (trx) => {
      const kept = await findAllStanding(trx)
      const has = new Set(comfort.map(({ place_id }) => place_id))
      await writeComfort(
        trx,
        comfort.map((record) => ({ ...record, place_id: keptUnless(kept, record.place_id, (to) => has.has(to)) })),
      )
    }),
    dataset('viewpoints', viewpoints, (trx) => writeViewpoints(trx, viewpoints)),
    dataset('scenes', scenes, async (trx) => {
      const kept = await findAllStanding(trx)
      const has = new Set(scenes.map(({ work_id, place_id }) => `${work_id}:${place_id}`))
      const records = scenes.map((scene) => ({
        id: `${scene.work_id}:${scene.place_id}`,
        ...scene,
        place_id: keptUnless(kept, scene.place_id, (to) => has.has(`${scene.work_id}:${to}`)),
        confirmed_on: null,
      }))
      return upsertAll(trx, 'scenes', records, { key: ['id'], keep: ['confirmed_on'] })
    }),
    dataset('gi_products', giProducts, async (trx) => {
      const theirs = await idsOfOthers(trx, sources)
      const products = giProducts.filter(({ id }) => !theirs.has(id)).map(named('gi_product'))
      const grounds = giAreas.filter(({ gi_product_id }) => !theirs.has(gi_product_id))
      await upsertAll(trx, 'gi_products', products, { key: ['id'] })
      await upsertAll(trx, 'gi_areas', grounds, { key: ['gi_product_id', 'level', 'area_code'] })
    }),
    dataset('dishes', dishes, (trx) => upsertAll(trx, 'dishes', dishes.map(named('dish')), { key: ['id'] })),
    dataset('names', names, (trx) =>
      upsertAll(trx, 'names', names, { key: ['subject_kind', 'subject_id', 'language'] }),
    ),
  ]
}

/** What a board has merged stays merged: a fact of the merged record is the kept one's, unless that has its own. */
function keptUnless(kept: ReadonlyMap<string, string>, placeId: string, hasOwn: (keptId: string) => boolean): string {
  const to = kept.get(placeId)
  return to !== undefined && !hasOwn(to) ? to : placeId
}

/** Products that an operator has brought from a register since: what is known of them now does not come from here. */
async function idsOfOthers(trx: Database, ours: readonly { key: string }[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('gi_products')
    .select('id')
    .where(
      'source_key',
      'not in',
      ours.map(({ key }) => key),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The further names of a record, which a search finds it by. */
function textsBySubject(names: readonly z.output<typeof rows.nameRow>[]) {
  const bySubject = new Map<string, string[]>()
  for (const { subject_kind, subject_id, name } of names) {
    const key = `${subject_kind}:${subject_id}`
    bySubject.set(key, [...(bySubject.get(key) ?? []), name])
  }
  return (kind: NamedKind, id: string) => bySubject.get(`${kind}:${id}`) ?? []
}

function dataset(name: string, records: readonly unknown[], write: (trx: Database) => Promise<void>) {
  return { dataset: name, count: records.length, write }
}
