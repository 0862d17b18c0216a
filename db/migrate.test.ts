import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { isPostgres, openDatabase } from './connection.ts'
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

test('books that were kept before there were resellers are kept on, line by line', async () => {
  const db = openDatabase('file::memory:')
  const all = readMigrations(false)
  const before = all.findIndex(({ name }) => name === '0006-resellers')
  await migrate(db, all.slice(0, before))
  await db
    .insertInto('ledger_accounts')
    .values([
      { id: 'stripe', kind: 'stripe', opened_at: 1 },
      { id: 'platform', kind: 'platform', opened_at: 2 },
    ])
    .execute()
  await db.insertInto('ledger_postings').values({ id: 'p', cause_kind: 'payment', cause_id: 'c', at: 3 }).execute()
  const lines = [
    { posting_id: 'p', line: 0, account_id: 'stripe', amount_yen: 5 },
    { posting_id: 'p', line: 1, account_id: 'platform', amount_yen: -5 },
  ]
  await db.insertInto('ledger_lines').values(lines).execute()
  await migrate(db, all)
  expect(await db.selectFrom('ledger_lines').selectAll().orderBy('line').execute()).toEqual(lines)
  const { rows } = await sql`pragma foreign_key_check`.execute(db)
  expect(rows).toEqual([])
  const stray = { posting_id: 'p', line: 2, account_id: 'nobody', amount_yen: 1 }
  await expect(db.insertInto('ledger_lines').values(stray).execute()).rejects.toThrow(/FOREIGN KEY/)
  await db.destroy()
})

/** PostgreSQL's test databases are used again; the next test must find the steps as they were. */
async function forget(db: Parameters<typeof migrate>[0], name: string): Promise<void> {
  await sql`delete from schema_migrations where name = ${name}`.execute(db)
}
