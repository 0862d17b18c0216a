import type { RouteConfigEntry } from '@remix-run/route-config'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import routes from '#app/routes.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { ACCESS, PEOPLE, type Person } from './access-rules.ts'

const PATHS = pathsOf(routes as RouteConfigEntry[])
const AT_ONCE = 8
const EMAILS: Record<Exclude<Person, 'anonymous'>, string> = {
  visitor: 'visitor@example.test',
  guideA: 'guide@example.test',
  guideB: 'guide2@example.test',
  boardA: 'board@example.test',
  boardB: 'board2@example.test',
  operator: 'operator@example.test',
}

test('every route says who may enter, and nothing else does', () => {
  expect(Object.keys(ACCESS).sort()).toEqual([...PATHS].sort())
})

describe('on a running server', () => {
  let server: BuiltServer
  const cookies = {} as Record<Person, string>
  let things: Record<string, string>

  beforeAll(async () => {
    server = await startBuiltServer()
    cookies.anonymous = ''
    for (const [person, email] of Object.entries(EMAILS)) cookies[person as Person] = await signIn(email)
    things = await makeThings()
  }, 300_000)
  afterAll(() => server.stop())

  it.each(PEOPLE)('%s opens what is open to them, and nothing else', { timeout: 300_000 }, async (person) => {
    const found = Object.fromEntries(await eachPath(async (path) => outcomeOf(await ask(path, person))))
    expect(found).toEqual(expectedOf(person, 0))
  })

  it.each(PEOPLE)('%s changes what is theirs to change, and nothing else', { timeout: 300_000 }, async (person) => {
    const found = Object.fromEntries(await eachPath(async (path) => outcomeOf(await send(path, person, server.origin))))
    expect(found).toEqual(expectedOf(person, 1))
    // Signing out was among it.
    if (person !== 'anonymous') cookies[person] = await signIn(EMAILS[person])
  })

  it.each(['https://evil.example', 'null', undefined])(
    'a form that comes from %s changes nothing anywhere',
    async (origin) => {
      const found = await eachPath(async (path) => outcomeOf(await send(path, 'operator', origin)))
      // Bells carry a signature instead of an origin.
      expect(found.filter(([path, status]) => status !== 403 && !path.startsWith('/webhooks/'))).toEqual([])
    },
  )

  it('an address of another site is no way on after signing in', async () => {
    const form = { way: 'password', account: EMAILS.visitor, password: 'meguri-demo', next: '//evil.example' }
    const answer = await post('/en/account/sign-in', form)
    expect(answer.headers.get('location')).toBe('/en/account')
  })

  it('a copied cookie is worth nothing after signing out', async () => {
    const cookie = await signIn(EMAILS.visitor)
    await post('/en/account/sign-out', {}, cookie)
    expect(
      await outcomeOf(await fetch(`${server.origin}/en/account`, { headers: { cookie }, redirect: 'manual' })),
    ).toBe('sign in')
    cookies.visitor = await signIn(EMAILS.visitor)
  })

  it('known and unknown addresses are answered alike', async () => {
    const answers = await Promise.all(
      // In capitals: typed as the page lists it, the address would be one text twice, which the page's data holds once.
      [EMAILS.visitor.toUpperCase(), 'NOBODY@EXAMPLE.TEST'].map(async (email) => {
        const link = await post('/en/account/sign-in', { way: 'link', email })
        const password = await post('/en/account/sign-in', { way: 'password', account: email, password: 'wrong' })
        // Each answer has its own nonce, and names demo sign-ins beside what was typed.
        const body = (await password.text()).replaceAll(/nonce="[^"]*"|[\w-]+@example\.test/gi, '')
        return [link.status, link.headers.get('location'), password.status, body]
      }),
    )
    expect(answers[0]).toEqual(answers[1])
  })

  function expectedOf(person: Person, side: 0 | 1) {
    return Object.fromEntries(PATHS.map((path) => [path, ACCESS[path]?.[side](person)]))
  }

  async function eachPath<Value>(of: (path: string) => Promise<Value>): Promise<[string, Value][]> {
    const isLast = (path: string) => path.endsWith('/sign-out')
    const each = async (path: string): Promise<[string, Value]> => [path, await of(path)]
    const all: [string, Value][] = []
    const paths = PATHS.filter((path) => !isLast(path))
    while (paths.length) all.push(...(await Promise.all(paths.splice(0, AT_ONCE).map(each))))
    // Signing out ends the session, so it comes last.
    for (const path of PATHS.filter(isLast)) all.push(await each(path))
    return all
  }

  function ask(path: string, person: Person): Promise<Response> {
    return fetch(addressOf(path), { headers: { cookie: cookies[person] }, redirect: 'manual' })
  }

  function send(path: string, person: Person, origin: string | undefined): Promise<Response> {
    const headers = { cookie: cookies[person], ...(origin && { origin }) }
    return fetch(addressOf(path), { method: 'POST', headers, body: new URLSearchParams(), redirect: 'manual' })
  }

  function addressOf(path: string): string {
    const known = things[path]
    if (known) return server.origin + known
    const filled = path.replace(':lang', 'en').replace('*', 'nothing-is-here')
    if (filled.includes(':')) throw new Error(`The test has no example for ${path}`)
    return server.origin + filled
  }

  async function post(path: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
    const headers = { origin: server.origin, cookie }
    return fetch(server.origin + path, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  }

  async function signIn(email: string): Promise<string> {
    const answer = await post('/en/account/sign-in', { way: 'password', account: email, password: 'meguri-demo' })
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
    if (!cookie.length) throw new Error(`${email} is not signed in: ${answer.status}`)
    return cookie.join('; ')
  }

  /** The pages of a file that board A has sent. */
  async function sentFile(): Promise<Record<string, string>> {
    const form = new FormData()
    form.set('file', new File(['name,lat,lng\nSample,34.89,135.81\n'], 'sample.csv'))
    const headers = { origin: server.origin, cookie: cookies.boardA }
    const sending: RequestInit = { method: 'POST', headers, body: form, redirect: 'manual' }
    const answer = await fetch(`${server.origin}/en/board/imports`, sending)
    const page = answer.headers.get('location')!.replace(/\/settings$/, '')
    return Object.fromEntries(
      ['', '/settings', '/rows', '/undo', '/report.csv'].map((part) => [
        `/:lang/board/imports/:id${part}`,
        page + part,
      ]),
    )
  }

  /** An example for each path that names a thing, made the way visitors make them. */
  async function makeThings(): Promise<Record<string, string>> {
    const first = async (list: string, pattern: RegExp, person: Person = 'anonymous') => {
      const page = await (await fetch(server.origin + list, { headers: { cookie: cookies[person] } })).text()
      const found = page.match(pattern)?.[0]
      if (!found) throw new Error(`${list} has no ${pattern}`)
      return found
    }
    const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)
    const planned = await fetch(`${server.origin}/api/v1/itineraries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ firstDay: day, lastDay: day, areaIds: ['uji-kyoto'] }),
    })
    const { id } = (await planned.json()) as { id: string }
    await post(`/en/itineraries/${id}/keep`, {}, cookies.visitor)
    const tour = '/en/tours/sample-uji-river-and-tea'
    const departure = await first(tour, /\/en\/departures\/[\w-]+/)
    const hold = { adults: '2', tourLanguage: 'en', intentKey: `access-${Date.now()}`, timeZone: 'Europe/London' }
    const held = await post(departure, hold)
    const booking = held.headers.get('location')?.replace('/contact', '')
    if (!booking) throw new Error(`No seats were held: ${held.status}`)
    await post('/en/account/sign-in', { way: 'link', email: 'new@example.test' })
    const boardPlace = await first('/en/board/places', /\/en\/board\/places\/[\w-]+/, 'boardA')
    return {
      '/:lang/areas/:id/:slug?': '/en/areas/uji-kyoto',
      '/:lang/works/:id/:slug?': await first('/en/works', /\/en\/works\/[\w/-]+/),
      '/:lang/places/:id/:slug?': await first('/en/areas/uji-kyoto', /\/en\/places\/[\w/-]+/),
      '/:lang/prefectures/:code/:slug?': '/en/prefectures/26/kyoto',
      '/:lang/gi-products/:id/:slug?': await first('/en/food', /\/en\/gi-products\/[\w/-]+/),
      '/:lang/dishes/:id/:slug?': await first('/sitemaps/dishes.xml', /\/en\/dishes\/[\w/-]+/),
      '/:lang/plan/stations': '/en/plan/stations?q=uji',
      '/:lang/itineraries/:id': `/en/itineraries/${id}`,
      '/:lang/itineraries/:id/progress': `/en/itineraries/${id}/progress`,
      '/:lang/itineraries/:id/add': `/en/itineraries/${id}/add`,
      '/:lang/itineraries/:id/proposal': `/en/itineraries/${id}/proposal`,
      '/:lang/itineraries/:id/alternatives': `/en/itineraries/${id}/alternatives`,
      '/:lang/itineraries/:id/alternatives/progress': `/en/itineraries/${id}/alternatives/progress`,
      '/:lang/itineraries/:id/keep': `/en/itineraries/${id}/keep`,
      '/:lang/tours/:id/:slug?': tour,
      '/:lang/departures/:id': departure,
      '/:lang/bookings/:id': booking,
      ...Object.fromEntries(
        ['contact', 'confirm', 'return', 'cancel', 'voucher', 'calendar.ics'].map((part) => [
          `/:lang/bookings/:id/${part}`,
          `${booking}/${part}`,
        ]),
      ),
      '/:lang/account/sign-in/link': '/en/account/sign-in/link?token=nothing',
      '/:lang/guide/departures/:id': departure.replace('/en/', '/en/guide/'),
      '/:lang/guide/departures/:id/call-off': `${departure.replace('/en/', '/en/guide/')}/call-off`,
      ...(await sentFile()),
      '/:lang/board/places/:id': boardPlace,
      '/:lang/operator/places/:id': boardPlace.replace('/board/', '/operator/'),
      '/:lang/operator/outbox/:id': await first('/en/operator/outbox', /\/en\/operator\/outbox\/\w+/, 'operator'),
      '/tiles/:z/:x/:file': '/tiles/0/0/0.mvt',
      '/open-data/:file': '/open-data/works.json',
      '/pictures/of/:kind/:file': '/pictures/of/prefectures/26.png',
      '/sitemaps/:file': '/sitemaps/pages.xml',
      '/api/v1/itineraries/:file': `/api/v1/itineraries/${id}`,
      '/octo/products/:id': '/octo/products/sample-uji-river-and-tea',
      '/octo/bookings/:uuid': '/octo/bookings/bbbb6227-54fc-4c32-9ed7-dc3eb99966ea',
      ...Object.fromEntries(
        ['extend', 'confirm', 'cancel'].map((step) => [
          `/octo/bookings/:uuid/${step}`,
          `/octo/bookings/bbbb6227-54fc-4c32-9ed7-dc3eb99966ea/${step}`,
        ]),
      ),
    }
  }
})

async function outcomeOf(answer: Response): Promise<number | 'sign in'> {
  const isLed = answer.headers.get('location')?.includes('/account/sign-in?next=')
  // Read to its end, so that the connection can be used again.
  await answer.arrayBuffer()
  return isLed ? 'sign in' : answer.status
}

/** The paths that answer: a frame around others does not answer by itself. */
function pathsOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, children }) => {
    const here = path ? `${above}/${path}` : above
    return children?.length ? pathsOf(children, here) : [index ? here || '/' : here]
  })
}
