import { foldSearchText, searchTextOf } from '#app/domain/catalog/search-text.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import { findToursByIds, pageTours } from '#db/repositories/catalog-pages.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as places from '#db/repositories/places.ts'
import * as works from '#db/repositories/works.ts'

const MOST_OF_A_KIND = 24

/** Everything public whose names have all the words, some of each kind. */
export async function searchCatalog(db: Database, text: string) {
  const limit = MOST_OF_A_KIND
  const everywhere = { limit, after: null, q: text, bbox: null, near: null, workId: null, areaId: null }
  const [foundPlaces, tourPage] = [await places.searchPlaces(db, { text, limit }), await pageTours(db, everywhere)]
  return {
    areas: (await areas.findAll(db)).filter(({ names }) => hasAllWords(searchTextOf(Object.values(names)), text)),
    works: await works.findBySearch(db, text, limit),
    places: foundPlaces.places,
    placeTotal: foundPlaces.total,
    giProducts: await giProducts.findBySearch(db, text, limit),
    dishes: await dishes.findBySearch(db, text, limit),
    tours: await findToursByIds(db, tourPage.ids),
  }
}

function hasAllWords(searchText: string, text: string): boolean {
  return foldSearchText(text)
    .split(' ')
    .every((word) => searchText.includes(word))
}
