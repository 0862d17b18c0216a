import type { Point } from '#app/domain/values/geo.ts'
import { type EngineServer, encodePolyline, startEngine, streetWay } from './engine-server.ts'
import { trainFor, WALK_METERS, WALK_TO_STOP } from './trains.ts'

const PRECISION = 6

/** Answers `/api/v1/one-to-many` and `/api/v6/plan` as MOTIS 2.9 does. `slower()` adds minutes to every train. */
export function startMotis(slower: () => number = () => 0): Promise<EngineServer> {
  return startEngine(({ path, query }) => {
    const point = (text: string, separator: string): Point => {
      const [lat, lng] = text.split(separator).map(Number)
      return { lat: lat!, lng: lng! }
    }
    if (path === '/api/v1/one-to-many') {
      const many = query.get('many')!.split(',')
      if (many.length > 128) return { status: 422, json: { error: 'too many' } }
      const one = point(query.get('one')!, ';')
      const isCar = query.get('mode') === 'CAR'
      const json = many.map((text) => {
        const { seconds, meters } = streetWay(one, point(text, ';'), isCar)
        if (seconds > Number(query.get('max'))) return {}
        return { duration: Math.round(seconds), ...(query.get('withDistance') === 'true' && { distance: meters }) }
      })
      return { json }
    }
    if (path !== '/api/v6/plan') return { status: 404, json: { error: 'not found' } }
    const from = point(query.get('fromPlace')!, ',')
    const to = point(query.get('toPlace')!, ',')
    const places = { from: place('START', from), to: place('END', to) }
    if (query.get('transitModes') === '') {
      const { seconds, meters } = streetWay(from, to, query.get('directModes') === 'CAR')
      const times = span(1_800_000_000, 1_800_000_000 + Math.round(seconds))
      const leg = { mode: query.get('directModes'), ...places, ...times, distance: meters, legGeometry: line(from, to) }
      return { json: { ...places, direct: [{ ...times, transfers: 0, legs: [leg] }], itineraries: [] } }
    }
    const by = query.get('arriveBy') === 'true' ? 'arrival' : 'departure'
    const train = trainFor(from, to, Date.parse(query.get('time')!) / 1000, by, slower())
    const [startsAt, endsAt] = [train.leavesAt - WALK_TO_STOP * 60, train.arrivesAt + WALK_TO_STOP * 60]
    const walk = { mode: 'WALK', distance: WALK_METERS }
    const legs = [
      { ...walk, from: place('START', from), to: place('甲駅', from), ...span(startsAt, train.leavesAt) },
      {
        mode: 'REGIONAL_RAIL',
        from: place('甲駅', from),
        to: place('乙駅', to),
        ...span(train.leavesAt, train.arrivesAt),
        displayName: '試験線',
        routeShortName: '試験線',
        agencyName: '試験鉄道',
        headsign: '乙',
        realTime: false,
        legGeometry: line(from, to),
      },
      { ...walk, from: place('乙駅', to), to: place('END', to), ...span(train.arrivesAt, endsAt) },
    ]
    const itineraries = [{ ...span(startsAt, endsAt), transfers: 0, legs }]
    return { json: { ...places, direct: [], itineraries, previousPageCursor: '', nextPageCursor: '' } }
  })
}

function place(name: string, { lat, lng }: Point) {
  return { name, lat, lon: lng, vertexType: 'NORMAL' }
}

function span(from: number, to: number) {
  const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '')
  return { startTime: iso(from), endTime: iso(to), duration: to - from }
}

function line(from: Point, to: Point) {
  return { points: encodePolyline([from, to], PRECISION), precision: PRECISION, length: 2 }
}
