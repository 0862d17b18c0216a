import type { GiProductWithAreas } from '#app/domain/catalog/gi-product.ts'
import { searchTextOf } from '#app/domain/catalog/search-text.ts'
import type { GiEntry } from '#app/domain/curation/import/gi-row.ts'
import { romanise } from '#app/domain/values/romanise.ts'
import { latinWordsOf } from '#app/domain/values/slug.ts'
import type { Database } from '../connection.ts'
import type { NewRow } from '../schema.ts'
import { giAreaOf, giProductOf } from './catalog-rows.ts'

export type KnownProduct = GiProductWithAreas

/** Every product with its areas; the registers have some two hundred. */
export async function findAllForImport(db: Database): Promise<KnownProduct[]> {
  const rows = await db.selectFrom('gi_products').selectAll().orderBy('id').execute()
  const areas = (await db.selectFrom('gi_areas').selectAll().orderBy('area_code').execute()).map(giAreaOf)
  return rows.map((row) => ({
    ...giProductOf(row),
    areas: areas.filter(({ giProductId }) => giProductId === row.id),
  }))
}

/** Whether the register says nothing that is not known already. */
export function isAsKnown(known: KnownProduct, entry: GiEntry): boolean {
  const was = JSON.stringify([...factsOf(known, known), known.areas.map(({ areaCode }) => areaCode).sort()])
  return was === JSON.stringify([...factsOf(entry, known), areasWanted(entry, known)])
}

/** Writes a product as the register has it; what the register leaves empty stays. */
export async function put(trx: Database, entry: GiEntry, known: KnownProduct | null, sourceKey: string): Promise<void> {
  const id = known?.id ?? newIdOf(entry)
  const [name_ja, name_en, name_reading, category, registered_on, production_area_ja, production_area_en, status] =
    factsOf(entry, known)
  const others = await trx
    .selectFrom('names')
    .select('name')
    .where('subject_kind', '=', 'gi_product')
    .where('subject_id', '=', id)
    .execute()
  const record = {
    register: entry.register,
    gi_number: entry.giNumber,
    name_ja: name_ja!,
    name_en,
    name_reading,
    category: category!,
    registered_on,
    production_area_ja,
    production_area_en,
    status: status as NewRow<'gi_products'>['status'],
    // Whoever brings the register's own row has read it there, if number or date and area are in it.
    is_confirmed: registered_on !== null && production_area_ja !== null ? 1 : 0,
    search_text: searchTextOf([name_ja, name_en, name_reading, ...others.map(({ name }) => name)]),
    source_key: sourceKey,
    source_ref: entry.giNumber === null ? null : String(entry.giNumber).padStart(4, '0'),
  } as const
  await trx
    .insertInto('gi_products')
    .values({ id, ...record })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(record))
    .execute()
  await putAreas(trx, id, areasWanted(entry, known))
}

async function putAreas(trx: Database, giProductId: string, codes: readonly string[]): Promise<void> {
  await trx.deleteFrom('gi_areas').where('gi_product_id', '=', giProductId).execute()
  const towns = await trx
    .selectFrom('municipalities')
    .selectAll()
    .where('code', 'in', ['', ...codes])
    .execute()
  const prefectures = await trx
    .selectFrom('prefectures')
    .selectAll()
    .where('code', 'in', ['', ...codes])
    .execute()
  const country = codes.includes('JP') ? [{ level: 'country', area_code: 'JP', name_ja: '日本' } as const] : []
  const areas: NewRow<'gi_areas'>[] = [
    ...country.map((each) => ({ ...each, prefecture_code: null, lat: null, lng: null })),
    ...prefectures.map(({ code, name_ja }) => {
      return { level: 'prefecture', area_code: code, prefecture_code: code, name_ja, lat: null, lng: null } as const
    }),
    ...towns.map(({ code, prefecture_code, name_ja, lat, lng }) => {
      return { level: 'municipality', area_code: code, prefecture_code, name_ja, lat, lng } as const
    }),
  ].map((each) => ({ ...each, gi_product_id: giProductId }))
  if (areas.length > 0) await trx.insertInto('gi_areas').values(areas).execute()
}

type Facts = Pick<GiEntry, 'names' | 'category' | 'registeredOn' | 'productionArea' | 'status'>

function factsOf({ names, category, registeredOn, productionArea, status }: Facts, known: KnownProduct | null) {
  return [
    names.ja,
    names.en ?? known?.names.en ?? null,
    names.reading ?? known?.names.reading ?? null,
    category,
    registeredOn ?? known?.registeredOn ?? null,
    productionArea.ja ?? known?.productionArea.ja ?? null,
    productionArea.en ?? known?.productionArea.en ?? null,
    status,
  ] as const
}

function areasWanted(entry: GiEntry, known: KnownProduct | null): string[] {
  if (entry.areaCodes.length > 0) return [...entry.areaCodes].sort()
  return (known?.areas ?? []).map(({ areaCode }) => areaCode).sort()
}

/** Food by its number; alcohol, which has none, by its name in Latin letters. */
function newIdOf({ register, giNumber, names }: GiEntry): string {
  if (giNumber !== null) return `${register}-${giNumber}`
  const slug = latinWordsOf(names.en ?? (names.reading && romanise(names.reading)) ?? '').join('-')
  return `${register}-${slug || encodeURIComponent(names.ja).replaceAll('%', '').toLowerCase().slice(0, 60)}`
}
