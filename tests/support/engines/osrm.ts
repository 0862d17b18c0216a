import type { Point } from '#app/domain/values/geo.ts'
import { type EngineServer, midway, startEngine, streetWay } from './engine-server.ts'

/** Answers `/table/v1` and `/route/v1` as osrm-routed does, refuses more than 100 coordinates, and has both profiles. */
export function startOsrm(): Promise<EngineServer> {
  return startEngine(({ path, query }) => {
    const [, service, version, profile, list] = path.split('/')
    const points = list!.split(';').map((pair): Point => {
      const [lng, lat] = pair.split(',').map(Number)
      return { lat: lat!, lng: lng! }
    })
    const isCar = profile === 'driving'
    if (version !== 'v1' || (profile !== 'foot' && !isCar)) return refused('InvalidUrl')
    if (points.some(({ lat, lng }) => !(lat > 20 && lat < 46 && lng > 122 && lng < 154))) return refused('InvalidValue')
    const waypoint = ({ lat, lng }: Point) => ({ hint: 'x', location: [lng, lat], name: '', distance: 3 })
    if (service === 'route') {
      const [from, to] = points as [Point, Point]
      const { seconds, meters } = streetWay(from, to, isCar)
      const coordinates = [from, midway(from, to), to].map(({ lat, lng }) => [lng, lat])
      const legs = [{ steps: [], weight: seconds, summary: '', duration: seconds, distance: meters }]
      const geometry = { type: 'LineString', coordinates }
      const routes = [{ legs, weight_name: 'duration', geometry, weight: seconds, duration: seconds, distance: meters }]
      return { json: { code: 'Ok', routes, waypoints: points.map(waypoint) } }
    }
    if (points.length > 100) return refused('TooBig')
    const some = (name: string) => (query.get(name)?.split(';') ?? [...points.keys()]).map((index) => points[+index]!)
    const [sources, destinations] = [some('sources'), some('destinations')]
    const rows = (of: 'seconds' | 'meters') =>
      sources.map((from) => destinations.map((to) => Math.round(streetWay(from, to, isCar)[of] * 10) / 10))
    const what = query.get('annotations')?.split(',') ?? ['duration']
    const json = {
      code: 'Ok',
      ...(what.includes('duration') && { durations: rows('seconds') }),
      ...(what.includes('distance') && { distances: rows('meters') }),
      sources: sources.map(waypoint),
      destinations: destinations.map(waypoint),
    }
    return { json }
  })
}

function refused(code: string) {
  return { status: 400, json: { code, message: 'no' } }
}
