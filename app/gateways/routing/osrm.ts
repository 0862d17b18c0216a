import { z } from 'zod'
import type { Point } from '#app/domain/values/geo.ts'
import type { AskJson } from './ask-json.ts'
import { EngineFailure } from './breaker.ts'
import { cellsOf, type Profile, type RoutingEngine } from './engine.ts'

/** `max-table-size` is 100 by default; sources and destinations are listed one after the other and count together. */
const MOST_COORDINATES = 100

/** OSRM's names in the path; `{profile}` in the address is `foot` or `car`, for servers with one address a profile. */
const IN_PATH: Record<Profile, string> = { foot: 'foot', car: 'driving' }

const outcome = z.object({ code: z.string() })
const rows = z.array(z.array(z.number().nullable()))
const table = z.object({ durations: rows, distances: rows })
const geometry = z.object({ coordinates: z.array(z.tuple([z.number(), z.number()])) })
const route = z.object({ routes: z.array(z.object({ duration: z.number(), distance: z.number(), geometry })) })

/** OSRM: `GET /table/v1/{profile}/…` for the search, `GET /route/v1/{profile}/…` for the legs of a plan. */
export function osrmEngine(base: string, ask: AskJson): RoutingEngine {
  const address = (service: string, profile: Profile, points: Point[]) =>
    `${base.replaceAll('{profile}', profile)}/${service}/v1/${IN_PATH[profile]}/${points.map(lngLat).join(';')}`
  return {
    name: 'osrm',
    table: {
      mostSources: MOST_COORDINATES / 2,
      mostTargets: MOST_COORDINATES / 2,
      ask: (profile, sources, targets, signal) => {
        const first = sources.map((_, index) => index).join(';')
        const rest = targets.map((_, index) => sources.length + index).join(';')
        const query = `annotations=duration,distance&sources=${first}&destinations=${rest}`
        const url = `${address('table', profile, [...sources, ...targets])}?${query}`
        const read = (json: unknown) => {
          const { durations, distances } = table.parse(unlessRefused(json))
          const cells = durations.map((row, at) =>
            row.map((seconds, column) => {
              const meters = distances[at]![column]!
              return seconds === null || meters === null ? null : { seconds, meters }
            }),
          )
          return cellsOf(cells, sources, targets)
        }
        return ask({ url, read, signal })
      },
    },
    street: (profile, from, to, signal) => {
      const url = `${address('route', profile, [from, to])}?overview=simplified&geometries=geojson`
      const read = (json: unknown) => {
        const [best] = route.parse(unlessRefused(json)).routes
        return best ? { seconds: best.duration, meters: best.distance, path: best.geometry.coordinates } : null
      }
      return ask({ url, read, signal })
    },
    journeys: null,
  }
}

/** `NoTable`, `NoRoute`, `NoSegment`, `TooBig` … */
function unlessRefused(json: unknown): unknown {
  if (outcome.parse(json).code !== 'Ok') throw new EngineFailure('refused')
  return json
}

function lngLat({ lat, lng }: Point): string {
  return `${lng},${lat}`
}
