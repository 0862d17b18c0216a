import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/connection.ts'
import { DatabaseBusyError } from '#db/errors.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { NOW, planningContext } from '#tests/services/itineraries-context.ts'
import { nastyPlan, tripRequest } from '#tests/services/itineraries-sample-plan.ts'
import { describeOn } from '#tests/support/database.ts'
import { DocumentedServer, OPERATIONS, ORIGIN } from './api-document.ts'
import { serveApi } from './api-server.ts'

const KEPT = 'k'.repeat(26)
const JSON_TYPE = { 'content-type': 'application/json' }

/** Each operation once with every status that the document promises of it. */
describeOn('sqlite', 'what the API answers', (makeDb) => {
  let server: DocumentedServer
  let busy: DocumentedServer
  let broken: DocumentedServer
  let limited: DocumentedServer
  beforeAll(async () => {
    const db = await makeDb()
    const at = { version: 1, createdAt: NOW, updatedAt: NOW, userId: null, language: 'en' }
    await itineraries.insert(db, { id: KEPT, request: tripRequest(), plan: nastyPlan(), ...at })
    const serve = async (of: Database, options = {}) =>
      new DocumentedServer(await serveApi({ ...planningContext(of), publicOrigin: ORIGIN }, options))
    server = await serve(db)
    busy = await serve(failing(new DatabaseBusyError('locked')))
    broken = await serve(failing(new Error('our own mistake')))
    limited = await serve(db, { hasRateLimits: true })
    await exhaust(limited)
  })
  afterAll(() => Promise.all([server, busy, broken, limited].map((each) => each.close())))

  test.each(OPERATIONS)('$method $template', async ({ template, method, operationId, responses }) => {
    const path = template.replace('{id}', KEPT)
    const body = JSON.stringify({ firstDay: '2026-12-01', lastDay: '2026-12-01', areaIds: ['nowhere'] })
    const own: RequestInit = method === 'POST' ? { method, headers: JSON_TYPE, body } : {}
    const send = (to: DocumentedServer, query = '', init = own) => to.askDocumented(template, path + query, init)
    const answers: Record<string, () => Promise<unknown>> = {
      200: () => send(server),
      // A plan is made in the other file, over the whole catalog.
      201: async () => server.seen.add(`${operationId} 201`),
      304: async () => {
        const etag = (await send(server)).response.headers.get('etag')!
        await send(server, '', { headers: { 'if-none-match': etag } })
      },
      400: () => send(server, '?colour=red'),
      403: () => send(server, '', { ...own, headers: { ...JSON_TYPE, cookie: 'a=b' } }),
      404: () => server.askDocumented(template, template.replace('{id}', 'z'.repeat(26))),
      411: () => send(server, '', { ...own, body: new Blob([body]).stream(), duplex: 'half' } as RequestInit),
      413: () => send(server, '', { ...own, body: 'x'.repeat(10_000_000) }),
      415: () => send(server, '', { ...own, headers: { 'content-type': 'text/plain' } }),
      422: () => send(server),
      429: () => send(limited),
      500: () => send(broken),
      503: () => send(busy),
    }
    for (const status of Object.keys(responses)) {
      expect(answers, `the test knows how to get ${status}`).toHaveProperty(status)
      await answers[status]!()
    }
    const seen = [server, busy, broken, limited].flatMap((each) => [...each.seen])
    const missing = Object.keys(responses).filter((status) => !seen.includes(`${operationId} ${status}`))
    expect(missing.filter((status) => !(operationId === 'getDocument' && /^50[03]$/.test(status)))).toEqual([])
  })

  test('a method that an address does not have is a problem too', async () => {
    for (const path of ['/api/v1/places', '/api/v1/openapi.json', '/octo/products', `/api/v1/itineraries/${KEPT}`]) {
      const response = await server.ask(path, { method: 'DELETE' })
      expect(response.status, path).toBe(405)
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    }
  })

  test('lists are open to other sites, plans are not', async () => {
    const openTo = async (path: string) => (await server.ask(path)).headers.get('access-control-allow-origin')
    expect(await openTo('/api/v1/works')).toBe('*')
    expect(await openTo(`/api/v1/itineraries/${KEPT}`)).toBeNull()
    expect(await openTo(`/api/v1/itineraries/${KEPT}.gpx`)).toBeNull()
  })
})

/** Asks until the limit of searches is reached. */
async function exhaust(limited: DocumentedServer): Promise<void> {
  for (let count = 0; count <= 600; count += 1) await (await limited.ask('/api/v1/nothing')).arrayBuffer()
}

/** A database that fails at the first question. */
function failing(error: Error): Database {
  return new Proxy({} as Database, {
    get: () => {
      throw error
    },
  })
}
