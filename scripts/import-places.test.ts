import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import type { Database } from '#db/connection.ts'
import { projectRoot } from '#db/project-root.ts'
import { addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { databaseUrlOf, describeOn } from '#tests/support/database.ts'
import { fileOf, SAMPLE } from '#tests/support/import/sample-files.ts'
import { runScript } from '#tests/support/run-script.ts'

const LICENCE = ['--licence', 'CC BY 4.0', '--name', 'Sample Map']

describeOn('sqlite', '`npm run import -- FILE --as places`', (makeDb) => {
  const kyoto = async () => {
    const db = await makeDb()
    await addPrefecture(db)
    const run = (...args: string[]) =>
      runScript('scripts/import.ts', [...args, '--as', 'places'], { DATABASE_URL: databaseUrlOf(db) })
    return { db, run }
  }

  test('tries, writes and takes back; 0 all rows are good, 1 some are not, 2 the file can’t be read', async () => {
    const { db, run } = await kyoto()
    const good = fileOf(SAMPLE.csv)
    const bad = run(fileOf(`${SAMPLE.csv}3,\u001b[31m見本,,店,0,0,\r\n`), ...LICENCE, '--dry-run')
    expect(bad.exitCode).toBe(1)
    expect(bad.stdout).toContain('line 4 "[31m見本" refused: text cleaned (in name); coordinates zero ("0, 0")')
    expect(bad.stdout).not.toContain('\u001b')
    expect(await countPlaces(db)).toBe(0)

    const swapped = fileOf(`${SAMPLE.csv}3,見本逆さ,,店,135.8165,34.8805,\r\n`)
    const told = run(swapped, ...LICENCE, '--json')
    const { summary } = JSON.parse(told.stdout.trim().split('\n').at(-1)!)
    expect(summary).toMatchObject({ format: 'csv', rows: 3, accepted: 2, doubtful: 1, applied: { created: 2 } })
    expect(await countPlaces(db)).toBe(2)
    expect(run('--waiting', summary.id).stdout).toMatch(/^3: line 4 "見本逆さ" coordinates swapped/)
    expect(run('--accept', summary.id, '--rows', '3').stdout).toBe('1 accepted: 1 new, 0 changed, 0 withdrawn\n')
    const turned = await db.selectFrom('places').select(['lat', 'lng']).where('source_ref', '=', '3').execute()
    expect(turned).toEqual([{ lat: 34.8805, lng: 135.8165 }])
    expect(run('--undo', summary.id).stdout).toContain('Undone: 3 removed')
    expect(await countPlaces(db)).toBe(0)

    expect(run(fileOf(''), ...LICENCE)).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run(good, '--map', 'x=y')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^--map: expected one/),
    })
  }, 240_000)

  test('killed on the way it leaves nothing or everything, and goes through when it is asked again', async () => {
    const { db } = await kyoto()
    const rows = Array.from(
      { length: 8000 },
      (_, at) => `${at},見本${at}号,店,34.${880_000 + at},135.${790_000 + at * 3}`,
    )
    const path = fileOf(`id,name,kind,lat,lng\n${rows.join('\n')}\n`)
    for (const state of ['reading', 'waiting']) {
      await killedAt(db, path, state)
      expect([0, 8000]).toContain(await countPlaces(db))
      // What would otherwise be waited for: the sign of life of the one that was killed.
      await db.updateTable('imports').set({ touched_at: 0 }).where('state', '=', 'reading').execute()
    }
    const again = start(db, path)
    expect((await once(again, 'close'))[0]).toBe(0)
    expect(await countPlaces(db)).toBe(8000)
  }, 240_000)
})

async function killedAt(db: Database, path: string, state: string): Promise<void> {
  const child = start(db, path)
  const closed = once(child, 'close')
  let isClosed = false
  closed.then(() => {
    isClosed = true
  })
  while (!isClosed) {
    const there = await db
      .selectFrom('imports')
      .select('id')
      .where('state', '=', state as 'reading')
      .execute()
    if (there.length > 0) break
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  child.kill('SIGKILL')
  await closed
}

function start(db: Database, path: string) {
  const args = ['--import', 'tsx', 'scripts/import.ts', path, '--as', 'places', ...LICENCE]
  return spawn(process.execPath, args, {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: databaseUrlOf(db) } as never,
    stdio: 'ignore',
  })
}

async function countPlaces(db: Database): Promise<number> {
  return (await db.selectFrom('places').select('id').execute()).length
}
