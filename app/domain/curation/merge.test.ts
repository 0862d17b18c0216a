import { expect, test } from 'vitest'
import { decideMerge, type MergeSide, planMerge } from './merge.ts'

function side(of: Record<string, unknown> = {}, isPointSecret = false): MergeSide {
  return {
    isPointSecret,
    record: {
      ...{ kind: 'bridge', name_ja: '宇治橋', name_reading: null, name_en: null, lat: 34.889, lng: 135.807 },
      ...{ coordinate_precision_meters: 100, stay_minutes: 30, step_free: 'unknown', diets: '[]', price_yen: null },
      ...{ protection: 'open', manners_ja: null, manners_en: null, confirmed_on: null },
      ...of,
    },
  }
}
const noChoice = new Map<string, 'kept' | 'other'>()
const fieldOf = (plan: ReturnType<typeof planMerge>, name: string) => plan.fields.find(({ field }) => field === name)

test('the kept record keeps its facts and takes those that only the other has', () => {
  const plan = planMerge(side({ price_yen: 500 }), side({ name_en: 'Uji Bridge', price_yen: 400 }), noChoice)
  expect(fieldOf(plan, 'name_en')).toMatchObject({ from: 'other', because: 'only_one', isOpen: false })
  expect(fieldOf(plan, 'price_yen')).toMatchObject({ from: 'kept', because: 'kept_stays', isOpen: true })
  expect(fieldOf(plan, 'name_ja')).toMatchObject({ because: 'same' })
  expect(plan.taken).toEqual(['name_en'])
})

test('unknown is nothing to keep: a known answer takes its place', () => {
  const plan = planMerge(side({ kind: 'other' }), side({ step_free: 'yes', diets: '["vegan"]' }), noChoice)
  expect(plan.taken).toEqual(['kind', 'step_free', 'diets'])
})

test('the more exact point is taken, and a person may choose otherwise', () => {
  const exact = side({ lat: 34.8891, coordinate_precision_meters: 10 })
  expect(planMerge(side(), exact, noChoice).taken).toEqual(['lat', 'lng', 'coordinate_precision_meters'])
  expect(planMerge(side(), exact, new Map([['coordinates', 'kept']])).taken).toEqual([])
  expect(fieldOf(planMerge(side(), exact, new Map([['coordinates', 'kept']])), 'coordinates')).toMatchObject({
    because: 'chosen',
  })
})

test('the stricter protection wins, from either side, and no point is told', () => {
  const asks = { protection: 'stand_only_here', manners_ja: '静かに。', manners_en: 'Quiet.' }
  for (const [kept, other] of [
    [side(), side({ ...asks, lat: 34.885 }, true)],
    [side({ ...asks, lat: 34.885 }, true), side()],
  ] as const) {
    const plan = planMerge(kept, other, new Map([['coordinates', 'other']]))
    expect(plan).toMatchObject({ protection: 'stand_only_here', isPointSecret: true, manners: { en: 'Quiet.' } })
    expect(fieldOf(plan, 'coordinates')).toMatchObject({ kept: null, other: null, from: 'kept', because: 'protected' })
    expect(plan.taken).toEqual([])
  }
  const hidden = planMerge(side(asks), side({ protection: 'hidden' }), noChoice)
  expect(hidden).toMatchObject({ protection: 'hidden', manners: { ja: '静かに。' } })
})

test('who confirmed the kept record did not vouch for what comes from the other', () => {
  const kept = side({ confirmed_on: '2026-11-01' })
  const confirmedOn = (other: MergeSide) => planMerge(kept, other, noChoice).confirmedOn
  expect(confirmedOn(side())).toBe('2026-11-01')
  expect(confirmedOn(side({ name_en: 'Uji Bridge' }))).toBeNull()
  expect(confirmedOn(side({ name_en: 'Uji Bridge', confirmed_on: '2026-10-01' }))).toBe('2026-10-01')
})

test('what visitors see stays seen, samples stay apart, and nothing is merged twice', () => {
  const one = { id: 'a', publication: 'draft', isSample: false, isMerged: false } as const
  const other = { ...one, id: 'b' }
  expect(decideMerge(one, other).ok).toBe(true)
  const refused = (kept: Parameters<typeof decideMerge>[0], into: Parameters<typeof decideMerge>[1]) => {
    const decision = decideMerge(kept, into)
    return decision.ok ? null : decision.error.kind
  }
  expect(refused(one, one)).toBe('merge_same_place')
  expect(refused(one, { ...other, publication: 'published' })).toBe('merge_hides_published')
  expect(refused({ ...one, publication: 'published' }, { ...other, publication: 'published' })).toBeNull()
  expect(refused(one, { ...other, isSample: true })).toBe('merge_of_sample')
  expect(refused({ ...one, isMerged: true }, other)).toBe('merged_already')
  expect(refused(one, { ...other, isMerged: true })).toBe('merged_already')
})
