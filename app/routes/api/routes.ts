import { type RouteConfigEntry, route } from '@remix-run/route-config'

/** The JSON API and OCTO, spread into `app/routes.ts`. */
export const apiRoutes: RouteConfigEntry[] = [
  route('api/v1/openapi.json', 'routes/api/openapi.ts'),
  route('api/v1/places', 'routes/api/places.ts'),
  route('api/v1/works', 'routes/api/works.ts'),
  route('api/v1/gi-products', 'routes/api/gi-products.ts'),
  route('api/v1/dishes', 'routes/api/dishes.ts'),
  route('api/v1/tours', 'routes/api/tours.ts'),
  route('api/v1/itineraries', 'routes/api/itineraries.ts'),
  route('api/v1/itineraries/:file', 'routes/api/itinerary.ts'),
  route('octo/supplier', 'routes/api/octo/supplier.ts'),
  route('octo/products', 'routes/api/octo/products.ts'),
  route('octo/products/:id', 'routes/api/octo/products.ts', { id: 'octo-product' }),
  route('octo/availability', 'routes/api/octo/availability.ts'),
  route('octo/availability/calendar', 'routes/api/octo/calendar.ts'),
  route('octo/bookings', 'routes/api/octo/bookings.ts'),
  route('octo/bookings/:uuid', 'routes/api/octo/booking.ts'),
  // Each step by its name: `:lang/bookings/:id/confirm` would otherwise count as much and come first.
  ...['extend', 'confirm', 'cancel'].map((step) =>
    route(`octo/bookings/:uuid/${step}`, 'routes/api/octo/booking-step.ts', { id: `octo-booking-${step}` }),
  ),
  route('octo/*', 'routes/api/unknown.ts', { id: 'octo-unknown' }),
  route('api/*', 'routes/api/unknown.ts'),
]
