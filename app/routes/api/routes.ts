import { type RouteConfigEntry, route } from '@remix-run/route-config'

/** The JSON API, spread into `app/routes.ts`. */
export const apiRoutes: RouteConfigEntry[] = [
  route('api/v1/openapi.json', 'routes/api/openapi.ts'),
  route('api/v1/places', 'routes/api/places.ts'),
  route('api/v1/works', 'routes/api/works.ts'),
  route('api/v1/gi-products', 'routes/api/gi-products.ts'),
  route('api/v1/dishes', 'routes/api/dishes.ts'),
  route('api/v1/tours', 'routes/api/tours.ts'),
  route('api/v1/itineraries', 'routes/api/itineraries.ts'),
  route('api/v1/itineraries/:file', 'routes/api/itinerary.ts'),
  route('api/*', 'routes/api/unknown.ts'),
]
