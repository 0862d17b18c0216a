import { expect, it } from 'vitest'
import type { Place } from './place.ts'
import { rankSights } from './rank-sights.ts'

function sight(id: string, workCount: number, place: Partial<Place> = {}) {
  const usual = { kind: 'temple', names: { ja: id, en: id, reading: null }, coordinatePrecisionMeters: 100 }
  return { workCount, place: { id, designationJa: null, openingHours: null, ...usual, ...place } as Place }
}
const order = (sights: ReturnType<typeof sight>[]) => rankSights(sights).map(({ place }) => place.id)

it('puts what works show before designations, and these before what is merely near', () => {
  const treasure = sight('treasure', 0, { designationJa: '国宝' })
  expect(
    order([sight('near', 0), treasure, sight('scene', 2), sight('local', 0, { designationJa: '市史跡' })]),
  ).toEqual(['scene', 'treasure', 'local', 'near'])
})

it('keeps the order of equal ones', () => {
  expect(order([sight('b', 1), sight('a', 1)])).toEqual(['b', 'a'])
})

it('leads nobody first to a sample, to a place that takes no visitors, or to the middle of a town', () => {
  const all = [
    sight('sample', 3, { isSample: true }),
    sight('closed', 3, { protection: 'closed' }),
    sight('town', 3, { coordinatePrecisionMeters: 1001 }),
    sight('plain', 0, { names: { ja: '寺', en: null, reading: null }, coordinatePrecisionMeters: 1000 }),
  ]
  expect(order(all)[0]).toBe('plain')
})
