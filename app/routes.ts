import { index, type RouteConfig, route } from '@remix-run/route-config'
import { apiRoutes } from './routes/api/routes.ts'

/** Every URL of the product on one page, by who uses it. */
export default [
  index('routes/system/choose-language.tsx'),

  route(':lang', 'routes/language.tsx', [
    // — the traveller: find
    index('routes/traveller/home.tsx'),
    // — the traveller: plan
    // — the traveller: book
    // — people and their rooms
    route('*', 'routes/system/not-found.tsx'),
  ]),

  // — machines
  route('webhooks/stripe', 'routes/webhooks/stripe.ts'),
  ...apiRoutes,
] satisfies RouteConfig
