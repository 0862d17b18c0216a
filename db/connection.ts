import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresAdapter, type SelectQueryBuilder } from 'kysely'
import { OurPostgresDialect } from './dialect-postgres.ts'
import { SqliteDialect } from './dialect-sqlite/sqlite-dialect.ts'
import type { SqliteOptions } from './dialect-sqlite/sqlite-file.ts'
import type { Schema } from './schema.ts'

/** The database or a transaction of it: a query runs the same in both. */
export type Database = Kysely<Schema>

export type DatabaseOptions = Pick<SqliteOptions, 'busyMs' | 'durability'>

/** Opens `file:…` (SQLite, `file::memory:` for tests) or `postgres://…`; nothing is migrated here. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  if (isPostgresUrl(url)) return new Kysely<Schema>({ dialect: new OurPostgresDialect({ url }) })
  return new Kysely<Schema>({ dialect: new SqliteDialect({ path: sqlitePath(url), ...options }) })
}

export function isPostgresUrl(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url)
}

/** The file behind a `file:` address: relative ones start at the working directory. */
export function sqlitePath(url: string): string {
  if (url === 'file::memory:' || url === ':memory:') return ':memory:'
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.replace(/^file:/, ''))
}

/** True on PostgreSQL, for the few queries that the engines say differently. */
export function isPostgres(db: Kysely<Schema>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** Keeps the chosen rows as they are until the transaction ends, and lets others do the same: `for share` on PostgreSQL. */
export function lockForShare<DB, Tables extends keyof DB, Output>(
  db: Database,
  query: SelectQueryBuilder<DB, Tables, Output>,
): SelectQueryBuilder<DB, Tables, Output> {
  return isPostgres(db) ? query.forShare() : query
}

/**
 * Holds the chosen rows until the transaction ends: `for update` on PostgreSQL. On SQLite the immediate transaction
 * already is the lock, so nothing is added. `of` names the tables to lock when the query joins several.
 */
export function lockForUpdate<DB, Tables extends keyof DB, Output>(
  db: Database,
  query: SelectQueryBuilder<DB, Tables, Output>,
  of?: readonly (Tables & string)[],
): SelectQueryBuilder<DB, Tables, Output> {
  if (!isPostgres(db)) return query
  return of ? query.forUpdate(of as never) : query.forUpdate()
}
