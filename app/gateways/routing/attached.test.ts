import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Point } from '#app/domain/values/geo.ts'
import type { EngineRequest, EngineServer } from '#tests/support/engines/engine-server.ts'
import { startMotis } from '#tests/support/engines/motis.ts'
import { startOsrm } from '#tests/support/engines/osrm.ts'
import { startValhalla } from '#tests/support/engines/valhalla.ts'
import { type AskOptions, jsonAsker } from './ask-json.ts'
import { type AttachedOptions, attachedRouting } from './attached.ts'
import { breaker } from './breaker.ts'
import type { RoutingEngine } from './engine.ts'
import { engineAt } from './engine-at.ts'
import type { SurveyReport } from './survey.ts'

let server: EngineServer
let reports: SurveyReport[]
beforeEach(() => {
  reports = []
})
afterEach(() => server.close())

async function attach(
  kind: RoutingEngine['name'],
  start: () => Promise<EngineServer>,
  asking: AskOptions = {},
  options: Partial<AttachedOptions> = {},
) {
  server = await start()
  const ask = jsonAsker({ retryAfterMs: 5, timeoutMs: 15_000, ...asking })
  const tell = (report: SurveyReport) => reports.push(report)
  return attachedRouting({ engine: engineAt({ url: server.url, kind }, ask), tell, matrixMs: 60_000, ...options })
}

/** So many places within a walk of each other. */
function town(count: number, lat = 35.0): Point[] {
  return Array.from({ length: count }, (_, i) => ({
    lat: lat + (i % 10) * 0.0004,
    lng: 135.76 + Math.floor(i / 10) * 0.0004,
  }))
}

const pairs = (columns: { from: number[] }[]) => columns.reduce((sum, { from }) => sum + from.length, 0)

describe('tables', () => {
  it.each([
    ['osrm', startOsrm, 9],
    ['valhalla', startValhalla, 9],
    ['motis', startMotis, 240],
  ] as const)('of 120 places are cut to what %s takes, and every pair is answered', async (kind, start, requests) => {
    const routing = await attach(kind, start)
    expect(pairs(await routing.matrix(town(120), 'transit'))).toBe(120 * 119)
    expect(server.requests).toHaveLength(requests)
    expect(reports).toMatchObject([{ what: 'matrix', known: 120 * 119, cached: 0, left: 0, requests, failures: {} }])
  })

  it('are not asked for towns that nobody walks between', async () => {
    const routing = await attach('osrm', startOsrm)
    const towns = [...town(50), ...town(50, 35.5), ...town(50, 36)]
    // Listed in turns, as a search of the catalog lists them.
    const mixed = towns.map((_, i) => towns[(i % 3) * 50 + Math.floor(i / 3)]!)
    expect(pairs(await routing.matrix(mixed, 'transit'))).toBe(3 * 50 * 49)
    expect(server.requests).toHaveLength(3)
  })

  it('are remembered: the same places again ask nothing, a new one asks for its own pairs', async () => {
    const routing = await attach('osrm', startOsrm)
    const first = await routing.matrix(town(10), 'transit')
    // Within a few metres.
    const nearly = town(10).map(({ lat, lng }) => ({ lat: lat + 0.00002, lng: lng - 0.00002 }))
    expect(await routing.matrix(nearly, 'transit')).toEqual(first)
    expect(server.requests).toHaveLength(1)
    expect(reports).toHaveLength(1)
    await routing.matrix(town(11), 'transit')
    expect(reports[1]).toMatchObject({ known: 110, cached: 90 })
    // Another mode is another question.
    await routing.matrix(town(10), 'walk')
    expect(server.requests).toHaveLength(2)
  })

  it('and legs are forgotten after a day', async () => {
    let now = 0
    const routing = await attach('osrm', startOsrm, {}, { clock: () => now })
    const ask = async () => [await routing.matrix(town(4), 'transit'), await routing.legs(town(4), [askedWalk])]
    const first = await ask()
    now = 24 * 3600 * 1000
    expect(await ask()).toEqual(first)
    expect(server.requests).toHaveLength(2)
    now += 1
    expect(await ask()).toEqual(first)
    expect(server.requests).toHaveLength(4)
  })

  it('by car hold no walk, and a walk by a car’s clock is not believed', async () => {
    const routing = await attach('osrm', startOsrm)
    server.fault = (request, response) => answerLike(request, response, ({ seconds }) => seconds / 10)
    expect(await routing.matrix(town(5), 'transit')).toEqual([])
    expect(reports).toMatchObject([{ known: 0, left: 20 }])
  })
})

describe('an engine that fails', () => {
  it('once is asked again', async () => {
    const routing = await attach('osrm', startOsrm)
    let isFirst = true
    server.fault = (request, response) => {
      if (!isFirst) return server.answer(request, response)
      isFirst = false
      response.destroy()
    }
    expect(pairs(await routing.matrix(town(4), 'transit'))).toBe(12)
    expect(server.requests).toHaveLength(2)
  })

  it('for a part leaves exactly that part to the estimate', async () => {
    const routing = await attach('osrm', startOsrm)
    const points = [...town(50), ...town(50, 35.5)]
    server.fault = (request, response) =>
      request.path.includes('35.5') ? response.writeHead(500).end() : server.answer(request, response)
    const [walks] = await routing.matrix(points, 'transit')
    expect(new Set(walks!.from)).toEqual(new Set(Array.from({ length: 50 }, (_, index) => index)))
    expect(reports).toMatchObject([{ known: 50 * 49, left: 50 * 49, failures: { bad_status: 1 } }])
  })

  it('five times in a row is left alone, then asked by one question only', async () => {
    let now = 0
    const guard = breaker({ failuresToOpen: 5, openMs: 1000, clock: () => now })
    const routing = await attach('motis', startMotis, { breaker: guard }, { atOnce: 1 })
    server.fault = (_, response) => response.writeHead(404).end('<h1>Not found</h1>')
    await routing.matrix(town(20), 'transit')
    expect(reports[0]!.failures).toEqual({ bad_status: 5, breaker_open: 15 })
    const asked = server.requests.length
    now = 999
    await routing.matrix(town(20), 'transit')
    expect(server.requests).toHaveLength(asked)
    now = 1000
    // The probe, tried twice, fails: closed again for the rest.
    await routing.matrix(town(20), 'transit')
    expect(server.requests).toHaveLength(asked + 2)
    expect(reports[2]!.failures).toEqual({ bad_status: 1, breaker_open: 19 })
    now = 2000
    server.fault = null
    expect(pairs(await routing.matrix(town(20), 'transit'))).toBe(380)
  })

  it('is not counted as failing when it only refuses a question', async () => {
    const guard = breaker({ failuresToOpen: 2 })
    const routing = await attach('motis', startMotis, { breaker: guard }, { atOnce: 1 })
    server.fault = (_, response) => response.writeHead(400).end('{}')
    await routing.matrix(town(5), 'transit')
    expect(reports[0]!.failures).toEqual({ refused: 5 })
  })

  const nonsense: [string, (request: EngineRequest, response: ServerResponse) => void, string | null][] = [
    ['HTML', (_, response) => response.end('<html>It works!</html>'), 'not_json'],
    ['nothing', (_, response) => response.end(), 'not_json'],
    ['a code that is not Ok', (_, response) => response.end('{"code":"NoTable","message":"no"}'), 'refused'],
    ['a table of the wrong size', (_, response) => response.end(table([[1]])), 'nonsense'],
    ['rows of different lengths', (_, response) => response.end(table([[0, 1], [1], [1, 1]])), 'nonsense'],
    ['words for numbers', (request, response) => answerLike(request, response, () => 'soon'), 'nonsense'],
    ['NaN', (_, response) => response.end('{"code":"Ok","durations":[[NaN]],"distances":[[NaN]]}'), 'not_json'],
    ['numbers beyond all', (request, response) => answerLike(request, response, () => 1e300), null],
    ['negative times', (request, response) => answerLike(request, response, ({ seconds }) => -seconds), null],
    ['no way anywhere', (request, response) => answerLike(request, response, () => null), null],
    ['ten megabytes', (_, response) => response.end(`{"code":"Ok","x":"${'x'.repeat(10_000_000)}"}`), 'too_large'],
    ['a trickle', (_, response) => trickle(response), 'timeout'],
    ['silence', () => {}, 'timeout'],
  ]
  it.each(nonsense)('with %s leaves every pair to the estimate', async (_, fault, kind) => {
    const routing = await attach('osrm', startOsrm, { timeoutMs: kind === 'timeout' ? 100 : 15_000 })
    server.fault = fault
    expect(await routing.matrix(town(3), 'transit')).toEqual([])
    expect(await routing.legs(town(3), [askedWalk])).toEqual([null])
    expect(reports[0]).toMatchObject({ known: 0, left: 6, failures: kind ? { [kind]: 1 } : {} })
  })

  it('tells how it went in counts, with no address and no place in it', async () => {
    const routing = await attach('osrm', startOsrm)
    server.fault = (_, response) => response.end('nonsense at 35.0,135.76')
    await routing.matrix(town(3), 'transit')
    expect(Object.keys(reports[0]!).sort()).toEqual(
      ['cached', 'engine', 'failures', 'known', 'left', 'milliseconds', 'requests', 'what'].sort(),
    )
    expect(JSON.stringify(reports)).not.toMatch(/35\.|135|127\.0/)
  })

  it('slowly has a time for all its questions together: what came is kept', async () => {
    const routing = await attach('motis', startMotis, {}, { matrixMs: 300, atOnce: 2 })
    let answered = 0
    server.fault = (request, response) => {
      if (answered++ < 3)
        return response.end(
          JSON.stringify(
            request.query
              .get('many')!
              .split(',')
              .map(() => ({})),
          ),
        )
    }
    await routing.matrix(town(20), 'transit')
    expect(reports[0]).toMatchObject({ known: 0, left: 380 })
    expect(reports[0]!.failures.deadline).toBe(17)
  })
})

const askedWalk = {
  from: 0,
  to: 1,
  mode: 'walk',
  minutes: 5,
  date: '2026-11-24',
  minute: 600,
  by: 'departure',
} as const

function table(rows: number[][]): string {
  return JSON.stringify({ code: 'Ok', durations: rows, distances: rows })
}

/** OSRM's answer to a table, each duration changed. */
function answerLike(
  { path, query }: EngineRequest,
  response: ServerResponse,
  change: (cell: { seconds: number }) => unknown,
): void {
  const points = path
    .split('/')[4]!
    .split(';')
    .map((pair) => pair.split(',').map(Number) as [number, number])
  const some = (name: string) => (query.get(name) ?? '').split(';').map((index) => points[+index]!)
  const meters = (from: [number, number], to: [number, number]) =>
    Math.hypot((from[0] - to[0]) * 91_000, (from[1] - to[1]) * 111_000) * 1.3
  const rows = (of: (meters: number) => unknown) =>
    some('sources').map((from) => some('destinations').map((to) => of(meters(from, to))))
  const durations = rows((way) => change({ seconds: way / 1.3 }))
  response.end(JSON.stringify({ code: 'Ok', durations, distances: rows((way) => way) }))
}

function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}
