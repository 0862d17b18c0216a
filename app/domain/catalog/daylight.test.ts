import { describe, expect, it } from 'vitest'
import { clockOf } from '../values/time.ts'
import { daylightOn } from './daylight.ts'

describe('daylight in Japan', () => {
  it.each([
    // Rise and set as the National Astronomical Observatory's calendar has them, to two minutes.
    ['Tokyo', '2026-06-21', { lat: 35.6581, lng: 139.7414 }, 4 * 60 + 26, 19 * 60],
    ['Tokyo', '2026-12-22', { lat: 35.6581, lng: 139.7414 }, 6 * 60 + 47, 16 * 60 + 32],
    ['Naha', '2026-12-22', { lat: 26.2125, lng: 127.6811 }, 7 * 60 + 13, 17 * 60 + 43],
    ['Sapporo', '2026-06-21', { lat: 43.0642, lng: 141.3469 }, 3 * 60 + 55, 19 * 60 + 18],
  ])('%s on %s', (_, date, point, sunrise, sunset) => {
    const light = daylightOn(date, point)
    expect(Math.abs(light.sunriseAt - sunrise), clockOf(light.sunriseAt)).toBeLessThanOrEqual(2)
    expect(Math.abs(light.sunsetAt - sunset), clockOf(light.sunsetAt)).toBeLessThanOrEqual(2)
  })

  it('dawn comes before sunrise and dusk after sunset', () => {
    const light = daylightOn('2026-11-23', { lat: 35, lng: 135 })
    expect(light.dawnAt).toBeLessThan(light.sunriseAt)
    expect(light.sunriseAt).toBeLessThan(light.sunsetAt)
    expect(light.sunsetAt).toBeLessThan(light.duskAt)
  })
})
