import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { type Database, isPostgresUrl, sqlitePath } from './connection.ts'
import { MigrationError, pendingMigrations } from './migrate.ts'

export type DatabaseProblem =
  | 'database_missing'
  | 'database_not_migrated'
  | 'database_version'
  | 'database_not_writable'

/** Why the database can't serve now, found by really writing; nothing when it can. */
export async function findDatabaseProblem(db: Database, url: string): Promise<DatabaseProblem | undefined> {
  try {
    // A deleted file can still be written by those who have it open, and is gone with them.
    if (!isPostgresUrl(url) && !existsSync(sqlitePath(url))) return 'database_missing'
    if ((await pendingMigrations(db)).length > 0) return 'database_not_migrated'
    await sql`update schema_migrations set applied_at = applied_at`.execute(db)
    return undefined
  } catch (error) {
    return error instanceof MigrationError ? 'database_version' : 'database_not_writable'
  }
}
