import type { LoaderFunctionArgs } from '@remix-run/node'
import { pageDishes } from '#db/repositories/catalog-pages.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as names from '#db/repositories/names.ts'
import { inOrder, listAnswer } from './list-answer.ts'
import { DISH_PARAMETERS } from './operations.ts'
import type { DishItem } from './schemas/catalog.ts'

export function loader(args: LoaderFunctionArgs) {
  const { db } = args.context
  return listAnswer(
    args,
    DISH_PARAMETERS,
    'items',
    (query, page) => pageDishes(db, { ...page, prefectureCode: query.prefecture ?? null }),
    async (ids, { href, name, source }): Promise<DishItem[]> => {
      const others = await names.findAllBySubjects(db, 'dish', ids)
      return inOrder(ids, await dishes.findAllByIds(db, ids)).map((dish) => ({
        id: dish.id,
        ...name(dish.names),
        otherNames: others.get(dish.id) ?? [],
        prefectureCode: dish.prefectureCode,
        source: source(dish.sourceKey),
        url: href((urls) => urls.dish(dish)),
      }))
    },
  )
}
