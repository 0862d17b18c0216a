import { index, type RouteConfig, route } from '@remix-run/route-config'
import { apiRoutes } from './routes/api/routes.ts'

/** Every URL of the product on one page, by who uses it. */
export default [
  index('routes/system/choose-language.tsx'),

  route(':lang', 'routes/language.tsx', [
    // — the traveller: find
    index('routes/traveller/home.tsx'),
    route('areas', 'routes/traveller/areas.tsx'),
    route('areas/:id', 'routes/traveller/area.tsx'),
    route('works', 'routes/traveller/works.tsx'),
    route('works/:id', 'routes/traveller/work.tsx'),
    route('places', 'routes/traveller/places.tsx'),
    route('places/:id', 'routes/traveller/place.tsx'),
    route('prefectures/:code', 'routes/traveller/prefecture.tsx'),
    route('food', 'routes/traveller/food.tsx'),
    route('gi-products/:id', 'routes/traveller/gi-product.tsx'),
    route('dishes/:id', 'routes/traveller/dish.tsx'),
    route('search', 'routes/traveller/search.tsx'),
    route('credits', 'routes/traveller/credits.tsx'),
    route('terms', 'routes/traveller/terms.tsx'),
    route('privacy', 'routes/traveller/privacy.tsx'),
    route('disclosure', 'routes/traveller/disclosure.tsx'),
    // — the traveller: plan
    route('plan', 'routes/traveller/plan.tsx'),
    route('plan/stations', 'routes/traveller/plan-stations.ts'),
    route('plan/progress', 'routes/traveller/plan-progress.ts'),
    route('itineraries/:id', 'routes/traveller/itinerary.tsx'),
    route('itineraries/:id/progress', 'routes/traveller/itinerary-progress.ts'),
    route('itineraries/:id/add', 'routes/traveller/itinerary-add.tsx'),
    route('itineraries/:id/proposal', 'routes/traveller/itinerary-proposal.tsx'),
    route('itineraries/:id/keep', 'routes/account/keep-plan.tsx'),
    // — the traveller: book
    route('tours', 'routes/traveller/tours.tsx'),
    route('tours/:id', 'routes/traveller/tour.tsx'),
    route('departures/:id', 'routes/traveller/departure.tsx'),
    route('bookings', 'routes/traveller/bookings.tsx'),
    route('bookings/:id', 'routes/traveller/booking.tsx'),
    route('bookings/:id/contact', 'routes/traveller/booking-contact.tsx'),
    route('bookings/:id/confirm', 'routes/traveller/booking-confirm.tsx'),
    route('bookings/:id/return', 'routes/traveller/booking-return.tsx'),
    route('bookings/:id/cancel', 'routes/traveller/booking-cancel.tsx'),
    route('bookings/:id/voucher', 'routes/traveller/booking-voucher.tsx'),
    route('bookings/:id/calendar.ics', 'routes/traveller/booking-calendar.ts'),
    // — people and their rooms
    route('account', 'routes/account/account.tsx'),
    route('account/sign-in', 'routes/account/sign-in.tsx'),
    route('account/sign-in/check', 'routes/account/sign-in-check.tsx'),
    route('account/sign-in/link', 'routes/account/sign-in-link.tsx'),
    route('account/sign-out', 'routes/account/sign-out.ts'),
    route('guide', 'routes/guide/departures.tsx'),
    route('guide/departures/:id', 'routes/guide/departure.tsx'),
    route('board', 'routes/board/board.ts'),
    route('board/places', 'routes/board/places.tsx'),
    route('board/places/:id', 'routes/board/place.tsx'),
    route('board/measures', 'routes/board/measures.tsx'),
    route('operator', 'routes/operator/operator.tsx'),
    route('operator/outbox', 'routes/operator/outbox.tsx'),
    route('operator/outbox/:id', 'routes/operator/outbox-mail.tsx'),
    route('operator/ledger', 'routes/operator/ledger.tsx'),
    route('operator/resellers', 'routes/operator/resellers.tsx'),
    route('*', 'routes/system/not-found.tsx'),
  ]),

  // — machines
  route('robots.txt', 'routes/system/robots.ts'),
  route('sitemap.xml', 'routes/system/sitemap.ts'),
  route('tiles/:z/:x/:file', 'routes/system/tiles.ts'),
  route('webhooks/stripe', 'routes/webhooks/stripe.ts'),
  ...apiRoutes,
] satisfies RouteConfig
