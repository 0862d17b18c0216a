import { expect, it } from 'vitest'
import type { ComfortRecord } from '#app/domain/catalog/comfort.ts'
import { projectRoot } from '#db/project-root.ts'
import { seedCatalog } from '#db/seed/seed-catalog.ts'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { SEEDED_AT } from '#tests/support/seeded-databases.ts'
import type { Database } from '../connection.ts'
import * as comfort from './place-comfort.ts'

const NOW = 1_795_392_000

describeOnBothEngines('how pressed places are', (makeDb) => {
  const board = async (db: Database) => {
    await db
      .insertInto('users')
      .values({ id: 'board-1', name: 'Board', email: 'board@example.com', createdAt: NOW, updatedAt: NOW } as never)
      .execute()
    return 'board-1'
  }
  const record = (changes: Partial<ComfortRecord> = {}): ComfortRecord => ({
    id: 'c1',
    placeId: 'bridge',
    days: ['sat', 'sun', 'holiday'],
    fromHour: 10,
    toHour: 15,
    level: 'pressed',
    months: [4, 11],
    basis: 'board',
    isConfirmed: true,
    setBy: null,
    setAt: NOW,
    ...changes,
  })

  it('are kept as they were set, the earliest hour first, and are absent once taken away', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'bridge' })
    const by = await board(db)
    const later = record({ setBy: by })
    const early = record({ id: 'c2', fromHour: 6, toHour: 8, level: 'quiet', months: null, setBy: by })
    await comfort.insert(db, later)
    await comfort.insert(db, early)
    expect(await comfort.findAllByPlaceId(db, 'bridge')).toEqual([early, later])
    expect(await comfort.remove(db, { id: 'c1', placeId: 'elsewhere', by, at: NOW })).toBe(false)
    expect(await comfort.remove(db, { id: 'c1', placeId: 'bridge', by, at: NOW + 5 })).toBe(true)
    expect(await comfort.remove(db, { id: 'c1', placeId: 'bridge', by, at: NOW + 9 })).toBe(false)
    expect(await comfort.findAllByPlaceIds(db, ['bridge', 'unknown'])).toEqual(new Map([['bridge', [early]]]))
    const kept = await db
      .selectFrom('place_comfort')
      .select(['removed_by', 'removed_at'])
      .where('id', '=', 'c1')
      .execute()
    expect(kept).toEqual([{ removed_by: by, removed_at: NOW + 5 }])
  })

  it('are left to the board by the seed once it has confirmed or taken away what is widely known', async () => {
    const db = await makeDb('catalog')
    const by = await board(db)
    const [known] = await comfort.findAllByPlaceId(db, 'kinkakuji')
    expect(known).toMatchObject({ basis: 'public_knowledge', isConfirmed: false, setBy: null, level: 'pressed' })
    const own = { id: known!.id, placeId: 'kinkakuji', by, at: NOW }
    expect(await comfort.confirm(db, own)).toBe(true)
    expect(await comfort.confirm(db, own)).toBe(false)
    const [fushimi] = await comfort.findAllByPlaceId(db, 'fushimi-inari-taisha')
    await comfort.remove(db, { id: fushimi!.id, placeId: 'fushimi-inari-taisha', by, at: NOW })
    const before = await comfort.findAllByPlaceIds(db, ['kinkakuji', 'fushimi-inari-taisha', 'nishiki-market'])
    await seedCatalog(db, { root: projectRoot(), now: SEEDED_AT + 60 })
    expect(await comfort.findAllByPlaceIds(db, ['kinkakuji', 'fushimi-inari-taisha', 'nishiki-market'])).toEqual(before)
    expect(before.get('kinkakuji')).toMatchObject([{ basis: 'board', isConfirmed: true, setBy: by }])
    expect(before.get('fushimi-inari-taisha')).toHaveLength(1)
  })
})
