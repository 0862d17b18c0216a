import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { NewId } from '#app/domain/values/ids.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import { BadFile, type FileFault } from '#db/import/bad-file.ts'
import { applyImport } from '#db/import/places/apply-import.ts'
import { type Brought, readPlaces } from '#db/import/places/import-places.ts'
import type { Format } from '#db/import/places/open-file.ts'
import { undoImport } from '#db/import/places/undo-import.ts'
import * as tasks from '#db/repositories/import-tasks.ts'
import * as uploads from '#db/repositories/import-uploads.ts'
import * as imports from '#db/repositories/imports.ts'
import { settingsOf } from './import-settings.ts'

export interface TaskTools {
  db: Database
  folder: string
  now: () => UnixSeconds
  newId: NewId
  /** Told of what nobody could foresee. */
  tell?: (trouble: string) => void
}

/** Why a task failed, for the page to say. */
export type TaskFault =
  | { kind: 'bad_file'; fault: FileFault; line: number | null }
  | { kind: 'file_gone' }
  | { kind: 'source_is_read' }
  | { kind: 'no_room' }
  | { kind: 'broken' }

/** How many records were made, changed, taken away: what a task did. */
export type TaskOutcome = Record<string, number>

const SIGN_OF_LIFE_MS = 4_000
const TOLD_EVERY_MS = 500
/** A task that ends the worker itself must not be begun for ever. */
const MOST_TRIES = 3
const TRIES_FOR_SOURCE = 40

/** Does what has been asked for with imports until nothing is left; answers how many tasks it did. */
export async function workThroughTasks(tools: TaskTools): Promise<number> {
  for (let done = 0; ; done++) {
    const task = await tasks.claim(tools.db, tools.now())
    if (!task) return done
    const result = task.tries > MOST_TRIES ? faulty({ kind: 'broken' }) : await doTask(tools, task)
    await tasks.end(tools.db, task.import_id, { ...result, touched_at: tools.now() })
  }
}

type Result = { state: 'done' | 'failed'; fault: string | null; outcome: string | null }

async function doTask(tools: TaskTools, task: tasks.Task): Promise<Result> {
  const { db, now } = tools
  const alive = setInterval(() => void tasks.touch(db, task.import_id, now()).catch(() => {}), SIGN_OF_LIFE_MS)
  try {
    switch (task.kind) {
      case 'read':
        return await read(tools, task)
      case 'apply':
        return await apply(tools, task)
      case 'undo':
        return await undo(tools, task)
    }
  } catch (error) {
    return faulty(faultOf(error, tools))
  } finally {
    clearInterval(alive)
  }
}

/** Judges a file from its beginning; what an earlier reading of it had found is thrown away. */
async function read(tools: TaskTools, { import_id }: tasks.Task): Promise<Result> {
  const { db, now, folder } = tools
  const upload = await uploads.find(db, import_id)
  const settings = upload && settingsOf(upload)
  const path = join(folder, import_id)
  if (!settings || !existsSync(path)) return faulty({ kind: 'file_gone' })
  const before = await imports.find(db, import_id)
  if (before?.state === 'applied' || before?.state === 'undone') return done({})
  if (before) await imports.remove(db, import_id)
  const brought: Brought = {
    ...settings,
    path,
    fileName: upload.file_name,
    format: upload.format as Format,
    region: upload.prefecture_code
      ? { prefectureCode: upload.prefecture_code, municipalityCode: upload.municipality_code }
      : null,
    authorId: upload.author_id,
  }
  let toldAt = 0
  let rowsDone = 0
  const onProgress = (rows: number) => {
    rowsDone = rows
    if (performance.now() - toldAt < TOLD_EVERY_MS) return
    toldAt = performance.now()
    // Not waited for: the next batch brings the next number.
    tasks.touch(db, import_id, now(), rows).catch(() => {})
  }
  for (let tries = 1; ; tries++) {
    const outcome = await readPlaces(db, brought, { now, newId: () => import_id, onProgress })
    if (outcome.kind === 'read') return done({ rows: rowsDone })
    // The same source is being read on another page or on the command line.
    if (tries >= TRIES_FOR_SOURCE) return faulty({ kind: 'source_is_read' })
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function apply({ db, now, newId, folder }: TaskTools, { import_id, asked_by }: tasks.Task): Promise<Result> {
  const outcome = await applyImport(db, import_id, { now: now(), newId, authorId: asked_by })
  // What is in the catalog is read no more.
  rmSync(join(folder, import_id), { force: true })
  if (outcome.kind !== 'applied') return done({})
  return { state: 'done', fault: null, outcome: await tasks.addOutcome(db, import_id, outcome.applied) }
}

/** One that was taken back already is just that. */
async function undo({ db, now, newId }: TaskTools, { import_id, asked_by }: tasks.Task): Promise<Result> {
  const undone = await undoImport(db, import_id, { now: now(), newId, authorId: asked_by })
  if (undone.kind !== 'undone') return done({})
  const { removed, restored, kept } = undone
  return done({ removed, restored, kept })
}

function done(outcome: TaskOutcome): Result {
  return { state: 'done', fault: null, outcome: JSON.stringify(outcome) }
}

function faulty(fault: TaskFault): Result {
  return { state: 'failed', fault: JSON.stringify(fault), outcome: null }
}

function faultOf(error: unknown, { tell }: TaskTools): TaskFault {
  if (error instanceof BadFile) return { kind: 'bad_file', fault: error.fault, line: error.line }
  const { name } = error as Error
  if (name === 'DatabaseUnavailableError') return { kind: 'no_room' }
  // A neighbour's writing can be waited for: the task is begun again.
  if (name === 'DatabaseBusyError') throw error
  tell?.((error as Error).stack ?? String(error))
  return { kind: 'broken' }
}
