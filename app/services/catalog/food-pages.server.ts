import type { Area } from '#app/domain/catalog/area.ts'
import type { PlaceLine } from '#app/domain/catalog/place-line.ts'
import type { Serves } from '#app/domain/catalog/serves.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as names from '#db/repositories/names.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as serves from '#db/repositories/serves.ts'
import * as sources from '#db/repositories/sources.ts'
import type { AppContext } from '../app-context.ts'
import { placeLinesOf } from './place-lines.server.ts'
import { findTourLines } from './tour-lines.server.ts'

const MOST_PLACES = 100

/** Everything that the page of a product with a protected name shows; undefined for an unknown one. */
export async function findGiProductPage(context: Pick<AppContext, 'db' | 'now'>, id: string) {
  const { db } = context
  const product = await giProducts.findById(db, id)
  if (!product) return undefined
  const codes = new Set(product.areas.flatMap(({ prefectureCode }) => prefectureCode ?? []))
  const towns = await regions.findMunicipalities(
    db,
    product.areas.flatMap(({ level, areaCode }) => (level === 'municipality' ? areaCode : [])),
  )
  return {
    product,
    otherNames: await names.findAllBySubject(db, 'gi_product', id),
    /** Municipalities by name; those that our register of municipalities lacks keep the name of the GI register. */
    towns: product.areas
      .filter(({ level }) => level === 'municipality')
      .map(({ areaCode, nameJa }): Names & { code: string } => ({
        code: areaCode,
        ja: nameJa,
        en: towns.get(areaCode)?.nameEn ?? null,
        reading: null,
      })),
    prefectures: (await regions.findAllPrefectures(db)).filter(({ code }) => codes.has(code)),
    areas: await areasOf(db, (area) => area.prefectureCodes.some((code) => codes.has(code))),
    ...(await placesOf(db, await serves.findAllByGiProductId(db, id))),
    tours: await findTourLines(context, { linkedTo: { kind: 'gi_product', refId: id } }),
    source: await sources.findByKey(db, product.sourceKey),
  }
}

/** Everything that the page of a regional dish shows; undefined for an unknown one. */
export async function findDishPage(context: Pick<AppContext, 'db' | 'now'>, id: string) {
  const { db } = context
  const dish = await dishes.findById(db, id)
  const prefecture = dish && (await regions.findPrefecture(db, dish.prefectureCode))
  if (!dish || !prefecture) return undefined
  return {
    dish,
    otherNames: await names.findAllBySubject(db, 'dish', id),
    prefecture,
    areas: await areasOf(db, ({ prefectureCodes }) => prefectureCodes.includes(dish.prefectureCode)),
    ...(await placesOf(db, await serves.findAllByDishId(db, id))),
    tours: await findTourLines(context, { linkedTo: { kind: 'dish', refId: id } }),
    source: await sources.findByKey(db, dish.sourceKey),
  }
}

async function areasOf(db: Database, isMeant: (area: Area) => boolean) {
  return (await areas.findAll(db)).filter(isMeant).map(({ id, names }) => ({ id, names }))
}

async function placesOf(
  db: Database,
  claims: Serves[],
): Promise<{ places: PlaceLine[]; points: Record<string, Point> }> {
  const ids = [...new Set(claims.map(({ placeId }) => placeId))].slice(0, MOST_PLACES)
  const shown = await places.findAllByIds(db, ids)
  return {
    places: await placeLinesOf(db, shown),
    points: Object.fromEntries(shown.map(({ id, point }) => [id, point])),
  }
}
