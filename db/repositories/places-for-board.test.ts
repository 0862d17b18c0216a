import { expect, it } from 'vitest'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import type { Database } from '../connection.ts'
import * as placesForBoard from './places-for-board.ts'

const NOW = 1_795_392_000
const KYOTO = { prefectureCode: '26', municipalityCode: null }

function revision(id: string, expectedVersion: number): placesForBoard.Revision {
  return { id, expectedVersion, authorId: null, at: NOW, note: 'checked on the spot' }
}

describeOnBothEngines('places of a board', (makeDb) => {
  it('lists every state of publication of its own region', async () => {
    const db = await kyoto(await makeDb())
    await addPlace(db, { id: 'draft', publication: 'draft', municipality_code: '26204' })
    await addPlace(db, { id: 'hidden', protection: 'hidden' })
    await addPlace(db, { id: 'published' })
    const list = async (region: placesForBoard.BoardRegion, search = {}) =>
      (await placesForBoard.findAllForBoard(db, region, { limit: 10, ...search })).places.map(({ id }) => id)
    expect(await list(KYOTO)).toEqual(['draft', 'hidden', 'published'])
    expect(await list({ ...KYOTO, municipalityCode: '26204' })).toEqual(['draft'])
    expect(await list({ prefectureCode: '22', municipalityCode: null })).toEqual([])
    expect(await list(KYOTO, { publication: 'published' })).toEqual(['hidden', 'published'])
    expect(await list(KYOTO, { text: '場所draft' })).toEqual(['draft'])
  })

  it('sorts and pages the list, and finds what still misses something', async () => {
    const db = await kyoto(await makeDb())
    await addPlace(db, { id: 'a', name_en: 'Zoo', confirmed_on: '2026-11-01', opening_hours: '24/7', kind: 'park' })
    await addPlace(db, { id: 'b', name_en: 'Abbey', confirmed_on: '2026-10-01', kind: 'temple' })
    await addPlace(db, { id: 'c', name_en: 'Mill', kind: 'bridge' })
    await placesForBoard.update(db, 'c', {}, { ...revision('r1', 1), at: NOW + 1 })
    const list = async (search: Partial<placesForBoard.BoardSearch>) =>
      (await placesForBoard.findAllForBoard(db, KYOTO, { limit: 10, ...search })).places.map(({ id }) => id)
    expect(await list({})).toEqual(['b', 'c', 'a'])
    expect(await list({ sort: { by: 'kind', isDescending: false } })).toEqual(['c', 'a', 'b'])
    expect((await list({ sort: { by: 'changed', isDescending: true } }))[0]).toBe('c')
    expect(await list({ sort: { by: 'confirmed', isDescending: false } })).toEqual(['c', 'b', 'a'])
    expect(await list({ sort: { by: 'confirmed', isDescending: true } })).toEqual(['a', 'b', 'c'])
    expect(await list({ sort: { by: 'hours', isDescending: true } })).toEqual(['a', 'b', 'c'])
    expect(await list({ sort: { by: 'name', isDescending: true } })).toEqual(['a', 'c', 'b'])
    expect(await list({ needs: 'confirmation' })).toEqual(['c'])
    expect(await list({ needs: 'hours' })).toEqual(['b', 'c'])
    expect(await list({ limit: 2, page: 2 })).toEqual(['a'])
    expect((await placesForBoard.findAllForBoard(db, KYOTO, { limit: 2, page: 9 })).total).toBe(3)
  })

  it('changes a record, counts its version, and keeps what it was before', async () => {
    const db = await kyoto(await makeDb())
    await addPlace(db, { id: 'bridge', name_en: 'Old Name' })
    const outcome = await db
      .transaction()
      .execute((trx) =>
        placesForBoard.update(trx, 'bridge', { name_en: 'New Name', confirmed_on: '2026-11-23' }, revision('r1', 1)),
      )
    expect(outcome).toMatchObject({
      kind: 'updated',
      place: { names: { en: 'New Name' }, version: 2, isConfirmed: true, updatedAt: NOW },
    })
    const [kept] = await placesForBoard.findRevisions(db, 'bridge')
    expect(kept).toMatchObject({ version: 2, note: 'checked on the spot' })
    expect(JSON.parse(kept!.before_json!)).toMatchObject({ name_en: 'Old Name', version: 1 })
    expect(JSON.parse(kept!.after_json)).toMatchObject({ name_en: 'New Name', version: 2 })
    const found = await placesForBoard.findAllForBoard(db, KYOTO, { text: 'new name', limit: 5 })
    expect(found.total).toBe(1)
  })

  it('refuses an edit of a record that someone else changed meanwhile', async () => {
    const db = await kyoto(await makeDb())
    await addPlace(db, { id: 'bridge' })
    await placesForBoard.update(db, 'bridge', { name_en: 'First' }, revision('r1', 1))
    const late = await placesForBoard.update(db, 'bridge', { name_en: 'Second' }, revision('r2', 1))
    expect(late).toEqual({ kind: 'changed_meanwhile', version: 2 })
    expect((await placesForBoard.findByIdForBoard(db, 'bridge'))?.names.en).toBe('First')
    expect(await placesForBoard.findRevisions(db, 'bridge')).toHaveLength(1)
  })

  it('lets one of two editors win when both save at once', async () => {
    const db = await kyoto(await makeDb())
    await addPlace(db, { id: 'bridge' })
    const save = (id: string) =>
      db
        .transaction()
        .execute((trx) => placesForBoard.update(trx, 'bridge', { name_en: id }, revision(id, 1)))
        .then(({ kind }) => kind)
    const outcomes = await Promise.all(['r1', 'r2', 'r3'].map(save))
    expect(outcomes.sort()).toEqual(['changed_meanwhile', 'changed_meanwhile', 'updated'])
  })

  it('says when there is no such record', async () => {
    const db = await makeDb()
    expect(await placesForBoard.update(db, 'nothing', {}, revision('r1', 1))).toEqual({ kind: 'not_found' })
    expect(await placesForBoard.findByIdForBoard(db, 'nothing')).toBeUndefined()
  })
})

async function kyoto(db: Database): Promise<Database> {
  await addPrefecture(db)
  return db
}
