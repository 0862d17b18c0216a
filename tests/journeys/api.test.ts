import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '#app/domain/values/time.ts'
import { apiRoutes } from '#app/routes/api/routes.ts'
import type { Database } from '#db/connection.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { planningContext } from '#tests/services/itineraries-context.ts'
import { nastyPlan, tripRequest } from '#tests/services/itineraries-sample-plan.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { DocumentedServer, document, OPERATIONS, ORIGIN } from './api-document.ts'
import { serveApi } from './api-server.ts'

const NOW = instantOf('2026-11-23T10:00')
const KEPT = 'k'.repeat(26)

describe('the OpenAPI document', () => {
  it('is a valid one', async () => {
    expect(await new Validator().validate(document)).toMatchObject({ valid: true })
  })

  it('names each operation once and describes every answer', () => {
    expect(new Set(OPERATIONS.map((each) => each.operationId)).size).toBe(OPERATIONS.length)
    for (const { responses } of OPERATIONS)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['429', '500']))
  })

  it('knows every route, and every route is in it', () => {
    const routes = apiRoutes.flatMap(({ path }) => (path?.startsWith('api/v1/') ? [`/${path}`] : []))
    const told = Object.keys(document.paths).map((path) => path.replace(/\{id\}(\.\w+)?$/, ':file'))
    expect([...new Set(told)].sort()).toEqual(routes.sort())
  })
})

describeOnBothEngines('the JSON API', (makeDb) => {
  let db: Database
  let server: DocumentedServer

  beforeAll(async () => {
    db = await makeDb('catalog')
    const at = { version: 1, createdAt: NOW, updatedAt: NOW, userId: null, language: 'en' }
    await itineraries.insert(db, { id: KEPT, request: tripRequest(), plan: nastyPlan(), ...at })
    server = new DocumentedServer(await serveApi({ ...planningContext(db), publicOrigin: ORIGIN }))
  })
  afterAll(() => server.close())

  const ask: DocumentedServer['ask'] = (...asked) => server.ask(...asked)
  const askDocumented: DocumentedServer['askDocumented'] = (...asked) => server.askDocumented(...asked)
  const post = (body: object, headers: Record<string, string> = {}) =>
    askDocumented('/api/v1/itineraries', '/api/v1/itineraries', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const list = (name: string, query = '') => askDocumented(`/api/v1/${name}`, `/api/v1/${name}${query}`)
  const problems = async (path: string) => {
    const { response, body } = await list(path.split('?')[0]!, `?${path.split('?')[1]}`)
    expect(response.status).toBe(400)
    return body.errors.map((each: { field: string; kind: string }) => `${each.field}: ${each.kind}`)
  }

  it.each(['places', 'works', 'gi-products', 'dishes'])(
    '%s come page by page, all of them and none twice',
    async (name) => {
      const seen: string[] = []
      let query: string | undefined = '?limit=200'
      let total = 0
      while (query !== undefined) {
        const { body } = await list(name, query)
        total = body.total
        seen.push(...(body.features ?? body.items).map((each: { id: string }) => each.id))
        query = body.next === null ? undefined : new URL(body.next).search
      }
      expect(seen.length).toBeGreaterThan(100)
      expect(seen).toHaveLength(total)
      expect(new Set(seen).size).toBe(total)
    },
  )

  it('tours are a list too, before any is seeded', async () => {
    const { body } = await list('tours')
    expect(body).toMatchObject({ type: 'FeatureCollection', total: 0, next: null })
  })

  it('a box holds what is inside it', async () => {
    const { body } = await list('places', '?bbox=135.79,34.88,135.82,34.90&limit=100')
    expect(body.total).toBeGreaterThan(3)
    for (const { geometry } of body.features) {
      expect(geometry.coordinates[0]).toBeGreaterThanOrEqual(135.79)
      expect(geometry.coordinates[1]).toBeLessThanOrEqual(34.9)
    }
  })

  it('near comes nearest first, page by page', async () => {
    const first = (await list('places', '?near=34.89,135.80&radius=3000&limit=3')).body
    const second = (await list('places', new URL(first.next).search)).body
    const meters = [...first.features, ...second.features].map((each) => each.properties.distanceMeters)
    expect(meters).toEqual([...meters].sort((a, b) => a - b))
    expect(new Set([...first.features, ...second.features].map((each) => each.id)).size).toBe(6)
  })

  it('words find names in either script and width, and signs alone find nothing', async () => {
    expect((await list('places', `?q=${encodeURIComponent('平等院')}`)).body.total).toBeGreaterThan(0)
    expect((await list('places', '?q=byodo')).body.total).toBeGreaterThan(0)
    expect((await list('places', '?q=ＢＹＯＤＯ')).body.total).toBeGreaterThan(0)
    for (const none of ['%25', '_', '\\']) expect((await list('places', `?q=${none}`)).body.total).toBe(0)
  })

  it('a work and a kind narrow the places', async () => {
    const { body } = await list('works', '?limit=200')
    const work = body.items.find((each: { placeCount: number }) => each.placeCount > 1)
    const shown = (await list('places', `?work=${work.id}&limit=200`)).body
    expect(shown.total).toBe(work.placeCount)
    for (const each of shown.features) expect(each.properties.workIds).toContain(work.id)
    const shrines = (await list('places', '?kind=shrine&limit=5')).body.features
    expect(shrines.every((each: { properties: { kind: string } }) => each.properties.kind === 'shrine')).toBe(true)
  })

  it('names come in the language asked for', async () => {
    const q = encodeURIComponent('平等院')
    const english = (await list('places', `?q=${q}&lang=en`)).body.features[0].properties
    const japanese = (await list('places', `?q=${q}&lang=ja`)).body.features[0].properties
    expect(english.name).toBe(english.names.en ?? english.names.ja)
    expect(japanese.name).toBe(japanese.names.ja)
  })

  it('each mistake of a query is told', async () => {
    expect(await problems('places?near=135.80,34.89')).toEqual(['near: swapped_coordinates'])
    expect(await problems('places?near=48.85,2.35')).toEqual(['near: outside_japan'])
    expect(await problems('places?near=34.89')).toEqual(['near: bad_point'])
    expect(await problems('places?bbox=34.8,135.7,34.9,135.9')).toEqual(['bbox: swapped_coordinates'])
    expect(await problems('places?bbox=2,48,3,49')).toEqual(['bbox: outside_japan'])
    expect(await problems('places?bbox=136,34,135,35')).toEqual(['bbox: bad_bbox'])
    expect(await problems('places?limit=0')).toEqual(['limit: too_small'])
    expect(await problems('places?limit=201')).toEqual(['limit: too_big'])
    expect(await problems('places?work=')).toEqual(['work: too_small'])
    expect(await problems('places?limit=ten')).toEqual(['limit: not_a_number'])
    expect(await problems('places?colour=red&kind=volcano')).toEqual([
      'colour: unknown_parameter',
      'kind: not_a_choice',
    ])
    expect(await problems('places?cursor=abc')).toEqual(['cursor: bad_cursor'])
    const next = new URL((await list('places', '?kind=shrine&limit=1')).body.next)
    next.searchParams.set('kind', 'temple')
    expect(await problems(`places${next.search}`)).toEqual(['cursor: bad_cursor'])
  })

  it('a problem speaks the language of its reader', async () => {
    const { body } = await askDocumented('/api/v1/places', '/api/v1/places?limit=0', {
      headers: { 'accept-language': 'ja' },
    })
    expect(body).toMatchObject({ kind: 'invalid_query', status: 400, title: '検索条件を読み取れません' })
    expect(body.errors[0].detail).toBe('1 以上にしてください。')
  })

  it('who has an answer already gets 304', async () => {
    const { response } = await list('dishes', '?limit=1')
    const headers = { 'if-none-match': response.headers.get('etag')! }
    const again = await askDocumented('/api/v1/dishes', '/api/v1/dishes?limit=1', { headers })
    expect(again.response.status).toBe(304)
  })

  it('a hidden place is absent from every list and search', async () => {
    const { body } = await list('places', `?q=${encodeURIComponent('平等院')}`)
    const { id } = body.features[0]
    await db.updateTable('places').set({ protection: 'hidden' }).where('id', '=', id).execute()
    const after = (await list('places', `?q=${encodeURIComponent('平等院')}`)).body
    expect(after.total).toBe(body.total - 1)
    await db.updateTable('places').set({ protection: 'open' }).where('id', '=', id).execute()
  })

  it('a plan comes as JSON and as each of its files', async () => {
    const path = '/api/v1/itineraries/{id}'
    const { body, response } = await askDocumented(path, `/api/v1/itineraries/${KEPT}`)
    expect(body).toMatchObject({ id: KEPT, version: 1, url: `${ORIGIN}/en/itineraries/${KEPT}`, plan: nastyPlan() })
    expect(response.headers.get('cache-control')).toContain('private')
    for (const format of ['ics', 'gpx', 'kml', 'geojson', 'txt']) {
      const file = await askDocumented(`${path}.${format}`, `/api/v1/itineraries/${KEPT}.${format}`)
      expect(file.response.status).toBe(200)
      expect(file.text).toContain('宇治橋')
    }
  })

  it('a trip request becomes a plan with an address of its own', async () => {
    const asked = { firstDay: '2026-12-01', lastDay: '2026-12-02', areaIds: ['uji-kyoto'] }
    const { response, body } = await post(asked)
    expect(response.status).toBe(201)
    expect(body.plan.days).toHaveLength(2)
    expect(body.request).toMatchObject({ ...asked, nights: [null], party: { adults: 1, childAges: [] } })
    const kept = await askDocumented('/api/v1/itineraries/{id}', response.headers.get('location')!)
    expect(kept.body).toEqual(body)
  })

  it('each mistake of a request is told at its field, in the language of its reader', async () => {
    const asked = { firstDay: '2026-11-22', lastDay: '2026-11-21', areaIds: ['uji-kyoto'] }
    const { response, body } = await post(asked, { 'accept-language': 'ja' })
    expect(response.status).toBe(422)
    expect(body.errors.map((each: { field: string; kind: string }) => `${each.field}: ${each.kind}`)).toEqual([
      'firstDay: day_in_past',
      'lastDay: end_before_start',
    ])
    expect(body.errors[0].detail).toBe('過ぎた日です。日本は今 2026-11-23 です。')
    const days = { firstDay: '2026-12-01', lastDay: '2026-12-02' }
    const kindsOf = async (request: object) => {
      const answer = await post({ ...days, ...request })
      expect(answer.response.status).toBe(422)
      return answer.body.errors.map((each: { field: string; kind: string }) => `${each.field}: ${each.kind}`)
    }
    expect(await kindsOf({ areaIds: ['atlantis'] })).toEqual(['areaIds.0: area_not_found'])
    expect(await kindsOf({ areaIds: ['uji-kyoto'], colour: 'red' })).toEqual(['colour: unknown_field'])
    expect(await kindsOf({ areaIds: ['uji-kyoto'], lastDay: '2027-01-29' })).toEqual(['lastDay: too_many_days'])
    expect(await kindsOf({ areaIds: ['uji-kyoto'], party: { adults: 0, childAges: [8] } })).toEqual([
      'party.adults: child_alone',
    ])
  })

  it('a body that is no JSON object, of another type or too large is refused', async () => {
    const send = (body: string, type = 'application/json') =>
      askDocumented('/api/v1/itineraries', '/api/v1/itineraries', {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
    for (const body of ['', '{', '[]', 'null', '"text"']) expect((await send(body)).response.status).toBe(400)
    expect((await send('{}', 'text/plain')).response.status).toBe(415)
    const padded = (bytes: number) => `{"x":"${'x'.repeat(bytes - 8)}"}`
    expect((await send(padded(64 * 1024))).response.status).toBe(422)
    expect((await send(padded(64 * 1024 + 1))).response.status).toBe(413)
    expect((await send(padded(10_000_000))).response.status).toBe(413)
    expect((await ask('/api/v1/itineraries')).status).toBe(405)
  })

  it('a plan that is not there is not found, whatever its address looks like', async () => {
    const path = '/api/v1/itineraries/{id}'
    for (const id of ['z'.repeat(26), 'nothing', '%00', '..%2f..%2fetc']) {
      const { response } = await askDocumented(path, `/api/v1/itineraries/${id}`)
      expect(response.status).toBe(404)
    }
    expect((await ask(`/api/v1/itineraries/${KEPT}.exe`)).status).toBe(404)
    expect((await ask('/api/v1/nothing')).status).toBe(404)
    expect((await ask('/api/v1/nothing')).headers.get('content-type')).toBe('application/problem+json')
  })

  it('the document it serves is the one these answers were held against', async () => {
    const { body } = await askDocumented('/api/v1/openapi.json', '/api/v1/openapi.json')
    expect(body).toEqual(JSON.parse(JSON.stringify(document)))
  })

  it('every operation of the document was called', () => {
    const called = new Set([...server.seen].map((each) => each.split(' ')[0]))
    expect([...called].sort()).toEqual(OPERATIONS.map((each) => each.operationId).sort())
  })
})
