import { namesOfRegion } from '#app/domain/catalog/place-line.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as names from '#db/repositories/names.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as sources from '#db/repositories/sources.ts'
import * as works from '#db/repositories/works.ts'
import type { AppContext } from '../app-context.ts'
import { findTourLines } from './tour-lines.server.ts'

/** Everything that the page of a prefecture shows; undefined for an unknown code. */
export async function findPrefecturePage(context: Pick<AppContext, 'db' | 'now'>, code: string) {
  const { db } = context
  const prefecture = await regions.findPrefecture(db, code)
  if (!prefecture) return undefined
  return {
    prefecture,
    otherNames: await names.findAllBySubject(db, 'prefecture', code),
    works: await works.findAllByPrefecture(db, code),
    areas: (await areas.findAll(db))
      .filter(({ prefectureCodes }) => prefectureCodes.includes(code))
      .map(({ id, names }) => ({ id, names })),
    products: await giProducts.findAllByPrefecture(db, code),
    dishes: await dishes.findAllByPrefecture(db, code),
    kinds: await places.countByKind(db, code),
    towns: await townsOf(db, code),
    tours: await findTourLines(context, { prefectureCode: code }),
    source: await sources.findByKey(db, prefecture.sourceKey),
  }
}

/** Every municipality with the number of its public places: a search for a town leads to its line. */
async function townsOf(db: Database, prefectureCode: string) {
  const counts = await places.countByMunicipality(db, prefectureCode)
  const municipalities = await regions.findAllMunicipalities(db, prefectureCode)
  return municipalities.map((town) => ({
    code: town.code,
    names: namesOfRegion(town),
    placeCount: counts.get(town.code) ?? 0,
  }))
}
