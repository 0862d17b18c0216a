import type { Serves } from '#app/domain/catalog/serves.ts'
import type { Database } from '../connection.ts'

/** What places serve, by place; a place without a claim is not in the map. */
export async function findAllByPlaceIds(db: Database, placeIds: readonly string[]): Promise<Map<string, Serves[]>> {
  const byPlace = new Map<string, Serves[]>()
  if (placeIds.length === 0) return byPlace
  const rows = await servesRows(db)
    .where('serves.place_id', 'in', [...placeIds])
    .execute()
  for (const row of rows) {
    const claim = servesOf(row)
    byPlace.set(claim.placeId, [...(byPlace.get(claim.placeId) ?? []), claim])
  }
  return byPlace
}

export async function findAllByPlaceId(db: Database, placeId: string): Promise<Serves[]> {
  return (await findAllByPlaceIds(db, [placeId])).get(placeId) ?? []
}

/** Claims that a public place serves this product. */
export async function findAllByGiProductId(db: Database, giProductId: string): Promise<Serves[]> {
  return (await publicClaims(db).where('serves.gi_product_id', '=', giProductId).execute()).map(servesOf)
}

/** Claims that a public place serves this dish. */
export async function findAllByDishId(db: Database, dishId: string): Promise<Serves[]> {
  return (await publicClaims(db).where('serves.dish_id', '=', dishId).execute()).map(servesOf)
}

function publicClaims(db: Database) {
  return servesRows(db)
    .innerJoin('places', 'places.id', 'serves.place_id')
    .where('places.publication', '=', 'published')
    .where('places.protection', '<>', 'hidden')
}

function servesRows(db: Database) {
  return db
    .selectFrom('serves')
    .leftJoin('gi_products', 'gi_products.id', 'serves.gi_product_id')
    .leftJoin('dishes', 'dishes.id', 'serves.dish_id')
    .selectAll('serves')
    .select([
      'gi_products.name_ja as gi_name_ja',
      'gi_products.name_en as gi_name_en',
      'gi_products.name_reading as gi_name_reading',
      'gi_products.category as gi_category',
      'dishes.name_ja as dish_name_ja',
      'dishes.name_en as dish_name_en',
      'dishes.name_reading as dish_name_reading',
    ])
    .orderBy('serves.id')
}

type ServesRow = Awaited<ReturnType<ReturnType<typeof servesRows>['execute']>>[number]

function servesOf(row: ServesRow): Serves {
  return {
    id: row.id,
    placeId: row.place_id,
    giProduct:
      row.gi_product_id === null
        ? null
        : {
            id: row.gi_product_id,
            names: { ja: row.gi_name_ja!, en: row.gi_name_en, reading: row.gi_name_reading },
            category: row.gi_category!,
          },
    dish:
      row.dish_id === null
        ? null
        : { id: row.dish_id, names: { ja: row.dish_name_ja!, en: row.dish_name_en, reading: row.dish_name_reading } },
    note: { ja: row.note_ja, en: row.note_en },
    evidence: row.evidence,
    claimedOn: row.claimed_on,
    isSample: row.is_sample === 1,
    sourceKey: row.source_key,
  }
}
