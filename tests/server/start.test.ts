import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { runServer, startBuiltServer } from '../support/built-server.ts'
import { freePort } from '../support/free-port.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meguri-start-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('bad settings are one line and exit 2', async () => {
  const started = await start({ DATABASE_URL: `file:${folder}/a.sqlite`, PORT: '99999', LOG_LEVEL: 'loud' })
  expect(started).toEqual({
    exitCode: 2,
    lastLine: 'Bad setting: PORT: must be 65535 or less; LOG_LEVEL: must be debug, info, warn, error or silent',
    lines: 1,
  })
})

test('a taken port is one line and exit 2', async () => {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const started = await start({ DATABASE_URL: `file:${folder}/b.sqlite`, PORT: String(port) })
  expect(started).toMatchObject({ exitCode: 2, lastLine: `Port ${port} is taken: stop the other program or set PORT` })
  await new Promise((resolve) => other.close(resolve))
})

test('a data folder that cannot be made is one line', async () => {
  writeFileSync(join(folder, 'file'), '')
  const started = await start({ DATABASE_URL: `file:${folder}/file/meguri.sqlite` })
  expect(started).toMatchObject({ exitCode: 1, lines: 1 })
  expect(started.lastLine).toMatch(/^The data folder can't be made: /)
})

test('a database that cannot be opened for writing is one line', async () => {
  const started = await start({ DATABASE_URL: `file:${folder}` })
  expect(started).toMatchObject({ exitCode: 1, lines: 1 })
  expect(started.lastLine).toMatch(/^The database can't be opened or written: /)
})

test('secrets that were cut off are one line, and stay as they are', async () => {
  const own = join(folder, 'cut')
  mkdirSync(own)
  writeFileSync(join(own, 'secrets.json'), '{"sessionSecret":"cut o')
  const started = await start({ DATABASE_URL: `file:${own}/meguri.sqlite` })
  expect(started).toMatchObject({ exitCode: 2, lines: 1 })
  expect(started.lastLine).toMatch(/secrets\.json can't be read: mend it, or delete it/)
})

test('a file that is no database is one line', async () => {
  writeFileSync(join(folder, 'letter.sqlite'), 'a letter to a friend, long enough to be read as a header. '.repeat(40))
  const started = await start({ DATABASE_URL: `file:${folder}/letter.sqlite` })
  expect(started).toMatchObject({ exitCode: 1, lines: 1 })
  expect(started.lastLine).toMatch(/^The database can't be opened or written: .*not a database/)
})

test('a database of a newer version is one line, and stays as it is', async () => {
  const url = `file:${folder}/newer.sqlite`
  const db = openDatabase(url)
  await migrate(db)
  await sql`insert into schema_migrations values ('9999-future', 'x', 0)`.execute(db)
  await db.destroy()
  expect(await start({ DATABASE_URL: url })).toEqual({
    exitCode: 1,
    lastLine: 'The database is from a newer version: it has the step 9999-future',
    lines: 1,
  })
})

test('PostgreSQL that is not there is one line', async () => {
  const started = await start({ DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none` })
  expect(started).toMatchObject({ exitCode: 1, lines: 1 })
  expect(started.lastLine).toMatch(/^The database can't be opened or written: /)
})

test('a missing database is made and filled; the second start keeps all data', async () => {
  const url = `file:${folder}/new/meguri.sqlite`
  const first = await startBuiltServer({ DATABASE_URL: url })
  expect(first.output()).toMatch(/records of Japan: \d{4,} written/)
  expect(statSync(join(folder, 'new/secrets.json')).mode & 0o777).toBe(0o600)
  const db = openDatabase(url)
  await db.updateTable('areas').set({ name_en: 'kept' }).execute()
  await db.destroy()
  expect(await first.stop()).toBe(0)

  const second = await startBuiltServer({ DATABASE_URL: url })
  expect(second.output()).not.toMatch(/written/)
  const after = openDatabase(url)
  const { name_en } = await after.selectFrom('areas').select('name_en').executeTakeFirstOrThrow()
  expect(name_en).toBe('kept')
  await after.destroy()
  await second.stop()
})

test('a stop lets the request in flight finish, closes idle sockets and takes less than ten seconds', async () => {
  const server = await startBuiltServer()
  await fetch(`${server.origin}/healthz`)
  const answer = fetch(`${server.origin}/en`, { headers: { connection: 'keep-alive' } })
  await new Promise((resolve) => setTimeout(resolve, 2))
  const startedAt = performance.now()
  const exit = server.stop('SIGTERM')
  const response = await answer
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('streamController.close()')
  expect(await exit).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})

/** Starts a server that must not come up, and tells how it ended. */
async function start(environment: Record<string, string>) {
  const run = runServer({ PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()), ...environment })
  const exitCode = await run.exit
  const lines = run.output().trim().split('\n')
  return { exitCode, lastLine: lines.at(-1), lines: lines.length }
}
