import { polygon } from '@turf/turf'
import { expect, test } from 'vitest'
import { isOnGroundOf, readCoordinates } from './coordinates.ts'

test.each([
  '34.8892, 135.8077',
  '34.8892,135.8077',
  ' 34.8892 135.8077 ',
  '34.8892; 135.8077',
  '34.8892、135.8077',
  '34.8892, 135.8077',
])('%j is read, latitude first', (text) =>
  expect(readCoordinates(text)).toEqual({ ok: true, value: { lat: 34.8892, lng: 135.8077 } }),
)

test.each([
  ['135.8077, 34.8892', 'coordinates_swapped'],
  ['48.8566, 2.3522', 'coordinates_outside_japan'],
  ['0, 0', 'coordinates_outside_japan'],
  ['34.8892', 'coordinates_unreadable'],
  ['Uji', 'coordinates_unreadable'],
  ['34.8892, 135.8077, 12', 'coordinates_unreadable'],
  ['34,8892, 135,8077', 'coordinates_unreadable'],
])('%j is refused: %s', (text, kind) => expect(readCoordinates(text)).toEqual({ ok: false, error: { kind } }))

const square = polygon([
  [
    [135, 34],
    [136, 34],
    [136, 35],
    [135, 35],
    [135, 34],
  ],
])
const ground = { outline: square, municipalities: [{ lat: 33, lng: 135.5 }], own: null }

test('inside, or off a coast that is drawn roughly, or on an island with a municipality: it is the region’s', () => {
  expect(isOnGroundOf(ground, { lat: 34.5, lng: 135.5 })).toBe(true)
  expect(isOnGroundOf(ground, { lat: 35.04, lng: 135.5 })).toBe(true)
  expect(isOnGroundOf(ground, { lat: 33.05, lng: 135.5 })).toBe(true)
})

test('beyond the coast it is not, nor far from the board’s own town', () => {
  expect(isOnGroundOf(ground, { lat: 35.05, lng: 135.5 })).toBe(false)
  expect(isOnGroundOf({ ...ground, own: { lat: 34.1, lng: 135.5 } }, { lat: 34.4, lng: 135.5 })).toBe(true)
  expect(isOnGroundOf({ ...ground, own: { lat: 34.1, lng: 135.5 } }, { lat: 34.6, lng: 135.5 })).toBe(false)
})
