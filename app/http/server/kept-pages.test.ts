import type { AppLoadContext } from '@remix-run/node'
import { beforeEach, expect, it } from 'vitest'
import { type Handle, keepingPages } from './kept-pages.ts'

let rendered = 0
let gate: Promise<unknown> = Promise.resolve()
let now = 0
let version: number | undefined
let loaded: unknown
let pages: Handle

/** Answers what was rendered how often, with its nonce, unless it would be made of the same as before. */
const handle: Handle = async (request, { cspNonce, pageContents }) => {
  if (pageContents?.compare(loaded)) return new Response()
  rendered += 1
  if (request.url.includes('slow')) await gate
  const long = request.url.includes('long') ? ' '.repeat(5_000_000) : ''
  const status = request.url.includes('missing') ? 404 : 200
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  return new Response(`<script nonce="${cspNonce}">${rendered}</script>${long}`, { status, headers })
}

beforeEach(() => {
  rendered = 0
  now = 0
  loaded = undefined
  version = 1
  pages = keepingPages(
    handle,
    async () => version,
    () => now,
  )
})

it('renders a page once for all who ask for it, each with the nonce of its own answer', async () => {
  expect(await ask('/en', { nonce: 'one' })).toBe('<script nonce="one">1</script>')
  expect(await ask('/en', { nonce: 'two' })).toBe('<script nonce="two">1</script>')
  expect(await ask('/ja', { nonce: 'two' })).toBe('<script nonce="two">2</script>')
})

it('renders once for those who ask while it is being rendered', async () => {
  await Promise.all(['a', 'b', 'c'].map((nonce) => ask('/en/works', { nonce })))
  expect(rendered).toBe(1)
})

it('asks after ten seconds whether a page has changed, and makes it anew only then', async () => {
  loaded = { seats: 3 }
  await ask('/en')
  now = 9_999
  loaded = { seats: 2 }
  expect(await ask('/en')).toBe('<script nonce="one">1</script>')
  now = 10_000
  expect(await ask('/en')).toBe('<script nonce="one">2</script>')
  now = 20_000
  loaded = { seats: 2 }
  expect(await ask('/en', { nonce: 'two' })).toBe('<script nonce="two">2</script>')
  now = 29_999
  loaded = { seats: 1 }
  expect(await ask('/en')).toBe('<script nonce="one">2</script>')
  now = 30_000
  expect(await ask('/en')).toBe('<script nonce="one">3</script>')
})

it('makes a page anew whose contents can not be compared', async () => {
  loaded = Promise.resolve()
  await ask('/en')
  now = 10_000
  await ask('/en')
  expect(rendered).toBe(2)
})

it('keeps nothing of someone who brings a session, and tells the looks apart', async () => {
  await ask('/en', { cookie: 'meguri.session=abc' })
  await ask('/en', { cookie: 'theme=dark; meguri.session=abc' })
  await ask('/en', { cookie: 'theme=dark' })
  await ask('/en', { cookie: 'theme=light' })
  await ask('/en')
  expect(rendered).toBe(5)
  await ask('/en', { cookie: 'theme=dark' })
  expect(rendered).toBe(5)
})

it('keeps no form with a key of its own, no booking, no search, no data and no page that is missing', async () => {
  const paths = [
    '/en/departures/d1',
    '/en/bookings/b1',
    '/en/search?q=uji',
    '/en.data',
    '/en/works/missing',
    '/en/account',
  ]
  for (const path of [...paths, ...paths]) await ask(path)
  expect(rendered).toBe(2 * paths.length)
})

it('asks every page anew when something is changed, also what was being rendered at that time', async () => {
  await ask('/en')
  let open = () => {}
  gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const slow = ask('/en/areas/slow')
  await expect.poll(() => rendered).toBe(2)
  await ask('/en/plan', { method: 'POST' })
  loaded = 'as it is after the change'
  open()
  await slow
  expect(rendered).toBe(3)
  await ask('/en')
  await ask('/en/areas/slow')
  expect(rendered).toBe(5)
})

it('makes no page anew after a change that it does not show', async () => {
  await ask('/en')
  await ask('/en/plan', { method: 'POST' })
  expect(rendered).toBe(2)
  expect(await ask('/en', { nonce: 'two' })).toBe('<script nonce="two">1</script>')
  expect(rendered).toBe(2)
})

it('keeps twelve megabytes, of the pages that were made or looked through last', async () => {
  for (const path of ['/en/works/long1', '/en/works/long2', '/en/works/long3']) await ask(path)
  expect(rendered).toBe(3)
  await ask('/en/works/long3')
  await ask('/en/works/long2')
  expect(rendered).toBe(3)
  await ask('/en/works/long1')
  expect(rendered).toBe(4)
})

it('shows a plan that another process changed as it is now, and keeps none that is not there', async () => {
  const path = `/en/itineraries/${'a'.repeat(26)}`
  await ask(path)
  await ask(path)
  expect(rendered).toBe(1)
  version = 2
  await ask(path)
  expect(rendered).toBe(2)
  version = undefined
  await ask(path)
  await ask(path)
  expect(rendered).toBe(4)
})

async function ask(
  path: string,
  { nonce = 'one', cookie, method }: { nonce?: string; cookie?: string; method?: string } = {},
) {
  const headers: Record<string, string> = cookie ? { cookie } : {}
  const request = new Request(`http://meguri.example${path}`, { method: method ?? 'GET', headers })
  const response = await pages(request, { cspNonce: nonce } as AppLoadContext)
  return response.text()
}
