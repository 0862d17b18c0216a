import { afterAll, beforeAll, expect, test } from 'vitest'
import { coarsePublicPoint } from '#app/domain/catalog/visibility.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { addDays, localDateOf } from '#app/domain/values/time.ts'
import { openApiDocument } from '#app/routes/api/openapi-document.ts'
import { openDatabase } from '#db/connection.ts'
import { placeRecord } from '#db/seed/place-record.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { drawsPoint, tellsPoint, tilesAround } from '#tests/support/exact-point.ts'

/**
 * All that the product gives out is asked for and searched for the exact point of one place: first while the place is
 * open, when it has to be found, then while it is protected, when it must not be found anywhere.
 */
let server: BuiltServer
let board: string
let otherBoard: string
const ID = 'quiet-house'
const WORK = 'quiet-work'
const EXACT = { lat: 34.8943217, lng: 135.8031729 }
const COARSE = coarsePublicPoint(EXACT)
const MANNERS = { ja: '門の前で立ち止まらないでください。', en: 'Please do not stop in front of the gate.' }

beforeAll(async () => {
  server = await startBuiltServer({ LOG_LEVEL: 'debug' })
  board = await signIn('board@example.test')
  otherBoard = await signIn('board2@example.test')
  await addQuietHouse()
}, 120_000)
afterAll(() => server.stop())

test('nothing that is given out tells the exact point of a protected place, and the search for it would find it', {
  timeout: 240_000,
}, async () => {
  const before = await plan({ placeId: ID, importance: 'must' })
  expect(placeIdsOf(before)).toContain(ID)
  expect((await post(`/en/itineraries/${before.id}`, { intent: 'replan', version: '1' })).status).toBe(303)

  const open = await leaksOf([before.id])
  // The control: each kind of answer tells the exact point while it may.
  for (const kind of [
    'page',
    'data',
    'api',
    'ics',
    'gpx',
    'kml',
    'geojson',
    'proposal',
    'board',
    'tile',
    'open-data',
  ]) {
    expect(open, kind).toContainEqual(expect.stringMatching(new RegExp(`^${kind} `)))
  }

  const asked = {
    protection: 'stand_only_here',
    manners_ja: MANNERS.ja,
    manners_en: MANNERS.en,
    is_point_secret: 'yes',
  }
  const protect = await post(`/en/board/places/${ID}`, { intent: 'protect', version: '1', ...asked }, board)
  expect(protect.status).toBe(303)

  const after = await plan({ placeId: ID, importance: 'must', acknowledgesManners: true })
  expect(placeIdsOf(after)).toContain(ID)
  expect((await post(`/en/itineraries/${after.id}`, { intent: 'replan', version: '1' })).status).toBe(303)
  expect(await leaksOf([before.id, after.id])).toEqual([])
  expect(tellsPoint(server.output(), EXACT)).toBe(false)

  // It is still there: coarse, with its manners, in the plan that was made before too.
  const shown = await text(`/en/itineraries/${before.id}`)
  expect(shown).toContain(MANNERS.en)
  expect(await text(`/api/v1/itineraries/${before.id}.txt?lang=ja`)).toContain(MANNERS.ja)
  const list = JSON.parse(await text(`/api/v1/places?work=${WORK}`))
  expect(list.features[0].geometry.coordinates).toEqual([COARSE.lng, COARSE.lat])
})

test('the spellings that are searched for are found', () => {
  for (const told of [
    '34.8943217,135.8',
    '"lng":135.80317',
    '34,8943',
    '３４．８９４３',
    '{"latE7":348943217}',
    '34°53\'39.6"N',
    '北緯34度53分39秒',
    'N34 53.65',
    '?ll=34%2E8943',
  ]) {
    expect(tellsPoint(told, EXACT), told).toBe(true)
  }
  for (const other of ['34.895, 135.805', '34.8949', '34°53′41″', '1348943', '134.8943']) {
    expect(tellsPoint(other, { ...EXACT, lng: 140.1 }), other).toBe(other === '134.8943')
  }
})

/** Every answer that tells the point, as `kind address`. */
async function leaksOf(planIds: string[]): Promise<string[]> {
  const leaks: string[] = []
  for (const [kind, path, cookie] of [...addresses(planIds), ...(await sitemaps())]) {
    const answer = await fetch(server.origin + path, { headers: { cookie: cookie ?? '' }, redirect: 'manual' })
    expect(answer.status, path).toBeLessThan(500)
    const told = [path, ...answer.headers].flat().join('\n') + (await answer.text())
    if (tellsPoint(told, EXACT)) leaks.push(`${kind} ${path}`)
  }
  for (const z of Array.from({ length: 17 }, (_, zoom) => zoom)) {
    for (const tile of tilesAround(EXACT, z)) {
      const answer = await fetch(`${server.origin}/tiles/${tile.z}/${tile.x}/${tile.y}.mvt`)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      if (drawsPoint(bytes, tile, ID, EXACT)) leaks.push(`tile ${z}/${tile.x}/${tile.y}`)
    }
  }
  return leaks
}

/** The files that the index of the sitemap names. */
async function sitemaps(): Promise<[kind: string, path: string][]> {
  const files = [...(await text('/sitemap.xml')).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, file]) => new URL(file!).pathname,
  )
  return files.filter((path) => path.startsWith('/sitemaps/')).map((path) => ['system', path])
}

function addresses(planIds: string[]): [kind: string, path: string, cookie?: string][] {
  const pages = ['en', 'ja'].flatMap((lang) =>
    [
      ...[
        '',
        '/areas',
        '/areas/uji-kyoto',
        '/works',
        `/works/${WORK}`,
        '/prefectures/26/kyoto',
        '/tours',
        '/food',
        '/credits',
      ],
      ...[
        '/places?q=quiet',
        '/places?prefecture=26',
        `/places/${ID}`,
        '/search?q=quiet',
        `/plan?place=${ID}`,
        `/plan?work=${WORK}`,
      ],
      ...planIds.flatMap((id) => [`/itineraries/${id}`, `/itineraries/${id}/add?q=quiet`, `/itineraries/${id}/add`]),
    ].map((path) => `/${lang}${path}`),
  )
  const rooms = [`/en/board/places/${ID}`, '/en/board/places?q=quiet', '/en/board/measures']
  const around = [`bbox=135.7,34.8,135.9,35`, 'near=34.89,135.80&limit=200', `work=${WORK}`, 'q=quiet', 'limit=200']
  return [
    ...pages.map((path): [string, string] => ['page', path]),
    ...pages.map((path): [string, string] => ['data', dataOf(path)]),
    ...planIds.map((id): [string, string] => ['proposal', `/en/itineraries/${id}/proposal`]),
    ...planIds.map((id): [string, string] => ['proposal', `/en/itineraries/${id}/proposal.data`]),
    ...planIds.map((id): [string, string] => ['page', `/en/itineraries/${id}/alternatives`]),
    ...apiPaths(planIds),
    ...['csv', 'json', 'geojson'].flatMap((format) =>
      ['places', 'scenes'].map((name): [string, string] => ['open-data', `/open-data/${name}.${format}`]),
    ),
    ...around.map((query): [string, string] => ['api', `/api/v1/places?${query}`]),
    ...['/sitemap.xml', '/robots.txt', '/api/v1/openapi.json', '/octo/supplier'].map((path): [string, string] => [
      'system',
      path,
    ]),
    ...rooms.map((path): [string, string, string] => ['board', path, board]),
    ...rooms.map((path): [string, string, string] => ['other-board', path, otherBoard]),
    ...rooms.map((path): [string, string, string] => ['other-board', dataOf(path), otherBoard]),
  ]
}

/** Every address that can be asked for by the API's own document. */
function apiPaths(planIds: string[]): [string, string][] {
  const paths = Object.entries(openApiDocument('http://localhost').paths as Record<string, object>)
  return paths
    .filter(([, methods]) => 'get' in methods)
    .flatMap(([template]): [string, string][] => {
      const kind = /\.(\w+)$/.exec(template)?.[1] ?? 'api'
      const path = template.startsWith('/api') ? template : `/api/v1${template}`
      if (!path.includes('{')) return [[kind === 'json' ? 'api' : kind, path]]
      return ['en', 'ja'].flatMap((lang) =>
        planIds.map((id): [string, string] => [kind, `${path.replace(/\{\w+\}/, id)}?lang=${lang}`]),
      )
    })
}

function dataOf(path: string): string {
  const [before, query] = path.split('?')
  return `${before}.data${query ? `?${query}` : ''}`
}

/** A place with an unusual point, linked to a work of its own. */
async function addQuietHouse(): Promise<void> {
  const db = openDatabase(server.databaseUrl)
  const source = await db.selectFrom('sources').select('key').orderBy('key').executeTakeFirstOrThrow()
  const names = { name_ja: '静かな家', name_en: 'Quiet House', name_reading: 'しずかないえ' }
  const where = { ...EXACT, coordinate_precision_meters: 5, prefecture_code: '26', municipality_code: null }
  const origin = { source_key: source.key, source_ref: ID }
  const place = placeRecord({ id: ID, kind: 'scene', ...names, ...where, stay_minutes: 20, ...origin }, 1_795_392_000)
  await db.insertInto('places').values(place).execute()
  const title = { title_ja: '静かな物語', title_en: 'Quiet Work', search_text: 'quiet work' }
  await db
    .insertInto('works')
    .values({ id: WORK, kind: 'tv', ...title, source_key: source.key })
    .execute()
  const scene = { id: `${WORK}:${ID}`, work_id: WORK, place_id: ID, source_key: source.key }
  await db.insertInto('scenes').values(scene).execute()
  await db.destroy()
}

interface Made {
  id: string
  plan: Itinerary
}

async function plan(wish: object): Promise<Made> {
  const firstDay = addDays(localDateOf(Math.floor(Date.now() / 1000)), 40)
  const request = { areaIds: ['uji-kyoto'], firstDay, lastDay: firstDay, wishes: [wish] }
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify(request)
  const answer = await fetch(`${server.origin}/api/v1/itineraries`, { method: 'POST', headers, body })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Made
}

function placeIdsOf({ plan: { days } }: Made) {
  return days.flatMap(({ stops }) => stops.map(({ placeId }) => placeId))
}

async function text(path: string): Promise<string> {
  return (await fetch(server.origin + path)).text()
}

function post(path: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  const headers = { cookie, Origin: server.origin }
  const body = new URLSearchParams(form)
  return fetch(server.origin + path, { method: 'POST', headers, body, redirect: 'manual' })
}

async function signIn(account: string): Promise<string> {
  const answer = await post('/en/account/sign-in', { way: 'password', account, password: 'meguri-demo' })
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}
