import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'

/** Stores an event once; false when it was there already. */
export async function insertOnce(db: Database, event: NewRow<'stripe_events'>): Promise<boolean> {
  const row = await db
    .insertInto('stripe_events')
    .values(event)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findById(db: Database, id: string): Promise<Row<'stripe_events'> | undefined> {
  return db.selectFrom('stripe_events').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Events that were stored but not yet acted on: a crash in between leaves them. */
export async function findUnhandled(db: Database, limit: number): Promise<Row<'stripe_events'>[]> {
  return db
    .selectFrom('stripe_events')
    .selectAll()
    .where('handled_at', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function markHandled(db: Database, id: string, at: UnixSeconds): Promise<void> {
  await db.updateTable('stripe_events').set({ handled_at: at }).where('id', '=', id).execute()
}
