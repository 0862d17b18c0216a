import { expect, it } from 'vitest'
import { nastyPlan, tripRequest } from '#tests/services/itineraries-sample-plan.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import * as itineraries from './itineraries.ts'

const NOW = 1_795_000_000
const plan = (changes: Partial<itineraries.StoredItinerary> = {}): itineraries.StoredItinerary => ({
  id: 'a'.repeat(26),
  language: 'en',
  request: tripRequest(),
  plan: nastyPlan(),
  version: 1,
  userId: null,
  createdAt: NOW,
  updatedAt: NOW,
  ...changes,
})
const lock = { kind: 'lock', stopId: 'place:bridge', isLocked: true } as const

describeOnBothEngines('kept plans', (makeDb) => {
  it('come back as they were stored, with their first version', async () => {
    const db = await makeDb()
    await itineraries.insert(db, plan())
    expect(await itineraries.findById(db, plan().id)).toEqual(plan())
    expect(await itineraries.findVersion(db, plan().id, 1)).toMatchObject({ plan: nastyPlan(), cause: null, at: NOW })
    expect(await itineraries.findById(db, 'b'.repeat(26))).toBeUndefined()
  })

  it('take a change on the version it was made on, and none on an older one', async () => {
    const db = await makeDb()
    await itineraries.insert(db, plan())
    const second = plan({ version: 2, updatedAt: NOW + 60, request: tripRequest({ pace: 'calm' }) })
    expect(await itineraries.updateAt(db, second, 1, lock)).toBe(true)
    expect(await itineraries.updateAt(db, { ...second, version: 2 }, 1, lock)).toBe(false)
    expect(await itineraries.findById(db, plan().id)).toEqual(second)
    expect(await itineraries.findCauses(db, plan().id)).toEqual([
      { version: 1, cause: null, at: NOW },
      { version: 2, cause: lock, at: NOW + 60 },
    ])
  })

  it('let only one of two changes at once through', async () => {
    const db = await makeDb()
    await itineraries.insert(db, plan())
    const change = () => db.transaction().execute((trx) => itineraries.updateAt(trx, plan({ version: 2 }), 1, lock))
    const outcomes = await Promise.all([change(), change(), change()])
    expect(outcomes.filter(Boolean)).toHaveLength(1)
    expect(await itineraries.findCauses(db, plan().id)).toHaveLength(2)
  })

  it('belong to whoever claims them first', async () => {
    const db = await makeDb()
    for (const id of ['ann', 'bob']) {
      const at = new Date(0).toISOString()
      await db
        .insertInto('users')
        .values({ id, name: id, email: `${id}@example.com`, createdAt: at, updatedAt: at })
        .execute()
    }
    await itineraries.insert(db, plan())
    expect(await itineraries.claim(db, plan().id, 'ann')).toBe(true)
    expect(await itineraries.claim(db, plan().id, 'bob')).toBe(false)
    expect(await itineraries.findAllByUserId(db, 'ann')).toHaveLength(1)
    expect(await itineraries.findAllByUserId(db, 'bob')).toEqual([])
  })
})
