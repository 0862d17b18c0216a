import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeOn, describeOnBothEngines } from '#tests/support/database.ts'
import { fileOf } from '#tests/support/import/sample-files.ts'
import { SEEDED_AT } from '#tests/support/seeded-databases.ts'
import type { Database } from '../connection.ts'
import { importGi } from '../import/gi/import-gi.ts'
import { projectRoot } from '../project-root.ts'
import * as giProducts from '../repositories/gi-products.ts'
import * as placesForBoard from '../repositories/places-for-board.ts'
import type { Schema } from '../schema.ts'
import { holdsCatalogEdition } from './catalog-edition.ts'
import { BadRecord, cell, readCsv } from './read-csv.ts'
import { removeDemo } from './remove-demo.ts'
import { seedCatalog } from './seed-catalog.ts'
import { readDemoPeople, seedDemo } from './seed-demo.ts'

const NOW = SEEDED_AT
const options = { root: projectRoot(), now: NOW }

describeOnBothEngines('seeding', (makeDb) => {
  it('writes the catalog, and again changes nothing', async () => {
    const db = await makeDb()
    await seedCatalog(db, options)
    const before = await countAll(db)
    await seedCatalog(db, { ...options, now: NOW + 60 })
    expect(await countAll(db)).toEqual(before)
    expect(before.places).toBeGreaterThan(2000)
    expect(before.prefectures).toBe(47)
    expect(before.dishes).toBe(1365)
    expect(await countSamples(db)).toBe(0)
  })

  it('leaves alone what a board has edited or a register has said since', async () => {
    const db = await makeDb('catalog')
    const revision = { id: 'revision-1', expectedVersion: 1, authorId: null, at: NOW, note: null }
    await placesForBoard.update(db, 'uji-bridge', { name_en: 'The Bridge of Uji' }, revision)
    const register = fileOf('番号,名称,区分,市区町村,状態\n1,あおもりカシス,果実,青森県,取消\n')
    const source = { sourceName: 'Register', sourceUrl: null, licence: 'CC BY 4.0', accepted: new Set<number>() }
    await importGi(db, { path: register, ...source }, { today: '2026-11-24', isDry: false })
    await seedCatalog(db, options)
    const place = await placesForBoard.findByIdForBoard(db, 'uji-bridge')
    expect(place?.names.en).toBe('The Bridge of Uji')
    const product = await giProducts.findById(db, 'maff-1')
    expect(product).toMatchObject({ status: 'cancelled', areas: [{ areaCode: '02' }] })
  })

  it('knows which edition it holds, and brings an older one to this one', async () => {
    const db = await makeDb('catalog')
    expect(await holdsCatalogEdition(db, options.root)).toBe(true)
    await db.updateTable('seed_editions').set({ digest: 'of an older program' }).execute()
    await db.updateTable('places').set({ name_en: null }).where('id', '=', 'uji-bridge').execute()
    expect(await holdsCatalogEdition(db, options.root)).toBe(false)
    await seedCatalog(db, { ...options, now: NOW + 60 })
    const places = await db.selectFrom('places').select(['id', 'name_en']).where('updated_at', '>', NOW).execute()
    expect(places).toEqual([{ id: 'uji-bridge', name_en: 'Uji Bridge' }])
    expect(await holdsCatalogEdition(db, options.root)).toBe(true)
  })

  it('adds the samples with a year of departures, and a day later only the new day', async () => {
    const db = await makeDb('samples')
    const first = await countAll(db)
    expect(first.departures).toBeGreaterThan(4000)
    expect(first.share_agreements).toBe(2 * first.tours)
    await seedDemo(db, { ...options, now: NOW + 86_400 })
    const second = await countAll(db)
    expect(second.departures - first.departures).toBeGreaterThan(0)
    expect(second.departures - first.departures).toBeLessThan(40)
    expect({ ...second, departures: 0 }).toEqual({ ...first, departures: 0 })
  })

  it('keeps a departure as the guide has set it', async () => {
    const db = await makeDb('samples')
    const { id } = await db.selectFrom('departures').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
    await db.updateTable('departures').set({ status: 'closed', seats_total: 3 }).where('id', '=', id).execute()
    await seedDemo(db, options)
    const kept = await db.selectFrom('departures').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ status: 'closed', seats_total: 3 })
  })

  it('removes every sample and nothing real', async () => {
    const db = await makeDb('catalog')
    const before = await countAll(db)
    await seedDemo(db, options)
    const removed = await removeDemo(db)
    expect(removed).toMatchObject({ places: 220, tours: 23, guides: 22, withdrawnTours: 0 })
    expect(await countAll(db)).toEqual(before)
  })

  it('withdraws a sample tour that somebody has booked, and keeps what the booking points to', async () => {
    const db = await makeDb('samples')
    const departureId = await bookADeparture(db)
    expect(await removeDemo(db)).toMatchObject({ tours: 22, withdrawnTours: 1 })
    const tours = await db.selectFrom('tours').selectAll().execute()
    expect(tours.map(({ id, publication }) => [id, publication])).toEqual([['sample-uji-river-and-tea', 'withdrawn']])
    const departures = await db.selectFrom('departures').selectAll().execute()
    expect(departures.map(({ id, status }) => [id, status])).toEqual([[departureId, 'closed']])
    expect(await db.selectFrom('guides').select('id').execute()).toEqual([{ id: 'sample-guide-uji-1' }])
  })

  it('never lets a sample guide lead two departures at the same time', async () => {
    const db = await makeDb('samples')
    const departures = await db.selectFrom('departures').selectAll().orderBy('guide_id').orderBy('starts_at').execute()
    const overlapping = departures.filter((departure, index) => {
      const before = departures[index - 1]
      return before?.guide_id === departure.guide_id && before.ends_at > departure.starts_at
    })
    expect(overlapping).toEqual([])
  })
})

describeOn('sqlite', 'records at the edge', () => {
  const row = z.object({ id: cell.text, lat: cell.lat, year: cell.optionalInteger })

  it('names file, line and column of a bad row', () => {
    expect(() => readCsv(...dataset('id,lat,year\na,35.1,2020\nb,95.1,\n'), row)).toThrow(
      /^geo-data\/things\/things\.csv:3 column lat: /,
    )
    expect(() => readCsv(...dataset('id,lat,year\na,35.1,about 2020\n'), row)).toThrow(
      'geo-data/things/things.csv:2 column year: a whole number or empty',
    )
  })

  it('refuses a column nobody knows, and a missing one', () => {
    expect(() => readCsv(...dataset('id,lat,year,colour\na,35.1,,red\n'), row)).toThrow(
      'geo-data/things/things.csv:2 column colour: not a column of this dataset',
    )
    expect(() => readCsv(...dataset('id,year\na,2020\n'), row)).toThrow(BadRecord)
  })

  it('reads an empty cell as unknown', () => {
    expect(readCsv(...dataset('id,lat,year\na,35.1,\n'), row)).toEqual([{ id: 'a', lat: 35.1, year: null }])
  })

  it('knows who the demo sign-ins are', () => {
    const people = readDemoPeople(projectRoot())
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(['visitor', 'guide', 'board', 'operator']))
    expect(people.filter(({ role, guide_id }) => role === 'guide' && !guide_id)).toEqual([])
  })
})

function dataset(text: string): [root: string, path: string] {
  const root = mkdtempSync(join(tmpdir(), 'meguri-seed-'))
  mkdirSync(join(root, 'geo-data/things'), { recursive: true })
  writeFileSync(join(root, 'geo-data/things/things.csv'), text)
  process.on('exit', () => rmSync(root, { recursive: true, force: true }))
  return [root, 'things/things.csv']
}

const TABLES = [
  'sources',
  'prefectures',
  'municipalities',
  'areas',
  'works',
  'places',
  'scenes',
  'gi_products',
  'gi_areas',
  'dishes',
  'serves',
  'guides',
  'tours',
  'tour_links',
  'tour_options',
  'tour_units',
  'departures',
  'share_agreements',
] as const satisfies (keyof Schema)[]

async function countAll(db: Database): Promise<Record<(typeof TABLES)[number], number>> {
  const counts: Record<string, number> = {}
  for (const table of TABLES) {
    const { count } = await db
      .selectFrom(table as 'works')
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    counts[table] = Number(count)
  }
  return counts as Record<(typeof TABLES)[number], number>
}

async function countSamples(db: Database): Promise<number> {
  return (await db.selectFrom('places').select('id').where('is_sample', '=', 1).execute()).length
}

async function bookADeparture(db: Database): Promise<string> {
  const { id } = await db
    .selectFrom('departures')
    .select('id')
    .where('option_id', '=', 'sample-uji-river-and-tea-group')
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('bookings')
    .values({
      id: 'booking-1',
      reference: 'MGR-TEST-0001',
      departure_id: id,
      intent_key: 'intent-1',
      intent_digest: 'digest',
      status: 'CONFIRMED',
      language: 'en',
      tour_language: 'en',
      time_zone: 'Europe/Paris',
      seats: 2,
      total_yen: 13_600,
      policy_json: '{}',
      snapshot_json: '{}',
      held_until: NOW + 600,
      created_at: NOW,
    })
    .execute()
  return id
}
