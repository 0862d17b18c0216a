import { expect, it } from 'vitest'
import { describeOnBothEngines } from '#tests/support/database.ts'
import * as limits from './rate-limits.ts'

const NOW = 1_795_392_000

describeOnBothEngines('counts of what is limited', (makeDb) => {
  it('begin again in the second in which their window ends, and not before', async () => {
    const db = await makeDb()
    const count = (now: number, id = 'one') => limits.countUse(db, id, 600, now)
    expect(await count(NOW)).toEqual({ uses: 1, resetsAt: NOW + 600 })
    expect(await count(NOW + 599)).toEqual({ uses: 2, resetsAt: NOW + 600 })
    expect(await count(NOW + 599, 'other')).toEqual({ uses: 1, resetsAt: NOW + 1199 })
    expect(await count(NOW + 600)).toEqual({ uses: 1, resetsAt: NOW + 1200 })
  })

  it('miss none of many at once', async () => {
    const db = await makeDb()
    const counted = await Promise.all(Array.from({ length: 50 }, () => limits.countUse(db, 'one', 600, NOW)))
    expect(counted.map(({ uses }) => uses).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  it('are forgotten when their time is over', async () => {
    const db = await makeDb()
    await limits.countUse(db, 'old', 60, NOW)
    await limits.countUse(db, 'new', 61, NOW)
    expect(await limits.deleteOver(db, NOW + 60)).toBe(1)
    expect(await db.selectFrom('rate_limits').select('id').execute()).toEqual([{ id: 'new' }])
  })
})
