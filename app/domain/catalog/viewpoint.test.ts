import { describe, expect, it } from 'vitest'
import { bearingDegrees, distanceMeters, pointTowards } from '../values/geo.ts'
import { areaRing, lookOf, sightLine, type Viewpoint, windOf } from './viewpoint.ts'

const LOOKOUT = { lat: 34.8921, lng: 135.8146 }
const TEMPLE = { lat: 34.8893, lng: 135.8077 }
const NAMES = { ja: '平等院', en: 'Byodo-in', reading: null }
const VIEW: Viewpoint = {
  placeId: 'lookout',
  stand: null,
  subject: { placeId: 'byodoin', names: NAMES, pin: { point: TEMPLE, precisionMeters: 50 } },
  recordedBearing: null,
  area: { kind: 'circle', radiusMeters: 20 },
  note: { ja: null, en: null },
  basis: 'board',
  isConfirmed: true,
  setBy: null,
  setAt: 0,
}
const at = (precisionMeters: number) => ({ point: LOOKOUT, precisionMeters })

describe('the way to look', () => {
  it('is told from both points: degrees from true north, a wind and the distance', () => {
    const look = lookOf(VIEW, at(50))
    expect(look).toMatchObject({ bearingDegrees: 244, wind: 'wsw', distanceMeters: 702, subject: NAMES })
    expect(sightLine(LOOKOUT, look)).toEqual([LOOKOUT, TEMPLE])
  })

  it('is told as coarsely as the points are known, or not at all', () => {
    expect(lookOf(VIEW, at(90)).wind).toBe('wsw')
    expect(lookOf(VIEW, at(400)).wind).toBe('sw')
    expect(lookOf(VIEW, at(700))).toMatchObject({ wind: null, bearingDegrees: null, distanceMeters: 702 })
  })

  it('is the recorded one where what is seen has no point', () => {
    const sea = { ...VIEW, subject: { ...VIEW.subject!, pin: null }, recordedBearing: 182 }
    const look = lookOf(sea, at(50))
    expect(look).toMatchObject({ bearingDegrees: 182, wind: 's', distanceMeters: null, subjectPoint: null })
    const [from, to] = sightLine(LOOKOUT, look)!
    expect(bearingDegrees(from, to)).toBeCloseTo(182, 1)
  })

  it('leads from a point of its own to the place where the place is what is seen', () => {
    const stand = { point: TEMPLE, precisionMeters: 10 }
    expect(lookOf({ ...VIEW, stand, subject: null }, at(10))).toMatchObject({
      stand,
      subject: null,
      subjectPoint: LOOKOUT,
      bearingDegrees: 64,
      wind: 'ene',
    })
  })
})

it('names sixteen winds or the eight main ones, each from half a step before it', () => {
  expect([0, 11.2, 11.3, 350, 348.7, 348.8, 359.9].map((bearing) => windOf(bearing))).toEqual([
    ...['n', 'n', 'nne', 'n', 'nnw', 'n', 'n'],
  ])
  expect([22.4, 22.6, 180, 337.6].map((bearing) => windOf(bearing, 8))).toEqual(['n', 'ne', 's', 'n'])
})

it('draws where one may stand as a closed ring', () => {
  const ring = areaRing(LOOKOUT, VIEW.area)!
  expect(ring.at(-1)).toEqual(ring[0])
  for (const [lng, lat] of ring) expect(distanceMeters({ lat, lng }, LOOKOUT)).toBeCloseTo(20, 0)
  const corners = [LOOKOUT, TEMPLE, pointTowards(LOOKOUT, 180, 50)]
  expect(areaRing(LOOKOUT, { kind: 'outline', corners })).toHaveLength(4)
  expect(areaRing(LOOKOUT, null)).toBeNull()
})
