import { expect, test } from 'vitest'
import type { User } from '#app/domain/access/user.ts'
import { coarsePublicPoint } from '#app/domain/catalog/visibility.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { instantOf } from '#app/domain/values/time.ts'
import { loader as placePage } from '#app/routes/traveller/place.tsx'
import { openDataChunks } from '#app/services/catalog/open-data/open-data-file.server.ts'
import { searchCatalog } from '#app/services/catalog/search-catalog.server.ts'
import { sitemapPages } from '#app/services/catalog/sitemap.server.ts'
import { editPlace } from '#app/services/curation/edit-place.server.ts'
import { distinguishPlaces, findOpenDuplicates } from '#app/services/curation/find-duplicates.server.ts'
import { mergePlaces, previewMerge } from '#app/services/curation/merge-places.server.ts'
import { protectPlace } from '#app/services/curation/protect-place.server.ts'
import { undoMerge } from '#app/services/curation/undo-merge.server.ts'
import { exportItinerary } from '#app/services/itineraries/export/export-itinerary.ts'
import { urlsFor } from '#app/urls.ts'
import type { Database } from '#db/connection.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import * as protection from '#db/repositories/place-protection.ts'
import * as places from '#db/repositories/places.ts'
import * as users from '#db/repositories/users.ts'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { nastyPlan, tripRequest } from '../itineraries-sample-plan.ts'
import { hangingOn, hangOn } from './hanging-records.ts'

const NOW = instantOf('2026-11-23T10:00')
const KYOTO = { prefectureCode: '26', municipalityCode: null }
const HERE = { lat: 34.891234, lng: 135.807654 }
const THERE = { lat: 34.891834, lng: 135.807054 }
const PLAN = '0000000000000000000000000a'
const none = new Map<string, 'kept' | 'other'>()

describeOnBothEngines('two records of one place', (makeDb) => {
  const open = async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'kept', name_ja: '宇治橋', ...HERE, coordinate_precision_meters: 20 })
    await addPlace(db, { id: 'bridge', name_ja: '宇治橋', name_en: 'The Old Bridge', ...THERE, price_yen: 0 })
    let count = 0
    const newId = () => idFromBytes(new Uint8Array(16).fill(++count))
    const context = { db, now: () => NOW, newId, publicOrigin: 'https://meguri.example' } as never as Context
    return { context, db, author: await boardOf(db, '26') }
  }
  const versionsOf = async (db: Database, keptId: string, mergedId: string) => {
    const rows = await db.selectFrom('places').select(['id', 'version']).execute()
    const of = (id: string) => rows.find((row) => row.id === id)!.version
    return { kept: of(keptId), merged: of(mergedId) }
  }
  const merge = async (context: Context, author: User, keptId = 'kept', mergedId = 'bridge', chosen = none) => {
    const expectedVersions = await versionsOf(context.db, keptId, mergedId)
    const done = await mergePlaces(context, { keptId, mergedId, author, chosen, expectedVersions })
    return done.ok ? done.value.mergeId : done.error.kind
  }

  test('are found with their reasons, in their region alone; said to be two they are never asked about again', async () => {
    const { context, db, author } = await open()
    const [pair, ...others] = await findOpenDuplicates(db, KYOTO)
    expect(pair).toMatchObject({ first: 'bridge', second: 'kept', reasons: ['same_name'], isSameKind: true })
    expect(others).toEqual([])
    expect(await findOpenDuplicates(db, { ...KYOTO, prefectureCode: '27' })).toEqual([])
    const stranger = await boardOf(db, '27')
    expect(await distinguishPlaces(context, { ids: ['kept', 'bridge'], author: stranger })).toMatchObject({ ok: false })
    expect(await findOpenDuplicates(db, KYOTO)).toHaveLength(1)
    expect(await distinguishPlaces(context, { ids: ['kept', 'bridge'], author })).toMatchObject({ ok: true })
    expect(await findOpenDuplicates(db, KYOTO)).toEqual([])
  })

  test('become one with what the other knew, and everything that hangs on it; the preview said so and wrote nothing', async () => {
    const { context, db, author } = await open()
    await hangOn(db)
    const shown = await previewMerge(context, { keptId: 'kept', mergedId: 'bridge', author, chosen: none })
    expect(shown.ok && shown.value.plan.taken).toEqual(['name_en', 'price_yen'])
    expect(await places.findById(db, 'kept')).toMatchObject({ names: { en: null }, version: 1 })

    await merge(context, author)
    expect(await places.findById(db, 'kept')).toMatchObject({
      ...{ names: { en: 'The Old Bridge' }, priceYen: 0, version: 2, point: HERE },
    })
    expect(await places.findById(db, 'bridge')).toBeUndefined()
    // The kept one has a scene of "both" already: the other's stays behind, for taking the merge back.
    expect(await hangingOn(db)).toEqual({
      ...{ scenes: ['both:bridge@bridge', 'both:kept@kept', 'one:bridge@kept'], serves: ['kept'] },
      ...{ comfort: ['kept'], tours: ['kept'], names: ['kept'], viewpoints: ['kept'] },
    })
    expect(await findOpenDuplicates(db, KYOTO)).toEqual([])
  })

  test('answer by one address: the old one leads on, and search, sitemap and open data have one', async () => {
    const { context, db, author } = await open()
    await merge(context, author)
    expect(await leadsTo(context, 'bridge')).toBe('301 /ja/places/kept/the-old-bridge')
    const found = await searchCatalog(db, { text: 'old bridge' })
    expect(found.places.map(({ id }) => id)).toEqual(['kept'])
    const listed = (await sitemapPages(db, 'places-1'))!.map((page) => page(urlsFor('en')))
    expect(listed).toEqual(['/en/places/kept/the-old-bridge'])
    let file = ''
    for await (const chunk of openDataChunks(context, { dataset: 'places', format: 'json' })) file += chunk
    expect(JSON.parse(file).map(({ id }: { id: string }) => id)).toEqual(['kept'])
  })

  test('an old name that did not go over still finds the kept one', async () => {
    const { context, db, author } = await open()
    await db.updateTable('places').set({ name_en: 'Uji Bridge' }).where('id', '=', 'kept').execute()
    await merge(context, author)
    expect((await places.findById(db, 'kept'))!.names.en).toBe('Uji Bridge')
    expect((await searchCatalog(db, { text: 'old bridge' })).places.map(({ id }) => id)).toEqual(['kept'])
  })

  test('stand in saved plans as one: in stops, wishes and files, and as one wish', async () => {
    const { context, db, author } = await open()
    await keepPlan(db)
    await merge(context, author)
    const stored = (await itineraries.findById(db, PLAN))!
    const [stop] = stored.plan.days[0]!.stops
    expect(stop).toMatchObject({ id: 'place:kept', placeId: 'kept', names: { en: 'The Old Bridge' } })
    expect(stop!.point).toEqual({ lat: 34.891, lng: 135.81 })
    expect(stored.request.wishes).toEqual([{ placeId: 'kept', importance: 'must' }])
    const translate = (key: string) => key
    const input = { ...stored, url: 'https://meguri.example/en', translate }
    for (const format of ['txt', 'gpx'] as const) expect(exportItinerary(format, input)).toContain('The Old Bridge')
    expect((await itineraries.findVersion(db, PLAN, 1))!.plan.days[0]!.stops[0]!.placeId).toBe('kept')
  })

  test('are two again as they were, with all that hung on each', async () => {
    const { context, db, author } = await open()
    await hangOn(db)
    const before = [await recordsOf(db), await hangingOn(db)]
    const mergeId = await merge(context, author)
    const stranger = await boardOf(db, '27')
    const refused = { ok: false, error: { kind: 'merge_not_found' } }
    expect(await undoMerge(context, { mergeId, author: stranger })).toEqual(refused)
    expect(await undoMerge(context, { mergeId, author })).toEqual({ ok: true, value: null })
    expect([await recordsOf(db), await hangingOn(db)]).toEqual(before)
    expect(await leadsTo(context, 'bridge')).toBe('200')
    expect(await undoMerge(context, { mergeId, author })).toEqual(refused)
    expect((await itinerariesOf(db)).length).toBe(0)
  })

  test('stay one where somebody has built upon the merge, and that is told', async () => {
    const { context, db, author } = await open()
    const mergeId = await merge(context, author)
    const edit = { placeId: 'kept', author, expectedVersion: 2, edit: { stay_minutes: 45 }, note: null }
    expect(await editPlace(context, edit)).toMatchObject({ ok: true })
    expect(await undoMerge(context, { mergeId, author })).toEqual({ ok: false, error: { kind: 'merge_built_upon' } })
    expect(await places.findById(db, 'kept')).toMatchObject({ stayMinutes: 45 })
  })

  test('of a chain the last one is found, and it is taken apart from its end', async () => {
    const { context, db, author } = await open()
    await keepPlan(db)
    await addPlace(db, { id: 'third', name_ja: '宇治橋', ...HERE })
    const first = await merge(context, author)
    const second = await merge(context, author, 'third', 'kept')
    expect(await leadsTo(context, 'bridge')).toBe('301 /ja/places/third/the-old-bridge')
    expect((await itineraries.findById(db, PLAN))!.plan.days[0]!.stops[0]!.placeId).toBe('third')
    expect(await merge(context, author, 'bridge', 'third')).toBe('merged_already')
    expect(await undoMerge(context, { mergeId: first, author })).toMatchObject({ error: { kind: 'merge_built_upon' } })
    expect(await undoMerge(context, { mergeId: second, author })).toMatchObject({ ok: true })
    expect(await leadsTo(context, 'bridge')).toBe('301 /ja/places/kept/the-old-bridge')
  })

  test.each(['kept', 'bridge'])(
    'tell no exact point once %s is protected, and do so again when they are two',
    async (id) => {
      const { context, db, author } = await open()
      const exact = { kept: HERE, bridge: THERE }
      await keepPlan(db, exact.bridge)
      const asked = {
        ...({ protection: 'stand_only_here', isPointSecret: true } as const),
        manners: { ja: '橋の上から。', en: 'From the bridge only.' },
      }
      await protectPlace(context, { placeId: id, author, expectedVersion: 1, asked, note: null })
      const mergeId = await merge(context, author, 'kept', 'bridge', new Map([['coordinates', 'other']]))
      const kept = await places.findById(db, 'kept')
      expect(kept).toMatchObject({ point: coarsePublicPoint(HERE), protection: 'stand_only_here' })
      expect(kept!.manners.en).toBe('From the bridge only.')
      expect(await everythingKept(db)).not.toMatch(/34\.8912|135\.8076|34\.8918|135\.8070/)
      for (const side of ['kept', 'bridge'] as const) {
        expect((await protection.findExactPosition(db, side))?.point).toEqual(exact[side])
      }
      const [stop] = (await itineraries.findById(db, PLAN))!.plan.days[0]!.stops
      expect(stop).toMatchObject({ placeId: 'kept', point: coarsePublicPoint(HERE), manners: asked.manners })

      expect(await undoMerge(context, { mergeId, author })).toMatchObject({ ok: true })
      const other = id === 'kept' ? 'bridge' : 'kept'
      expect(await places.findById(db, other)).toMatchObject({ point: exact[other], protection: 'open' })
      expect(await protection.findExactPosition(db, other)).toBeUndefined()
      expect(await places.findById(db, id)).toMatchObject({ point: coarsePublicPoint(exact[id as 'kept']) })
    },
  )

  test('that were merged are protected together later: the plan of the old name too', async () => {
    const { context, db, author } = await open()
    await keepPlan(db, THERE)
    await merge(context, author)
    const asked = { protection: 'hidden', isPointSecret: true, manners: { ja: null, en: null } } as const
    const done = await protectPlace(context, { placeId: 'kept', author, expectedVersion: 2, asked, note: null })
    expect(done).toMatchObject({ ok: true })
    const [stop] = (await itineraries.findById(db, PLAN))!.plan.days[0]!.stops
    expect(stop).toMatchObject({ point: coarsePublicPoint(HERE), isLeftOut: true })
    const rows = await db.selectFrom('itinerary_versions').select('plan_json').execute()
    expect(JSON.stringify(rows)).not.toMatch(/34\.8918|135\.8070/)
    expect(await leadsTo(context, 'bridge')).toBe('404')
  })

  test('are left alone where a merge would hide a page, mix in a sample, or pass by a newer version', async () => {
    const { context, db, author } = await open()
    await addPlace(db, { id: 'draft', publication: 'draft' })
    await addPlace(db, { id: 'sample', is_sample: 1 })
    await boardOf(db, '27')
    await addPlace(db, { id: 'far', prefecture_code: '27' })
    expect(await merge(context, author, 'draft', 'bridge')).toBe('merge_hides_published')
    expect(await merge(context, author, 'kept', 'sample')).toBe('merge_of_sample')
    expect(await merge(context, author, 'kept', 'far')).toBe('place_not_found')
    expect(await merge(context, author, 'kept', 'kept')).toBe('merge_same_place')
    const asked = { keptId: 'kept', mergedId: 'bridge', author, chosen: none }
    expect(await mergePlaces(context, { ...asked, expectedVersions: { kept: 1, merged: 9 } })).toEqual({
      ...{ ok: false, error: { kind: 'version_conflict', version: 1 } },
    })
    await db.updateTable('sources').set({ licence: 'CC BY-NC 4.0' }).execute()
    expect(await merge(context, author)).toBe('licence_non_commercial')
    expect(await db.selectFrom('place_merges').selectAll().execute()).toEqual([])
  })
})

type Context = Parameters<typeof openDataChunks>[0]

let people = 0
async function boardOf(db: Database, prefectureCode: string): Promise<User> {
  if (prefectureCode === '27') {
    const osaka = { code: '27', name_ja: '大阪府', name_en: 'Osaka', source_key: 'test-source' }
    await db
      .insertInto('prefectures')
      .values(osaka)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const id = `person-${++people}`
  const person = { id, name: 'Board', email: `${id}@example.test` }
  await users.insertOnce(db, { ...person, passwordHash: '', at: NOW })
  return { ...person, roles: [{ kind: 'board', prefectureCode, municipalityCode: null }] }
}

/** Without what counts changes. */
async function recordsOf(db: Database) {
  const rows = await db.selectFrom('places').selectAll().orderBy('id').execute()
  return rows.map(({ version, updated_at, search_text, ...facts }) => facts)
}

/** A plan with a stop and a wish at the bridge, and one more wish at the kept one. */
async function keepPlan(db: Database, point?: typeof HERE): Promise<void> {
  const wishes = [
    { placeId: 'bridge', importance: 'must' },
    { placeId: 'kept', importance: 'nice' },
  ] as const
  const plan = nastyPlan()
  if (point) plan.days[0]!.stops[0]!.point = point
  const made = { id: PLAN, language: 'en', version: 1, userId: null, createdAt: NOW, updatedAt: NOW }
  const stored = { ...made, request: tripRequest({ wishes: [...wishes] }), plan }
  await db.transaction().execute((trx) => itineraries.insert(trx, stored))
}

const itinerariesOf = (db: Database) => db.selectFrom('itineraries').select('id').execute()

async function leadsTo(context: Context, id: string): Promise<string> {
  const request = new Request(
    `https://meguri.example${urlsFor('ja').place({ id, names: { ja: '', en: null, reading: null } })}`,
  )
  try {
    await placePage({ params: { lang: 'ja', id }, request, context } as never)
    return '200'
  } catch (answer) {
    if (!(answer instanceof Response)) throw answer
    const to = answer.headers.get('location')
    // Its own address with its name is no other place.
    if (answer.status === 301 && to?.startsWith(`/ja/places/${id}`)) return '200'
    return `${answer.status}${to ? ` ${to}` : ''}`
  }
}

/** All that a stolen copy of these tables would tell. */
async function everythingKept(db: Database): Promise<string> {
  const tables = ['places', 'place_revisions', 'place_merges', 'itineraries', 'itinerary_versions'] as const
  return JSON.stringify(await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())))
}
