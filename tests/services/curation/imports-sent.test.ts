import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findImport } from '#app/services/curation/imports/find-import.server.ts'
import { forgetFiles } from '#app/services/curation/imports/forget-files.server.ts'
import { receiveFile } from '#app/services/curation/imports/receive-file.server.ts'
import { describeOn } from '#tests/support/database.ts'
import { boardRoom, countPlaces, later, piecesOf } from '#tests/support/import/board-room.ts'

describeOn('sqlite', 'a file that is sent', (makeDb) => {
  test('is refused where it is too large, as soon as that is known and with nothing left of it', async () => {
    const { folder, context, author } = await boardRoom(await makeDb())
    let sent = 0
    async function* twoGigabytes() {
      const piece = Buffer.alloc(1024 ** 2, 'a')
      for (; sent < 2048; sent++) yield piece
    }
    const refused = await receiveFile(context, { author, fileName: 'x.csv', pieces: twoGigabytes() })
    expect(refused).toEqual({ ok: false, error: { kind: 'file_too_large', megabytes: 100 } })
    // The next pieces may be on their way already.
    expect(sent).toBeLessThan(110)
    expect(readdirSync(folder)).toEqual([])
    const picture = await receiveFile(context, {
      author,
      fileName: 'x.csv',
      pieces: piecesOf(Buffer.from([0x89, 0x50, 0, 1])),
    })
    expect(picture).toMatchObject({ error: { kind: 'file_not_read', fault: 'no_text' } })
    expect(readdirSync(folder)).toEqual([])
  })

  test('leaves nothing on a full disk, and goes through when there is room again', async () => {
    const db = await makeDb()
    const { context, send, check, bringIn } = await boardRoom(db)
    const rows = Array.from({ length: 3000 }, (_, at) => `${at},見本${at},店,34.${880_000 + at},135.8001`)
    const id = await send('a.csv', `id,name,kind,lat,lng\n${rows.join('\n')}\n`)
    const limit = async (more: number) => {
      const {
        rows: [size],
      } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
      await sql`pragma max_page_count = ${sql.lit(size!.page_count + more)}`.execute(db)
    }
    await limit(40)
    expect(await check(id)).toMatchObject({ stage: 'settings', task: { state: 'failed', fault: { kind: 'no_room' } } })
    expect(await db.selectFrom('import_rows').selectAll().execute()).toEqual([])
    await limit(100_000)
    expect(await check(id)).toMatchObject({ stage: 'checked', counts: { accepted: 3000 } })
    await limit(40)
    expect(await bringIn(id)).toMatchObject({ stage: 'checked', task: { state: 'failed', fault: { kind: 'no_room' } } })
    expect(await countPlaces(db)).toBe(0)
    await limit(100_000)
    expect(await bringIn(id)).toMatchObject({ stage: 'imported', task: { outcome: { created: 3000 } } })
    expect(await countPlaces(db)).toBe(3000)
    expect(await forgetFiles(context)).toBe(0)
  }, 60_000)

  test('is forgotten after two weeks unless it was imported', async () => {
    const db = await makeDb()
    const { folder, context, author, send, check } = await boardRoom(db)
    const id = await send('a.csv', 'name,lat,lng\n見本,34.8901,135.8101\n')
    await check(id)
    later(13 * 86_400)
    expect(await forgetFiles(context)).toBe(0)
    later(2 * 86_400)
    expect(await forgetFiles(context)).toBe(1)
    expect(await findImport(context, author, id)).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })
})
