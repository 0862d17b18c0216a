import { type Database, isPostgresUrl, sqlitePath } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { projectRoot } from '#db/project-root.ts'
import { holdsCatalogEdition } from '#db/seed/catalog-edition.ts'
import { type SeedStep, seedCatalog } from '#db/seed/seed-catalog.ts'
import { seedDemo } from '#db/seed/seed-demo.ts'
import { told } from './told.ts'

/**
 * Brings the database to this version, its records of Japan to this edition (what a board has edited stays), and gives
 * an empty one the samples too.
 */
export async function prepareDatabase(db: Database, databaseUrl: string): Promise<void> {
  await told('database', async () => {
    const steps = await migrate(db)
    const where = isPostgresUrl(databaseUrl) ? 'PostgreSQL' : sqlitePath(databaseUrl)
    return steps.length > 0 ? `${where}, migrated to ${steps.at(-1)}` : where
  })
  const now = Math.floor(Date.now() / 1000)
  const isFirst = !(await isSeeded(db))
  if (!(await holdsCatalogEdition(db, projectRoot()))) {
    await told('records of Japan', () => countRows((log) => seedCatalog(db, { root: projectRoot(), now, log })))
  }
  if (!isFirst) return
  await told('samples to try', () => countRows((log) => seedDemo(db, { root: projectRoot(), now, log })))
}

async function countRows(seed: (log: (step: SeedStep) => void) => Promise<void>): Promise<string> {
  let rows = 0
  await seed((step) => {
    rows += step.rows
  })
  return `${rows} written`
}

/** A database that has sources has been seeded; samples that an operator removed since stay removed. */
async function isSeeded(db: Database): Promise<boolean> {
  return (await db.selectFrom('sources').select('key').limit(1).execute()).length > 0
}
