import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import { type Database, openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { askDoor } from './door.ts'
import { databaseUrl, TEMPLATE_DATABASE } from './postgres-server.ts'
import type { Seeded } from './seeded-databases.ts'

export type Engine = 'sqlite' | 'postgres'
/**
 * A fresh, migrated database, empty or with the seeded records of `SEEDED_AT`. Made in a test it ends with the test, made
 * in `beforeAll` with the block.
 */
export type MakeDatabase = (holds?: Seeded['holds']) => Promise<Database>

/** Runs a block of tests twice: on real SQLite files and on a real PostgreSQL. */
export function describeOnBothEngines(name: string, tests: (makeDb: MakeDatabase, engine: Engine) => void): void {
  describeOn('sqlite', name, tests)
  describeOn('postgres', name, tests)
}

/** The same on one engine alone, for what only it has. */
export function describeOn(engine: Engine, name: string, tests: (makeDb: MakeDatabase, engine: Engine) => void): void {
  describe(`${name} (${engine})`, () => {
    const made: { ofTest: Lease[]; ofBlock: Lease[] } = { ofTest: [], ofBlock: [] }
    let isInTest = false
    beforeEach(() => {
      isInTest = true
    })
    tests(async (holds) => {
      const lease = engine === 'sqlite' ? await leaseSqlite(holds) : await leasePostgres(holds)
      made[isInTest ? 'ofTest' : 'ofBlock'].push(lease)
      return lease.db
    }, engine)
    afterEach(async () => {
      isInTest = false
      for (const lease of made.ofTest.splice(0)) await lease.end()
    })
    afterAll(async () => {
      for (const lease of made.ofBlock.splice(0)) await lease.end()
    })
  })
}

/** A second connection to the same database, as another process would have; the test closes it (`destroy`). */
export function openAgain(db: Database): Database {
  return openDatabase(databaseUrlOf(db))
}

/** The `DATABASE_URL` under which a test's database is reached, for starting a process on it. */
export function databaseUrlOf(db: Database): string {
  const url = urls.get(db)
  if (!url) throw new Error('Not a database of describeOnBothEngines')
  return url
}

interface Lease {
  db: Database
  end: () => Promise<void>
}

const urls = new WeakMap<Database, string>()

let folder: string | undefined
let sqliteCount = 0

async function leaseSqlite(holds?: Seeded['holds']): Promise<Lease> {
  folder ??= await makeSqliteTemplate()
  sqliteCount += 1
  const path = join(folder, `test-${sqliteCount}.sqlite`)
  copyFileSync(holds ? await askDoor(`seeded/sqlite/${holds}`) : join(folder, 'template.sqlite'), path)
  const db = openDatabase(`file:${path}`, { durability: 'off' })
  urls.set(db, `file:${path}`)
  return {
    db,
    end: async () => {
      await db.destroy()
      for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
    },
  }
}

async function makeSqliteTemplate(): Promise<string> {
  const made = mkdtempSync(join(tmpdir(), 'meguri-sqlite-'))
  process.on('exit', () => rmSync(made, { recursive: true, force: true }))
  const template = openDatabase(`file:${join(made, 'template.sqlite')}`, { durability: 'off' })
  await migrate(template)
  await template.destroy()
  return made
}

// A copy of the template takes a tenth of a second, emptying it a few milliseconds: copies are used again.
const freePostgres: string[] = []
let postgresCount = 0

async function leasePostgres(holds?: Seeded['holds']): Promise<Lease> {
  const url = holds
    ? await copyPostgres(await askDoor(`seeded/postgres/${holds}`))
    : (freePostgres.pop() ?? (await copyPostgres(TEMPLATE_DATABASE)))
  const db = openDatabase(url)
  urls.set(db, url)
  return {
    db,
    end: async () => {
      await emptyPostgres(db)
      await db.destroy()
      freePostgres.push(url)
    },
  }
}

async function copyPostgres(template: string): Promise<string> {
  const serverUrl = await askDoor('postgres')
  postgresCount += 1
  const name = `test_${process.pid}_${Date.now()}_${postgresCount}`
  const server = openDatabase(serverUrl)
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(server)
  await server.destroy()
  return databaseUrl(serverUrl, name)
}

/** Replica mode leaves out triggers and foreign keys, so that append-only tables can be emptied in any order. */
async function emptyPostgres(db: Database): Promise<void> {
  await sql`do $$
    declare name text;
    begin
      set local session_replication_role = replica;
      for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' loop
        execute format('delete from %I', name);
      end loop;
    end $$`.execute(db)
}
