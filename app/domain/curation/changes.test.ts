import { expect, test } from 'vitest'
import { changesBetween } from './changes.ts'

const before = { name_en: null, lat: 34.8, lng: 135.8, stay_minutes: 30, search_text: 'a', version: 1 }

test('what changed is told field by field, unknown as null, and what only machines keep is left out', () => {
  const after = { ...before, name_en: 'Bridge', lng: 135.9, search_text: 'b', version: 2 }
  expect(changesBetween(before, after)).toEqual([
    { field: 'name_en', before: null, after: 'Bridge' },
    { field: 'coordinates', before: '34.8, 135.8', after: '34.8, 135.9' },
  ])
  expect(changesBetween(before, { ...before, version: 2 })).toEqual([])
})
