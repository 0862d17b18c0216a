import type { Point } from '#app/domain/values/geo.ts'
import { type EngineServer, encodePolyline, startEngine, streetWay } from './engine-server.ts'
import { trainFor, WALK_METERS, WALK_TO_STOP } from './trains.ts'

interface OtpBody {
  query: string
  variables: {
    origin: Location
    destination: Location
    dateTime?: { earliestDeparture?: string; latestArrival?: string }
    modes: { directOnly?: boolean; direct?: string[]; transitOnly?: boolean }
  }
}

interface Location {
  location: { coordinate: { latitude: number; longitude: number } }
}

/** Answers GraphQL `planConnection` at `/otp/gtfs/v1` as OpenTripPlanner 2.6 does. */
export function startOtp(): Promise<EngineServer> {
  return startEngine(({ method, path, body }) => {
    if (method !== 'POST' || path !== '/otp/gtfs/v1') return { status: 404, json: { error: 'not found' } }
    const { query, variables } = body as OtpBody
    if (!query.includes('planConnection(')) return { json: { errors: [{ message: 'Unknown query' }] } }
    const [from, to] = [pointOf(variables.origin), pointOf(variables.destination)]
    const { modes, dateTime } = variables
    if (modes.directOnly) {
      const [mode] = modes.direct!
      const { seconds, meters } = streetWay(from, to, mode === 'CAR')
      const times = span(1_800_000_000, 1_800_000_000 + Math.round(seconds))
      return node(times, [{ ...street(mode!, meters), ...timed(times), legGeometry: line(from, to) }])
    }
    const by = dateTime?.latestArrival ? 'arrival' : 'departure'
    const at = Date.parse(dateTime?.latestArrival ?? dateTime!.earliestDeparture!) / 1000
    const train = trainFor(from, to, at, by)
    const [startsAt, endsAt] = [train.leavesAt - WALK_TO_STOP * 60, train.arrivesAt + WALK_TO_STOP * 60]
    return node(span(startsAt, endsAt), [
      { ...street('WALK', WALK_METERS), ...timed(span(startsAt, train.leavesAt)) },
      {
        mode: 'RAIL',
        transitLeg: true,
        distance: 12_345.6,
        ...timed(span(train.leavesAt, train.arrivesAt)),
        from: { name: '甲駅' },
        to: { name: '乙駅' },
        route: { shortName: null, longName: '試験線', agency: { name: '試験鉄道' } },
        legGeometry: line(from, to),
      },
      { ...street('WALK', WALK_METERS), ...timed(span(train.arrivesAt, endsAt)) },
    ])
  })
}

function pointOf({ location }: Location): Point {
  return { lat: location.coordinate.latitude, lng: location.coordinate.longitude }
}

function node(times: { start: string; end: string }, legs: object[]) {
  return { json: { data: { planConnection: { edges: [{ node: { ...times, legs } }] } } } }
}

/** With Japan's offset, as OpenTripPlanner writes its times. */
function span(from: number, to: number) {
  const iso = (seconds: number) => `${new Date((seconds + 9 * 3600) * 1000).toISOString().slice(0, 19)}+09:00`
  return { start: iso(from), end: iso(to) }
}

function timed({ start, end }: { start: string; end: string }) {
  return { start: { scheduledTime: start }, end: { scheduledTime: end } }
}

function street(mode: string, distance: number) {
  const [from, to] = [{ name: 'Origin' }, { name: 'Destination' }]
  return { mode, transitLeg: false, distance, from, to, route: null, legGeometry: null }
}

function line(from: Point, to: Point) {
  return { points: encodePolyline([from, to], 5) }
}
