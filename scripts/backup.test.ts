import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { runScript } from '#tests/support/run-script.ts'

let folder: string
let url: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meguri-backup-'))
  url = `file:${join(folder, 'meguri.sqlite')}`
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a backup of a database that is being written restores to what was committed', async () => {
  const db = openDatabase(url)
  await migrate(db)
  await addSource(db, 'before')
  const backup = join(folder, 'backup.sqlite')
  await db.transaction().execute(async (trx) => {
    await addSource(trx, 'uncommitted')
    expect(runScript('scripts/backup.ts', [backup], { DATABASE_URL: url })).toMatchObject({ exitCode: 0, stderr: '' })
  })
  expect(runScript('scripts/restore.ts', [backup], { DATABASE_URL: url })).toMatchObject({
    exitCode: 1,
    stderr: 'The database is in use: stop the server first\n',
  })
  await db.destroy()

  const restored = runScript('scripts/restore.ts', [backup], { DATABASE_URL: url })
  expect(restored).toMatchObject({ exitCode: 0, stderr: '' })
  const after = openDatabase(url)
  expect((await after.selectFrom('sources').select('key').execute()).map(({ key }) => key)).toEqual(['before'])
  await after.destroy()
  expect(readdirSync(folder).filter((name) => name.includes('before-restore'))).toHaveLength(1)
})

test('a file that is no database, or of a newer version, is not restored', async () => {
  const other = join(folder, 'other.sqlite')
  writeFileSync(
    other,
    'a letter to a friend, long enough to be read as a header of something else entirely. '.repeat(20),
  )
  const wrong = runScript('scripts/restore.ts', [other], { DATABASE_URL: url })
  expect(wrong).toMatchObject({ exitCode: 1, stderr: `${other} is no database\n` })

  const newer = openDatabase(`file:${folder}/newer.sqlite`)
  await migrate(newer)
  await sql`insert into schema_migrations values ('9999-future', 'x', 0)`.execute(newer)
  await newer.destroy()
  const refused = runScript('scripts/restore.ts', [join(folder, 'newer.sqlite')], { DATABASE_URL: url })
  expect(refused.stderr).toBe('The database is from a newer version: it has the step 9999-future\n')
  expect(existsSync(join(folder, 'meguri.sqlite'))).toBe(false)
})

test('PostgreSQL is told to use its own tools', () => {
  const environment = { DATABASE_URL: 'postgres://127.0.0.1/none' }
  expect(runScript('scripts/backup.ts', ['x'], environment).stderr).toMatch(
    /^This database is PostgreSQL: use .*pg_dump/,
  )
  expect(runScript('scripts/restore.ts', ['x'], environment).stderr).toMatch(
    /^This database is PostgreSQL: use .*pg_restore/,
  )
})

async function addSource(db: ReturnType<typeof openDatabase>, key: string): Promise<void> {
  const source = { key, title: key, licence: 'CC0', credit_ja: key, credit_en: key }
  await db.insertInto('sources').values(source).execute()
}
