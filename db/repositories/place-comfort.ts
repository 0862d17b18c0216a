import type { ComfortRecord } from '#app/domain/catalog/comfort.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { Row } from '../schema.ts'

/** How pressed a place is, the earliest hour first; what was taken away is absent. */
export async function findAllByPlaceId(db: Database, placeId: string): Promise<ComfortRecord[]> {
  return (await findAllByPlaceIds(db, [placeId])).get(placeId) ?? []
}

/** The same for many places; one of which nothing is recorded is not in the map. */
export async function findAllByPlaceIds(
  db: Database,
  placeIds: readonly string[],
): Promise<Map<string, ComfortRecord[]>> {
  const byPlace = new Map<string, ComfortRecord[]>()
  if (placeIds.length === 0) return byPlace
  const rows = await db
    .selectFrom('place_comfort')
    .selectAll()
    .where('place_id', 'in', [...placeIds])
    .where('removed_at', 'is', null)
    .orderBy('place_id')
    .orderBy('from_hour')
    .orderBy('id')
    .execute()
  for (const row of rows) byPlace.set(row.place_id, [...(byPlace.get(row.place_id) ?? []), recordOf(row)])
  return byPlace
}

/** The same, while nobody else changes them: two boards' words cannot cross. */
export async function findAllForChange(trx: Database, placeId: string): Promise<ComfortRecord[]> {
  await lockForUpdate(trx, trx.selectFrom('places').select('id').where('id', '=', placeId)).executeTakeFirst()
  return findAllByPlaceId(trx, placeId)
}

export async function insert(db: Database, record: ComfortRecord): Promise<void> {
  await db
    .insertInto('place_comfort')
    .values({
      id: record.id,
      place_id: record.placeId,
      days: JSON.stringify(record.days),
      from_hour: record.fromHour,
      to_hour: record.toHour,
      level: record.level,
      months: record.months && JSON.stringify(record.months),
      basis: record.basis,
      is_confirmed: record.isConfirmed ? 1 : 0,
      set_by: record.setBy,
      set_at: record.setAt,
    })
    .execute()
}

/** Makes what was widely known the word of a board; false where it is gone or was its word already. */
export async function confirm(
  db: Database,
  { id, placeId, by, at }: { id: string; placeId: string; by: string; at: UnixSeconds },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('place_comfort')
    .set({ basis: 'board', is_confirmed: 1, set_by: by, set_at: at })
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .where('removed_at', 'is', null)
    .where('basis', '=', 'public_knowledge')
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Takes a record away and keeps who did; false where it was gone already. */
export async function remove(
  db: Database,
  { id, placeId, by, at }: { id: string; placeId: string; by: string; at: UnixSeconds },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('place_comfort')
    .set({ removed_by: by, removed_at: at })
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

function recordOf(row: Row<'place_comfort'>): ComfortRecord {
  return {
    id: row.id,
    placeId: row.place_id,
    days: JSON.parse(row.days),
    fromHour: row.from_hour,
    toHour: row.to_hour,
    level: row.level,
    months: row.months === null ? null : JSON.parse(row.months),
    basis: row.basis,
    isConfirmed: row.is_confirmed === 1,
    setBy: row.set_by,
    setAt: row.set_at,
  }
}
