import * as tasks from '#db/repositories/import-tasks.ts'
import type { AppContext } from '../../app-context.ts'

/** Begins with what is still to be done with files, also after a restart; answers how often it had to. */
export async function wakeImports({
  db,
  now,
  importDesk,
}: Pick<AppContext, 'db' | 'now' | 'importDesk'>): Promise<number> {
  if (!(await tasks.existsOpen(db, now()))) return 0
  importDesk.wake()
  return 1
}
