import { expect, it } from 'vitest'
import { pointTowards } from '../values/geo.ts'
import { decideViewpoint, MOST_SIGHT_METERS, type ViewpointAsked } from './viewpoint.ts'

const PLACE = { point: { lat: 35, lng: 139 } }
const pinned = (bearing: number, meters: number) => ({
  point: pointTowards(PLACE.point, bearing, meters),
  precisionMeters: 10,
})
const ASKED: ViewpointAsked = {
  stand: pinned(90, 100),
  subject: null,
  recordedBearing: null,
  area: { kind: 'circle', radiusMeters: 10 },
  note: { ja: null, en: null },
}

const kindOf = (asked: Partial<ViewpointAsked>, isSecret = false) => {
  const decision = decideViewpoint(PLACE, { ...ASKED, ...asked }, { isSecret })
  return decision.ok ? 'accepted' : decision.error.kind
}

it('is refused for a place whose point is a secret, whatever it says', () => {
  expect(kindOf({})).toBe('accepted')
  expect(kindOf({}, true)).toBe('viewpoint_of_secret')
})

it('stands and looks somewhere else than the place, from five metres to thirty kilometres', () => {
  expect(kindOf({ stand: null })).toBe('viewpoint_empty')
  expect(kindOf({ stand: pinned(0, 4) })).toBe('viewpoint_same_point')
  expect(kindOf({ stand: pinned(0, 6) })).toBe('accepted')
  expect(kindOf({ stand: pinned(0, MOST_SIGHT_METERS - 100) })).toBe('accepted')
  expect(kindOf({ stand: pinned(0, MOST_SIGHT_METERS + 100) })).toBe('viewpoint_far')
})

it('names what is seen, and says which way where that has no point', () => {
  const name = { ja: '海', en: 'The sea' }
  expect(kindOf({ subject: { placeId: null, name: null, pin: pinned(0, 50) } })).toBe('subject_name_missing')
  expect(kindOf({ subject: { placeId: null, name, pin: null } })).toBe('bearing_missing')
  expect(kindOf({ subject: { placeId: null, name, pin: null }, recordedBearing: 0 })).toBe('accepted')
})

it('has an area close by whose sides do not cross', () => {
  const corners = [0, 90, 180, 270].map((bearing) => pointTowards(ASKED.stand!.point, bearing, 20))
  const outline = (order: number[]) => ({ kind: 'outline' as const, corners: order.map((index) => corners[index]!) })
  expect(kindOf({ area: outline([0, 1, 2, 3]) })).toBe('accepted')
  expect(kindOf({ area: outline([0, 2, 1, 3]) })).toBe('stand_area_crossed')
  expect(kindOf({ area: outline([0, 0, 1]) })).toBe('stand_area_crossed')
  const far = { kind: 'outline' as const, corners: [...corners.slice(0, 2), pointTowards(ASKED.stand!.point, 0, 600)] }
  expect(kindOf({ area: far })).toBe('stand_area_far')
})

it('says a note in both languages or in none', () => {
  expect(kindOf({ note: { ja: '立ち止まらないで', en: null } })).toBe('note_in_one_language')
  expect(kindOf({ note: { ja: '立ち止まらないで', en: 'Keep walking' } })).toBe('accepted')
})
