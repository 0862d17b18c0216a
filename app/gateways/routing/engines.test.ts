import { afterEach, describe, expect, it } from 'vitest'
import { distanceMeters } from '#app/domain/values/geo.ts'
import type { EngineServer } from '#tests/support/engines/engine-server.ts'
import { startMotis } from '#tests/support/engines/motis.ts'
import { startOsrm } from '#tests/support/engines/osrm.ts'
import { startOtp } from '#tests/support/engines/otp.ts'
import { startValhalla } from '#tests/support/engines/valhalla.ts'
import { attachedRouting } from './attached.ts'
import type { RoutingEngine } from './engine.ts'
import { engineAt } from './engine-at.ts'
import type { AskedLeg } from './routing.ts'

const A = { lat: 35.01163, lng: 135.76811 }
const B = { lat: 35.00366, lng: 135.7786 }
const FAR = { lat: 34.9671, lng: 135.7727 }
const points = [A, B, FAR]
const leg = (changes: Partial<AskedLeg>): AskedLeg => ({
  from: 0,
  to: 1,
  mode: 'walk',
  minutes: 20,
  date: '2026-11-24',
  minute: 601,
  by: 'departure',
  ...changes,
})

let server: EngineServer
afterEach(() => server.close())

async function attach(kind: RoutingEngine['name'], start: () => Promise<EngineServer>) {
  server = await start()
  return attachedRouting({ engine: engineAt({ url: `${server.url}/`, kind }) })
}

/** A walk of four thirds of the straight way at our own pace of 75 m a minute: the engines say 80. */
const walked = (distanceMeters(A, B) * 4) / 3
const walkMinutes = Math.ceil(walked / 75)

describe('OSRM', () => {
  it('is asked for a table with longitude first, and says minutes and metres of the pairs within a walk', async () => {
    const routing = await attach('osrm', startOsrm)
    const [walks, ...others] = await routing.matrix(points, 'transit')
    expect(others).toEqual([])
    expect(walks).toMatchObject({ mode: 'walk', from: [0, 1], to: [1, 0], minutes: [walkMinutes, walkMinutes] })
    expect(walks!.meters[0]).toBeCloseTo(walked, -2)
    expect(server.requests).toHaveLength(1)
    const [{ path, query }] = server.requests as [(typeof server.requests)[0]]
    expect(path).toMatch(/^\/table\/v1\/foot\/135\.7681,35\.0116;135\.7786,35\.0037;/)
    expect(query.get('annotations')).toBe('duration,distance')
    expect(query.get('sources')).toBe('0;1')
    expect(query.get('destinations')).toBe('2;3')
  })

  it('is asked by car for a trip by car, with five minutes to park', async () => {
    const routing = await attach('osrm', startOsrm)
    const [cars] = await routing.matrix([A, FAR], 'car')
    expect(server.requests[0]!.path).toMatch(/^\/table\/v1\/driving\//)
    const minutes = Math.ceil((distanceMeters(A, FAR) * 4) / 3 / 500) + 5
    expect(cars).toMatchObject({ mode: 'car', minutes: [minutes, minutes] })
  })

  it('gives the legs of a plan with their way on the streets, and leaves trains alone', async () => {
    const routing = await attach('osrm', startOsrm)
    const asked = [leg({}), leg({ to: 2, mode: 'rail' }), leg({ to: 2, mode: 'road' })]
    const [walk, rail, road] = await routing.legs(points, asked)
    expect(walk!.leg).toMatchObject({ mode: 'walk', minutes: walkMinutes, certainty: 'engine', rides: [] })
    expect(walk!.leg.path).toContainEqual([135.77335, 35.00765])
    expect(walk!.bound).toBeNull()
    expect(rail).toBeNull()
    expect(road!.leg).toMatchObject({ mode: 'road', walkMeters: 0, certainty: 'engine' })
    expect(server.requests.map(({ path }) => path.slice(0, 18))).toEqual(['/route/v1/foot/135', '/route/v1/driving/'])
  })

  it('has one address a profile where the setting says so', async () => {
    server = await startOsrm()
    const engine = engineAt({ url: `${server.url}/routed-{profile}`, kind: 'osrm' })
    await attachedRouting({ engine }).legs(points, [leg({}), leg({ mode: 'car' })])
    expect(server.requests.map(({ path }) => path.split('/')[1])).toEqual(['routed-foot', 'routed-car'])
  })
})

describe('Valhalla', () => {
  it('is asked for sources and targets, and answers in kilometres and polylines of six decimals', async () => {
    const routing = await attach('valhalla', startValhalla)
    const [walks] = await routing.matrix(points, 'transit')
    expect(walks).toMatchObject({ mode: 'walk', from: [0, 1], to: [1, 0], minutes: [walkMinutes, walkMinutes] })
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/sources_to_targets' })
    expect(server.requests[0]!.body).toMatchObject({
      sources: [
        { lat: 35.0116, lon: 135.7681 },
        { lat: 35.0037, lon: 135.7786 },
      ],
      costing: 'pedestrian',
      units: 'kilometers',
    })
    const [walk] = await routing.legs(points, [leg({})])
    expect(walk!.leg).toMatchObject({ minutes: walkMinutes, certainty: 'engine' })
    expect(walk!.leg.path).toContainEqual([135.77335, 35.00765])
    expect(server.requests[1]).toMatchObject({ path: '/route', body: { costing: 'pedestrian' } })
  })
})

describe('MOTIS', () => {
  it('is asked one to many for the search, and for walks of the plan without trains', async () => {
    const routing = await attach('motis', startMotis)
    const [walks] = await routing.matrix(points, 'transit')
    expect(walks!.from.map((from, index) => [from, walks!.to[index]])).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(walks).toMatchObject({ minutes: [walkMinutes, walkMinutes] })
    expect(server.requests.map(({ path }) => path)).toEqual(['/api/v1/one-to-many', '/api/v1/one-to-many'])
    expect(server.requests[0]!.query.get('one')).toBe('35.0116;135.7681')
    expect(server.requests[0]!.query.get('many')).toBe('35.0037;135.7786')
    const [walk] = await routing.legs(points, [leg({})])
    expect(walk!.leg).toMatchObject({ mode: 'walk', minutes: walkMinutes, certainty: 'engine' })
    expect(server.requests[2]!.query.get('directModes')).toBe('WALK')
  })

  it('gives a train at its hour, with line, stations and minutes, waiting included', async () => {
    const routing = await attach('motis', startMotis)
    const [exact] = await routing.legs(points, [leg({ to: 2, mode: 'rail', minutes: 30 })])
    const { path, query } = server.requests[0]!
    expect(path).toBe('/api/v6/plan')
    expect([query.get('fromPlace'), query.get('toPlace')]).toEqual(['35.0116,135.7681', '34.9671,135.7727'])
    // 10:01 in Japan.
    expect([query.get('time'), query.get('arriveBy')]).toEqual(['2026-11-24T01:01:00.000Z', 'false'])
    const ride = Math.ceil((distanceMeters(A, FAR) / 1000) * 1.5)
    expect(exact!.bound).toEqual({ leavesAt: 616, arrivesAt: 620 + ride + 4 })
    expect(exact!.leg).toMatchObject({
      mode: 'rail',
      minutes: 620 + ride + 4 - 601,
      walkMeters: 600,
      certainty: 'schedule',
      rides: [
        {
          lineNames: { ja: '試験線' },
          operatorJa: '試験鉄道',
          fromNames: { ja: '甲駅' },
          toNames: { ja: '乙駅' },
          leavesAt: 620,
          arrivesAt: 620 + ride,
          minutes: ride,
        },
      ],
    })
  })

  it('is asked by arrival where a door decides, and the minutes then count back from it', async () => {
    const routing = await attach('motis', startMotis)
    const [exact] = await routing.legs(points, [leg({ to: 2, mode: 'rail', minutes: 30, by: 'arrival' })])
    expect(server.requests[0]!.query.get('arriveBy')).toBe('true')
    expect(exact!.bound!.arrivesAt).toBeLessThanOrEqual(601)
    expect(exact!.leg.minutes).toBe(601 - exact!.bound!.leavesAt)
  })

  it('is not believed where its feeds lack the railway: twice the estimate and three quarters of an hour more', async () => {
    server = await startMotis(() => 90)
    const routing = attachedRouting({ engine: engineAt({ url: server.url, kind: 'motis' }) })
    expect(await routing.legs(points, [leg({ to: 2, mode: 'rail', minutes: 20 })])).toEqual([null])
  })
})

describe('OpenTripPlanner', () => {
  it('has no tables, and gives trains and walks of the plan', async () => {
    const routing = await attach('otp', startOtp)
    expect(await routing.matrix(points, 'transit')).toEqual([])
    expect(server.requests).toEqual([])
    const [rail, walk] = await routing.legs(points, [leg({ to: 2, mode: 'rail', minutes: 30 }), leg({})])
    expect(rail!.bound!.leavesAt).toBe(616)
    expect(rail!.leg).toMatchObject({
      certainty: 'schedule',
      walkMeters: 600,
      rides: [{ lineNames: { ja: '試験線' } }],
    })
    expect(walk!.leg).toMatchObject({ minutes: walkMinutes, certainty: 'engine' })
    const [first, second] = server.requests.map(({ body }) => (body as { variables: unknown }).variables)
    expect(first).toMatchObject({
      origin: { location: { coordinate: { latitude: 35.0116, longitude: 135.7681 } } },
      dateTime: { earliestDeparture: '2026-11-24T01:01:00.000Z' },
      modes: { transitOnly: true },
    })
    expect(second).toMatchObject({ modes: { directOnly: true, direct: ['WALK'] } })
  })
})
