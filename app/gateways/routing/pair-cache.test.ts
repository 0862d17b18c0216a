import { expect, it } from 'vitest'
import { Lru } from './lru.ts'
import { PairCache, placeOf } from './pair-cache.ts'

it('beyond its most pairs the rows that were used longest ago go', () => {
  const cache = new PairCache<string>(4, () => 0)
  for (const from of [1, 2]) for (const to of [10, 20]) cache.set(from, 'foot', to, `${from}→${to}`)
  expect(cache.row(1, 'foot')?.get(20)).toBe('1→20')
  cache.set(3, 'foot', 10, '3→10')
  expect(cache.row(2, 'foot')).toBeUndefined()
  expect(cache.row(1, 'foot')?.size).toBe(2)
  expect(cache.row(3, 'foot')?.get(10)).toBe('3→10')
  expect(cache.row(3, 'car')).toBeUndefined()
})

it('the value that was used longest ago goes', () => {
  const cache = new Lru<number>(2, () => 0)
  cache.set('a', 1)
  cache.set('b', 2)
  cache.get('a')
  cache.set('c', 3)
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3])
})

it('no two rounded points of the country have the same place', () => {
  const points = [20, 20.0001, 45.9999, 46].flatMap((lat) => [122.5, 122.5001, 154.4999].map((lng) => ({ lat, lng })))
  expect(new Set(points.map(placeOf)).size).toBe(points.length)
})
