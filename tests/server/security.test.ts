import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltServer, startBuiltServer } from '../support/built-server.ts'

const EVIL = 'evil.example'
let server: BuiltServer
beforeAll(async () => {
  server = await startBuiltServer({ RATE_LIMITS: 'on' })
})
afterAll(() => server.stop())

const PAGES = ['/en', '/ja/plan', '/en/works', '/en/tours', '/en/account/sign-in', '/en/bookings', '/en/nothing-here']
const OTHERS = [
  '/',
  '/healthz',
  '/robots.txt',
  '/manifest.webmanifest',
  '/api/v1/works?limit=1',
  '/api/v1/nothing',
  '/octo/supplier',
  '/tiles/0/0/0.mvt',
  '/en/operator',
]

test.each([...PAGES, ...OTHERS])('%s carries a policy that leaves no way around it', async (path) => {
  const response = await ask(path)
  const policy = response.headers.get('content-security-policy')!
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+';style-src 'self';/)
  expect(policy).not.toMatch(/unsafe|\*|https?:(?!\/\/127\.0\.0\.1)/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('x-frame-options')).toBe('DENY')
})

test.each(PAGES)('%s has no script without its nonce, no style attribute and no handler', async (path) => {
  const response = await ask(path)
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy')!)![1]!
  const html = await response.text()
  const inline = [...html.matchAll(/<script\b([^>]*)>/g)].filter(([, attributes]) => !/\bsrc=/.test(attributes!))
  expect(inline.length).toBeGreaterThan(0)
  for (const [, attributes] of inline) expect(attributes).toContain(`nonce="${nonce}"`)
  expect(html).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)="/)
  expect(html).not.toMatch(/<style\b|javascript:/)
})

test.each(['/', '/en', '/en/tours', '/robots.txt', '/sitemap.xml', '/api/v1/works?limit=1', '/en/account'])(
  'whoever lies about the host of %s finds the lie nowhere',
  async (path) => {
    const { head, body } = await askAs(path, {
      host: EVIL,
      'x-forwarded-host': EVIL,
      'x-forwarded-proto': 'https',
      forwarded: `host=${EVIL}`,
    })
    expect(body.length + head.length).toBeGreaterThan(100)
    expect(head + body).not.toContain(EVIL)
  },
)

test.each([`//${EVIL}`, `/\\${EVIL}`, `https://${EVIL}`, `/\t/${EVIL}`, `\\\\${EVIL}`, `/en/../..//${EVIL}`])(
  'signing in leads to our own pages, not to %j',
  async (next) => {
    const form = { way: 'password', account: 'visitor@example.test', password: 'meguri-demo', next }
    const response = await post('/en/account/sign-in', form)
    expect(response.status).toBe(302)
    const target = new URL(response.headers.get('location')!, server.origin)
    expect(target.origin).toBe(server.origin)
    const page = await ask(`/en/account/sign-in?next=${encodeURIComponent(next)}`)
    expect(await page.text()).not.toMatch(/name="next" value="(\/[/\\]|https?:)/)
  },
)

test.each([`//${EVIL}/`, `//${EVIL}/%2e%2e`, `/%2f%2f${EVIL}`, `/\\${EVIL}`, `/en//${EVIL}/`])(
  'the address %s redirects nobody away',
  async (path) => {
    const { status, location } = await askAs(path, { host: new URL(server.origin).host })
    expect(status).toBeLessThan(500)
    if (location) expect(new URL(location, server.origin).origin).toBe(server.origin)
  },
)

test.each([
  ['/en/account/sign-out', 'POST'],
  ['/en/bookings/none/cancel', 'POST'],
  ['/en/itineraries/none', 'POST'],
  ['/en/plan.data', 'POST'],
  ['/en/board/places/none', 'PUT'],
  ['/api/v1/itineraries', 'DELETE'],
  ['/octo/availability', 'PATCH'],
])('%s refuses %s from a foreign page', async (path, method) => {
  for (const origin of [`https://${EVIL}`, 'null', undefined]) {
    const headers = { cookie: 'a=b', ...(origin ? { origin } : {}) }
    expect((await ask(path, { method, headers })).status).toBe(403)
  }
})

test.each([
  '/en/places/%',
  '/%E0%A4%A',
  '/api/v1/itineraries/%zz',
  '/tiles/%/0/0.mvt',
  '/assets/%',
  '/en/search?q=%ff',
])('the broken address %s is the reader’s mistake, not ours', async (path) => {
  expect((await askAs(path, {})).status).toBeLessThan(500)
})

test.each(['places', 'works', 'areas', 'tours', 'departures', 'bookings', 'itineraries', 'gi-products', 'dishes'])(
  'there is nothing in /en/%s under a made-up name',
  async (room) => {
    for (const id of ['a%00b', '%00', '..%2f..%2fetc%2fpasswd', "'%20or%201=1--", 'x'.repeat(2000), '%F0%9F%8D%B5']) {
      expect((await ask(`/en/${room}/${id}`)).status, id).toBe(404)
    }
  },
)

test('a flood of route discoveries is bounded', async () => {
  const query = new URLSearchParams(Array.from({ length: 500 }, (_, index) => ['p', `/en/${index}`]))
  const large = await ask(`/__manifest?${query}`)
  expect(large.status).toBeLessThan(500)
  expect((await large.text()).length).toBeLessThan(50_000)
  const statuses = new Set<number>()
  for (let count = 0; count < 320; count += 1) statuses.add((await ask(`/__manifest?p=/en/${count}`)).status)
  expect(statuses).toContain(429)
  expect([...statuses].filter((status) => status >= 500)).toEqual([])
})

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(server.origin + path, { redirect: 'manual', ...init })
}

function post(path: string, form: Record<string, string>): Promise<Response> {
  return ask(path, { method: 'POST', headers: { origin: server.origin }, body: new URLSearchParams(form) })
}

/** A request as no browser sends it: any host, and a path that nobody has put in order. */
function askAs(path: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(server.origin)
  return new Promise<{ status: number; location?: string; head: string; body: string }>((resolve, reject) => {
    const options = { hostname, port, path, headers: { accept: 'text/html', ...headers } }
    const asked = request(options, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk
      })
      const { statusCode: status = 0, headers: answered } = response
      response.on('end', () => resolve({ status, location: answered.location, head: JSON.stringify(answered), body }))
    })
    asked.on('error', reject).end()
  })
}
