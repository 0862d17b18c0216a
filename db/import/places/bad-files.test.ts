import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/connection.ts'
import { addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOn } from '#tests/support/database.ts'
import { zipOf } from '#tests/support/gtfs/write-zip.ts'
import { fileOf, SAMPLE } from '#tests/support/import/sample-files.ts'
import type { JudgedRow } from './check-file.ts'
import { tryPlaces } from './import-places.ts'

const HEAD = 'name,lat,lng'
const placemark = (name: string) =>
  `<Placemark><name>${name}</name><Point><coordinates>135.8,34.89</coordinates></Point></Placemark>`
const doc = (inside: string, before = '') => `<?xml version="1.0"?>${before}<kml><Document>${inside}</Document></kml>`
const bomb = zipOf([{ name: 'doc.kml', data: Buffer.alloc(60_000_000, 32) }])

describeOn('sqlite', 'a bad file of places', (makeDb) => {
  let db: Database
  beforeAll(async () => {
    db = await makeDb()
    await addPrefecture(db)
  })

  describe('is refused with one clear line:', () => {
    test.each<[string, string | Buffer, RegExp]>([
      ['empty', '', /is empty$/],
      ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /is no text/],
      ['a web page', '<!doctype html><html></html>', /neither KML nor GPX/],
      ['10,000 columns', `${HEAD},${'x,'.repeat(10_000)}\n`, /^1000\d columns: at most 500$/],
      ['no columns that are known', 'a,b,c\n1,2,3\n', /no columns were found .* of a, b, c$/],
      ['only a head', `${HEAD}\n`, /no records/],
      ['JSON of something else', '{"hello":"world"}', /neither GeoJSON nor Overpass/],
      ['JSON that breaks off', SAMPLE.geojson.slice(0, -20), /ends before its JSON does/],
      ['JSON that is broken', '{"type":"FeatureCollection","features":[{]}', /JSON is broken/],
      [
        'deep JSON',
        `{"type":"FeatureCollection","features":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`,
        /nested deeper than 40/,
      ],
      [
        'entities that grow',
        doc(placemark('&b;'), '<!DOCTYPE kml [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
        /has no document type/,
      ],
      [
        'an entity that reads a file',
        doc(placemark('&x;'), '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        /has no document type/,
      ],
      ['deep XML', doc('<Folder>'.repeat(5000)), /nested deeper than 60/],
      ['XML that breaks off', doc(placemark('x')).slice(0, -30), /XML is broken/],
      ['a text without an end', doc(`<Placemark><name>${'x'.repeat(3_000_000)}`), /text without an end/],
      ['a zip bomb', bomb, /more than a file of its kind has/],
      ['a zip of something else', zipOf([{ name: 'a.exe', data: Buffer.from('MZ') }]), /neither a KML nor/],
      ['half a zip', bomb.subarray(0, 500), /expected a zip file|damaged/],
    ])('%s', async (_, content, message) => {
      await expect(judged(content)).rejects.toThrow(message)
    })

    test('one that is not there', async () => {
      const tools = { now: () => 1, newId: () => 'id' }
      await expect(tryPlaces(db, { ...BROUGHT, path: '/nowhere/x.csv' }, tools)).rejects.toThrow(/no such file$/)
    })
  })

  test('broken letters make a row doubtful, not a file bad', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEAD}\n見本の橋と川,34.8901,135.8001\n`),
      Buffer.from([0xe8, 0xa6, 0x2c]),
      Buffer.from('34.8901,135.8101\n'),
    ])
    const rows = await judged(bytes)
    expect(rows.map(({ mainReason }) => mainReason)).toEqual([null, 'text_broken'])
  })

  test('lines are told as they stand in the file, whatever its cells hold', async () => {
    const rows = await judged(`${HEAD},note\r\n"見本\n一号",34.8901,135.8001,"a\r\nb"\r\n\r\n見本二号,0,0,\r\n`)
    expect(rows.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'accepted'],
      [6, 'refused'],
    ])
  })

  test('records without a place in the world are refused one by one', async () => {
    const features = [
      { type: 'Feature', properties: { name: '無' }, geometry: null },
      { type: 'Feature', properties: { name: '空' }, geometry: { type: 'Point', coordinates: [] } },
      { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [135.8, 34.89] } },
      'text',
      { type: 'Feature', properties: { name: '逆' }, geometry: { type: 'Point', coordinates: [34.89, 135.8] } },
      {
        type: 'Feature',
        properties: { __proto__: { name: 'x' } },
        geometry: { type: 'Point', coordinates: ['a', 'b'] },
      },
    ]
    const rows = await judged(JSON.stringify({ type: 'FeatureCollection', features }))
    expect(rows.map(({ mainReason }) => mainReason)).toEqual([
      'coordinates_missing',
      'coordinates_missing',
      'name_missing',
      'name_missing',
      'coordinates_swapped',
      'name_missing',
    ])
  })

  async function judged(content: string | Buffer): Promise<JudgedRow[]> {
    const rows: JudgedRow[] = []
    const tools = { now: () => 1, newId: () => 'id', onRow: (row: JudgedRow) => void rows.push(row) }
    await tryPlaces(db, { ...BROUGHT, path: fileOf(content) }, tools)
    return rows
  }
})

const BROUGHT = {
  format: null,
  mapping: {},
  sourceName: 'Sample',
  sourceUrl: null,
  licence: 'CC0-1.0',
  kind: 'shop' as const,
  datum: 'wgs84' as const,
  isComplete: false,
  publication: 'draft' as const,
  region: null,
  authorId: null,
}
