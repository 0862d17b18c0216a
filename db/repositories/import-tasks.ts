import { sql } from 'kysely'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { Row } from '../schema.ts'
import { SILENT_SECONDS } from './imports.ts'

export type Task = Row<'import_tasks'>

/** Asks for something to be done with an import by itself; false while something else is still to be done with it. */
export async function ask(
  db: Database,
  { importId, kind, by, at }: { importId: string; kind: Task['kind']; by: string | null; at: UnixSeconds },
): Promise<boolean> {
  const asked = {
    kind,
    state: 'asked' as const,
    rows_done: 0,
    tries: 0,
    fault: null,
    // What is brought in later is added to what was before.
    ...(kind !== 'apply' && { outcome: null }),
    asked_by: by,
    asked_at: at,
    touched_at: at,
  }
  const row = await db
    .insertInto('import_tasks')
    .values({ import_id: importId, ...asked })
    .onConflict((conflict) =>
      conflict.column('import_id').doUpdateSet(asked).where('import_tasks.state', 'in', ['done', 'failed']),
    )
    .returning('import_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes the next task, also one whose worker gives no sign of life any more; nobody else gets the same. */
export function claim(db: Database, now: UnixSeconds): Promise<Task | undefined> {
  return db
    .updateTable('import_tasks')
    .set(({ ref }) => ({ state: 'running' as const, touched_at: now, tries: sql<number>`${ref('tries')} + 1` }))
    .where((eb) =>
      eb(
        'import_id',
        '=',
        eb
          .selectFrom('import_tasks as next')
          .select('next.import_id')
          .where(isOpen('next', now))
          .orderBy('next.asked_at')
          .limit(1),
      ),
    )
    .where(isOpen('import_tasks', now))
    .returningAll()
    .executeTakeFirst()
}

export async function existsOpen(db: Database, now: UnixSeconds): Promise<boolean> {
  const query = db.selectFrom('import_tasks').select('import_id').where(isOpen('import_tasks', now)).limit(1)
  return (await query.executeTakeFirst()) !== undefined
}

function isOpen(table: 'import_tasks' | 'next', now: UnixSeconds) {
  const state = sql.ref(`${table}.state`)
  const touched = sql.ref(`${table}.touched_at`)
  return sql<boolean>`(${state} = 'asked' or (${state} = 'running' and ${touched} < ${now - SILENT_SECONDS}))`
}

export function find(db: Database, importId: string): Promise<Task | undefined> {
  return db.selectFrom('import_tasks').selectAll().where('import_id', '=', importId).executeTakeFirst()
}

/** A sign of life. */
export async function touch(db: Database, importId: string, now: UnixSeconds, rowsDone?: number): Promise<void> {
  const told = { touched_at: now, ...(rowsDone !== undefined && { rows_done: rowsDone }) }
  await db
    .updateTable('import_tasks')
    .set(told)
    .where('import_id', '=', importId)
    .where('state', '=', 'running')
    .execute()
}

export async function end(
  db: Database,
  importId: string,
  ended: { state: 'done' | 'failed'; fault: string | null; outcome: string | null; touched_at: UnixSeconds },
): Promise<void> {
  await db.updateTable('import_tasks').set(ended).where('import_id', '=', importId).execute()
}

/** What an import has brought in so far: figures are added to those of the task before. */
export async function addOutcome(db: Database, importId: string, more: object): Promise<string> {
  const task = await find(db, importId)
  const before: Record<string, number> = task?.kind === 'apply' && task.outcome ? JSON.parse(task.outcome) : {}
  const sum = Object.entries(more).map(([name, count]) => [name, (before[name] ?? 0) + Number(count)])
  const outcome = JSON.stringify(Object.fromEntries(sum))
  await db
    .updateTable('import_tasks')
    .set({ outcome })
    .where('import_id', '=', importId)
    .where('kind', '=', 'apply')
    .execute()
  return outcome
}

export async function remove(db: Database, importId: string): Promise<void> {
  await db.deleteFrom('import_tasks').where('import_id', '=', importId).execute()
}
