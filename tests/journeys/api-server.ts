import type { EntryContext, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import { createApp } from '#app/http/server/create-app.ts'
import { type Listening, listen } from '#app/http/server/listen.ts'
import * as dishes from '#app/routes/api/dishes.ts'
import * as giProducts from '#app/routes/api/gi-products.ts'
import * as itineraries from '#app/routes/api/itineraries.ts'
import * as itinerary from '#app/routes/api/itinerary.ts'
import * as octoAvailability from '#app/routes/api/octo/availability.ts'
import * as octoBooking from '#app/routes/api/octo/booking.ts'
import * as octoBookingStep from '#app/routes/api/octo/booking-step.ts'
import * as octoBookings from '#app/routes/api/octo/bookings.ts'
import * as octoCalendar from '#app/routes/api/octo/calendar.ts'
import * as octoProducts from '#app/routes/api/octo/products.ts'
import * as octoSupplier from '#app/routes/api/octo/supplier.ts'
import * as openapi from '#app/routes/api/openapi.ts'
import * as places from '#app/routes/api/places.ts'
import { apiRoutes } from '#app/routes/api/routes.ts'
import * as tours from '#app/routes/api/tours.ts'
import * as unknown from '#app/routes/api/unknown.ts'
import * as works from '#app/routes/api/works.ts'
import type { AppContext } from '#app/services/app-context.ts'

const MODULES: Record<string, object> = {
  'routes/api/dishes.ts': dishes,
  'routes/api/gi-products.ts': giProducts,
  'routes/api/itineraries.ts': itineraries,
  'routes/api/itinerary.ts': itinerary,
  'routes/api/octo/availability.ts': octoAvailability,
  'routes/api/octo/booking.ts': octoBooking,
  'routes/api/octo/booking-step.ts': octoBookingStep,
  'routes/api/octo/bookings.ts': octoBookings,
  'routes/api/octo/calendar.ts': octoCalendar,
  'routes/api/octo/products.ts': octoProducts,
  'routes/api/octo/supplier.ts': octoSupplier,
  'routes/api/openapi.ts': openapi,
  'routes/api/places.ts': places,
  'routes/api/tours.ts': tours,
  'routes/api/unknown.ts': unknown,
  'routes/api/works.ts': works,
}

/** What entry.server does for routes without a page. */
const ENTRY = {
  default: () => new Response(null, { status: 500 }),
  handleError: (error: unknown, { context }: LoaderFunctionArgs) => context.noteFailure(error),
}

/** The API's own routes behind the whole server (limits, origins, headers, Remix), on a free port; no build is needed. */
export function serveApi(context: AppContext, options: { hasRateLimits?: boolean } = {}): Promise<Listening> {
  const app = createApp({
    context,
    build: apiBuild(),
    assets: (_request, _response, next) => next(),
    mode: 'production',
    databaseUrl: 'file::memory:',
    trustedProxies: 0,
    paymentOrigins: [],
    hasRateLimits: false,
    addressKey: 'for-tests-only',
    ...options,
  })
  return listen(app, '127.0.0.1', 0)
}

function apiBuild(): ServerBuild {
  const routes: ServerBuild['routes'] = {}
  for (const { path, file, id = file } of apiRoutes) {
    const module = MODULES[file]
    if (!module) throw new Error(`${file} is missing in the test's list of modules`)
    routes[id] = { id, path, module: module as ServerBuild['routes'][string]['module'] }
  }
  return {
    entry: { module: ENTRY },
    routes,
    assets: { entry: { module: '', imports: [] }, routes: {}, url: '', version: '' } satisfies EntryContext['manifest'],
    publicPath: '/',
    assetsBuildDirectory: '',
    isSpaMode: false,
    mode: 'production',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
  }
}
