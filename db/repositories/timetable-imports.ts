import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import { lockForUpdate } from '../connection.ts'
import type { NewRow, RowPatch } from '../schema.ts'

export type PartTable =
  | 'timetable_stops'
  | 'timetable_transfers'
  | 'timetable_lines'
  | 'timetable_patterns'
  | 'timetable_runs'
  | 'timetable_days'

const PART_TABLES: PartTable[] = [
  'timetable_runs',
  'timetable_patterns',
  'timetable_days',
  'timetable_transfers',
  'timetable_lines',
  'timetable_stops',
]
/** Rows of one statement: SQLite takes 32,766 values, and between two statements others get their turn to write. */
const ROWS_AT_ONCE = 500
/** What one statement may delete, by the numbers of patterns or stops it covers. */
const NUMBERS_AT_ONCE = 5000

/** Begins a feed beside those in use; nobody reads it before `makeCurrent`. */
export async function begin(db: Database, feed: Omit<NewRow<'timetable_feeds'>, 'state'>): Promise<void> {
  await db
    .insertInto('timetable_feeds')
    .values({ ...feed, state: 'loading' })
    .execute()
}

/** Writes rows of a feed that is being loaded, a few hundred at a time. */
export async function insertAll<Table extends PartTable>(
  db: Database,
  table: Table,
  rows: readonly NewRow<Table>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto(table)
      .values(rows.slice(at, at + ROWS_AT_ONCE) as never)
      .execute()
  }
}

/** Puts a whole feed in the place of the one of its name, in one transaction; true where there was one. */
export async function makeCurrent(
  db: Database,
  id: string,
  name: string,
  facts: RowPatch<'timetable_feeds'>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockForUpdate(trx, trx.selectFrom('timetable_feeds').select('id').where('name', '=', name)).execute()
    const replaced = await retire(trx, name)
    await trx
      .updateTable('timetable_feeds')
      .set({ ...facts, state: 'current' })
      .where('id', '=', id)
      .execute()
    return replaced
  })
}

/** Takes the feed of a name out of use; false where there is none. */
export async function retire(db: Database, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('timetable_feeds')
    .set({ state: 'retired' })
    .where('name', '=', name)
    .where('state', '=', 'current')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Deletes what is not in use: retired feeds, and loading ones that began before `since`, left by a run that was ended. */
export async function sweep(db: Database, since: UnixSeconds): Promise<void> {
  const gone = await db
    .selectFrom('timetable_feeds')
    .select('id')
    .where((either) =>
      either.or([
        either('state', '=', 'retired'),
        either.and([either('state', '=', 'loading'), either('imported_at', '<', since)]),
      ]),
    )
    .execute()
  for (const { id } of gone) await remove(db, id)
}

/** Deletes a feed bit by bit, so that nobody waits long for their turn to write. */
export async function remove(db: Database, id: string): Promise<void> {
  for (const table of PART_TABLES) await removePart(db, table, id)
  await db.deleteFrom('timetable_feeds').where('id', '=', id).execute()
}

async function removePart(db: Database, table: PartTable, id: string): Promise<void> {
  const column = { timetable_runs: 'pattern', timetable_transfers: 'from_stop', timetable_days: null }
  const by = table in column ? column[table as keyof typeof column] : 'number'
  const ofFeed = () => db.deleteFrom(table as 'timetable_runs').where('feed_id', '=', id)
  if (by === null) {
    await ofFeed().execute()
    return
  }
  const { most } = await db
    .selectFrom(table as 'timetable_runs')
    .select((each) => each.fn.max(by as 'pattern').as('most'))
    .where('feed_id', '=', id)
    .executeTakeFirstOrThrow()
  for (let from = 0; from <= (most ?? -1); from += NUMBERS_AT_ONCE) {
    await ofFeed()
      .where(by as 'pattern', '>=', from)
      .where(by as 'pattern', '<', from + NUMBERS_AT_ONCE)
      .execute()
  }
}
