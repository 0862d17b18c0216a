import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { mayImportInto } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import { applyImport } from '#db/import/places/apply-import.ts'
import * as tasks from '#db/repositories/import-tasks.ts'
import * as uploads from '#db/repositories/import-uploads.ts'
import * as imports from '#db/repositories/imports.ts'
import type { AppContext } from '../../app-context.ts'
import { forget } from './forget-files.server.ts'
import type { ImportSettings } from './import-settings.ts'

type Context = Pick<AppContext, 'db' | 'now' | 'newId' | 'importDesk'>
type Region = { prefectureCode: string | null; municipalityCode: string | null }

export interface AskedOfImport {
  id: string
  author: User
}

export type ImportRefusal =
  /** There is none, or it is another region's. */
  | { kind: 'import_not_found' }
  /** Something else is being done with it just now. */
  | { kind: 'import_busy' }
  /** It is not at the step that this belongs to. */
  | { kind: 'import_cannot' }

/** Asks for a file to be judged row by row; nothing of it goes into the catalog. Only the operator chooses its region. */
export async function askReading(
  context: Context,
  { id, author, settings, region }: AskedOfImport & { settings: ImportSettings; region?: Region },
): Promise<Result<null, ImportRefusal>> {
  const found = await findOwn(context, { id, author })
  if (!found) return refuse({ kind: 'import_not_found' })
  if (!found.upload || isIn(found.made)) return refuse({ kind: 'import_cannot' })
  const into = region ?? found.region
  if (!mayImportInto(author, into)) return refuse({ kind: 'import_not_found' })
  return askFor(context, 'read', { id, author }, () =>
    uploads.setSettings(context.db, id, {
      settings: JSON.stringify(settings),
      prefecture_code: into.prefectureCode,
      municipality_code: into.municipalityCode,
    }),
  )
}

/** Asks for what was judged good, and what somebody accepted, to be brought into the catalog. */
export async function askImporting(context: Context, asked: AskedOfImport): Promise<Result<null, ImportRefusal>> {
  const found = await findOwn(context, asked)
  if (!found) return refuse({ kind: 'import_not_found' })
  if (found.made?.state !== 'waiting' && found.made?.state !== 'applied') return refuse({ kind: 'import_cannot' })
  return askFor(context, 'apply', asked)
}

/** Asks for a whole import to be taken back. */
export async function askUndoing(context: Context, asked: AskedOfImport): Promise<Result<null, ImportRefusal>> {
  const found = await findOwn(context, asked)
  if (!found) return refuse({ kind: 'import_not_found' })
  if (found.made?.state !== 'applied') return refuse({ kind: 'import_cannot' })
  return askFor(context, 'undo', asked)
}

/** Throws a file away that was not imported, with all that was read of it. */
export async function discardFile(context: Context, asked: AskedOfImport): Promise<Result<null, ImportRefusal>> {
  const found = await findOwn(context, asked)
  if (!found) return refuse({ kind: 'import_not_found' })
  if (isIn(found.made)) return refuse({ kind: 'import_cannot' })
  if (await isBusy(context, asked.id)) return refuse({ kind: 'import_busy' })
  await forget(context.db, asked.id)
  await rm(join(context.importDesk.folder, asked.id), { force: true })
  return accept(null)
}

/** As many go into the catalog while the page is waited for; more are asked for. */
const MOST_AT_ONCE = 200

/** Takes doubtful rows as they would be recorded, or leaves them out: one by its number, or all of a reason. */
export async function decideRows(
  context: Context,
  asked: AskedOfImport & { which: { number: number } | { reason: string }; decision: 'accept' | 'refuse' },
): Promise<Result<{ count: number }, ImportRefusal>> {
  const { db, now, newId } = context
  const found = await findOwn(context, asked)
  if (!found) return refuse({ kind: 'import_not_found' })
  const { made } = found
  if (made?.state !== 'waiting' && made?.state !== 'applied') return refuse({ kind: 'import_cannot' })
  if (await isBusy(context, asked.id)) return refuse({ kind: 'import_busy' })
  const decided = { decision: asked.decision, by: asked.author.id, at: now() }
  const count = await imports.decide(db, asked.id, asked.which, decided)
  if (made.state === 'applied' && asked.decision === 'accept' && count > 0) {
    if (count > MOST_AT_ONCE) await askFor(context, 'apply', asked)
    else {
      const outcome = await applyImport(db, asked.id, { now: now(), newId, authorId: asked.author.id })
      if (outcome.kind === 'applied') await tasks.addOutcome(db, asked.id, outcome.applied)
    }
  }
  return accept({ count })
}

/** An import or the file that it is to be made of, if it is the author's to work on. */
async function findOwn({ db }: Pick<Context, 'db'>, { id, author }: AskedOfImport) {
  const [upload, made] = [await uploads.find(db, id), await imports.find(db, id)]
  const of = upload ?? made
  if (!of) return null
  const region: Region = { prefectureCode: of.prefecture_code, municipalityCode: of.municipality_code }
  return mayImportInto(author, region) ? { upload, made, region } : null
}

async function askFor(
  { db, now, importDesk }: Context,
  kind: tasks.Task['kind'],
  { id, author }: AskedOfImport,
  before: () => Promise<void> = async () => {},
): Promise<Result<null, ImportRefusal>> {
  if (await isBusy({ db }, id)) return refuse({ kind: 'import_busy' })
  await before()
  if (!(await tasks.ask(db, { importId: id, kind, by: author.id, at: now() }))) return refuse({ kind: 'import_busy' })
  importDesk.wake()
  return accept(null)
}

async function isBusy({ db }: Pick<Context, 'db'>, id: string): Promise<boolean> {
  const task = await tasks.find(db, id)
  return task?.state === 'asked' || task?.state === 'running'
}

function isIn(made: imports.Import | undefined): boolean {
  return made?.state === 'applied' || made?.state === 'undone'
}
