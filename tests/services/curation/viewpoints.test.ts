import { expect, test } from 'vitest'
import type { User } from '#app/domain/access/user.ts'
import type { ViewpointAsked } from '#app/domain/curation/viewpoint.ts'
import { pointTowards } from '#app/domain/values/geo.ts'
import { protectPlace } from '#app/services/curation/protect-place.server.ts'
import { previewViewpoint, removeViewpoint, setViewpoint } from '#app/services/curation/set-viewpoint.server.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import type { Database } from '#db/connection.ts'
import { projectRoot } from '#db/project-root.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import * as places from '#db/repositories/places.ts'
import * as users from '#db/repositories/users.ts'
import * as viewpoints from '#db/repositories/viewpoints.ts'
import { seedCatalog } from '#db/seed/seed-catalog.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { NOW, planningContext } from '../itineraries-context.ts'
import { tripRequest } from '../itineraries-sample-plan.ts'

const LOOKOUT = 'daikichiyama-observatory'
const SUBJECT = 'byodoin'
const SECRET = {
  protection: 'stand_only_here',
  manners: { ja: '静かに。', en: 'Quiet.' },
  isPointSecret: true,
} as const

describeOnBothEngines('a viewpoint', (makeDb) => {
  const open = async () => {
    const db = await makeDb('samples')
    const id = 'board-of-kyoto'
    const person = { id, name: 'Board', email: `${id}@example.test` }
    await users.insertOnce(db, { ...person, passwordHash: '', at: NOW })
    const author: User = { ...person, roles: [{ kind: 'board', prefectureCode: '26', municipalityCode: null }] }
    return { db, author, context: planningContext(db, 100) }
  }
  const lookOf = async (db: Database, id: string) => {
    const place = await places.findById(db, id)
    return place && (await viewpoints.findLooks(db, [place])).get(id)
  }

  test('is public knowledge of the seed until the board sets its own; what the board took away stays away', async () => {
    const { db, author, context } = await open()
    expect(await lookOf(db, LOOKOUT)).toMatchObject({ subjectPlaceId: SUBJECT, wind: 'sw', isConfirmed: false })
    const asked: ViewpointAsked = {
      ...{ stand: null, recordedBearing: 200, area: { kind: 'circle', radiusMeters: 12 } },
      subject: { placeId: null, name: { ja: '宇治川', en: 'The Uji river' }, pin: null },
      note: { ja: '柵の内側で。', en: 'Inside the railing.' },
    }
    const change = { placeId: LOOKOUT, author, asked }
    expect(await previewViewpoint(context, change)).toMatchObject({
      ok: true,
      value: { wind: 's', bearingDegrees: 200 },
    })
    expect((await lookOf(db, LOOKOUT))!.isConfirmed).toBe(false)
    expect(await setViewpoint(context, change)).toMatchObject({ ok: true })
    const seedAgain = () => seedCatalog(db, { root: projectRoot(), now: NOW })
    await seedAgain()
    expect(await lookOf(db, LOOKOUT)).toMatchObject({
      ...{ isConfirmed: true, subject: { en: 'The Uji river' }, area: { kind: 'circle', radiusMeters: 12 } },
      ...{ note: asked.note, bearingDegrees: 200, distanceMeters: null },
    })
    expect(await removeViewpoint(context, { placeId: LOOKOUT, author })).toEqual({ ok: true, value: null })
    await seedAgain()
    expect(await lookOf(db, LOOKOUT)).toBeUndefined()
    const gone = { ok: false, error: { kind: 'viewpoint_not_found' } }
    expect(await removeViewpoint(context, { placeId: LOOKOUT, author })).toEqual(gone)
  }, 60_000)

  test("is refused to another region's board, for a point outside, and for a place that is no public one", async () => {
    const { author, context } = await open()
    const asked: ViewpointAsked = {
      ...{ stand: null, recordedBearing: null, area: null, note: { ja: null, en: null } },
      subject: { placeId: 'no-such-place', name: null, pin: null },
    }
    const kindOf = async (change: Partial<ViewpointAsked>, placeId = LOOKOUT) => {
      const set = await setViewpoint(context, { placeId, author, asked: { ...asked, ...change } })
      return set.ok ? 'set' : set.error.kind
    }
    expect(await kindOf({}, 'atomic-bomb-dome')).toBe('place_not_found')
    expect(await kindOf({})).toBe('subject_not_found')
    const tokyo = { point: { lat: 35.68, lng: 139.76 }, precisionMeters: 10 }
    expect(await kindOf({ subject: null, stand: tokyo })).toBe('viewpoint_far')
    const otherRegion = { point: { lat: 34.98, lng: 136.06 }, precisionMeters: 10 }
    expect(await kindOf({ subject: null, stand: otherRegion })).toBe('coordinates_outside_region')
  })

  test('is where a plan leads, and the stop says which way to look; once the place is a secret nothing of it is left', async () => {
    const { db, author, context } = await open()
    const bridge = (await places.findById(db, 'uji-bridge'))!
    const stand = { point: pointTowards(bridge.point, 290, 150), precisionMeters: 5 }
    const none = { recordedBearing: null, area: null, note: { ja: null, en: null } }
    const set = await setViewpoint(context, { placeId: bridge.id, author, asked: { stand, subject: null, ...none } })
    expect(set).toMatchObject({ ok: true, value: { distanceMeters: 150 } })
    const wishes = [bridge.id, LOOKOUT].map((placeId) => ({ placeId, importance: 'must' as const }))
    const request = tripRequest({ areaIds: ['uji-kyoto'], lastDay: '2026-12-01', nights: [], wishes })
    const planned = await planTrip(context, { request, language: 'en' })
    if (!planned.ok) throw new Error('not planned')
    const stops = async () => (await itineraries.findById(db, planned.value.id))!.plan.days.flatMap((day) => day.stops)
    const stopAt = async (id: string) => (await stops()).find(({ placeId }) => placeId === id)!
    expect(await stopAt(bridge.id)).toMatchObject({
      ...{ point: stand.point, coordinatePrecisionMeters: 5 },
      sight: { subject: null, subjectPoint: bridge.point, distanceMeters: 150 },
    })
    expect((await stopAt(LOOKOUT)).sight).toMatchObject({ wind: 'sw' })

    // The bridge becomes a secret, and so does the temple that the other stop looks at.
    const operator = { ...author, roles: [{ kind: 'operator' as const }] }
    for (const placeId of [bridge.id, SUBJECT]) {
      const { version } = (await places.findById(db, placeId))!
      const change = { placeId, author: operator, expectedVersion: version, asked: SECRET, note: null }
      expect(await protectPlace(context, change)).toMatchObject({ ok: true })
    }
    const coarse = (await places.findById(db, bridge.id))!
    expect(await stopAt(bridge.id)).toMatchObject({ point: coarse.point, coordinatePrecisionMeters: 1000 })
    expect((await stopAt(bridge.id)).sight).toBeUndefined()
    expect((await stopAt(LOOKOUT)).sight).toBeUndefined()
    expect([await lookOf(db, bridge.id), await lookOf(db, LOOKOUT)]).toEqual([undefined, undefined])

    // Neither the board, nor the seed, nor a hand in the database brings one.
    const again = await setViewpoint(context, { placeId: bridge.id, author, asked: { stand, subject: null, ...none } })
    expect(again).toEqual({ ok: false, error: { kind: 'viewpoint_of_secret' } })
    await seedCatalog(db, { root: projectRoot(), now: NOW })
    expect(await lookOf(db, LOOKOUT)).toBeUndefined()
    const row = { place_id: LOOKOUT, subject_place_id: SUBJECT, basis: 'board', set_at: NOW } as const
    await expect(db.insertInto('viewpoints').values(row).execute()).rejects.toThrow(/protected/)
  })

  test('of another place goes too where a point of it lies on the secret one', async () => {
    const { db, author, context } = await open()
    const bridge = (await places.findById(db, 'uji-bridge'))!
    const asked: ViewpointAsked = {
      ...{ stand: null, recordedBearing: null, area: null, note: { ja: null, en: null } },
      subject: { placeId: null, name: { ja: '家', en: 'House' }, pin: { point: bridge.point, precisionMeters: 5 } },
    }
    expect(await setViewpoint(context, { placeId: LOOKOUT, author, asked })).toMatchObject({ ok: true })
    const change = { placeId: bridge.id, author, expectedVersion: bridge.version, asked: SECRET, note: null }
    expect(await protectPlace(context, change)).toMatchObject({ ok: true })
    expect(await lookOf(db, LOOKOUT)).toBeUndefined()
  })
})
