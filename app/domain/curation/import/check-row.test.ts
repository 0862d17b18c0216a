import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRow, type Ground } from './check-row.ts'
import { cellsOf, columnsOf } from './columns.ts'
import { readDegrees, readOneCell, readPair } from './degrees.ts'
import { isNonCommercial, type RawRow } from './import-row.ts'
import { foldName, KnownPlaces } from './known-places.ts'
import { SeenRefs } from './seen-refs.ts'
import { findShift, toWgs84 } from './shift.ts'

/** A square Kyoto and a square Tokyo, with the sea between. */
const ground: Ground = {
  locate: ({ lat, lng }) => {
    if (lat > 34 && lat < 36 && lng > 135 && lng < 136) return { code: '26', meters: 0 }
    return lat > 35 && lat < 36 && lng > 139 && lng < 140 ? { code: '13', meters: 0 } : null
  },
  canLieIn: (code, { lng }) => (code === '26' ? lng > 134.95 && lng < 136.05 : lng > 138.95),
  prefectureOf: (word) => ({ 京都府: '26', 東京都: '13' })[word] ?? null,
  municipalityOf: () => null,
  region: null,
}
const settings = { ground, licence: 'CC BY 4.0', kind: null, datum: 'wgs84' as const }
const GOOD = { name: '見本の橋', kind: '橋', lat: '34.8905', lng: '135.8065' }

function check(cells: RawRow['cells'], other: Partial<RawRow> = {}, with_: Partial<typeof settings> = {}) {
  const row = { line: 2, tags: null, point: null, record: null, ...other, cells: { ...GOOD, ...cells } }
  return checkRow(row, { ...settings, ...with_ } as Parameters<typeof checkRow>[1])
}
const kinds = (cells: RawRow['cells'], ...others: [Partial<RawRow>?, Partial<typeof settings>?]) =>
  check(cells, ...others).reasons.map(({ kind }) => kind)

test('a good row is a place, and what it does not tell is unknown', () => {
  expect(check({})).toMatchObject({
    verdict: 'accepted',
    place: { kind: 'bridge', point: { lat: 34.8905, lng: 135.8065 }, prefectureCode: '26', precisionMeters: 50 },
  })
  expect(check({}).place).toMatchObject({ openingHours: null, priceYen: null, stepFree: 'unknown', diets: [] })
})

test.each([
  [{ name: '' }, 'name_missing', 'refused'],
  [{ name: '長'.repeat(10_000) }, 'name_too_long', 'refused'],
  [{ name: '長'.repeat(201) }, 'name_too_long', 'refused'],
  [{ lat: 'NaN', lng: 'NaN' }, 'coordinates_unreadable', 'refused'],
  [{ lat: '', lng: '' }, 'coordinates_missing', 'refused'],
  [{ lat: '0', lng: '0' }, 'coordinates_zero', 'refused'],
  [{ lat: '48.8566', lng: '2.3522' }, 'coordinates_outside_japan', 'refused'],
  [{ lat: '34.8905', lng: '-224.1935' }, 'coordinates_outside_japan', 'refused'],
  [{ lat: '135.8065', lng: '34.8905' }, 'coordinates_swapped', 'doubtful'],
  [{ prefecture: '東京都' }, 'other_prefecture', 'doubtful'],
  [{ lat: '33.0001', lng: '137.5001', prefecture: '東京都' }, 'at_sea', 'doubtful'],
  [{ lat: '33.0001', lng: '137.5001' }, 'prefecture_unknown', 'refused'],
  [{ lat: '35', lng: '135.8' }, 'coordinates_coarse', 'doubtful'],
  [{ name: '見本の自宅' }, 'maybe_private', 'doubtful'],
  [{ name: '<script>alert(1)</script>' }, 'markup_in_name', 'doubtful'],
  [{ name: '見\ufffd本' }, 'text_broken', 'doubtful'],
  [{ name: '見本\u200bの\u202e橋' }, 'text_cleaned', 'changed'],
  [{ coordinates: '135.8065, 34.8905', lat: undefined, lng: undefined }, 'coordinates_reordered', 'changed'],
  [{ opening_hours: 'いつでもどうぞ' }, 'hours_unreadable', 'changed'],
  [{ price_yen: '時価' }, 'number_unreadable', 'changed'],
  [{ website: 'javascript:alert(1)' }, 'website_unreadable', 'changed'],
  [{ kind: '謎' }, 'kind_unknown', 'changed'],
] as const)('%j: %s', (cells, reason, verdict) => {
  expect(kinds(cells)).toContain(reason)
  expect(check(cells).verdict).toBe(verdict)
})

test('without a licence of its own or of the file nothing is taken', () => {
  expect(kinds({}, {}, { licence: '' })).toEqual(['licence_missing'])
  expect(check({ licence: 'CC0' }, {}, { licence: '' }).place?.licence).toBe('CC0')
  expect(['CC BY-NC 4.0', 'Anitabi (non-commercial)', '営利目的での利用を禁じる'].map(isNonCommercial)).toEqual([
    true,
    true,
    true,
  ])
  expect(['CC BY 4.0', 'ODbL-1.0', 'Encyclopaedia'].map(isNonCommercial)).toEqual([false, false, false])
})

test('a board takes nothing from beyond its region', () => {
  const region = { prefectureCode: '13', municipalityCode: null, holds: () => false }
  expect(kinds({}, {}, { ground: { ...ground, region } } as never)).toEqual(['outside_region'])
})

test('hidden signs are gone from what is recorded, and a web page is read as text', () => {
  const { place } = check({ name: '見本\u200bの\u202e橋', description: '<b>川</b>の<script>x()</script>橋' })
  expect([place?.nameJa, place?.descriptionJa]).toEqual(['見本の橋', '川 の 橋'])
})

test('OpenStreetMap’s tags tell kind, diets and homes', () => {
  const tags = { amenity: 'restaurant', 'diet:vegan': 'yes', 'diet:halal': 'no' }
  expect(check({ kind: undefined }, { tags }).place).toMatchObject({ kind: 'restaurant', diets: ['vegan'] })
  expect(kinds({}, { tags: { building: 'house' } })).toContain('maybe_private')
})

test.each([
  ['34.8905', 34.8905],
  ['34.8905', 34.8905],
  ['34度53分25.8秒', 34.8905],
  ['北緯34度53分25.8秒', 34.8905],
  [`34°53'25.8"N`, 34.8905],
  ['34.53.25.8', 34.8905],
  ['N34.8905', 34.8905],
  [`34.${'8905'.repeat(10)}`, 34.8905891],
])('%s is read', (text, degrees) => expect(readDegrees(text)?.degrees).toBeCloseTo(degrees, 6))

test.each(['', 'x', '34.8.9.0.5', '34°61′', '1e3', '3'.repeat(200), 'Infinity', '٣٤'])('%j is no coordinate', (text) =>
  expect(readDegrees(text)).toBeNull(),
)

test('any point of Japan is read in either order and any way of writing', () => {
  const degrees = (least: number, most: number) => fc.integer({ min: least * 1e5, max: most * 1e5 }).map((n) => n / 1e5)
  const dms = (value: number) => {
    const seconds = Math.round(value * 36_000)
    return `${Math.floor(seconds / 36_000)}°${Math.floor((seconds % 36_000) / 600)}′${(seconds % 600) / 10}″`
  }
  const wide = (text: string) => text.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  fc.assert(
    fc.property(degrees(21, 45), degrees(123, 154), (lat, lng) => {
      const texts = [`${lat},${lng}`, `${lng}、${lat}`, wide(`${lat} ${lng}`), `N${lat} E${lng}`]
      for (const text of texts) {
        const read = readOneCell(text)
        expect(typeof read === 'string' ? read : read.point).toEqual({ lat, lng })
      }
      const read = readPair(dms(lat), dms(lng))
      expect(typeof read === 'string' ? read : read.point.lat).toBeCloseTo(lat, 4)
    }),
  )
})

test('no text whatever breaks a reader of coordinates', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const read = readOneCell(text)
      expect(typeof read === 'string' || Number.isFinite(read.point.lat)).toBe(true)
    }),
  )
})

test('columns are known by their names, or as they are mapped', () => {
  expect(columnsOf(['施設名', '緯度', '経度(度)', '何か'])).toEqual([
    ['name', 0],
    ['lat', 1],
    ['lng', 2],
  ])
  expect(columnsOf(['A', '名称'], { name: 'A' })).toEqual([['name', 0]])
  expect(cellsOf({ 'name:en': 'Bridge', '@id': 'node/1' })).toEqual({ name_en: 'Bridge', ref: 'node/1' })
})

test('places of one name are found near by, other names on the same point are not', () => {
  const known = new KnownPlaces()
  for (let at = 0; at < 20_000; at++) known.add(`other${at}`, 'shop', { lat: 35 + at / 1e5, lng: 135 })
  const number = known.add(foldName('見本 食堂'), 'restaurant', { lat: 34.89, lng: 135.8 })
  const near = (name: string, kind: 'restaurant' | 'shrine', lat: number) =>
    known.findNear(foldName(name), kind, { lat, lng: 135.8 })?.number
  expect(near('見本食堂', 'restaurant', 34.8915)).toBe(number)
  expect(near('見本食堂', 'restaurant', 34.895)).toBeUndefined()
  expect(near('見本食堂', 'shrine', 34.89)).toBeUndefined()
  expect(near('見本酒場', 'restaurant', 34.89)).toBeUndefined()
})

test('references are seen once each, however many there are', () => {
  const seen = new SeenRefs()
  let again = 0
  for (let at = 1; at <= 50_000; at++) if (!seen.add(at * 7919)) again++
  expect(again).toBe(0)
  expect([seen.add(7919), seen.has(7919 * 50_000), seen.has(3)]).toEqual([false, true, false])
})

test('a file on the old datum is told by its vector, a few wrong pins are not', () => {
  const known = Array.from({ length: 12 }, (_, at) => ({ lat: 34.8 + at / 100, lng: 135.7 + at / 90 }))
  const shifted = (dLat: number, dLng: number) =>
    known.map((each) => ({ known: each, file: { lat: each.lat + dLat, lng: each.lng + dLng } }))
  const old = shifted(-0.00321, 0.00281).map(({ known: each }) => {
    // What WGS84 reads as a point of the old datum, found by turning the formula round.
    const there = toWgs84(each, 'tokyo')
    return { known: each, file: { lat: 2 * each.lat - there.lat, lng: 2 * each.lng - there.lng } }
  })
  expect(findShift(old)).toMatchObject({ datum: 'tokyo', places: 12 })
  expect(findShift(shifted(0.004, 0.004))).toMatchObject({ datum: null })
  expect(findShift(shifted(0.0001, 0.0001))).toBeNull()
  expect(findShift(shifted(0, 0).map((pair, at) => (at < 3 ? shifted(0.01, 0)[at]! : pair)))).toBeNull()
})
