import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { editPlace } from '#app/services/curation/edit-place.server.ts'
import {
  askImporting,
  askReading,
  askUndoing,
  decideRows,
  discardFile,
} from '#app/services/curation/imports/ask-import.server.ts'
import { findImport } from '#app/services/curation/imports/find-import.server.ts'
import * as uploads from '#db/repositories/import-uploads.ts'
import * as names from '#db/repositories/names.ts'
import { describeOnBothEngines, openAgain } from '#tests/support/database.ts'
import { boardRoom, countPlaces, later, personOf, SAID } from '#tests/support/import/board-room.ts'
import { sampleFolder } from '#tests/support/import/sample-folder.ts'

describeOnBothEngines('files on a board’s page', (makeDb) => {
  test('a folder of seven is checked, imported, worked off and taken back, each file in its own format', async () => {
    const db = await makeDb()
    const { folder, context, author, work, send, check, bringIn, waiting } = await boardRoom(db)
    for (const [fileName, data] of Object.entries(sampleFolder())) {
      const id = await send(fileName, data)
      const { counts, stage } = await check(id, {
        sourceName: fileName,
        licence: /舞台|飲食店/.test(fileName) ? null : 'CC BY 4.0',
      })
      expect([fileName, stage, counts]).toEqual([fileName, 'checked', EXPECTED[fileName]])
      expect(await countPlaces(db, fileName)).toBe(0)
      await bringIn(id)
      for (const row of await waiting(id)) {
        const decision = row.mainReason === 'coordinates_swapped' ? 'accept' : 'refuse'
        await decideRows(context, { id, author, which: { number: row.number }, decision })
      }
      expect(await waiting(id)).toEqual([])
    }
    const { imports, total } = await uploads.findAll(db, author.roles[0] as never, { limit: 20, page: 1 })
    expect([total, imports.every(({ import_state }) => import_state === 'applied')]).toEqual([7, true])
    expect(readdirSync(folder)).toEqual([])

    const turned = await db.selectFrom('places').select(['lat', 'lng']).where('source_ref', '=', 'K-3').execute()
    expect(turned).toEqual([{ lat: 34.8921, lng: 135.8146 }])
    const [diner] = await db.selectFrom('places').selectAll().where('source_ref', '=', 'node/9000001').execute()
    expect(await names.findAllBySubject(db, 'place', diner!.id)).toEqual([
      { language: 'ko', name: '견본 식당 1' },
      { language: 'zh-Hans', name: '样本食堂1' },
    ])
    expect(diner).toMatchObject({ diets: '["vegan"]', publication: 'draft' })
    expect(diner!.search_text).toContain('견본 식당')

    // Tours are sold here, so what may serve no business is kept and never shown.
    const [scene] = await db.selectFrom('places').selectAll().where('source_ref', '=', 's0').execute()
    for (const [publication, outcome] of [
      ['review', { ok: true }],
      ['published', { ok: false, error: { kind: 'licence_non_commercial' } }],
    ] as const) {
      const { version } = await db
        .selectFrom('places')
        .select('version')
        .where('id', '=', scene!.id)
        .executeTakeFirstOrThrow()
      const edit = { placeId: scene!.id, author, expectedVersion: version, edit: { publication }, note: null }
      expect(await editPlace(context, edit)).toMatchObject(outcome)
    }

    for (const { id } of imports) await askUndoing(context, { id, author })
    expect(await work()).toBe(7)
    // The one that a person has moved to review stays.
    expect(await countPlaces(db)).toBe(1)
    expect(await db.selectFrom('names').selectAll().execute()).toEqual([])
    expect((await findImport(context, author, imports[0]!.id))?.stage).toBe('undone')
  }, 120_000)

  test('another region’s board finds nothing of it, and a file puts nothing outside its region', async () => {
    const db = await makeDb()
    const { context, author, send, check, bringIn } = await boardRoom(db)
    const other = await personOf(db, { kind: 'board', prefectureCode: '22', municipalityCode: null })
    const operator = await personOf(db, { kind: 'operator' })
    const id = await send(
      's.csv',
      `id,name,lat,lng\n1,見本一,34.8901,135.8101\n2,見本二,34.8951,135.8151\n3,見本沼津,35.1,138.86\n`,
    )
    expect(await askReading(context, { id, author: other, settings: SAID })).toMatchObject({ ok: false })
    expect(
      await askReading(context, {
        id,
        author,
        settings: SAID,
        region: { prefectureCode: '22', municipalityCode: null },
      }),
    ).toMatchObject({ error: { kind: 'import_not_found' } })
    expect((await check(id)).counts).toMatchObject({ changed: 2, refused: 1 })
    for (const ask of [askImporting, askUndoing, discardFile]) {
      expect(await ask(context, { id, author: other })).toMatchObject({ error: { kind: 'import_not_found' } })
    }
    expect(await findImport(context, other, id)).toBeNull()
    expect(await findImport(context, operator, id)).not.toBeNull()
    expect((await uploads.findAll(db, other.roles[0] as never, { limit: 9, page: 1 })).total).toBe(0)

    // Whatever has become of what was read: where it is written the region is asked again.
    const row = await db.selectFrom('import_rows').selectAll().where('number', '=', 2).executeTakeFirstOrThrow()
    const moved = JSON.stringify({ ...JSON.parse(row.place!), prefectureCode: '22' })
    await db.updateTable('import_rows').set({ place: moved }).where('number', '=', 2).execute()
    const done = await bringIn(id)
    expect(done.task?.outcome).toMatchObject({ created: 1, aside: 1 })
    expect(done.counts).toMatchObject({ changed: 1, refused: 2 })
    expect(await db.selectFrom('places').select(['name_ja', 'prefecture_code']).execute()).toEqual([
      { name_ja: '見本一', prefecture_code: '26' },
    ])
  })

  test('what somebody has edited after the check is set aside, and names of before come back with the import', async () => {
    const db = await makeDb()
    const { context, author, work, send, check, bringIn, waiting } = await boardRoom(db)
    const file = (name: string) =>
      `id,name,kind,name_ko,lat,lng\n1,${name},店,${name === '見本' ? '견본' : '새'},34.8901,135.8101\n2,見本二,店,,34.8951,135.8151\n`
    const first = await send('s.csv', file('見本'))
    await check(first)
    await bringIn(first)
    const second = await send('s.csv', file('見本改'))
    await check(second)
    const one = await db.selectFrom('places').selectAll().where('source_ref', '=', '1').executeTakeFirstOrThrow()
    const edit = { placeId: one.id, author, expectedVersion: 1, edit: { name_en: 'By hand' }, note: null }
    expect(await editPlace(context, edit)).toMatchObject({ ok: true })
    expect((await bringIn(second)).task?.outcome).toMatchObject({ updated: 0, unchanged: 1, aside: 1 })
    expect((await waiting(second)).map(({ mainReason }) => mainReason)).toEqual(['edited_since'])
    await decideRows(context, { id: second, author, which: { reason: 'edited_since' }, decision: 'accept' })
    const nameOf = async () =>
      (await db.selectFrom('places').select('name_ja').where('id', '=', one.id).executeTakeFirstOrThrow()).name_ja
    expect([await nameOf(), await names.findAllBySubject(db, 'place', one.id)]).toEqual([
      '見本改',
      [{ language: 'ko', name: '새' }],
    ])
    await askUndoing(context, { id: second, author })
    await work()
    expect([await nameOf(), await names.findAllBySubject(db, 'place', one.id)]).toEqual([
      '見本',
      [{ language: 'ko', name: '견본' }],
    ])
  })

  test('one file sent twice and read at once is recorded once; a task whose worker died is done by the next', async () => {
    const db = await makeDb()
    const { context, author, work, send } = await boardRoom(db)
    const rows = Array.from({ length: 3000 }, (_, at) => `${at},見本${at},店,34.${880_000 + at},135.8001`)
    const file = `id,name,kind,lat,lng\n${rows.join('\n')}\n`
    const ids = [await send('a.csv', file), await send('b.csv', file)]
    for (const id of ids) await askReading(context, { id, author, settings: SAID })
    expect(await askReading(context, { id: ids[0]!, author, settings: SAID })).toMatchObject({
      error: { kind: 'import_busy' },
    })
    const other = openAgain(db)
    try {
      await Promise.all([work(), work(other)])
      for (const id of ids) await askImporting(context, { id, author })
      await db.updateTable('import_tasks').set({ state: 'running' }).where('import_id', '=', ids[0]!).execute()
      await Promise.all([work(), work(other)])
    } finally {
      await other.destroy()
    }
    expect((await findImport(context, author, ids[0]!))?.stage).toBe('working')
    expect(await countPlaces(db)).toBe(3000)
    later(60)
    expect(await work()).toBe(1)
    expect((await findImport(context, author, ids[0]!))?.task?.outcome).toMatchObject({ created: 0, unchanged: 3000 })
    expect(await countPlaces(db)).toBe(3000)
  }, 120_000)
})

const EXPECTED: Record<string, object> = {
  '見本_施設一覧.csv': { rows: 10, accepted: 5, changed: 0, doubtful: 2, refused: 3 },
  '見本_おすすめ.geojson': { rows: 5, accepted: 5, changed: 0, doubtful: 0, refused: 0 },
  '見本_マイマップ.kmz': { rows: 5, accepted: 5, changed: 0, doubtful: 0, refused: 0 },
  '見本_散策.gpx': { rows: 5, accepted: 5, changed: 0, doubtful: 0, refused: 0 },
  '見本_飲食店.json': { rows: 5, accepted: 4, changed: 1, doubtful: 0, refused: 0 },
  '見本_舞台.json': { rows: 5, accepted: 5, changed: 0, doubtful: 0, refused: 0 },
  '見本_停留所.txt': { rows: 5, accepted: 5, changed: 0, doubtful: 0, refused: 0 },
}
