import { existsSync } from 'node:fs'
import { type RequestHandler, Router } from 'express'
import { sql } from 'kysely'
import { type Database, isPostgresUrl, sqlitePath } from '#db/connection.ts'
import { pendingMigrations } from '#db/migrate.ts'

const KEPT_MS = 1000

/** `/healthz`: the process is up. `/readyz`: the database is there, migrated and writable. Neither needs Remix. */
export function health(db: Database, databaseUrl: string): RequestHandler {
  const router = Router()
  let last: { at: number; problem: Promise<string | undefined> } | undefined
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'up' })
  })
  router.get('/readyz', async (_request, response) => {
    // Asked often and by anyone, it writes at most once a second.
    if (!last || performance.now() - last.at > KEPT_MS) {
      last = { at: performance.now(), problem: findProblem(db, databaseUrl) }
    }
    const problem = await last.problem
    response.set('Cache-Control', 'no-store')
    if (problem) response.status(503).set('Retry-After', '5').json({ status: 'not ready', problem })
    else response.json({ status: 'ready' })
  })
  return router
}

async function findProblem(db: Database, databaseUrl: string): Promise<string | undefined> {
  try {
    // A deleted file can still be written by those who have it open, and is gone with them.
    if (!isPostgresUrl(databaseUrl) && !existsSync(sqlitePath(databaseUrl))) return 'database_missing'
    if ((await pendingMigrations(db)).length > 0) return 'database_not_migrated'
    await sql`update schema_migrations set applied_at = applied_at`.execute(db)
    return undefined
  } catch (error) {
    return error instanceof Error && error.name === 'MigrationError' ? 'database_version' : 'database_not_writable'
  }
}
