import { z } from 'zod'
import type { Point } from '#app/domain/values/geo.ts'
import type { AskJson } from './ask-json.ts'
import { EngineFailure } from './breaker.ts'
import { cellsOf, type Profile, type RoutingEngine } from './engine.ts'
import { decodePolyline } from './polyline.ts'

/** Valhalla's own limit: 50 locations of each kind, 2,500 pairs. */
const MOST_LOCATIONS = 50
const COSTING: Record<Profile, string> = { foot: 'pedestrian', car: 'auto' }

const cell = z.object({ time: z.number().nullish(), distance: z.number().nullish() }).nullable()
const matrix = z.object({ sources_to_targets: z.array(z.array(cell)) })
const summary = z.object({ time: z.number(), length: z.number() })
const route = z.object({ trip: z.object({ status: z.int(), summary, legs: z.array(z.object({ shape: z.string() })) }) })

/** Valhalla: `POST /sources_to_targets` for the search, `POST /route` for the legs of a plan. */
export function valhallaEngine(base: string, ask: AskJson): RoutingEngine {
  return {
    name: 'valhalla',
    table: {
      mostSources: MOST_LOCATIONS,
      mostTargets: MOST_LOCATIONS,
      ask: (profile, sources, targets, signal) => {
        const places = { sources: sources.map(location), targets: targets.map(location) }
        const body = { ...places, costing: COSTING[profile], units: 'kilometers', verbose: true }
        const read = (json: unknown) => {
          const cells = matrix.parse(json).sources_to_targets.map((row) =>
            row.map((each) => {
              const { time, distance } = each ?? {}
              return time == null || distance == null ? null : { seconds: time, meters: distance * 1000 }
            }),
          )
          return cellsOf(cells, sources, targets)
        }
        return ask({ url: `${base}/sources_to_targets`, body, read, signal })
      },
    },
    street: (profile, from, to, signal) => {
      const locations = [from, to].map(location)
      const body = { locations, costing: COSTING[profile], units: 'kilometers', directions_type: 'none' }
      const read = (json: unknown) => {
        const { trip } = route.parse(json)
        if (trip.status !== 0) throw new EngineFailure('refused')
        const path = trip.legs.flatMap(({ shape }) => decodePolyline(shape, 6))
        return { seconds: trip.summary.time, meters: trip.summary.length * 1000, path }
      }
      return ask({ url: `${base}/route`, body, read, signal })
    },
    journeys: null,
  }
}

function location({ lat, lng }: Point) {
  return { lat, lon: lng }
}
