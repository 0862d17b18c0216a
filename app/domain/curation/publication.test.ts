import { expect, test } from 'vitest'
import { PUBLICATIONS } from '../catalog/place.ts'
import { decidePublication, possiblePublications } from './publication.ts'

test('nothing is published without a review', () => {
  const waysIn = PUBLICATIONS.filter((from) => from !== 'published' && decidePublication(from, 'published').ok)
  expect(waysIn).toEqual(['review'])
})

test.each([
  ['draft', ['draft', 'review', 'withdrawn']],
  ['review', ['review', 'draft', 'published', 'withdrawn']],
  ['published', ['published', 'review', 'withdrawn']],
  ['withdrawn', ['withdrawn', 'draft']],
] as const)('a record that is %s may become %j', (from, states) => {
  expect(possiblePublications(from)).toEqual(states)
})

test('a refusal names both states', () => {
  expect(decidePublication('draft', 'published')).toEqual({
    ok: false,
    error: { kind: 'publication_not_possible', from: 'draft', to: 'published' },
  })
})
