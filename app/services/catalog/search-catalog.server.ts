import type { PlaceKind } from '#app/domain/catalog/place.ts'
import type { BBox, Point } from '#app/domain/values/geo.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import { findToursByIds } from '#db/repositories/catalog-pages.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import type { SearchHit, SearchRecord } from '#db/repositories/search.ts'
import * as works from '#db/repositories/works.ts'
import { findByName } from './find-by-name.server.ts'
import { placeLinesOf } from './place-lines.server.ts'

/** The kinds of records of one search box, in the order of its page. */
export const SEARCH_GROUPS = ['areas', 'works', 'places', 'gi', 'dishes', 'tours', 'towns'] as const
export type SearchGroup = (typeof SEARCH_GROUPS)[number]

const RECORD_OF: Record<SearchGroup, SearchRecord> = {
  areas: 'area',
  works: 'work',
  places: 'place',
  gi: 'gi_product',
  dishes: 'dish',
  tours: 'tour',
  towns: 'town',
}
const OTHERS = Object.values(RECORD_OF).filter((record) => record !== 'place')

const MOST_OF_EACH = 9
const MOST_OF_ONE = 120
const MOST_FACETS = 12

interface CatalogSearch {
  text: string
  /** One kind of records, many of it. */
  only?: SearchGroup | null
  /** Only places of a kind. */
  kind?: PlaceKind | null
  prefectureCode?: string | null
  bbox?: BBox | null
  near?: Point | null
}

/** How many there are of something, when they were all counted. */
interface Facet {
  key: string
  count: number
}

/** Everything public that the words name, in any script: the best of each kind, or many of the one asked for. */
export async function searchCatalog(db: Database, { text, only = null, kind = null, ...where }: CatalogSearch) {
  const of = (records: readonly SearchRecord[]) => findByName(db, { text, records, kind, ...where })
  // Places are so many more that they would leave no room for the rest.
  const others = await of(kind ? [] : OTHERS)
  const placesFound = await of(['place'])
  const hits = [...others.hits, ...placesFound.hits]
  const hitsOf = (group: SearchGroup) => hits.filter(({ record }) => record === RECORD_OF[group])
  const limitOf = (group: SearchGroup) => (only === null ? MOST_OF_EACH : group === only ? MOST_OF_ONE : 0)
  const idsOf = (group: SearchGroup) =>
    hitsOf(group)
      .slice(0, limitOf(group))
      .map(({ recordId }) => recordId)
  return {
    totals: Object.fromEntries(SEARCH_GROUPS.map((group) => [group, hitsOf(group).length])) as Record<
      SearchGroup,
      number
    >,
    /** True when there are more places than were counted. */
    isMore: placesFound.isMore,
    kinds: facetsOf(placesFound.hits, ({ kind }) => kind),
    prefectures: await prefecturesOf(db, hits, where.prefectureCode ?? null),
    areas: inOrder(await areas.findAllByIds(db, idsOf('areas')), idsOf('areas')),
    works: await works.findAllByIdsWithCounts(db, idsOf('works')),
    places: await placeLinesOf(db, await places.findAllByIds(db, idsOf('places'))),
    giProducts: await giProducts.findAllByIds(db, idsOf('gi')),
    dishes: await dishes.findAllByIds(db, idsOf('dishes')),
    tours: await findToursByIds(db, idsOf('tours')),
    towns: await regions.findTowns(db, idsOf('towns')),
  }
}

/** The prefectures of the hits with their names; the one that was chosen is told without hits too. */
async function prefecturesOf(db: Database, hits: readonly SearchHit[], chosen: string | null) {
  const facets = facetsOf(hits, ({ prefectureCode }) => prefectureCode)
  const codes = [...new Set([...facets.map(({ key }) => key), ...(chosen ? [chosen] : [])])]
  const towns = await regions.findTowns(db, codes)
  return towns.map(({ code, names }) => ({ code, names, count: facets.find(({ key }) => key === code)?.count ?? 0 }))
}

/** The most frequent values among the hits. */
function facetsOf(hits: readonly SearchHit[], keyOf: (hit: SearchHit) => string | null): Facet[] {
  const counts = new Map<string, number>()
  for (const hit of hits) {
    const key = keyOf(hit)
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_FACETS)
}

function inOrder<Item extends { id: string }>(items: readonly Item[], ids: readonly string[]): Item[] {
  return [...items].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
