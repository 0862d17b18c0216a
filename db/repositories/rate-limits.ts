import { sql } from 'kysely'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'

/** Counts one use more; answers how many there were since the first of its window, and when that window ends. */
export async function countUse(
  db: Database,
  id: string,
  windowSeconds: number,
  now: UnixSeconds,
): Promise<{ uses: number; resetsAt: UnixSeconds }> {
  const isOver = sql<boolean>`rate_limits.resets_at <= ${now}`
  return db
    .insertInto('rate_limits')
    .values({ id, uses: 1, resets_at: now + windowSeconds })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        uses: sql`case when ${isOver} then 1 else rate_limits.uses + 1 end`,
        resets_at: sql`case when ${isOver} then excluded.resets_at else rate_limits.resets_at end`,
      }),
    )
    .returning(['uses', 'resets_at as resetsAt'])
    .executeTakeFirstOrThrow()
}

/** Deletes the counts whose window is over; answers how many. */
export async function deleteOver(db: Database, now: UnixSeconds): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('rate_limits').where('resets_at', '<=', now).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
