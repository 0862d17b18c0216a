import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { Role, User } from '#app/domain/access/user.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { askImporting, askReading } from '#app/services/curation/imports/ask-import.server.ts'
import { findImport } from '#app/services/curation/imports/find-import.server.ts'
import type { ImportSettings } from '#app/services/curation/imports/import-settings.ts'
import { receiveFile } from '#app/services/curation/imports/receive-file.server.ts'
import { workThroughTasks } from '#app/services/curation/imports/work-through-tasks.server.ts'
import type { Database } from '#db/connection.ts'
import * as report from '#db/repositories/import-report.ts'
import * as users from '#db/repositories/users.ts'
import { addPrefecture } from '../catalog-fixtures.ts'

const all = mkdtempSync(join(tmpdir(), 'meguri-imports-'))
afterAll(() => rmSync(all, { recursive: true, force: true }))

const KYOTO: Role = { kind: 'board', prefectureCode: '26', municipalityCode: null }
export const SAID: ImportSettings = {
  mapping: {},
  sourceName: 'Sample list',
  sourceUrl: null,
  licence: 'CC BY 4.0',
  credit: 'Sample board',
  kind: null,
  datum: 'wgs84',
  isComplete: false,
  publication: 'draft',
}

let count = 0
let clock = 1_795_392_000

export function later(seconds: number): void {
  clock += seconds
}

/** A board of Kyoto at its desk: it sends a file, checks it, brings it in. */
export async function boardRoom(db: Database) {
  await addPrefecture(db)
  const folder = mkdtempSync(join(all, 'desk-'))
  const context = {
    db,
    now: () => clock,
    newId: () => idFromBytes(Buffer.from(String(++count).padStart(16, '0'))),
    importDesk: { folder, wake: () => {}, close: async () => {} },
  }
  const author = await personOf(db, KYOTO)
  const work = (on: Database = db) => workThroughTasks({ ...context, db: on, folder })
  const send = async (fileName: string, data: Buffer | string) => {
    const sent = await receiveFile(context, { author, fileName, pieces: piecesOf(Buffer.from(data)) })
    if (!sent.ok) throw new Error(JSON.stringify(sent.error))
    return sent.value.id
  }
  const check = async (id: string, settings: Partial<ImportSettings> = {}) => {
    expect(await askReading(context, { id, author, settings: { ...SAID, ...settings } })).toMatchObject({ ok: true })
    await work()
    return (await findImport(context, author, id))!
  }
  const bringIn = async (id: string) => {
    expect(await askImporting(context, { id, author })).toMatchObject({ ok: true })
    await work()
    return (await findImport(context, author, id))!
  }
  const waiting = async (id: string) =>
    (await report.findPage(db, id, { isWaiting: true }, { limit: 50, page: 1 })).rows
  return { folder, context, author, work, send, check, bringIn, waiting }
}

export async function* piecesOf(data: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += 1000) yield data.subarray(at, at + 1000)
}

export async function personOf(db: Database, role: Role): Promise<User> {
  const id = `user-${++count}`
  await users.insertOnce(db, { id, name: role.kind, email: `${id}@example.test`, passwordHash: '', at: clock })
  return { id, name: role.kind, email: `${id}@example.test`, roles: [role] }
}

export async function countPlaces(db: Database, sourceName?: string): Promise<number> {
  let query = db.selectFrom('places').innerJoin('sources', 'sources.key', 'places.source_key')
  if (sourceName) query = query.where('sources.title', '=', sourceName)
  const { all } = await query.select(({ fn }) => fn.countAll().as('all')).executeTakeFirstOrThrow()
  return Number(all)
}
