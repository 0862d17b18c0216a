import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseUrlOf, describeOn, describeOnBothEngines, openAgain } from '#tests/support/database.ts'
import type { Database } from './connection.ts'
import { isPostgres, lockForUpdate, openDatabase } from './connection.ts'
import { DatabaseBusyError, DatabaseUnavailableError, isUniqueViolation } from './errors.ts'

const SOURCE = { key: 'own', title: 'Own', licence: 'CC0', credit_ja: '自', credit_en: 'Own' }

describeOnBothEngines('a database', (makeDb, engine) => {
  test('is fresh for each test', async () => {
    const db = await makeDb()
    await db.insertInto('sources').values(SOURCE).execute()
    expect(await countSources(db)).toBe(1)
  })

  test('is fresh again', async () => {
    expect(await countSources(await makeDb())).toBe(0)
  })

  test('answers the same types on both engines', async () => {
    const db = await makeDb()
    const { rows } = await sql`select count(*) as n, sum(2) as s, exists(select 1) as yes, 0.5 as half`.execute(db)
    expect(rows).toEqual([{ n: 1, s: 2, yes: 1, half: 0.5 }])
    expect(isPostgres(db)).toBe(engine === 'postgres')
  })

  test('a read does not wait for an open transaction and sees the last commit', async () => {
    const db = await makeDb()
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('sources').values(SOURCE).execute()
      expect(await countSources(db)).toBe(0)
      expect(await countSources(trx)).toBe(1)
    })
    expect(await countSources(db)).toBe(1)
  })

  test('a transaction that throws leaves nothing behind', async () => {
    const db = await makeDb()
    const failed = db.transaction().execute(async (trx) => {
      await trx.insertInto('sources').values(SOURCE).execute()
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect(await countSources(db)).toBe(0)
  })

  test('a locked row is read, decided on and written by one transaction after the other', async () => {
    const db = await makeDb()
    const other = openAgain(db)
    await db
      .insertInto('sources')
      .values({ ...SOURCE, title: '0' })
      .execute()
    const increment = (connection: Database) =>
      connection.transaction().execute(async (trx) => {
        const query = trx.selectFrom('sources').select('title').where('key', '=', 'own')
        const { title } = await lockForUpdate(trx, query).executeTakeFirstOrThrow()
        await trx
          .updateTable('sources')
          .set({ title: String(Number(title) + 1) })
          .where('key', '=', 'own')
          .execute()
      })
    await Promise.all(Array.from({ length: 40 }, (_, index) => increment(index % 2 ? db : other)))
    const { title } = await db.selectFrom('sources').select('title').executeTakeFirstOrThrow()
    expect(title).toBe('40')
    await other.destroy()
  })

  test('a duplicate is told apart from other errors', async () => {
    const db = await makeDb()
    await db.insertInto('sources').values(SOURCE).execute()
    const error = await db
      .insertInto('sources')
      .values(SOURCE)
      .execute()
      .catch((reason) => reason)
    expect(isUniqueViolation(error)).toBe(true)
    expect(isUniqueViolation(await sql`select nothing`.execute(db).catch((reason) => reason))).toBe(false)
  })
})

describeOn('sqlite', 'a busy database', (makeDb) => {
  test('refuses to write with a typed error when another process holds the lock, and still reads', async () => {
    const db = await makeDb()
    const impatient = openDatabase(databaseUrlOf(db), { busyMs: 100 })
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('sources').values(SOURCE).execute()
      await expect(impatient.insertInto('sources').values(SOURCE).execute()).rejects.toThrow(DatabaseBusyError)
      await expect(impatient.transaction().execute(countSources)).rejects.toThrow(DatabaseBusyError)
      expect(await countSources(impatient)).toBe(0)
    })
    expect(await impatient.transaction().execute(countSources)).toBe(1)
    await impatient.destroy()
  })
})

describeOn('sqlite', 'a full disk', (makeDb) => {
  test('refuses writes with a typed error, goes on reading, and recovers without a restart', async () => {
    const db = await makeDb()
    const { rows } = await sql<{ page_count: number }>`select page_count from pragma_page_count`.execute(db)
    const limitTo = (pages: number) => sql.raw(`pragma max_page_count = ${pages}`).execute(db)
    const write = () =>
      db.transaction().execute(async (trx) => {
        for (let index = 0; index < 50; index += 1) {
          const large = { ...SOURCE, key: `large-${index}`, title: 'x'.repeat(4000) }
          await trx.insertInto('sources').values(large).execute()
        }
      })
    await limitTo(rows[0]!.page_count + 5)
    await expect(write()).rejects.toThrow(DatabaseUnavailableError)
    expect(await countSources(db)).toBe(0)
    await limitTo(rows[0]!.page_count + 500)
    await write()
    expect(await countSources(db)).toBe(50)
  })
})

async function countSources(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('sources')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
