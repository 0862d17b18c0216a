import { z } from 'zod'
import type { Point } from '#app/domain/values/geo.ts'
import type { AskJson } from './ask-json.ts'
import { EngineFailure } from './breaker.ts'
import { instant, type Journey, type Profile, type RoutingEngine, WALK_METERS_A_SECOND } from './engine.ts'
import { decodePolyline } from './polyline.ts'

const MODE: Record<Profile, string> = { foot: 'WALK', car: 'CAR' }
const RAIL = /^(RAIL|SUBWAY|TRAM|MONORAIL|FUNICULAR)$/

const QUERY = `query Ways(
  $origin: PlanLabeledLocationInput!, $destination: PlanLabeledLocationInput!
  $dateTime: PlanDateTimeInput, $modes: PlanModesInput, $preferences: PlanPreferencesInput, $first: Int
) {
  planConnection(
    origin: $origin, destination: $destination, dateTime: $dateTime, modes: $modes, preferences: $preferences, first: $first
  ) {
    edges {
      node {
        start
        end
        legs {
          mode
          transitLeg
          distance
          start { scheduledTime }
          end { scheduledTime }
          from { name }
          to { name }
          route { shortName longName agency { name } }
          legGeometry { points }
        }
      }
    }
  }
}`

const time = z.iso.datetime({ offset: true })
const place = z.object({ name: z.string().nullable() })
const leg = z.object({
  mode: z.string(),
  transitLeg: z.boolean().nullable(),
  distance: z.number().nonnegative().nullable(),
  start: z.object({ scheduledTime: time }),
  end: z.object({ scheduledTime: time }),
  from: place,
  to: place,
  route: z
    .object({
      shortName: z.string().nullable(),
      longName: z.string().nullable(),
      agency: z.object({ name: z.string() }).nullable(),
    })
    .nullable(),
  legGeometry: z.object({ points: z.string().nullable() }).nullable(),
})
const node = z.object({ start: time, end: time, legs: z.array(leg).min(1) })
const edges = z.array(z.object({ node }))
const answer = z.object({ data: z.object({ planConnection: z.object({ edges }) }) })
const refusal = z.object({ errors: z.array(z.unknown()).min(1) })

/** OpenTripPlanner 2.6 or later: GraphQL `planConnection` for the legs of a plan. It has no tables. */
export function otpEngine(base: string, ask: AskJson): RoutingEngine {
  const plan = (from: Point, to: Point, variables: object, signal: AbortSignal) =>
    ask({
      url: `${base}/otp/gtfs/v1`,
      body: {
        query: QUERY,
        variables: {
          origin: location(from),
          destination: location(to),
          preferences: { street: { walk: { speed: WALK_METERS_A_SECOND } } },
          ...variables,
        },
      },
      read: (json) => {
        if (refusal.safeParse(json).success) throw new EngineFailure('refused')
        return answer.parse(json).data.planConnection.edges.map((edge) => edge.node)
      },
      signal,
    })
  return {
    name: 'otp',
    table: null,
    street: async (profile, from, to, signal) => {
      const [way] = await plan(from, to, { modes: { direct: [MODE[profile]], directOnly: true }, first: 1 }, signal)
      if (!way) return null
      const meters = way.legs.reduce((sum, { distance }) => sum + (distance ?? 0), 0)
      return { seconds: instant(way.end) - instant(way.start), meters, path: way.legs.flatMap(pathOf) }
    },
    journeys: async ({ from, to, at, by }, signal) => {
      const when = new Date(at * 1000).toISOString()
      const dateTime = by === 'departure' ? { earliestDeparture: when } : { latestArrival: when }
      return (await plan(from, to, { dateTime, modes: { transitOnly: true }, first: 3 }, signal)).map(journeyOf)
    },
  }
}

function journeyOf({ start, end, legs }: z.infer<typeof node>): Journey {
  return {
    startsAt: instant(start),
    endsAt: instant(end),
    walkMeters: legs.reduce((sum, { mode, distance }) => sum + (mode === 'WALK' ? (distance ?? 0) : 0), 0),
    rides: legs
      .filter(({ transitLeg }) => transitLeg)
      .map((ride) => ({
        isRail: RAIL.test(ride.mode),
        line: ride.route?.shortName || ride.route?.longName || '',
        operator: ride.route?.agency?.name ?? '',
        from: ride.from.name ?? '',
        to: ride.to.name ?? '',
        leavesAt: instant(ride.start.scheduledTime),
        arrivesAt: instant(ride.end.scheduledTime),
      })),
    path: legs.flatMap(pathOf),
  }
}

function pathOf({ legGeometry }: z.infer<typeof leg>) {
  return legGeometry?.points ? decodePolyline(legGeometry.points, 5) : []
}

function location({ lat, lng }: Point) {
  return { location: { coordinate: { latitude: lat, longitude: lng } } }
}
