import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as timetables from '#db/repositories/timetables.ts'
import { addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { databaseUrlOf, describeOn } from '#tests/support/database.ts'
import { sampleFeed, writeFeed, zippedFeed } from '#tests/support/gtfs/sample-feed.ts'
import { fileOf } from '#tests/support/import/sample-files.ts'
import { runScript } from '#tests/support/run-script.ts'

describeOn('sqlite', '`npm run import`', (makeDb) => {
  test('tries a feed, loads it and removes it', async () => {
    const db = await makeDb()
    const run = (...args: string[]) => runScript('scripts/import.ts', args, { DATABASE_URL: databaseUrlOf(db) })
    const feed = writeFeed(zippedFeed(sampleFeed()))
    const source = ['--licence', 'CC BY 4.0', '--source', 'https://bus.example/feed']

    const tried = run(feed, '--as', 'gtfs', '--dry-run')
    expect(tried.stdout).toContain('Would store "Sample Bus": 15 trips and 45 stop times as 1 patterns')
    expect(tried.stdout).toContain('licence is not stated')
    expect(await timetables.findAllFeeds(db)).toEqual([])

    const loaded = run(feed, '--as', 'gtfs', ...source)
    expect(loaded).toMatchObject({ exitCode: 0, stderr: '' })
    expect(loaded.stdout).toContain('Stored "Sample Bus"')
    expect(await timetables.findAllCredits(db)).toMatchObject([
      { name: 'Sample Bus', licence: 'CC BY 4.0', sourceUrl: 'https://bus.example/feed' },
    ])

    expect(run('--as', 'gtfs', '--name', 'Sample Bus', '--remove').stdout).toContain('Removed "Sample Bus"')
    expect(await db.selectFrom('timetable_feeds').selectAll().execute()).toEqual([])
  }, 120_000)

  test('says in one line what is wrong with a feed', async () => {
    const url = databaseUrlOf(await makeDb())
    const feed = writeFeed(zippedFeed(sampleFeed({ 'agency.txt': 'agency_name,agency_timezone\nX,Asia/Seoul\n' })))
    expect(runScript('scripts/import.ts', [feed, '--as', 'gtfs'], { DATABASE_URL: url })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'agency.txt:2 column agency_timezone: expected Asia/Tokyo, found Asia/Seoul\n',
    })
  }, 60_000)

  test('reads a register of protected names, and its exit code says whether every row was good', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    const asked = (content: string, ...more: string[]) =>
      runScript(
        'scripts/import.ts',
        [fileOf(content), '--as', 'gi', '--name', 'Register', '--licence', 'CC BY 4.0', ...more],
        { DATABASE_URL: databaseUrlOf(db) },
      )
    const good = '番号,名称,区分\n1,見本茶,茶\n'
    expect(asked(good, '--dry-run')).toMatchObject({
      exitCode: 0,
      stdout: '"Register": 1 rows, 1 new, 0 changed, 0 as they were, 0 doubtful, 0 refused\nNothing was written\n',
    })
    const bad = asked(`${good}2,見本二,飛行機\n`, '--json')
    expect(bad.exitCode).toBe(1)
    expect(
      bad.stdout
        .split('\n')
        .slice(1, 3)
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { line: 3, verdict: 'refused', reasons: [{ kind: 'category_unknown', found: '飛行機' }] },
      { summary: { rows: 2, created: 1, refused: 1 } },
    ])
    expect(asked('lat,lng\n')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no columns were found') })
  }, 120_000)

  test('names the formats it knows', () => {
    const folder = { DATABASE_URL: `file:${join('nowhere', 'x.sqlite')}` }
    const { exitCode, stderr } = runScript('scripts/import.ts', ['feed.zip', '--as', 'kml'], folder)
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^"kml" is no format that is known\nusage: .*\n.*\nformats: gtfs \(/)
    expect(runScript('scripts/import.ts', ['feed.zip'], folder).stderr).toContain('Say what the file is with --as')
  }, 60_000)
})
