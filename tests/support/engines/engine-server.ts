import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'

export interface EngineRequest {
  method: string
  /** As it was sent, not decoded. */
  path: string
  query: URLSearchParams
  body: unknown
}

export interface EngineServer {
  url: string
  requests: EngineRequest[]
  /** The engine's own answer, for a fault that lets some questions pass. */
  answer: (request: EngineRequest, response: ServerResponse) => void
  /** Takes the place of the engine until it is taken away (`null`): how a fault is made. */
  fault: ((request: EngineRequest, response: ServerResponse) => void) | null
  close(): Promise<void>
}

/** A small HTTP server that answers as a routing engine does: whatever `answer` gives, as JSON. */
export async function startEngine(
  answer: (request: EngineRequest) => { status?: number; json: unknown },
): Promise<EngineServer> {
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming)
    engine.requests.push(request)
    const reply = engine.fault ?? engine.answer
    reply(request, response)
  })
  const engine: EngineServer = {
    url: '',
    requests: [],
    answer: (request, response) => {
      const { status = 200, json } = answer(request)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    },
    fault: null,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  engine.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return engine
}

async function readRequest(incoming: IncomingMessage): Promise<EngineRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const [path, query] = incoming.url!.split('?') as [string, string | undefined]
  return {
    method: incoming.method!,
    path,
    query: new URLSearchParams(query),
    body: text === '' ? undefined : JSON.parse(text),
  }
}

/** What every engine here knows of the streets: four thirds of the straight way, on foot at 4.8 km/h, by car at 30. */
export function streetWay(from: Point, to: Point, isCar: boolean): { seconds: number; meters: number } {
  const meters = (distanceMeters(from, to) * 4) / 3
  return { meters, seconds: meters / (isCar ? 30 / 3.6 : 4.8 / 3.6) }
}

/** Google's encoded polyline. */
export function encodePolyline(path: Point[], decimals: number): string {
  let text = ''
  let before = [0, 0]
  for (const { lat, lng } of path) {
    const now = [lat, lng].map((degrees) => Math.round(degrees * 10 ** decimals))
    for (const [axis, value] of now.entries()) {
      const change = value - before[axis]!
      let rest = change < 0 ? -2 * change - 1 : 2 * change
      for (; rest >= 32; rest = Math.floor(rest / 32)) text += String.fromCharCode((rest % 32) + 32 + 63)
      text += String.fromCharCode(rest + 63)
    }
    before = now
  }
  return text
}

export function midway(from: Point, to: Point): Point {
  return { lat: (from.lat + to.lat) / 2, lng: (from.lng + to.lng) / 2 }
}
