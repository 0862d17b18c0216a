import { expect, test } from 'vitest'
import { keepPlan } from '#app/services/account/keep-plan.server.ts'
import type { Database } from '#db/connection.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import * as users from '#db/repositories/users.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'

describeOnBothEngines('keeping a plan in an account', (makeDb) => {
  test('a plan of nobody becomes mine, and asking twice changes nothing', async () => {
    const db = await makePlan(await makeDb())
    expect(await keepPlan({ db }, { itineraryId: 'plan', userId: 'me' })).toEqual({ ok: true, value: undefined })
    expect(await keepPlan({ db }, { itineraryId: 'plan', userId: 'me' })).toEqual({ ok: true, value: undefined })
    expect((await itineraries.findAllByUserId(db, 'me')).map(({ id }) => id)).toEqual(['plan'])
  })

  test('a plan of another account stays there', async () => {
    const db = await makePlan(await makeDb())
    await keepPlan({ db }, { itineraryId: 'plan', userId: 'other' })
    const refused = await keepPlan({ db }, { itineraryId: 'plan', userId: 'me' })
    expect(refused).toEqual({ ok: false, error: { kind: 'plan_of_other_account' } })
    expect((await itineraries.findById(db, 'plan'))?.userId).toBe('other')
  })

  test('two people at once: one of them keeps it', async () => {
    const db = await makePlan(await makeDb())
    const kept = await Promise.all(['me', 'other'].map((userId) => keepPlan({ db }, { itineraryId: 'plan', userId })))
    expect(kept.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a plan that is not there is not found', async () => {
    const db = await makePlan(await makeDb())
    const refused = await keepPlan({ db }, { itineraryId: 'nothing', userId: 'me' })
    expect(refused).toEqual({ ok: false, error: { kind: 'itinerary_not_found' } })
  })
})

async function makePlan(db: Database): Promise<Database> {
  for (const id of ['me', 'other']) {
    await users.insertOnce(db, { id, name: id, email: `${id}@example.test`, passwordHash: '', at: 0 })
  }
  await db.transaction().execute((trx) =>
    itineraries.insert(trx, {
      id: 'plan',
      language: 'en',
      request: {} as never,
      plan: { days: [] } as never,
      version: 1,
      userId: null,
      createdAt: 0,
      updatedAt: 0,
    }),
  )
  return db
}
