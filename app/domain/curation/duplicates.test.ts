import { expect, test } from 'vitest'
import { DuplicateFinder, type DuplicateRecord, mayBeOnePlace } from './duplicates.ts'

const UJI = { lat: 34.8892, lng: 135.8077 }
const north = (meters: number) => ({ ...UJI, lat: UJI.lat + meters / 111_195 })

function record(id: string, of: Partial<DuplicateRecord> = {}): DuplicateRecord {
  return {
    ...{ id, kind: 'bridge', names: ['宇治橋', 'Uji Bridge'], otherNames: [], point: UJI },
    ...{ precisionMeters: 20, sourceRef: null },
    ...of,
  }
}

const pairsOf = (...records: DuplicateRecord[]) => {
  const finder = new DuplicateFinder()
  finder.add(records)
  return finder.pairs()
}

test('the same name nearby is asked about, however it is written, once', () => {
  const [pair, ...others] = pairsOf(record('a'), record('b', { names: ['宇治 橋', 'UJI BRIDGE'], point: north(299) }))
  expect(pair).toEqual({ first: 'a', second: 'b', meters: 299, reasons: ['same_name'], isSameKind: true })
  expect(others).toEqual([])
})

test('farther away it is another place, unless one of the two is located badly', () => {
  expect(pairsOf(record('a'), record('b', { point: north(301) }))).toEqual([])
  expect(pairsOf(record('a'), record('b', { point: north(900), precisionMeters: 1000 }))).toHaveLength(1)
  expect(pairsOf(record('a'), record('b', { point: north(2100), precisionMeters: 9000 }))).toEqual([])
})

test('a name in brackets, a reading or a further name is a reason too, close by', () => {
  const temple = (id: string, of: Partial<DuplicateRecord>) => record(id, { kind: 'temple', ...of })
  const golden = temple('a', { names: ['金閣寺（鹿苑寺）', null] })
  expect(pairsOf(golden, temple('b', { names: ['鹿苑寺', null] }))[0]!.reasons).toEqual(['same_other_name'])
  const korean = temple('c', { names: ['西芳寺', null], otherNames: ['사이호지'] })
  const other = temple('d', { names: ['苔寺', null], otherNames: ['사이호지'] })
  expect(pairsOf(korean, other)[0]!.reasons).toEqual(['same_other_name'])
  expect(pairsOf(korean, { ...other, point: north(160) })).toEqual([])
})

test('branches of one name and neighbours of one town are no reason', () => {
  const shop = (id: string, name: string) => record(id, { kind: 'shop', names: [name, null] })
  expect(pairsOf(shop('a', '見本食堂(宇治)'), shop('b', '見本料理店(宇治)'), shop('c', '見本食堂(出町)'))).toEqual([])
})

test('one id of one register is a reason whatever the names are; a number of a row is none', () => {
  const named = (id: string, name: string, sourceRef: string) => record(id, { names: [name, null], sourceRef })
  expect(pairsOf(named('a', '橋', 'node/123456'), named('b', '大橋', 'node/123456'))[0]!.reasons).toEqual([
    'same_source_id',
  ])
  expect(pairsOf(named('a', '橋', '1234567'), named('b', '大橋', '1234567'))).toEqual([])
})

test('several true places on one point stay, and so does a shop in a station', () => {
  expect(pairsOf(record('a', { names: ['一番ホーム', null] }), record('b', { names: ['二番ホーム', null] }))).toEqual(
    [],
  )
  expect(pairsOf(record('a', { kind: 'station' }), record('b', { kind: 'shop' }))).toEqual([])
  expect(mayBeOnePlace('temple', 'restaurant')).toBe(false)
  expect(mayBeOnePlace('scene', 'bridge')).toBe(true)
  expect(mayBeOnePlace('other', 'restaurant')).toBe(true)
})

test('the surest stand first: an id, then a name of the same kind, then of another kind', () => {
  const pairs = pairsOf(
    record('scene', { kind: 'scene', names: ['大橋', null] }),
    record('bridge', { names: ['大橋', null] }),
    record('x', { names: ['神社', null], kind: 'shrine' }),
    record('y', { names: ['神社', null], kind: 'shrine', point: north(100) }),
    record('p', { names: ['甲店', null], sourceRef: 'way/99887' }),
    record('q', { names: ['乙店', null], sourceRef: 'way/99887' }),
  )
  expect(pairs.map(({ first, second }) => first + second)).toEqual(['pq', 'xy', 'bridgescene'])
})

test('a hundred thousand records are not compared with each other, nor are thousands of one name on one point', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => {
    const isSame = index % 20 === 0
    const point = isSame ? UJI : { lat: 34 + (index % 1000) / 1000, lng: 135 + index / 100_000 }
    const counting = record(`p${index}`, { names: [isSame ? '同じ名' : `名所${index}`, null], point })
    const kind = () => {
      asked += 1
      return 'bridge'
    }
    return Object.defineProperty(counting, 'kind', { get: kind })
  })
  let asked = 0
  const pairs = pairsOf(...many)
  expect(pairs.length).toBeGreaterThan(0)
  // Each comparison asks for two kinds and each pair for a few more; all with all would ask ten thousand million times.
  expect(asked).toBeLessThan(many.length * 20)
})
