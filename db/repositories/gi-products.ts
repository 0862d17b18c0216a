import type { GiProduct, GiProductWithAreas } from '#app/domain/catalog/gi-product.ts'
import type { Database } from '../connection.ts'
import { giAreaOf, giProductOf } from './catalog-rows.ts'

/** A product with the areas its name is protected for. */
export async function findById(db: Database, id: string): Promise<GiProductWithAreas | undefined> {
  const row = await db.selectFrom('gi_products').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const areas = await db
    .selectFrom('gi_areas')
    .selectAll()
    .where('gi_product_id', '=', id)
    .orderBy('area_code')
    .execute()
  return { ...giProductOf(row), areas: areas.map(giAreaOf) }
}

/** Products in the order of the ids; unknown ones are left out. */
export async function findAllByIds(db: Database, ids: readonly string[]): Promise<GiProduct[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('gi_products')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, giProductOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** All products: the register of food by number, then alcohol by name. */
export async function findAll(db: Database): Promise<GiProduct[]> {
  const rows = await db
    .selectFrom('gi_products')
    .selectAll()
    .orderBy('register')
    .orderBy('gi_number')
    .orderBy('id')
    .execute()
  return rows.map(giProductOf)
}

/** Products made in a prefecture, those protected in all of Japan left out. */
export async function findAllByPrefecture(db: Database, prefectureCode: string): Promise<GiProduct[]> {
  const rows = await db
    .selectFrom('gi_products')
    .selectAll()
    .where('id', 'in', db.selectFrom('gi_areas').select('gi_product_id').where('prefecture_code', '=', prefectureCode))
    .orderBy('id')
    .execute()
  return rows.map(giProductOf)
}
