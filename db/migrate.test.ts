import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { isPostgres } from './connection.ts'
import { MigrationError, migrate, pendingMigrations, readMigrations } from './migrate.ts'

describeOnBothEngines('migrating', (makeDb) => {
  test('a database that is up to date takes no step', async () => {
    const db = await makeDb()
    expect(await pendingMigrations(db)).toEqual([])
    expect(await migrate(db)).toEqual([])
  })

  test('the next step is taken once and remembered', async () => {
    const db = await makeDb()
    const next = {
      name: '9998-next',
      sql: 'create table next_step (id text primary key); drop table next_step',
      checksum: 'x',
    }
    const all = [...readMigrations(isPostgres(db)), next]
    expect(await migrate(db, all)).toEqual(['9998-next'])
    expect(await migrate(db, all)).toEqual([])
    await forget(db, '9998-next')
  })

  test('a step that fails leaves nothing of itself behind', async () => {
    const db = await makeDb()
    const broken = { name: '9999-broken', sql: 'create table half_done (id text); select nonsense(', checksum: 'x' }
    await expect(migrate(db, [...readMigrations(isPostgres(db)), broken])).rejects.toThrow()
    await expect(sql`select * from half_done`.execute(db)).rejects.toThrow(/half_done/)
    expect(await pendingMigrations(db)).toEqual([])
  })

  test('a database of a newer version is refused', async () => {
    const db = await makeDb()
    await sql`insert into schema_migrations values ('9999-future', 'x', 0)`.execute(db)
    await expect(migrate(db)).rejects.toThrow(/newer version.*9999-future/)
    await expect(pendingMigrations(db)).rejects.toThrow(MigrationError)
    await forget(db, '9999-future')
  })

  test('a step that was altered after it had been applied is refused', async () => {
    const db = await makeDb()
    const [first, ...rest] = readMigrations(isPostgres(db))
    await expect(migrate(db, [{ ...first!, checksum: 'other' }, ...rest])).rejects.toThrow(/0001-catalog was altered/)
  })
})

/** PostgreSQL's test databases are used again; the next test must find the steps as they were. */
async function forget(db: Parameters<typeof migrate>[0], name: string): Promise<void> {
  await sql`delete from schema_migrations where name = ${name}`.execute(db)
}
