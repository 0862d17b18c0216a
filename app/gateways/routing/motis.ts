import { z } from 'zod'
import type { Point } from '#app/domain/values/geo.ts'
import type { AskJson } from './ask-json.ts'
import { cellsOf, instant, type Journey, type Profile, type RoutingEngine, WALK_METERS_A_SECOND } from './engine.ts'
import { decodePolyline } from './polyline.ts'

/** Below MOTIS's usual `onetomany_max_many` of 128. */
const MOST_TARGETS = 100
const LONGEST_SECONDS: Record<Profile, number> = { foot: 3 * 3600, car: 12 * 3600 }
const MATCHING_METERS = 250
const MODE: Record<Profile, string> = { foot: 'WALK', car: 'CAR' }
const RAIL =
  /^(RAIL|HIGHSPEED_RAIL|LONG_DISTANCE|NIGHT_RAIL|REGIONAL_RAIL|REGIONAL_FAST_RAIL|SUBURBAN|METRO|SUBWAY|TRAM|FUNICULAR)$/
const STREET = /^(WALK|BIKE|RENTAL|CAR|CAR_PARKING|CAR_DROPOFF|HGV)$/

const durations = z.array(z.object({ duration: z.number().optional(), distance: z.number().optional() }))
const place = z.object({ name: z.string() })
const leg = z.object({
  mode: z.string(),
  from: place,
  to: place,
  startTime: z.iso.datetime({ offset: true }),
  endTime: z.iso.datetime({ offset: true }),
  distance: z.number().nonnegative().optional(),
  displayName: z.string().optional(),
  routeShortName: z.string().optional(),
  routeLongName: z.string().optional(),
  agencyName: z.string().optional(),
  legGeometry: z.object({ points: z.string(), precision: z.int().min(1).max(9).default(6) }).optional(),
})
const itinerary = z.object({
  startTime: z.iso.datetime({ offset: true }),
  endTime: z.iso.datetime({ offset: true }),
  duration: z.number(),
  legs: z.array(leg).min(1),
})
const plan = z.object({ direct: z.array(itinerary).default([]), itineraries: z.array(itinerary) })

/** MOTIS 2.9 or later: `/api/v1/one-to-many` for the search, `/api/v6/plan` for the legs of a plan, by its timetables. */
export function motisEngine(base: string, ask: AskJson): RoutingEngine {
  const planUrl = (from: Point, to: Point, more: string) =>
    `${base}/api/v6/plan?fromPlace=${from.lat},${from.lng}&toPlace=${to.lat},${to.lng}` +
    `&maxMatchingDistance=${MATCHING_METERS}&pedestrianSpeed=${WALK_METERS_A_SECOND}&${more}`
  return {
    name: 'motis',
    table: {
      mostSources: 1,
      mostTargets: MOST_TARGETS,
      ask: (profile, sources, targets, signal) => {
        const [one] = sources
        const url =
          `${base}/api/v1/one-to-many?one=${latLng(one!)}&many=${targets.map(latLng).join(',')}&mode=${MODE[profile]}` +
          `&max=${LONGEST_SECONDS[profile]}&maxMatchingDistance=${MATCHING_METERS}&arriveBy=false&withDistance=true`
        const read = (json: unknown) => {
          const cells = durations.parse(json).map(({ duration, distance }) =>
            // Versions that tell no distance: what one walks or drives in that time is not known well enough.
            duration === undefined || distance === undefined ? null : { seconds: duration, meters: distance },
          )
          return cellsOf([cells], sources, targets)
        }
        return ask({ url, read, signal })
      },
    },
    street: (profile, from, to, signal) => {
      const longest = `maxDirectTime=${LONGEST_SECONDS[profile]}`
      const url = planUrl(from, to, `directModes=${MODE[profile]}&transitModes=&${longest}`)
      const read = (json: unknown) => {
        const [way] = plan.parse(json).direct
        if (!way) return null
        const meters = way.legs.reduce((sum, { distance = 0 }) => sum + distance, 0)
        return { seconds: way.duration, meters, path: way.legs.flatMap(pathOf) }
      }
      return ask({ url, read, signal })
    },
    journeys: ({ from, to, at, by }, signal) => {
      const time = new Date(at * 1000).toISOString()
      const when = `time=${time}&arriveBy=${by === 'arrival'}&timetableView=false&numItineraries=3`
      const url = planUrl(from, to, `${when}&detailedTransfers=false`)
      return ask({ url, read: (json) => plan.parse(json).itineraries.map(journeyOf), signal })
    },
  }
}

function journeyOf({ startTime, endTime, legs }: z.infer<typeof itinerary>): Journey {
  const rides = legs.filter(({ mode }) => !STREET.test(mode))
  return {
    startsAt: instant(startTime),
    endsAt: instant(endTime),
    walkMeters: legs.reduce((sum, { mode, distance = 0 }) => sum + (mode === 'WALK' ? distance : 0), 0),
    rides: rides.map((ride) => ({
      isRail: RAIL.test(ride.mode),
      line: ride.displayName || ride.routeShortName || ride.routeLongName || '',
      operator: ride.agencyName ?? '',
      from: ride.from.name,
      to: ride.to.name,
      leavesAt: instant(ride.startTime),
      arrivesAt: instant(ride.endTime),
    })),
    path: legs.flatMap(pathOf),
  }
}

function pathOf({ legGeometry }: z.infer<typeof leg>) {
  return legGeometry ? decodePolyline(legGeometry.points, legGeometry.precision) : []
}

function latLng({ lat, lng }: Point): string {
  return `${lat};${lng}`
}
