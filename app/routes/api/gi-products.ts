import type { LoaderFunctionArgs } from '@remix-run/node'
import { findAreasByGiProduct, pageGiProducts } from '#db/repositories/catalog-pages.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as names from '#db/repositories/names.ts'
import { inOrder, listAnswer } from './list-answer.ts'
import { PAGED_PARAMETERS } from './operations.ts'
import type { GiProductItem } from './schemas/catalog.ts'

export function loader(args: LoaderFunctionArgs) {
  const { db } = args.context
  return listAnswer(
    args,
    PAGED_PARAMETERS,
    'items',
    (_query, page) => pageGiProducts(db, page),
    async (ids, { href, name, source }): Promise<GiProductItem[]> => {
      const others = await names.findAllBySubjects(db, 'gi_product', ids)
      const areas = await findAreasByGiProduct(db, ids)
      return inOrder(ids, await giProducts.findAllByIds(db, ids)).map((product) => ({
        id: product.id,
        ...name(product.names),
        otherNames: others.get(product.id) ?? [],
        register: product.register,
        giNumber: product.giNumber,
        category: product.category,
        registeredOn: product.registeredOn,
        productionArea: product.productionArea,
        areas: (areas.get(product.id) ?? []).map(({ level, areaCode, prefectureCode, nameJa, point }) => ({
          level,
          code: areaCode,
          prefectureCode,
          nameJa,
          point: point && { type: 'Point', coordinates: [point.lng, point.lat] },
        })),
        isConfirmed: product.isConfirmed,
        status: product.status,
        source: source(product.sourceKey),
        url: href((urls) => urls.giProduct(product)),
      }))
    },
  )
}
