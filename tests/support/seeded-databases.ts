import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { instantOf, type UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { projectRoot } from '#db/project-root.ts'
import { seedCatalog } from '#db/seed/seed-catalog.ts'
import { seedDemo } from '#db/seed/seed-demo.ts'
import { databaseUrl, TEMPLATE_DATABASE } from './postgres-server.ts'

/** When the seeded databases of the tests were made; a test's own clock begins here or later. */
export const SEEDED_AT = instantOf('2026-11-23T10:00')

/** The records of Japan alone, or with the samples; for a started server, whose clock is the real one, with those of today. */
export interface Seeded {
  engine: 'sqlite' | 'postgres'
  holds: 'catalog' | 'samples' | 'samples-of-today'
}

/** Seeded databases that tests copy, each made once a run: a file's path, or the name of a database. */
export function seededDatabases(serverUrl: () => Promise<string>) {
  const made = new Map<string, Promise<string>>()
  let folder: string | undefined

  const inSqlite = async (holds: Seeded['holds']): Promise<string> => {
    folder ??= mkdtempSync(join(tmpdir(), 'meguri-seeded-'))
    const path = join(folder, `${holds}.sqlite`)
    const db = openDatabase(`file:${path}`, { durability: 'off' })
    await migrate(db)
    await fill(db, holds)
    return path
  }
  const inPostgres = async (holds: Seeded['holds']): Promise<string> => {
    const url = await serverUrl()
    const name = `meguri_${holds.replaceAll('-', '_')}`
    const server = openDatabase(url)
    await sql`create database ${sql.id(name)} template ${sql.id(TEMPLATE_DATABASE)}`.execute(server)
    await server.destroy()
    await fill(openDatabase(databaseUrl(url, name)), holds)
    return name
  }

  return {
    find({ engine, holds }: Seeded): Promise<string> {
      const key = `${engine} ${holds}`
      const found = made.get(key) ?? (engine === 'sqlite' ? inSqlite(holds) : inPostgres(holds))
      made.set(key, found)
      return found
    },
    remove() {
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Closed afterwards: a database that is still open is not copied whole. */
async function fill(db: Database, holds: Seeded['holds']): Promise<void> {
  const now: UnixSeconds = holds === 'samples-of-today' ? Math.floor(Date.now() / 1000) : SEEDED_AT
  const options = { root: projectRoot(), now }
  await seedCatalog(db, options)
  if (holds !== 'catalog') await seedDemo(db, options)
  await db.destroy()
}
