import type { Dish } from '#app/domain/catalog/dish.ts'
import type { Database } from '../connection.ts'
import { dishOf } from './catalog-rows.ts'

export async function findById(db: Database, id: string): Promise<Dish | undefined> {
  const row = await db.selectFrom('dishes').selectAll().where('id', '=', id).executeTakeFirst()
  return row && dishOf(row)
}

/** Dishes in the order of the ids; unknown ones are left out. */
export async function findAllByIds(db: Database, ids: readonly string[]): Promise<Dish[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('dishes')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, dishOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Every regional dish, by prefecture. */
export async function findAll(db: Database): Promise<Dish[]> {
  return (await db.selectFrom('dishes').selectAll().orderBy('id').execute()).map(dishOf)
}

/** Regional dishes of a prefecture. */
export async function findAllByPrefecture(db: Database, prefectureCode: string): Promise<Dish[]> {
  const rows = await db
    .selectFrom('dishes')
    .selectAll()
    .where('prefecture_code', '=', prefectureCode)
    .orderBy('id')
    .execute()
  return rows.map(dishOf)
}
