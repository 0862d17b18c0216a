import { expect, it } from 'vitest'
import type { Database } from '#db/connection.ts'
import * as placesForBoard from '#db/repositories/places-for-board.ts'
import { addPlace, addPrefecture, addScene, addWork } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines, openAgain } from '#tests/support/database.ts'
import { zipOf } from '#tests/support/gtfs/write-zip.ts'
import { fileOf, SAMPLE } from '#tests/support/import/sample-files.ts'
import { applyImport } from './apply-import.ts'
import type { JudgedRow } from './check-file.ts'
import { type Brought, readPlaces, tryPlaces } from './import-places.ts'
import { undoImport } from './undo-import.ts'

let ids = 0
let clock = 1_795_392_000
const tools = { now: () => clock, newId: () => `id-${++ids}` }
const brought = (path: string, other: Partial<Brought> = {}): Brought => ({
  path,
  format: null,
  mapping: {},
  sourceName: 'Sample Map',
  sourceUrl: null,
  licence: 'CC BY 4.0',
  kind: null,
  datum: 'wgs84',
  isComplete: false,
  publication: 'draft',
  region: null,
  authorId: null,
  ...other,
})

async function judged(db: Database, path: string, other: Partial<Brought> = {}): Promise<JudgedRow[]> {
  const rows: JudgedRow[] = []
  await tryPlaces(db, brought(path, other), { ...tools, onRow: (row) => rows.push(row) })
  return rows
}

async function imported(db: Database, path: string, other: Partial<Brought> = {}) {
  const read = await readPlaces(db, brought(path, other), tools)
  if (read.kind !== 'read') throw new Error(read.kind)
  const outcome = await applyImport(db, read.id, { ...tools, now: clock, authorId: null })
  if (outcome.kind !== 'applied') throw new Error(outcome.kind)
  return { id: read.id, ...read.checked.counts, ...outcome.applied }
}

const namesIn = async (db: Database) =>
  (await db.selectFrom('places').select('name_ja').orderBy('name_ja').execute()).map(({ name_ja }) => name_ja)

describeOnBothEngines('an import of places', (makeDb) => {
  const kyoto = async () => {
    const db = await makeDb()
    await addPrefecture(db)
    return db
  }

  it('reads the same two places from every format', async () => {
    const db = await kyoto()
    const sjis = Buffer.concat([
      Buffer.from('id,'),
      Buffer.from([0x96, 0xbc, 0x8f, 0xcc]),
      Buffer.from(',lat,lng\n1,'),
      Buffer.from([0x8b, 0xb4]),
      Buffer.from(',34.8905,135.8065\n'),
    ])
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SAMPLE.csv, 'utf16le')])
    const files = {
      csv: fileOf(SAMPLE.csv),
      'csv with a mark': fileOf(`\ufeff${SAMPLE.csv}`),
      'csv in UTF-16': fileOf(utf16),
      'csv with semicolons': fileOf(SAMPLE.csv.replaceAll(',', ';')),
      geojson: fileOf(SAMPLE.geojson),
      kml: fileOf(SAMPLE.kml),
      kmz: fileOf(zipOf([{ name: 'doc.kml', data: Buffer.from(SAMPLE.kml) }])),
      gpx: fileOf(SAMPLE.gpx),
      overpass: fileOf(SAMPLE.overpass),
      anitabi: fileOf(SAMPLE.anitabi),
      stops: fileOf(SAMPLE.stops),
      'stops of a feed': fileOf(zipOf([{ name: 'stops.txt', data: Buffer.from(SAMPLE.stops) }])),
    }
    for (const [format, path] of Object.entries(files)) {
      const rows = await judged(db, path)
      expect(
        rows.map(({ place }) => [place?.nameJa, place?.point, place?.prefectureCode]),
        format,
      ).toEqual([
        ['見本の橋', { lat: 34.8905, lng: 135.8065 }, '26'],
        ['見本食堂', { lat: 34.8911, lng: 135.8071 }, '26'],
      ])
    }
    expect((await judged(db, fileOf(sjis))).map(({ name }) => name)).toEqual(['橋'])
    const [bridge, diner] = await judged(db, files.overpass, { licence: null })
    expect(diner!.place).toMatchObject({
      kind: 'restaurant',
      diets: ['vegan'],
      licence: 'ODbL-1.0',
      sourceRef: 'node/2',
    })
    expect(bridge!.place).toMatchObject({ kind: 'bridge', sourceRef: 'way/1' })
    expect((await judged(db, files.kml)).map(({ place }) => place?.kind)).toEqual(['bridge', 'restaurant'])
    expect((await judged(db, files.anitabi, { licence: null }))[0]!.place?.licence).toContain('non-commercial')
  })

  it('is tried without a trace, then written as drafts with source and search text, and changes nothing when it comes again', async () => {
    const db = await kyoto()
    const path = fileOf(SAMPLE.csv)
    await judged(db, path)
    expect(await namesIn(db)).toEqual([])
    expect(await db.selectFrom('imports').selectAll().execute()).toEqual([])
    expect(await imported(db, path)).toMatchObject({ rows: 2, accepted: 2, created: 2 })
    const [bridge] = await db.selectFrom('places').selectAll().where('source_ref', '=', '1').execute()
    expect(bridge).toMatchObject({
      publication: 'draft',
      name_en: 'Sample Bridge',
      opening_hours: '24/7',
      confirmed_on: null,
    })
    expect(bridge!.search_text).toContain('sample bridge')
    const source = await db.selectFrom('sources').selectAll().where('key', '=', bridge!.source_key).executeTakeFirst()
    expect(source).toMatchObject({ title: 'Sample Map', licence: 'CC BY 4.0' })
    expect(await imported(db, path)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })

  it('changes what has changed, keeps what a person has edited for a person, and withdraws only when told to', async () => {
    const db = await kyoto()
    const first = await imported(db, fileOf(SAMPLE.csv))
    const changed = SAMPLE.csv.replace('Sample Bridge', 'Old Sample Bridge')
    expect(await imported(db, fileOf(changed))).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    const bridge = await db.selectFrom('places').selectAll().where('source_ref', '=', '1').executeTakeFirstOrThrow()
    expect(bridge).toMatchObject({ name_en: 'Old Sample Bridge', version: 2 })
    const revision = { id: 'by-hand', expectedVersion: 2, authorId: null, at: clock, note: null }
    await placesForBoard.update(db, bridge.id, { name_en: 'By Hand' }, revision)
    const [row] = await judged(db, fileOf(SAMPLE.csv))
    expect(row).toMatchObject({ verdict: 'doubtful', effect: 'update', mainReason: 'edited_since' })

    const shorter = fileOf(changed.split('\r\n').slice(0, 2).join('\r\n'))
    const gone = await readPlaces(db, brought(shorter, { isComplete: true }), tools)
    const id = gone.kind === 'read' ? gone.id : ''
    const waiting = await db
      .selectFrom('import_rows')
      .selectAll()
      .where('import_id', '=', id)
      .where('effect', '=', 'withdraw')
      .execute()
    expect(waiting).toMatchObject([{ name: '見本食堂', verdict: 'doubtful', main_reason: 'gone_from_file' }])
    await applyImport(db, id, { ...tools, now: clock, authorId: null })
    const state = () =>
      db.selectFrom('places').select('publication').where('name_ja', '=', '見本食堂').executeTakeFirst()
    expect(await state()).toEqual({ publication: 'draft' })
    await db.updateTable('import_rows').set({ decision: 'accept' }).where('effect', '=', 'withdraw').execute()
    await applyImport(db, id, { ...tools, now: clock, authorId: null })
    expect(await state()).toEqual({ publication: 'withdrawn' })
    expect(await undoImport(db, id, { ...tools, now: clock, authorId: null })).toMatchObject({ restored: 1, kept: 0 })
    expect(await state()).toEqual({ publication: 'draft' })
    expect(first.created).toBe(2)
  })

  it('is taken back whole; what people have touched or built on since stays', async () => {
    const db = await kyoto()
    const more = `${SAMPLE.csv}3,見本の寺,,寺,34.8805,135.8165,\r\n4,見本の城,,城,34.8705,135.8165,\r\n`
    await imported(db, fileOf(SAMPLE.csv))
    const { id, created, updated } = await imported(db, fileOf(more.replace('Sample Bridge', 'Changed Bridge')))
    expect([created, updated]).toEqual([2, 1])
    const castle = await db.selectFrom('places').selectAll().where('name_ja', '=', '見本の城').executeTakeFirstOrThrow()
    await addWork(db, { id: 'work' })
    await addScene(db, 'work', castle.id)
    expect(await undoImport(db, id, { ...tools, now: clock, authorId: null })).toEqual({
      kind: 'undone',
      removed: 1,
      restored: 1,
      kept: 1,
    })
    expect(await namesIn(db)).toEqual(['見本の城', '見本の橋', '見本食堂'].sort())
    expect(await undoImport(db, id, { ...tools, now: clock, authorId: null })).toEqual({ kind: 'import_not_applied' })
    expect(await imported(db, fileOf(SAMPLE.csv))).toMatchObject({ updated: 0, unchanged: 2 })
  })

  it('finds twins in the catalog and in the file, and lets several places on one point be', async () => {
    const db = await kyoto()
    await addPlace(db, { id: 'known', name_ja: '見本の 橋', kind: 'bridge', lat: 34.891, lng: 135.807 })
    const rows = `${SAMPLE.csv}3,見本食堂,,飲食店,34.8912,135.8071,\r\n4,見本酒場,,飲食店,34.8911,135.8071,\r\n1,見本の塔,,寺,34.8,135.8,\r\n`
    expect((await judged(db, fileOf(rows))).map(({ mainReason }) => mainReason)).toEqual([
      'duplicate_in_catalog',
      null,
      'duplicate_in_file',
      null,
      'ref_twice',
    ])
  })

  it('asks when the whole file lies off what is known', async () => {
    const db = await kyoto()
    const known = Array.from({ length: 6 }, (_, at) => ({
      name: `見本${at}号`,
      lat: 34.85 + at / 100,
      lng: 135.78 + at / 100,
    }))
    for (const { name, lat, lng } of known) await addPlace(db, { id: name, name_ja: name, kind: 'shop', lat, lng })
    const lines = known.map(({ name, lat, lng }) => `${name},店,${lat - 0.0033},${lng + 0.0028}`)
    const rows = await judged(db, fileOf(`name,kind,lat,lng\n${lines.join('\n')}\n見本新店,店,34.9001,135.8001\n`))
    expect(rows.map(({ reasons }) => reasons[0]?.kind)).toEqual(Array(7).fill('file_shifted'))
  })

  it('lets one of two imports of a source begin, and takes over one that was ended', async () => {
    const db = await kyoto()
    const other = openAgain(db)
    try {
      const long = `id,name,kind,lat,lng\n${Array.from({ length: 6000 }, (_, at) => `${at},見本${at},店,34.${880_000 + at},135.8`).join('\n')}`
      const path = fileOf(long)
      const outcomes = await Promise.all([
        readPlaces(db, brought(path), tools),
        readPlaces(other, brought(path), tools),
      ])
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['import_running', 'read'])
      const read = outcomes.find(({ kind }) => kind === 'read')!
      await db.updateTable('imports').set({ state: 'reading' }).execute()
      expect((await readPlaces(db, brought(path), tools)).kind).toBe('import_running')
      clock += 60
      const again = await readPlaces(db, brought(path), tools)
      expect(again.kind).toBe('read')
      const left = await db.selectFrom('imports').select('id').execute()
      expect(left.map(({ id }) => id)).toEqual([again.kind === 'read' && again.id])
      expect(read.kind === 'read' && left[0]!.id).not.toBe(read.kind === 'read' && read.id)
    } finally {
      await other.destroy()
    }
  }, 60_000)

  it('leaves nothing of a file that breaks off', async () => {
    const db = await kyoto()
    const broken = `${SAMPLE.csv}3,"${'長'.repeat(600_000)}`
    await expect(readPlaces(db, brought(fileOf(broken)), tools)).rejects.toThrow(/^line \d+: expected a table/)
    expect(await db.selectFrom('imports').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('import_rows').selectAll().execute()).toEqual([])
    expect(await namesIn(db)).toEqual([])
  })
})
