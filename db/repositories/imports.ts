import { mainReasonOf, type Reason, verdictOf } from '#app/domain/curation/import/import-row.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { NewRow, Row, RowPatch } from '../schema.ts'
import { insertMany } from './insert-many.ts'

/** A reading that has shown no sign of life for so long was ended by somebody. */
export const SILENT_SECONDS = 15
const ROWS_AT_ONCE = 500

export type Import = Row<'imports'>
export type ImportRow = Row<'import_rows'>

/** Begins to read a file; null where another import of the same source is being read just now. Sweeps what was ended. */
export async function begin(db: Database, made: NewRow<'imports'>): Promise<Import | null> {
  return db.transaction().execute(async (trx) => {
    const silent = await trx
      .selectFrom('imports')
      .select('id')
      .where('state', '=', 'reading')
      .where('touched_at', '<', made.begun_at - SILENT_SECONDS)
      .execute()
    for (const { id } of silent) await remove(trx, id)
    // One reading a source: the database itself refuses the second of two that begin at once.
    const query = trx.insertInto('imports').values(made)
    const begun = query.onConflict((conflict) => conflict.doNothing()).returningAll()
    return (await begun.executeTakeFirst()) ?? null
  })
}

export async function remove(db: Database, id: string): Promise<void> {
  await db.deleteFrom('import_rows').where('import_id', '=', id).execute()
  await db.deleteFrom('imports').where('id', '=', id).execute()
}

const ROW_COLUMNS = [
  'import_id',
  'number',
  'line',
  'name',
  'verdict',
  'reasons',
  'main_reason',
  'effect',
  'place_id',
  'place',
  'digest',
  'whole',
] as const satisfies (keyof NewRow<'import_rows'>)[]

/** Stages rows that were read, and leaves a sign of life, in one transaction; nothing of it is in the catalog yet. */
export async function stage(
  db: Database,
  id: string,
  rows: readonly NewRow<'import_rows'>[],
  now: UnixSeconds,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await update(trx, id, { touched_at: now })
    await insertMany(trx, 'import_rows', ROW_COLUMNS, rows)
  })
}

export async function update(db: Database, id: string, patch: RowPatch<'imports'>): Promise<void> {
  await db.updateTable('imports').set(patch).where('id', '=', id).execute()
}

/** An import, held until the transaction ends. */
export function findForChange(trx: Database, id: string): Promise<Import | undefined> {
  return lockForUpdate(trx, trx.selectFrom('imports').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** Doubtful rows that nobody has decided on yet, in the order of the file. */
export function findWaiting(db: Database, id: string, limit: number): Promise<ImportRow[]> {
  return db
    .selectFrom('import_rows')
    .selectAll()
    .where('import_id', '=', id)
    .where('verdict', '=', 'doubtful')
    .where('main_reason', 'is not', null)
    .where('decision', 'is', null)
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** Decides doubtful rows that are not in the catalog yet: one by its number, or all of a reason; answers how many. */
export async function decide(
  db: Database,
  id: string,
  which: { number: number } | { reason: string },
  { decision, by, at }: { decision: 'accept' | 'refuse'; by: string | null; at: UnixSeconds },
): Promise<number> {
  let query = db
    .updateTable('import_rows')
    .set({ decision, decided_by: by, decided_at: at })
    .where('import_id', '=', id)
    .where('verdict', '=', 'doubtful')
    .where('applied_at', 'is', null)
  query =
    'number' in which
      ? query.where('number', '=', which.number)
      : query.where('main_reason', '=', which.reason).where('decision', 'is', null)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

const APPLIED_COLUMNS = ['number', 'line', 'reasons', 'effect', 'place_id', 'place', 'digest', 'decision'] as const
export type RowToApply = Pick<ImportRow, (typeof APPLIED_COLUMNS)[number]>

/** Rows that may go into the catalog and are not there yet, a few hundred at a time in the order of the file. */
export async function* findToApply(trx: Database, id: string): AsyncGenerator<RowToApply[]> {
  let after = 0
  for (;;) {
    const rows = await trx
      .selectFrom('import_rows')
      .select(APPLIED_COLUMNS)
      .where('import_id', '=', id)
      .where('number', '>', after)
      .where('applied_at', 'is', null)
      .where(({ or, eb }) => or([eb('verdict', 'in', ['accepted', 'changed']), eb('decision', '=', 'accept')]))
      .orderBy('number')
      .limit(ROWS_AT_ONCE)
      .execute()
    if (rows.length > 0) yield rows
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)!.number
  }
}

/** Those that went in are marked; good ones of which there is nothing to say are not kept. */
export async function markApplied(trx: Database, id: string, at: UnixSeconds): Promise<void> {
  await trx.deleteFrom('import_rows').where('import_id', '=', id).where('verdict', '=', 'accepted').execute()
  await trx
    .updateTable('import_rows')
    .set({ applied_at: at })
    .where('import_id', '=', id)
    .where('applied_at', 'is', null)
    .where(({ or, eb }) => or([eb('verdict', '=', 'changed'), eb('decision', '=', 'accept')]))
    .execute()
}

/** Judges a row again by what is known of it now, so that it waits for a person or is left out. */
export async function judgeAnew(
  trx: Database,
  { import_id, number }: Pick<ImportRow, 'import_id' | 'number'>,
  reasons: readonly Reason[],
): Promise<void> {
  await trx
    .updateTable('import_rows')
    .set({
      verdict: verdictOf(reasons),
      reasons: JSON.stringify(reasons),
      main_reason: mainReasonOf(reasons),
      decision: null,
      decided_by: null,
      decided_at: null,
    })
    .where('import_id', '=', import_id)
    .where('number', '=', number)
    .execute()
}

/** How many rows of an import are of each verdict; good ones are not kept once they are in, so they are what is left. */
export async function recount(trx: Database, { id, rows_read }: Import) {
  const kept = await trx
    .selectFrom('import_rows')
    .select(({ fn }) => ['verdict', fn.countAll().as('count')])
    .where('import_id', '=', id)
    .where('verdict', '<>', 'accepted')
    .where('main_reason', 'is not', null)
    .groupBy('verdict')
    .execute()
  const countOf = (verdict: ImportRow['verdict']) => Number(kept.find((each) => each.verdict === verdict)?.count ?? 0)
  const [changed, doubtful, refused] = [countOf('changed'), countOf('doubtful'), countOf('refused')]
  return { changed, doubtful, refused, accepted: rows_read - changed - doubtful - refused }
}

/** Whether a file of a source has ever come into the catalog: without one no place has an id of it. */
export async function existsApplied(db: Database, sourceKey: string): Promise<boolean> {
  const query = db.selectFrom('imports').select('id').where('source_key', '=', sourceKey)
  return (await query.where('applied_at', 'is not', null).limit(1).execute()).length > 0
}

export function find(db: Database, id: string): Promise<Import | undefined> {
  return db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
}
