/** Who comes to a door. */
export const PEOPLE = ['anonymous', 'visitor', 'guideA', 'guideB', 'boardA', 'boardB', 'operator'] as const
export type Person = (typeof PEOPLE)[number]

/** What happens at it: a status, or `sign in` for being led there. */
type Outcome = number | 'sign in'
type Rule = (person: Person) => Outcome

const all =
  (status: number): Rule =>
  () =>
    status
const signedIn =
  (status: number): Rule =>
  (person) =>
    person === 'anonymous' ? 'sign in' : status
/** For others there is no such page. */
const only =
  (people: Person[], status: number): Rule =>
  (person) =>
    person === 'anonymous' ? 'sign in' : people.includes(person) ? status : 404
const guides = (status: number) => only(['guideA', 'guideB'], status)
const boards = (status: number) => only(['boardA', 'boardB'], status)
const importers = (status: number) => only(['boardA', 'boardB', 'operator'], status)
/** A file that board A has sent. */
const sender = (status: number) => only(['boardA', 'operator'], status)
const operator = (status: number) => only(['operator'], status)

/** A page that only shows: posting to it is no method of it. */
const shows = (get: Rule): [Rule, Rule] => [get, all(405)]
/** A page with a form: an empty one is refused, after the door. */
const takes = (get: Rule, post: Rule): [Rule, Rule] => [get, post]

/** Every path of `app/routes.ts`: what opening it and what sending it an empty form comes to. */
export const ACCESS: Record<string, [get: Rule, post: Rule]> = {
  '/': shows(all(302)),
  '/:lang': shows(all(200)),
  '/:lang/areas': shows(all(200)),
  '/:lang/areas/:id/:slug?': shows(all(200)),
  '/:lang/works': shows(all(200)),
  '/:lang/works/:id/:slug?': shows(all(200)),
  '/:lang/places': shows(all(200)),
  '/:lang/places/:id/:slug?': shows(all(200)),
  '/:lang/prefectures/:code/:slug?': shows(all(200)),
  '/:lang/food': shows(all(200)),
  '/:lang/gi-products/:id/:slug?': shows(all(200)),
  '/:lang/dishes/:id/:slug?': shows(all(200)),
  '/:lang/search': shows(all(200)),
  '/:lang/open-data': shows(all(200)),
  '/:lang/opt-out': takes(all(200), all(422)),
  '/:lang/credits': shows(all(200)),
  '/:lang/terms': shows(all(200)),
  '/:lang/privacy': shows(all(200)),
  '/:lang/disclosure': shows(all(200)),
  '/:lang/plan': takes(all(200), all(422)),
  // Progress is told line by line; a refusal is one of the lines.
  '/:lang/plan/progress': takes(all(400), all(200)),
  '/:lang/plan/stations': shows(all(200)),
  // Plans and bookings have addresses that nobody can guess: the address is the key.
  '/:lang/itineraries/:id': takes(all(200), all(422)),
  '/:lang/itineraries/:id/progress': takes(all(400), all(200)),
  '/:lang/itineraries/:id/add': takes(all(200), all(422)),
  '/:lang/itineraries/:id/proposal': takes(all(200), all(422)),
  '/:lang/itineraries/:id/alternatives': takes(all(200), all(422)),
  '/:lang/itineraries/:id/alternatives/progress': takes(all(400), all(200)),
  '/:lang/itineraries/:id/keep': takes(
    (person) => (person === 'anonymous' ? 'sign in' : person === 'visitor' ? 302 : 200),
    (person) => (person === 'anonymous' ? 'sign in' : person === 'visitor' ? 303 : 409),
  ),
  '/:lang/tours': shows(all(200)),
  '/:lang/tours/:id/:slug?': shows(all(200)),
  '/:lang/departures/:id': takes(all(200), all(422)),
  '/:lang/bookings': takes(all(200), all(422)),
  '/:lang/bookings/:id': shows(all(200)),
  '/:lang/bookings/:id/contact': takes(all(200), all(422)),
  // Seats are held and nobody has said who comes: that is asked first.
  '/:lang/bookings/:id/confirm': takes(all(302), all(302)),
  '/:lang/bookings/:id/return': shows(all(200)),
  '/:lang/bookings/:id/cancel': takes(all(200), all(422)),
  '/:lang/bookings/:id/voucher': shows(all(302)),
  '/:lang/bookings/:id/calendar.ics': shows(all(404)),
  '/:lang/account': shows(signedIn(200)),
  '/:lang/account/sign-in': takes(
    (person) => (person === 'anonymous' ? 200 : 302),
    (person) => (person === 'anonymous' ? 422 : 302),
  ),
  '/:lang/account/sign-in/check': shows(all(200)),
  '/:lang/account/sign-in/link': takes(all(200), all(422)),
  '/:lang/account/sign-out': takes(all(302), all(302)),
  '/:lang/guide': shows(guides(200)),
  '/:lang/guide/departures/:id': takes(only(['guideA'], 200), only(['guideA'], 422)),
  '/:lang/guide/departures/:id/call-off': takes(only(['guideA'], 200), only(['guideA'], 422)),
  '/:lang/board': shows(boards(302)),
  '/:lang/board/places': shows(boards(200)),
  '/:lang/board/places/:id': takes(only(['boardA'], 200), only(['boardA'], 422)),
  '/:lang/board/imports': takes(importers(200), importers(422)),
  // Nobody has said yet what is in the file, so that is asked first, and there is nothing to take back.
  '/:lang/board/imports/:id': takes(sender(302), sender(302)),
  '/:lang/board/imports/:id/settings': takes(sender(200), sender(422)),
  '/:lang/board/imports/:id/rows': shows(sender(200)),
  '/:lang/board/imports/:id/undo': takes(sender(302), sender(302)),
  '/:lang/board/imports/:id/report.csv': shows(sender(200)),
  '/:lang/board/duplicates': takes(boards(200), boards(422)),
  '/:lang/board/merge': takes(boards(302), boards(302)),
  '/:lang/board/opt-outs': takes(boards(200), boards(422)),
  '/:lang/board/measures': takes(boards(200), boards(422)),
  '/:lang/operator': shows(operator(200)),
  '/:lang/operator/outbox': shows(operator(200)),
  '/:lang/operator/outbox/:id': shows(operator(200)),
  '/:lang/operator/ledger': shows(operator(200)),
  '/:lang/operator/call-offs': takes(operator(200), operator(422)),
  '/:lang/operator/opt-outs': takes(operator(200), operator(422)),
  '/:lang/operator/places/:id': takes(operator(200), operator(422)),
  '/:lang/operator/resellers': takes(operator(200), operator(422)),
  '/:lang/*': shows(all(404)),
  '/robots.txt': shows(all(200)),
  '/sitemap.xml': shows(all(200)),
  '/sitemaps/:file': shows(all(200)),
  '/tiles/:z/:x/:file': shows(all(200)),
  '/open-data/:file': shows(all(200)),
  '/pictures/of/:kind/:file': shows(all(200)),
  '/webhooks/stripe': takes(all(400), all(400)),
  '/api/v1/openapi.json': shows(all(200)),
  '/api/v1/places': shows(all(200)),
  '/api/v1/works': shows(all(200)),
  '/api/v1/gi-products': shows(all(200)),
  '/api/v1/dishes': shows(all(200)),
  '/api/v1/tours': shows(all(200)),
  '/api/v1/itineraries': takes(all(405), all(415)),
  '/api/v1/itineraries/:file': shows(all(200)),
  '/octo/supplier': shows(all(200)),
  '/octo/products': shows(all(200)),
  '/octo/products/:id': shows(all(200)),
  '/octo/availability': takes(all(400), all(400)),
  '/octo/availability/calendar': takes(all(400), all(400)),
  // A reseller's key opens them, a session doesn't; a step is only taken, never shown.
  '/octo/bookings': takes(all(401), all(401)),
  '/octo/bookings/:uuid': takes(all(401), all(401)),
  '/octo/bookings/:uuid/extend': takes(all(400), all(401)),
  '/octo/bookings/:uuid/confirm': takes(all(400), all(401)),
  '/octo/bookings/:uuid/cancel': takes(all(400), all(401)),
  '/octo/*': takes(all(404), all(404)),
  '/api/*': takes(all(404), all(404)),
}
