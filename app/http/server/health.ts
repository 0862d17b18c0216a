import { type RequestHandler, Router } from 'express'
import type { Database } from '#db/connection.ts'
import { findDatabaseProblem } from '#db/readiness.ts'

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
      last = { at: performance.now(), problem: findDatabaseProblem(db, databaseUrl) }
    }
    const problem = await last.problem
    response.set('Cache-Control', 'no-store')
    if (problem) response.status(503).set('Retry-After', '5').json({ status: 'not ready', problem })
    else response.json({ status: 'ready' })
  })
  return router
}
