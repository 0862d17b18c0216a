import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { AppContext } from '#app/services/app-context.ts'
import {
  openDataChunks,
  openDataTag,
  parseOpenDataFile,
} from '#app/services/catalog/open-data/open-data-file.server.ts'
import type { Database } from '#db/connection.ts'
import { addPlace, addPrefecture, addScene, addServes, addWork } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'

describeOnBothEngines('the open data', (makeDatabase) => {
  test('holds every public record once, whatever number there is, and nothing else', async () => {
    const db = await catalog(makeDatabase)
    const ids = Array.from({ length: 1203 }, (_, index) => `p${String(index).padStart(4, '0')}`)
    for (const id of ids) await addPlace(db, { id })
    await addPlace(db, { id: 'q-draft', publication: 'draft' })
    await addPlace(db, { id: 'q-hidden', protection: 'hidden' })
    await addPlace(db, { id: 'q-sample', is_sample: 1 })
    const places = await read(db, 'places.geojson')
    expect(places.features.map(({ id }: { id: string }) => id)).toEqual(ids)
    const csv = await text(db, 'places.csv')
    expect(csv.startsWith('\uFEFFid,kind,')).toBe(true)
    expect(parse(csv, { columns: true, bom: true })).toHaveLength(1203)
  })

  test('tells of every record its source, its licence and what it is linked to', async () => {
    const db = await catalog(makeDatabase)
    await addPlace(db, { id: 'bridge', name_ja: '=HYPERLINK("x")', opening_hours: null })
    await addWork(db, { id: 'work' })
    await addScene(db, 'work', 'bridge')
    await addServes(db, 'bridge')
    const [feature] = (await read(db, 'places.geojson')).features
    expect(feature).toMatchObject({
      geometry: { type: 'Point', coordinates: [135.8, 34.89] },
      properties: {
        work_ids: ['work'],
        gi_product_ids: ['maff-999'],
        opening_hours: null,
        source: 'test-source',
        licence: 'CC0-1.0',
        credit: 'Test',
        url: 'https://meguri.example/en/places/bridge',
      },
    })
    // Only what the columns name: no search text, no version, no author.
    expect(Object.keys(feature.properties)).not.toContain('search_text')
    const [row] = parse(await text(db, 'places.csv'), { columns: true, bom: true }) as Record<string, string>[]
    expect(row).toMatchObject({ name_ja: `'=HYPERLINK("x")`, opening_hours: '', work_ids: 'work' })
    expect(await read(db, 'scenes.json')).toMatchObject([{ work_id: 'work', place_id: 'bridge', licence: 'CC0-1.0' }])
    expect(await read(db, 'works.json')).toMatchObject([{ id: 'work', source: 'test-source' }])
    expect(await read(db, 'gi-products.json')).toMatchObject([
      { id: 'maff-999', area_codes: ['26'], is_confirmed: 'yes' },
    ])
    expect(await read(db, 'dishes.json')).toEqual([])
  })

  test('leaves out the scenes of what is not public', async () => {
    const db = await catalog(makeDatabase)
    await addWork(db, { id: 'work' })
    await addPlace(db, { id: 'hidden', protection: 'hidden' })
    await addScene(db, 'work', 'hidden')
    expect(await read(db, 'scenes.json')).toEqual([])
  })

  test('has a tag that changes with every change of the catalog, and not without', async () => {
    const db = await catalog(makeDatabase)
    const seen = new Set([await tag(db)])
    expect(await tag(db)).toBe([...seen][0])
    const isNew = async () => {
      const now = await tag(db)
      const wasSeen = seen.has(now)
      seen.add(now)
      return !wasSeen
    }
    await addPlace(db, { id: 'one' })
    expect(await isNew()).toBe(true)
    await db.updateTable('places').set({ stay_minutes: 31 }).where('id', '=', 'one').execute()
    expect(await isNew()).toBe(true)
    await db.updateTable('sources').set({ licence: 'CC-BY-4.0' }).execute()
    expect(await isNew()).toBe(true)
    await db.deleteFrom('places').execute()
    expect(await isNew()).toBe(true)
    expect(await isNew()).toBe(false)
    expect(await tag(db, 'places.csv')).not.toBe(await tag(db, 'places.json'))
  })

  test('is read a page at a time, and only as far as somebody reads', async () => {
    const db = await catalog(makeDatabase)
    for (let index = 0; index < 1001; index += 1) await addPlace(db, { id: `p${index}` })
    const chunks = openDataChunks(contextOf(db), parseOpenDataFile('places.json')!)
    const sizes: number[] = []
    for await (const chunk of chunks) sizes.push(chunk.split('\n').length)
    // Head, three pages, tail.
    expect(sizes).toHaveLength(5)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(502)
  })
})

test('names only files that are there', () => {
  expect(parseOpenDataFile('places.geojson')).toEqual({ dataset: 'places', format: 'geojson' })
  for (const name of [
    'works.geojson',
    'places.xml',
    'places',
    'places.csv.csv',
    'constructor.csv',
    '',
    '../places.csv',
  ]) {
    expect(parseOpenDataFile(name), name).toBeNull()
  }
})

async function catalog(makeDatabase: () => Promise<Database>): Promise<Database> {
  const db = await makeDatabase()
  await addPrefecture(db)
  return db
}

function contextOf(db: Database): AppContext {
  return { db, publicOrigin: 'https://meguri.example' } as AppContext
}

function tag(db: Database, name = 'places.json'): Promise<string> {
  return openDataTag(contextOf(db), parseOpenDataFile(name)!)
}

async function text(db: Database, name: string): Promise<string> {
  let whole = ''
  for await (const chunk of openDataChunks(contextOf(db), parseOpenDataFile(name)!)) whole += chunk
  return whole
}

async function read(db: Database, name: string) {
  return JSON.parse(await text(db, name))
}
