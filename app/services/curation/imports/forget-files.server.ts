import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as tasks from '#db/repositories/import-tasks.ts'
import * as uploads from '#db/repositories/import-uploads.ts'
import * as imports from '#db/repositories/imports.ts'
import type { AppContext } from '../../app-context.ts'

/** A file that was sent and not imported waits so long for its board. */
export const KEPT_DAYS = 14
const DAY_SECONDS = 86_400

/** Throws away files that nobody has imported, what was read of them, and what broke off while it was sent; answers how many. */
export async function forgetFiles({
  db,
  now,
  importDesk,
}: Pick<AppContext, 'db' | 'now' | 'importDesk'>): Promise<number> {
  const forgotten = await uploads.findForgotten(db, now() - KEPT_DAYS * DAY_SECONDS)
  for (const id of forgotten) {
    await forget(db, id)
    await rm(join(importDesk.folder, id), { force: true })
  }
  let broken = 0
  for (const name of await readdir(importDesk.folder).catch(() => [])) {
    const path = join(importDesk.folder, name)
    const age = now() - Math.floor((await stat(path).catch(() => null))?.mtimeMs ?? 0) / 1000
    if (age < DAY_SECONDS || (await uploads.find(db, name))) continue
    await rm(path, { force: true })
    broken++
  }
  return forgotten.length + broken
}

/** All that is known of a file that was never imported. */
export function forget(db: AppContext['db'], id: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await tasks.remove(trx, id)
    await imports.remove(trx, id)
    await uploads.remove(trx, id)
  })
}
