import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseUrlOf, describeOn, describeOnBothEngines } from '#tests/support/database.ts'
import { openDatabase, sqlitePath } from './connection.ts'
import { findDatabaseProblem } from './readiness.ts'

describeOnBothEngines('readiness', (makeDb) => {
  test('a migrated database is ready', async () => {
    const db = await makeDb()
    expect(await findDatabaseProblem(db, databaseUrlOf(db))).toBeUndefined()
  })

  test('a database of a newer version is not', async () => {
    const db = await makeDb()
    await sql`insert into schema_migrations values ('9999-future', 'x', 0)`.execute(db)
    expect(await findDatabaseProblem(db, databaseUrlOf(db))).toBe('database_version')
    await sql`delete from schema_migrations where name = '9999-future'`.execute(db)
  })
})

describeOn('sqlite', 'readiness of a file', (makeDb) => {
  test('a file that was deleted is missing', async () => {
    const db = await makeDb()
    rmSync(sqlitePath(databaseUrlOf(db)))
    expect(await findDatabaseProblem(db, databaseUrlOf(db))).toBe('database_missing')
  })

  test('a database without tables is not migrated', async () => {
    const url = `${databaseUrlOf(await makeDb())}.empty`
    const db = openDatabase(url)
    expect(await findDatabaseProblem(db, url)).toBe('database_not_migrated')
    await db.destroy()
  })

  test('a locked database is not writable', async () => {
    const db = await makeDb()
    const url = databaseUrlOf(db)
    const impatient = openDatabase(url, { busyMs: 50 })
    await db.transaction().execute(async () => {
      expect(await findDatabaseProblem(impatient, url)).toBe('database_not_writable')
    })
    await impatient.destroy()
  })
})
