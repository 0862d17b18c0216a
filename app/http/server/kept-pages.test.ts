import type { AppLoadContext } from '@remix-run/node'
import { beforeEach, expect, it } from 'vitest'
import { type Handle, keepingPages } from './kept-pages.ts'

let rendered = 0
let gate: Promise<unknown> = Promise.resolve()
let now = 0
let version: number | undefined
let pages: Handle

/** Answers what was rendered how often, with its nonce. */
const handle: Handle = async (request, { cspNonce }) => {
  rendered += 1
  if (request.url.includes('slow')) await gate
  const status = request.url.includes('missing') ? 404 : 200
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  return new Response(`<script nonce="${cspNonce}">${rendered}</script>`, { status, headers })
}

beforeEach(() => {
  rendered = 0
  now = 0
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

it('keeps a page for ten seconds', async () => {
  await ask('/en')
  now = 9_999
  await ask('/en')
  expect(rendered).toBe(1)
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

it('forgets all when something is changed, also what was being rendered at that time', async () => {
  await ask('/en')
  let open = () => {}
  gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const slow = ask('/en/areas/slow')
  await expect.poll(() => rendered).toBe(2)
  await ask('/en/plan', { method: 'POST' })
  open()
  await slow
  expect(rendered).toBe(3)
  await ask('/en')
  await ask('/en/areas/slow')
  expect(rendered).toBe(5)
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
  { nonce = 'n', cookie, method }: { nonce?: string; cookie?: string; method?: string } = {},
) {
  const headers: Record<string, string> = cookie ? { cookie } : {}
  const request = new Request(`http://meguri.example${path}`, { method: method ?? 'GET', headers })
  const response = await pages(request, { cspNonce: nonce } as AppLoadContext)
  return response.text()
}
