import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Database, isPostgres } from './connection.ts'
import { projectRoot } from './project-root.ts'

export interface Migration {
  name: string
  sql: string
  checksum: string
}

/** The database can't be brought to this program's version; the message is for the operator. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** Brings the database to this program's version, in one transaction; answers the names of the steps it took. */
export async function migrate(db: Database, migrations = readMigrations(isPostgres(db))): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    if (isPostgres(trx)) await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(trx)
    const [bigint, strict] = isPostgres(trx) ? ['bigint', ''] : ['integer', ' strict']
    await sql`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at ${sql.raw(bigint!)} not null)${sql.raw(strict!)}`.execute(
      trx,
    )
    const pending = pendingOf(migrations, await appliedOf(trx))
    for (const migration of pending) {
      await sql.raw(migration.sql).execute(trx)
      const at = Math.floor(Date.now() / 1000)
      await sql`insert into schema_migrations values (${migration.name}, ${migration.checksum}, ${at})`.execute(trx)
    }
    return pending.map(({ name }) => name)
  })
}

/** The names of the steps still to be taken; throws like `migrate` when the database is newer or was altered. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const migrations = readMigrations(isPostgres(db))
  const exists = isPostgres(db)
    ? sql<{ found: number }>`select to_regclass('schema_migrations') is not null as found`
    : sql<{ found: number }>`select count(*) as found from sqlite_master where name = 'schema_migrations'`
  const { rows } = await exists.execute(db)
  return pendingOf(migrations, rows[0]?.found ? await appliedOf(db) : []).map(({ name }) => name)
}

/** The numbered files of one engine, in order. */
export function readMigrations(forPostgres: boolean): Migration[] {
  const folder = join(projectRoot(), 'db/migrations', forPostgres ? 'postgres' : 'sqlite')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
      return { name: file.replace(/\.sql$/, ''), sql: text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

// Any number will do, as long as every process of the product uses the same.
const ADVISORY_LOCK = 7_734_110

interface Applied {
  name: string
  checksum: string
}

async function appliedOf(db: Database): Promise<Applied[]> {
  const { rows } = await sql<Applied>`select name, checksum from schema_migrations order by name`.execute(db)
  return rows
}

function pendingOf(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum } of applied) {
    const migration = known.get(name)
    if (!migration) throw new MigrationError(`The database is from a newer version: it has the step ${name}`)
    if (migration.checksum !== checksum) {
      throw new MigrationError(`The migration ${name} was altered after it had been applied to this database`)
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}
