import { expect, it } from 'vitest'
import { tellsCoordinates, withoutCoordinates } from './coordinates-in-text.ts'

const HOUSE = { lat: 34.8943217, lng: 135.8031729 }

it('takes every spelling of a point out of a text, and leaves the rest', () => {
  for (const [told, rest] of [
    ['門は34.8943, 135.8032です', '門は…, …です'],
    ['３４．８９４３、１３５．８０３１', '…、…'],
    ['34,8943 / 135,8031', '… / …'],
    ['34°53\'39.6"N 135°48\'11"E', '…N …E'],
    ['北緯34度53分39秒', '北緯…'],
    ["N34°53.65' E135°48.19'", 'N… E…'],
    ['https://maps.example/?ll=34.894321,135.803172&z=18', 'https://maps.example/?ll=…,…&z=18'],
  ] as const) {
    expect(withoutCoordinates(told, HOUSE)).toBe(rest)
    expect(tellsCoordinates(told, HOUSE), told).toBe(true)
  }
})

it('leaves other numbers alone, coarse and distant ones too', () => {
  for (const told of ['34.89, 135.80', '35.0116, 135.7681', '¥34,894', '築34年、135.5m', '〒611-0021']) {
    expect(withoutCoordinates(told, HOUSE)).toBe(told)
    expect(tellsCoordinates(told, HOUSE), told).toBe(false)
  }
})
