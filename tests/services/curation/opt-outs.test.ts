import { expect, test } from 'vitest'
import type { User } from '#app/domain/access/user.ts'
import { coarsePublicPoint } from '#app/domain/catalog/visibility.ts'
import { foldName } from '#app/domain/curation/import/known-places.ts'
import { MOST_UNSEEN_A_DAY } from '#app/domain/curation/opt-out.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { answerOptOut, askOptOut, type OptOutAsked } from '#app/services/curation/opt-out.server.ts'
import { protectPlace } from '#app/services/curation/protect-place.server.ts'
import type { Database } from '#db/connection.ts'
import { loadCatalog } from '#db/import/places/catalog-known.ts'
import { projectRoot } from '#db/project-root.ts'
import * as optOuts from '#db/repositories/opt-outs.ts'
import * as places from '#db/repositories/places.ts'
import * as users from '#db/repositories/users.ts'
import { seedCatalog } from '#db/seed/seed-catalog.ts'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'

const NOW = 1_795_500_000
const EXACT = { lat: 34.8943217, lng: 135.8031729 }
const TOLD = '門は34.8943, 135.8032。'

describeOnBothEngines("an owner's request", (makeDb) => {
  const open = async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, {
      id: 'house',
      kind: 'scene',
      ...EXACT,
      description_ja: TOLD,
      website: 'https://x.example/?ll=34.8943,135.8032',
    })
    await addPlace(db, { id: 'castle', kind: 'castle' })
    let count = 0
    const context = { db, now: () => NOW, newId: () => idFromBytes(new Uint8Array(16).fill(++count)) }
    const person = { id: 'board', name: 'Board', email: 'board@example.test' }
    await users.insertOnce(db, { ...person, passwordHash: '', at: NOW })
    const author: User = { ...person, roles: [{ kind: 'board', prefectureCode: '26', municipalityCode: null }] }
    return { db, context, author }
  }
  const asking = (change: Partial<OptOutAsked> = {}): OptOutAsked => ({
    ...{ placeId: 'house', wish: 'hide', reason: 'home', message: 'Call 0774-00-0000', language: 'en' },
    ...change,
  })
  const ask = async (context: Parameters<typeof askOptOut>[0], change: Partial<OptOutAsked> = {}) => {
    const asked = await askOptOut(context, asking(change))
    if (!asked.ok) throw new Error(asked.error.kind)
    return asked.value
  }

  test('takes effect at once, with the exact point gone from all that is public, and what was written goes once it is decided', async () => {
    const { db, context, author } = await open()
    const { id, state } = await ask(context)
    expect(state).toBe('in_effect')
    expect(await places.findById(db, 'house')).toBeUndefined()
    expect(await kept(db)).not.toMatch(/34\.894|135\.803/)
    const [listed] = await optOuts.findAll(db, { prefectureCode: '26', municipalityCode: null })
    expect(listed).toMatchObject({ id, message: 'Call 0774-00-0000' })
    expect(await optOuts.findAll(db, { prefectureCode: '13', municipalityCode: null })).toEqual([])

    // A reason has to be told; then all is as it was, but the coordinates that stood in its texts.
    const back = { id, author, decision: 'show_again' as const }
    expect(await answerOptOut(context, { ...back, note: null })).toEqual({
      ok: false,
      error: { kind: 'reason_missing' },
    })
    expect(await answerOptOut(context, { ...back, note: 'A public road.' })).toMatchObject({ ok: true })
    expect(await places.findById(db, 'house')).toMatchObject({
      ...{ point: EXACT, protection: 'open', website: null, description: { ja: '門は…, …。', en: null } },
    })
    expect(await optOuts.findById(db, id)).toMatchObject({ state: 'shown_again', message: null })
    const again = await answerOptOut(context, { ...back, note: 'Again.' })
    expect(again).toEqual({ ok: false, error: { kind: 'opt_out_decided' } })
    // The same once more waits for somebody's eyes.
    expect(await ask(context)).toMatchObject({ state: 'waiting' })
    expect(await askOptOut(context, asking())).toEqual({ ok: false, error: { kind: 'opt_out_asked' } })
  })

  test('to be told coarsely leaves the place with its public square', async () => {
    const { db, context } = await open()
    await ask(context, { wish: 'coarse' })
    expect(await places.findById(db, 'house')).toMatchObject({ point: coarsePublicPoint(EXACT), protection: 'open' })
  })

  test('for a well-known place, or when requests pour in, waits for somebody; keeping it puts it in force', async () => {
    const { db, context, author } = await open()
    const { id, state } = await ask(context, { placeId: 'castle' })
    expect(state).toBe('waiting')
    expect(await places.findById(db, 'castle')).toBeDefined()
    expect(await answerOptOut(context, { id, author, decision: 'keep', note: null })).toMatchObject({ ok: true })
    expect(await places.findById(db, 'castle')).toBeUndefined()
    for (let index = 0; index <= MOST_UNSEEN_A_DAY; index++) {
      await addPlace(db, { id: `shop-${index}`, kind: 'shop' })
      const { state: next } = await ask(context, { placeId: `shop-${index}` })
      expect(next).toBe(index < MOST_UNSEEN_A_DAY ? 'in_effect' : 'waiting')
    }
  })

  test('is decided by the board of its region and the operator alone, and holds against their forms until then', async () => {
    const { db, context, author } = await open()
    const { id } = await ask(context)
    const elsewhere: User = { ...author, roles: [{ kind: 'board', prefectureCode: '13', municipalityCode: null }] }
    const decision = { id, decision: 'keep' as const, note: null }
    const absent = { ok: false, error: { kind: 'opt_out_not_found' } }
    expect(await answerOptOut(context, { ...decision, author: elsewhere })).toEqual(absent)
    const asked = { protection: 'open', manners: { ja: null, en: null }, isPointSecret: false } as const
    const change = { placeId: 'house', author, expectedVersion: 2, asked, note: null }
    expect(await protectPlace(context, change)).toEqual({ ok: false, error: { kind: 'opt_out_in_force' } })
    const operator: User = { ...author, roles: [{ kind: 'operator' }] }
    expect(await answerOptOut(context, { ...decision, author: operator })).toMatchObject({ ok: true })
    expect(await protectPlace(context, change)).toEqual({ ok: false, error: { kind: 'opt_out_in_force' } })
    // Neither does a hand in the database bring it back.
    const shown = db.updateTable('places').set({ protection: 'open' }).where('id', '=', 'house')
    await expect(shown.execute()).rejects.toThrow(/asked to be left out/)
  })

  test('outlives the seed, and a file that brings the place again under another id finds it refused', async () => {
    const { db, context } = await open()
    await seedCatalog(db, { root: projectRoot(), now: NOW })
    const { id } = await db
      .selectFrom('places')
      .select('id')
      .where('kind', '=', 'shop')
      .where('significance', 'is', null)
      .where('designation_ja', 'is', null)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    expect(await ask(context, { placeId: id })).toMatchObject({ state: 'in_effect' })
    const [left] = await optOuts.findPlacesInForce(db)
    await seedCatalog(db, { root: projectRoot(), now: NOW + 1 })
    expect(await places.findById(db, id)).toBeUndefined()
    const catalog = await loadCatalog(db)
    const found = catalog.optedOut.findNear(foldName(left!.name_ja), left!.kind, left!, { sameKind: false })
    expect(found && catalog.optedOutIds[found.number]).toBe(id)
  })
})

/** Every row outside of the one table that curation reads. */
async function kept(db: Database): Promise<string> {
  const tables = ['places', 'place_revisions', 'scenes', 'serves', 'viewpoints', 'opt_outs'] as const
  return JSON.stringify(await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())))
}
