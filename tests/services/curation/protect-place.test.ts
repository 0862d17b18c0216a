import { expect, test } from 'vitest'
import type { User } from '#app/domain/access/user.ts'
import { coarsePublicPoint } from '#app/domain/catalog/visibility.ts'
import type { ProtectionAsked } from '#app/domain/curation/protection.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { instantOf } from '#app/domain/values/time.ts'
import { editPlace } from '#app/services/curation/edit-place.server.ts'
import { protectPlace } from '#app/services/curation/protect-place.server.ts'
import { tileAt } from '#app/services/map/tiles.server.ts'
import type { Database } from '#db/connection.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import * as alternatives from '#db/repositories/itinerary-alternatives.ts'
import * as proposals from '#db/repositories/itinerary-proposals.ts'
import * as protection from '#db/repositories/place-protection.ts'
import * as places from '#db/repositories/places.ts'
import * as users from '#db/repositories/users.ts'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { nastyPlan, tripRequest } from '../itineraries-sample-plan.ts'

const NOW = instantOf('2026-11-23T10:00')
const EXACT = { lat: 34.891234, lng: 135.807654 }
const COARSE = coarsePublicPoint(EXACT)
const DIGITS = /34\.8912|135\.8076/
const SECRET: ProtectionAsked = {
  protection: 'stand_only_here',
  manners: { ja: '橋の上から。', en: 'From the bridge only.' },
  isPointSecret: true,
}
const OPEN: ProtectionAsked = { protection: 'open', manners: { ja: null, en: null }, isPointSecret: false }

describeOnBothEngines('a place is protected', (makeDb) => {
  const open = async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'bridge', ...EXACT, coordinate_precision_meters: 20 })
    let count = 0
    const context = { db, now: () => NOW, newId: () => idFromBytes(new Uint8Array(16).fill(++count)) }
    return { context, db, author: await personOf(db, { kind: 'board', prefectureCode: '26', municipalityCode: null }) }
  }
  const asking = (asked: ProtectionAsked, author: User, expectedVersion = 1) => ({
    ...{ placeId: 'bridge', author, expectedVersion, asked },
    note: null,
  })

  test('its exact point is where only curation reads, the public one is that of its square, and back again', async () => {
    const { context, db, author } = await open()
    expect(await protectPlace(context, asking(SECRET, author))).toEqual({ ok: true, value: { version: 2, plans: 0 } })
    expect(await places.findById(db, 'bridge')).toMatchObject({
      ...{ point: COARSE, coordinatePrecisionMeters: 1000, protection: 'stand_only_here', manners: SECRET.manners },
    })
    expect(await protection.findExactPosition(db, 'bridge')).toEqual({ point: EXACT, precisionMeters: 20 })
    // Again changes nothing of where it is.
    await protectPlace(context, asking({ ...SECRET, protection: 'hidden' }, author, 2))
    expect(await protection.findExactPosition(db, 'bridge')).toEqual({ point: EXACT, precisionMeters: 20 })
    expect(await places.findById(db, 'bridge')).toBeUndefined()
    await protectPlace(context, asking(OPEN, author, 3))
    expect(await places.findById(db, 'bridge')).toMatchObject({ point: EXACT, coordinatePrecisionMeters: 20 })
    expect(await protection.findExactPosition(db, 'bridge')).toBeUndefined()
  })

  test('its history, every kept plan and the tiles lose the exact point in the same moment', async () => {
    const { context, db, author } = await open()
    const edit = { ...asking(OPEN, author), edit: { stay_minutes: 40 } }
    expect(await editPlace(context, edit)).toMatchObject({ ok: true })
    const id = await keepPlans(db)
    const tile = { z: 16, x: 57490, y: 25974 }
    await tileAt(context, tile)
    expect(await everythingKept(db)).toMatch(DIGITS)

    const done = await protectPlace(context, asking(SECRET, author, 2))
    expect(done).toEqual({ ok: true, value: { version: 3, plans: 4 } })
    expect(await everythingKept(db)).not.toMatch(DIGITS)
    const { plan } = (await itineraries.findById(db, id))!
    const [stop, other] = plan.days[0]!.stops
    expect(stop).toMatchObject({ point: COARSE, coordinatePrecisionMeters: 1000, manners: SECRET.manners })
    expect(other).toMatchObject({ point: { lat: 34.95 } })
    const [to, from, home] = plan.days[0]!.legs
    expect(to!.path.at(-1)).toEqual([COARSE.lng, COARSE.lat])
    expect(from!.path[0]).toEqual([COARSE.lng, COARSE.lat])
    // What does not touch it is as it was.
    expect(home).toEqual(planThrough().days[0]!.legs[2])
  })

  test('a plan that was being made meanwhile is kept with the public point', async () => {
    const { context, db, author } = await open()
    await protectPlace(context, asking({ ...SECRET, protection: 'hidden' }, author))
    const id = await keepPlans(db)
    expect(await everythingKept(db)).not.toMatch(DIGITS)
    const [stop] = (await itineraries.findById(db, id))!.plan.days[0]!.stops
    expect(stop).toMatchObject({ point: COARSE, isLeftOut: true })
  })

  test('nobody moves the public point of a protected place, a seed or an import neither', async () => {
    const { context, db, author } = await open()
    await protectPlace(context, asking(SECRET, author))
    const move = db.updateTable('places').set(EXACT).where('id', '=', 'bridge')
    await expect(move.execute()).rejects.toThrow(/protected/)
    expect(await places.findById(db, 'bridge')).toMatchObject({ point: COARSE })
  })

  test('manners in both languages, and hours for "at these hours", have to be there', async () => {
    const { context, author } = await open()
    const oneLanguage = { ...SECRET, manners: { ja: '静かに。', en: null } }
    const refused = (kind: string) => ({ ok: false, error: { kind } })
    expect(await protectPlace(context, asking(oneLanguage, author))).toEqual(refused('manners_missing'))
    const hours = { ...SECRET, protection: 'at_these_hours' } as const
    expect(await protectPlace(context, asking(hours, author))).toEqual(refused('hours_missing'))
  })

  test("another region's board finds no such place, an operator does; of two at once one is told", async () => {
    const { context, db, author } = await open()
    const other = await personOf(db, { kind: 'board', prefectureCode: '22', municipalityCode: null })
    const absent = { ok: false, error: { kind: 'place_not_found' } }
    expect(await protectPlace(context, asking(SECRET, other))).toEqual(absent)
    const operator = await personOf(db, { kind: 'operator' })
    expect(await protectPlace(context, asking(SECRET, operator))).toMatchObject({ ok: true })
    const late = await protectPlace(context, asking(OPEN, author))
    expect(late).toEqual({ ok: false, error: { kind: 'version_conflict', version: 2 } })
    expect(await protection.findExactPosition(db, 'bridge')).toMatchObject({ point: EXACT })
  })
})

let people = 0
async function personOf(db: Database, role: User['roles'][number]): Promise<User> {
  const id = `person-${++people}`
  const person = { id, name: 'Board', email: `${id}@example.test` }
  await users.insertOnce(db, { ...person, passwordHash: '', at: NOW })
  return { ...person, roles: [role] }
}

/** A plan through the place, in each table that keeps plans. */
async function keepPlans(db: Database): Promise<string> {
  const id = '0000000000000000000000000a'
  const request = tripRequest()
  const plan = planThrough()
  const stored = { id, language: 'en', request, plan, version: 1, userId: null, createdAt: NOW, updatedAt: NOW }
  const beside = { itineraryId: id, version: 1, request, plan, createdAt: NOW }
  await db.transaction().execute(async (trx) => {
    await itineraries.insert(trx, stored)
    await proposals.put(trx, { ...beside, id: 'proposal', asked: { kind: 'replan' } })
    await alternatives.putAll(trx, [{ ...beside, id: 'alternative', kind: 'calm' }])
  })
  return id
}

function planThrough(): Itinerary {
  const plan = nastyPlan()
  const [day, ...rest] = plan.days
  const [first, second] = day!.stops
  const other = { lat: 34.95, lng: 135.85 }
  const way = (from: typeof EXACT, to: typeof EXACT) => ({
    ...day!.legs[0]!,
    path: [from, { lat: from.lat + 0.000001, lng: from.lng }, to].map(({ lat, lng }): [number, number] => [lng, lat]),
  })
  const home = day!.from.point
  const legs = [way(home, EXACT), way(EXACT, other), way(other, home)]
  return {
    ...plan,
    days: [
      {
        ...day!,
        stops: [
          { ...first!, point: EXACT },
          { ...second!, point: other },
        ],
        legs,
      },
      ...rest,
    ],
  }
}

/** Every row outside of the one table that curation reads. */
async function everythingKept(db: Database): Promise<string> {
  const tables = [
    ...(['places', 'place_revisions', 'itineraries', 'itinerary_versions'] as const),
    ...(['itinerary_proposals', 'itinerary_alternatives'] as const),
  ]
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows)
}
