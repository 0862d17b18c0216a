import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppContext } from '#app/services/app-context.ts'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { type AppOptions, createApp } from './create-app.ts'
import { edge } from './edge.ts'
import { type Listening, listen } from './listen.ts'
import { plainAnswer } from './plain-answer.ts'
import { rateLimits } from './rate-limits.ts'

const db = openDatabase('file::memory:')
const PUBLIC = 'https://meguri.example'
const NOW = 1_795_392_000
const own = { origin: PUBLIC }
let plain: Listening
let limited: Listening
let ringing: Listening
const lines: string[] = []

beforeAll(async () => {
  await migrate(db)
  plain = await serve({ hasRateLimits: false })
  limited = await serve({ hasRateLimits: true })
  ringing = await serveBells()
})
afterAll(async () => {
  await Promise.all([plain.close(), limited.close(), ringing.close()])
  await db.destroy()
})

test('the process is up and the database ready, even when Remix fails', async () => {
  expect((await ask('/healthz')).status).toBe(200)
  expect((await ask('/readyz')).status).toBe(200)
  expect((await ask('/en')).status).toBe(500)
})

test.each(['/en/places/%00', '/en/search?q=%00'])(
  'nothing is at an address with the letter NUL: %s',
  async (address) => {
    expect((await ask(address)).status).toBe(404)
  },
)

test.each(['/en/search?q=100%', '/en/search?q=%E5%AE%87%E6%B2%BB', '/en/places/%E5%AE%87'])(
  'an unusual but readable address passes on to the pages: %s',
  async (address) => {
    expect((await ask(address)).status).toBe(500)
  },
)

test.each([
  ['absent', {}],
  ['foreign', { origin: 'https://evil.example' }],
  ['opaque', { origin: 'null' }],
])('a change with an %s origin is refused', async (_name, headers) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    expect((await ask('/en/plan', { method, headers })).status).toBe(403)
  }
})

test('a change from our own page passes on to the pages', async () => {
  expect((await ask('/en/plan', { method: 'POST', headers: own })).status).toBe(500)
})

test('a machine client without cookies needs no origin, one with cookies does', async () => {
  expect((await ask('/api/v1/itineraries', { method: 'POST' })).status).toBe(500)
  expect((await ask('/api/v1/itineraries', { method: 'POST', headers: { cookie: 'a=b' } })).status).toBe(403)
  expect((await ask('/api/auth/sign-in', { method: 'POST' })).status).toBe(403)
  expect((await ask('/webhooks/stripe', { method: 'POST' })).status).toBe(500)
})

test('a refusal is a page in the reader’s language, or a problem document for programs', async () => {
  const page = await ask('/ja/plan', { method: 'POST', headers: { accept: 'text/html' } })
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  expect(await page.text()).toMatch(/^<!doctype html>\n<html lang="ja" dir="ltr">/)
  const problem = await ask('/api/v1/itineraries', { method: 'POST', headers: { cookie: 'a=b' } })
  expect(problem.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const document = (await problem.json()) as Record<string, unknown>
  expect(document).toMatchObject({ type: 'about:blank', status: 403, requestId: problem.headers.get('x-request-id') })
})

test('a short page has its style from our own files and a way back; the router in the browser gets its own format', async () => {
  const turnedAway = { method: 'POST', headers: { ...own, accept: 'text/html' }, body: 'x'.repeat(256 * 1024 + 1) }
  const page = await (await ask('/en/plan?a="><b>', turnedAway)).text()
  expect(page).toContain('<link rel="stylesheet" href="/plain.css">')
  expect(page).toContain('<a href="/en/plan">')
  const routed = await ask('/en/plan.data', { ...turnedAway, headers: { ...own, accept: '*/*' } })
  expect(routed.status).toBe(413)
  expect(await routed.json()).toEqual([{ _1: 2 }, 'data', { _3: 4 }, 'turnedAway', 413])
})

test('an address that cannot be read is not there', async () => {
  for (const path of ['/en/%', '/assets/%E0%A4%A', '/api/v1/%zz']) expect((await ask(path)).status).toBe(404)
})

test('a body of 256 KiB is read, one byte more is refused, and 10 MB get an answer', async () => {
  const post = (bytes: number) => ask('/en/plan', { method: 'POST', headers: own, body: 'x'.repeat(bytes) })
  expect((await post(256 * 1024)).status).toBe(500)
  expect((await post(256 * 1024 + 1)).status).toBe(413)
  expect((await post(10_000_000)).status).toBe(413)
})

test('a body without a length is refused', async () => {
  const body = new Blob(['x']).stream()
  const init = { method: 'POST', headers: own, body, duplex: 'half' }
  expect((await ask('/en/plan', init as RequestInit)).status).toBe(411)
})

test('every answer has a policy with a nonce of its own and no way around it', async () => {
  const [one, other] = [await ask('/en'), await ask('/en')]
  const policy = one.headers.get('content-security-policy')!
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}'/)
  expect(policy).toContain("worker-src 'self'")
  expect(policy).toContain("form-action 'self' https://pay.example")
  expect(policy).not.toMatch(/unsafe|\*/)
  expect(other.headers.get('content-security-policy')).not.toBe(policy)
  expect(one.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  expect(one.headers.get('strict-transport-security')).toMatch(/^max-age=/)
  expect(one.headers.get('x-powered-by')).toBeNull()
})

test('the twenty-first try to sign in within ten minutes waits', async () => {
  const statuses = []
  let last: Response | undefined
  for (let count = 1; count <= 21; count += 1) {
    last = await ask('/en/account/sign-in', { method: 'POST', headers: own }, limited)
    statuses.push(last.status)
  }
  expect(statuses).toEqual([...Array(20).fill(500), 429])
  expect(Number(last!.headers.get('retry-after'))).toBeGreaterThan(500)
})

test('a limit on scarce things outlives the process, and stores no address', async () => {
  const hold = (server: Listening, departure = 'one') =>
    ask(`/en/departures/${departure}`, { method: 'POST', headers: own }, server)
  for (let count = 1; count <= 20; count += 1) expect((await hold(limited)).status).toBe(500)
  const restarted = await serve({ hasRateLimits: true })
  expect((await hold(restarted)).status).toBe(429)
  expect((await hold(restarted, 'two')).status).toBe(500)
  await restarted.close()
  expect(JSON.stringify(await db.selectFrom('rate_limits').selectAll().execute())).not.toContain('127.0.0.1')
})

test('bells with a wrong signature are heard sixty times a minute', async () => {
  const ring = (signature: string) => ask('/webhooks/stripe', { method: 'POST', headers: { signature } }, ringing)
  for (let count = 1; count <= 70; count += 1) expect((await ring('right')).status).toBe(200)
  for (let count = 1; count <= 60; count += 1) expect((await ring('wrong')).status).toBe(400)
  expect((await ring('wrong')).status).toBe(429)
})

test('the log names neither ids nor queries', async () => {
  lines.length = 0
  await ask('/en/itineraries/0123456789abcdefghjkmnpqrs?token=secret')
  await expect.poll(() => lines.join('')).toContain('"path":"/en/itineraries/…"')
  expect(lines.join('')).not.toMatch(/secret|0123456789abcdef|127\.0\.0\.1/)
})

test('a start on a taken port is told', async () => {
  await expect(serve({ hasRateLimits: false }, plain.port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

/** The limits before an answer that depends on the signature alone. */
function serveBells(): Promise<Listening> {
  const app = express()
  app.use(edge(PUBLIC, 0), ...rateLimits({ db, log: pino({ level: 'silent' }), now: () => NOW }, 'key', plainAnswer))
  app.post('/webhooks/stripe', (request, response) => {
    response.sendStatus(request.get('signature') === 'right' ? 200 : 400)
  })
  return listen(app, '127.0.0.1', 0)
}

function serve(options: Pick<AppOptions, 'hasRateLimits'>, port = 0): Promise<Listening> {
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const app = createApp({
    // The rest of the context is for pages, and here no page is reached.
    context: { db, log, publicOrigin: PUBLIC, now: () => NOW } as AppContext,
    build: () => Promise.reject(new Error('Remix is broken')),
    assets: (_request, _response, next) => next(),
    mode: 'production',
    databaseUrl: `file:${import.meta.filename}`,
    trustedProxies: 0,
    paymentOrigins: ['https://pay.example'],
    addressKey: 'for-tests-only',
    ...options,
  })
  return listen(app, '127.0.0.1', port)
}

function ask(path: string, init: RequestInit = {}, server = plain): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}${path}`, init)
}
