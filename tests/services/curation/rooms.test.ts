import { expect, test } from 'vitest'
import type { User } from '#app/domain/access/user.ts'
import { instantOf } from '#app/domain/values/time.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { editPlace } from '#app/services/curation/edit-place.server.ts'
import { setTarget } from '#app/services/kpi/set-target.server.ts'
import type { Database } from '#db/connection.ts'
import * as kpi from '#db/repositories/kpi.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as places from '#db/repositories/places-for-board.ts'
import * as users from '#db/repositories/users.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { makeKyoto } from '#tests/support/factories/tours.ts'

const NOW = instantOf('2026-11-23T10:00')
const PLACE = { placeId: 'place-1', expectedVersion: 1, note: 'asked at the door' }
const KYOTO = { kind: 'board', prefectureCode: '26', municipalityCode: null } as const
const NUMAZU = { kind: 'board', prefectureCode: '22', municipalityCode: '22203' } as const

describeOnBothEngines('the rooms of a board', (makeDb) => {
  test('a change is kept with its author and what was before', async () => {
    const context = await openContext(makeDb)
    const author = await boardOf(context.db, KYOTO)
    const edit = { name_en: 'New name', publication: 'review' as const }
    expect(await editPlace(context, { ...PLACE, author, edit })).toEqual({ ok: true, value: { version: 2 } })
    expect((await places.findByIdForBoard(context.db, 'place-1'))?.names.en).toBe('New name')
    const [revision] = await places.findRevisions(context.db, 'place-1')
    expect(revision).toMatchObject({ version: 2, author_id: 'board-26', note: 'asked at the door' })
    expect(JSON.parse(revision!.before_json!).name_en).toBe('Old name')
  })

  test('the second of two editors is told, and changes nothing', async () => {
    const context = await openContext(makeDb)
    const author = await boardOf(context.db, KYOTO)
    await editPlace(context, { ...PLACE, author, edit: { name_en: 'First' } })
    const second = await editPlace(context, { ...PLACE, author, edit: { name_en: 'Second' } })
    expect(second).toEqual({ ok: false, error: { kind: 'version_conflict', version: 2 } })
    expect((await places.findByIdForBoard(context.db, 'place-1'))?.names.en).toBe('First')
  })

  test("another region's record is absent, and without a role every record is", async () => {
    const context = await openContext(makeDb)
    const numazu = await boardOf(context.db, NUMAZU)
    const absent = { ok: false, error: { kind: 'place_not_found' } }
    expect(await editPlace(context, { ...PLACE, author: numazu, edit: { name_en: 'x' } })).toEqual(absent)
    expect(await editPlace(context, { ...PLACE, author: { ...numazu, roles: [] }, edit: {} })).toEqual(absent)
  })

  test('a draft is not published without a review', async () => {
    const context = await openContext(makeDb)
    const author = await boardOf(context.db, KYOTO)
    const edited = await editPlace(context, { ...PLACE, author, edit: { publication: 'published' } })
    expect(edited).toMatchObject({ ok: false, error: { kind: 'publication_not_possible', from: 'draft' } })
  })

  test('a place is moved within its region, and nowhere else', async () => {
    const context = await openContext(makeDb)
    const author = await boardOf(context.db, KYOTO)
    const move = (lat: number, lng: number, expectedVersion: number) =>
      editPlace(context, {
        ...PLACE,
        expectedVersion,
        author,
        edit: {},
        position: { point: { lat, lng }, precisionMeters: 20 },
      })
    expect(await move(35.0116, 135.7681, 1)).toEqual({ ok: true, value: { version: 2 } })
    const refused = { ok: false, error: { kind: 'coordinates_outside_region' } }
    expect(await move(34.6937, 135.5023, 2), 'Osaka').toEqual(refused)
    expect(await move(35.6812, 139.7671, 2), 'Tokyo').toEqual(refused)
    const place = await places.findByIdForBoard(context.db, 'place-1')
    expect(place).toMatchObject({ point: { lat: 35.0116, lng: 135.7681 }, coordinatePrecisionMeters: 20, version: 2 })
  })

  test('the coarse point of a protected place is not set by hand', async () => {
    const context = await openContext(makeDb)
    const author = await boardOf(context.db, KYOTO)
    const exact = { place_id: 'place-1', lat: 34.8912, lng: 135.8012, reason: 'a home', recorded_at: NOW }
    await context.db.insertInto('place_protected_points').values(exact).execute()
    const position = { point: { lat: 34.8912, lng: 135.8012 }, precisionMeters: 5 }
    const moved = await editPlace(context, { ...PLACE, author, edit: { name_en: 'x' }, position })
    expect(moved).toEqual({ ok: false, error: { kind: 'point_is_protected' } })
    expect((await places.findByIdForBoard(context.db, 'place-1'))?.point).toEqual({ lat: 34.89, lng: 135.8 })
  })

  test('a confirmed record carries the day in Japan; a sample is never confirmed', async () => {
    const context = await openContext(makeDb)
    const author = await boardOf(context.db, KYOTO)
    await editPlace(context, { ...PLACE, author, edit: {}, isConfirmed: true })
    expect((await places.findByIdForBoard(context.db, 'place-1'))?.confirmedOn).toBe('2026-11-23')
    await context.db.updateTable('places').set({ is_sample: 1 }).execute()
    const again = await editPlace(context, { ...PLACE, expectedVersion: 2, author, edit: {}, isConfirmed: true })
    expect(again).toEqual({ ok: false, error: { kind: 'sample_not_confirmable' } })
  })

  test('stops and the region fund are counted within their days alone', async () => {
    const context = await openContext(makeDb)
    const stop = { placeId: 'place-1' }
    const plan = {
      days: [
        { date: '2026-11-30', stops: [stop, stop, { placeId: null }] },
        { date: '2026-12-01', stops: [stop] },
      ],
    }
    await context.db
      .insertInto('itineraries')
      .values({
        id: 'plan',
        language: 'en',
        request_json: '{}',
        plan_json: JSON.stringify(plan),
        version: 1,
        user_id: null,
        created_at: NOW,
        updated_at: NOW,
      })
      .execute()
    await payFund(context.db, 'first', 300, instantOf('2026-11-30T23:59'))
    await payFund(context.db, 'second', 500, instantOf('2026-12-01T00:00'))
    expect(await kpi.measure(context.db, KYOTO, { fromDay: '2026-11-01', untilDay: '2026-11-30' })).toEqual({
      planned_stops: 2,
      places_in_plans: 1,
      bookings: 0,
      guests: 0,
      region_fund_yen: 300,
    })
    expect(
      (await kpi.measure(context.db, NUMAZU, { fromDay: '2026-11-01', untilDay: '2026-12-31' })).planned_stops,
    ).toBe(0)
  })

  test("a target is the region's own", async () => {
    const context = await openContext(makeDb)
    const author = await boardOf(context.db, KYOTO)
    const target = {
      prefectureCode: '26',
      measure: 'guests',
      fromDay: '2026-11-01',
      untilDay: '2026-11-30',
      target: 20,
    } as const
    await setTarget(context, { target, authorId: author.id })
    expect(await kpi.findTargets(context.db, '26')).toMatchObject([target])
    expect(await kpi.findTargets(context.db, '22')).toEqual([])
  })
})

async function openContext(makeDb: () => Promise<Database>): Promise<Pick<AppContext, 'db' | 'now' | 'newId'>> {
  const db = await makeDb()
  await makeKyoto(db)
  await db
    .insertInto('places')
    .values({
      id: 'place-1',
      kind: 'park',
      name_ja: '公園',
      name_en: 'Old name',
      lat: 34.89,
      lng: 135.8,
      coordinate_precision_meters: 100,
      prefecture_code: '26',
      is_outdoor: 1,
      stay_minutes: 30,
      publication: 'draft',
      search_text: '',
      source_key: 'test',
      created_at: 0,
      updated_at: 0,
    } as never)
    .execute()
  let count = 0
  return { db, now: () => NOW, newId: () => `id-${++count}` }
}

async function boardOf(db: Database, role: typeof KYOTO | typeof NUMAZU): Promise<User> {
  const id = `board-${role.prefectureCode}`
  const email = `${id}@example.test`
  await users.insertOnce(db, { id, name: 'Board', email, passwordHash: '', at: NOW })
  return { id, name: 'Board', email, roles: [role] }
}

async function payFund(db: Database, id: string, yen: number, at: number): Promise<void> {
  const booking = { id: `booking:${id}`, kind: 'booking', ownerId: id } as const
  const fund = { id: 'region_fund:26', kind: 'region_fund', ownerId: '26' } as const
  const lines = [
    { account: booking, amountYen: yen },
    { account: fund, amountYen: -yen },
  ]
  await ledger.post(db, id, { causeKind: 'confirmation', causeId: id, bookingId: null, at, lines } as never)
}
