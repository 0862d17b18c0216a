import type { Point } from '#app/domain/values/geo.ts'
import { type EngineServer, encodePolyline, midway, startEngine, streetWay } from './engine-server.ts'

interface Location {
  lat: number
  lon: number
}

interface ValhallaBody {
  sources: Location[]
  targets: Location[]
  locations: Location[]
  costing: 'pedestrian' | 'auto'
}

const pointOf = ({ lat, lon }: Location): Point => ({ lat, lng: lon })

/** Answers `/sources_to_targets` and `/route` as valhalla_service does: kilometres, polylines of six decimals, at most 2,500 pairs. */
export function startValhalla(): Promise<EngineServer> {
  return startEngine(({ method, path, body }) => {
    if (method !== 'POST') return refused(101, 'Try a POST or GET request instead')
    const { sources, targets, locations, costing } = body as ValhallaBody
    const isCar = costing === 'auto'
    if (path === '/sources_to_targets') {
      if (sources.length > 50 || targets.length > 50) return refused(150, 'Exceeded max locations')
      const cell = (from: Location, to: Location, from_index: number, to_index: number) => {
        const { seconds, meters } = streetWay(pointOf(from), pointOf(to), isCar)
        return { from_index, to_index, time: Math.round(seconds), distance: Math.round(meters) / 1000 }
      }
      const rows = sources.map((from, row) => targets.map((to, column) => cell(from, to, row, column)))
      return { json: { algorithm: 'costmatrix', units: 'kilometers', sources, targets, sources_to_targets: rows } }
    }
    const [from, to] = locations.map(pointOf) as [Point, Point]
    const { seconds, meters } = streetWay(from, to, isCar)
    const summary = { time: seconds, length: meters / 1000, has_toll: false }
    const legs = [{ summary, shape: encodePolyline([from, midway(from, to), to], 6) }]
    return {
      json: { trip: { status: 0, status_message: 'Found route', units: 'kilometers', locations, summary, legs } },
    }
  })
}

function refused(error_code: number, error: string) {
  return { status: 400, json: { error_code, error, status_code: 400, status: 'Bad Request' } }
}
