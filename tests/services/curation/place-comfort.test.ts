import { expect, test } from 'vitest'
import type { User } from '#app/domain/access/user.ts'
import type { ComfortPattern } from '#app/domain/catalog/comfort.ts'
import { instantOf } from '#app/domain/values/time.ts'
import { answerComfort, setComfort } from '#app/services/curation/place-comfort.server.ts'
import type { Database } from '#db/connection.ts'
import * as comfort from '#db/repositories/place-comfort.ts'
import * as users from '#db/repositories/users.ts'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'

const NOW = instantOf('2026-11-23T10:00')
const weekends: ComfortPattern = { days: ['sat', 'sun'], fromHour: 10, toHour: 15, level: 'pressed', months: null }

describeOnBothEngines('how pressed a place is, set by its board', (makeDb) => {
  const open = async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'bridge' })
    let count = 0
    return { db, now: () => NOW, newId: () => `comfort-${++count}` }
  }
  const boardOf = async (db: Database, prefectureCode: string): Promise<User> => {
    const person = { id: `board-${prefectureCode}`, name: 'Board', email: `board-${prefectureCode}@example.test` }
    await users.insertOnce(db, { ...person, passwordHash: '', at: NOW })
    return { ...person, roles: [{ kind: 'board', prefectureCode, municipalityCode: null }] }
  }

  test('is kept with who set it and when, and of one hour one thing is said', async () => {
    const context = await open()
    const author = await boardOf(context.db, '26')
    const asked = { placeId: 'bridge', author }
    expect(await setComfort(context, { ...asked, pattern: weekends })).toMatchObject({ ok: true })
    const evening = { ...weekends, fromHour: 15, toHour: 17, level: 'busy' } as const
    expect(await setComfort(context, { ...asked, pattern: evening })).toMatchObject({ ok: true })
    const contrary = await setComfort(context, { ...asked, pattern: { ...evening, fromHour: 14, months: [4] } })
    expect(contrary).toMatchObject({ ok: false, error: { kind: 'comfort_overlaps', present: weekends } })
    expect(await comfort.findAllByPlaceId(context.db, 'bridge')).toMatchObject([
      { ...weekends, basis: 'board', isConfirmed: true, setBy: author.id, setAt: NOW },
      evening,
    ])
  })

  test('of two contrary words at once only one is kept', async () => {
    const context = await open()
    const author = await boardOf(context.db, '26')
    const set = (level: ComfortPattern['level']) =>
      setComfort(context, { placeId: 'bridge', author, pattern: { ...weekends, level } })
    const both = await Promise.all([set('quiet'), set('pressed')])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await comfort.findAllByPlaceId(context.db, 'bridge')).toHaveLength(1)
  })

  test("is taken away once; another region's board finds no such place", async () => {
    const context = await open()
    const author = await boardOf(context.db, '26')
    const set = await setComfort(context, { placeId: 'bridge', author, pattern: weekends })
    const asked = { placeId: 'bridge', id: set.ok ? set.value.id : '', answer: 'remove' } as const
    const numazu = await boardOf(context.db, '22')
    const absent = { ok: false, error: { kind: 'place_not_found' } }
    expect(await answerComfort(context, { ...asked, author: numazu })).toEqual(absent)
    expect(await setComfort(context, { placeId: 'bridge', author: numazu, pattern: weekends })).toEqual(absent)
    expect(await answerComfort(context, { ...asked, author })).toEqual({ ok: true, value: null })
    const again = await answerComfort(context, { ...asked, author })
    expect(again).toEqual({ ok: false, error: { kind: 'comfort_not_found' } })
    // What is the board's own word needs no confirmation.
    const anew = await setComfort(context, { placeId: 'bridge', author, pattern: weekends })
    const id = anew.ok ? anew.value.id : ''
    expect(await answerComfort(context, { ...asked, id, answer: 'confirm', author })).toEqual(again)
  })
})
