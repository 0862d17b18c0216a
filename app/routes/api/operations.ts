import type { z } from 'zod'
import type { ParameterName } from './query.ts'
import { dishList, giProductList, placeCollection, tourCollection, workList } from './schemas/catalog.ts'

/** A list of the catalog: the one description from which both the answers and the document are made. */
export interface ListOperation {
  path: string
  id: string
  summary: string
  parameters: readonly ParameterName[]
  answer: z.ZodType
  contentType: 'application/json' | 'application/geo+json'
}

const paged = ['lang', 'limit', 'cursor', 'q'] as const
export const PLACE_PARAMETERS = [...paged, 'bbox', 'near', 'radius', 'kind', 'work'] as const
export const TOUR_PARAMETERS = [...paged, 'bbox', 'near', 'radius', 'work', 'area'] as const
export const DISH_PARAMETERS = [...paged, 'prefecture'] as const
export const PAGED_PARAMETERS = paged

/** Summaries are for developers and stay in English, like every OpenAPI document. */
export const LISTS: ListOperation[] = [
  {
    path: '/api/v1/places',
    id: 'listPlaces',
    summary: 'Published places as GeoJSON, with complete paging',
    parameters: PLACE_PARAMETERS,
    answer: placeCollection,
    contentType: 'application/geo+json',
  },
  {
    path: '/api/v1/works',
    id: 'listWorks',
    summary: 'Anime, manga, films, games and novels with places in Japan',
    parameters: PAGED_PARAMETERS,
    answer: workList,
    contentType: 'application/json',
  },
  {
    path: '/api/v1/gi-products',
    id: 'listGiProducts',
    summary: 'Products with a protected geographical indication, with their areas',
    parameters: PAGED_PARAMETERS,
    answer: giProductList,
    contentType: 'application/json',
  },
  {
    path: '/api/v1/dishes',
    id: 'listDishes',
    summary: 'Regional dishes',
    parameters: DISH_PARAMETERS,
    answer: dishList,
    contentType: 'application/json',
  },
  {
    path: '/api/v1/tours',
    id: 'listTours',
    summary: 'Published guided tours as GeoJSON, at their meeting points',
    parameters: TOUR_PARAMETERS,
    answer: tourCollection,
    contentType: 'application/geo+json',
  },
]
