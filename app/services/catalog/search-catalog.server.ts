import { foldSearchText, searchTextOf } from '#app/domain/catalog/search-text.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import { findToursByIds, pageTours } from '#db/repositories/catalog-pages.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as names from '#db/repositories/names.ts'
import * as places from '#db/repositories/places.ts'
import * as works from '#db/repositories/works.ts'
import { placeLinesOf } from './place-lines.server.ts'

export const SEARCH_GROUPS = ['areas', 'works', 'places', 'gi', 'dishes', 'tours'] as const
export type SearchGroup = (typeof SEARCH_GROUPS)[number]

const MOST_OF_EACH = 9
const MOST_OF_ONE = 120

/** Everything public whose names have all the words: the best of each group, or many of the one asked for. */
export async function searchCatalog(db: Database, text: string, only: SearchGroup | null = null) {
  const limitOf = (group: SearchGroup) => (only === null ? MOST_OF_EACH : group === only ? MOST_OF_ONE : 0)
  const otherNames = await names.findAllByKind(db, 'area')
  const foundAreas = (await areas.findAll(db)).filter((area) => {
    const others = (otherNames.get(area.id) ?? []).map(({ name }) => name)
    return hasAllWords(searchTextOf([...Object.values(area.names), ...others]), text)
  })
  const foundWorks = await works.findBySearch(db, text, limitOf('works'))
  const foundPlaces = await places.findBySearch(db, text, limitOf('places'))
  const foundProducts = await giProducts.findBySearch(db, text, limitOf('gi'))
  const foundDishes = await dishes.findBySearch(db, text, limitOf('dishes'))
  const everywhere = { after: null, q: text, bbox: null, near: null, workId: null, areaId: null }
  const tourPage = await pageTours(db, { ...everywhere, limit: limitOf('tours') })
  return {
    totals: {
      areas: foundAreas.length,
      works: foundWorks.total,
      places: foundPlaces.total,
      gi: foundProducts.total,
      dishes: foundDishes.total,
      tours: tourPage.total,
    } satisfies Record<SearchGroup, number>,
    areas: foundAreas.slice(0, limitOf('areas')),
    works: foundWorks.best,
    places: await placeLinesOf(db, foundPlaces.best),
    giProducts: foundProducts.best,
    dishes: foundDishes.best,
    tours: await findToursByIds(db, tourPage.ids),
  }
}

function hasAllWords(searchText: string, text: string): boolean {
  return foldSearchText(text)
    .split(' ')
    .every((word) => searchText.includes(word))
}
