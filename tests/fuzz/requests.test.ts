import { request } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltServer, startBuiltServer } from '../support/built-server.ts'

const RUNS = 300
const SEED = 20_261_123
const PATIENCE_MS = 120_000

let server: BuiltServer
beforeAll(async () => {
  server = await startBuiltServer()
})
afterAll(() => server.stop())

test(
  'no path and no query makes the server fail',
  async () => {
    await holds(fc.tuple(path, query), async ([way, search]) => send('GET', way + search, {}))
  },
  PATIENCE_MS,
)

test(
  'no form makes the server fail',
  async () => {
    await holds(fc.tuple(fc.constantFrom(...FORMS), fields), async ([way, form]) =>
      send('POST', way, { ...own(), 'content-type': 'application/x-www-form-urlencoded' }, form),
    )
  },
  PATIENCE_MS,
)

test(
  'no JSON makes the API fail',
  async () => {
    await holds(fc.tuple(fc.constantFrom('/api/v1/itineraries', '/octo/availability'), json), async ([way, body]) =>
      send('POST', way, { 'content-type': 'application/json' }, body),
    )
  },
  PATIENCE_MS,
)

const word = fc.oneof(
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom(
    '',
    '\0',
    '..',
    '-1',
    '1e309',
    '9'.repeat(30),
    'ja',
    'undefined',
    '2026-02-30',
    '巡',
    '\ud800',
    '[]',
    "'",
  ),
)
const SEGMENTS = [
  ...[
    'en',
    'ja',
    'api',
    'v1',
    'octo',
    'tiles',
    'webhooks',
    'stripe',
    '__manifest',
    'assets',
    'places',
    'works',
    'tours',
  ],
  ...['itineraries', 'bookings', 'departures', 'account', 'sign-in', 'guide', 'board', 'operator', 'plan', 'search'],
  ...['food', 'areas', 'uji-kyoto', 'prefectures', '26', 'dishes', 'supplier', 'products', 'cancel', '0', '.data'],
]
const path = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...SEGMENTS) }, { weight: 1, arbitrary: word.map(encoded) }),
    {
      maxLength: 5,
    },
  )
  .map((segments) => `/${segments.join('/')}`)
const NAMES = [
  'q',
  'lang',
  'limit',
  'cursor',
  'bbox',
  'near',
  'kind',
  'work',
  'page',
  'next',
  'token',
  'area',
  '_routes',
]
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), word), word), { maxLength: 4 })
  .map((pairs) => (pairs.length ? `?${pairs.map((pair) => pair.map(encoded).join('=')).join('&')}` : ''))
const FORMS = [
  '/en/plan',
  '/en/account/sign-in',
  '/en/account/sign-in/link',
  '/en/account/sign-out',
  '/en/bookings',
  '/ja/bookings/none/cancel',
  '/en/departures/none',
  '/en/itineraries/none',
  '/en/board/places/none',
  '/webhooks/stripe',
]
const FIELDS = [
  'firstDay',
  'lastDay',
  'areaIds[]',
  'adults',
  'childAges',
  'way',
  'email',
  'account',
  'password',
  'intent',
]
const fields = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...FIELDS), word), word), { maxLength: 8 })
  .map((pairs) => pairs.map((pair) => pair.map(encoded).join('=')).join('&'))
const tripOrQuestion = fc.record(
  {
    firstDay: fc.oneof(fc.constantFrom('2026-12-01', '2099-01-01', '0000-00-00'), fc.anything()),
    lastDay: fc.oneof(fc.constantFrom('2026-12-01', '9999-12-31'), fc.anything()),
    areaIds: fc.oneof(fc.constant(['nowhere']), fc.anything()),
    party: fc.anything(),
    nights: fc.anything(),
    productId: word,
    optionId: word,
    localDate: word,
    units: fc.anything(),
  },
  { requiredKeys: [] },
)
const json = fc.oneof(
  fc.json(),
  tripOrQuestion.map((value) => JSON.stringify(value) ?? ''),
  word,
)

/** Sends many of a kind; shows the smallest request that the server could not answer. */
async function holds<Value>(values: fc.Arbitrary<Value>, ask: (value: Value) => Promise<number>): Promise<void> {
  const property = fc.asyncProperty(values, async (value) => {
    const status = await ask(value)
    expect(status).toBeGreaterThanOrEqual(200)
    expect(status).toBeLessThan(500)
  })
  await fc.assert(property, { numRuns: RUNS, seed: SEED })
}

function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\ufffd'))
}

function own() {
  return { origin: server.origin }
}

function send(method: string, way: string, headers: Record<string, string>, body?: string): Promise<number> {
  const { hostname, port } = new URL(server.origin)
  const bytes = Buffer.from(body ?? '')
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, method, path: way, headers: { ...headers, 'content-length': String(bytes.length) } },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    asked.on('error', reject).end(bytes)
  })
}
