import { beforeAll, describe, expect, it } from 'vitest'
import type { Itinerary, Stop } from '#app/domain/planner/itinerary.ts'
import { planTrip } from '#app/domain/planner/plan.ts'
import { problemPoints } from '#app/domain/planner/points.ts'
import { paceRules } from '#app/domain/planner/problem.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { loadTravel } from '#app/gateways/routing/built-in.ts'
import { buildProblem } from '#app/services/itineraries/build-problem.server.ts'
import type { Database } from '#db/connection.ts'
import { projectRoot } from '#db/project-root.ts'
import { describeOn } from '#tests/support/database.ts'
import { planningContext } from './itineraries-context.ts'
import { tripRequest } from './itineraries-sample-plan.ts'

/** Enough for a good plan, and the same plan on every machine. */
const ITERATIONS = 1500

describeOn('sqlite', 'a plan over the real catalog is one a guide would walk', (makeDb) => {
  let db: Database
  const travelFor = loadTravel(`${projectRoot()}/geo-data/rail`)
  const plan = async (changes: Partial<TripRequest>): Promise<Itinerary> => {
    const days = { firstDay: '2026-12-07', lastDay: '2026-12-09', nights: [null, null] }
    const built = await buildProblem(planningContext(db), { request: tripRequest({ ...days, ...changes }) })
    if (!built.ok) throw new Error(JSON.stringify(built.error))
    const travel = travelFor(problemPoints(built.value).points, 'transit')
    return planTrip(built.value, travel, { seed: 1, timeMs: 1, iterations: ITERATIONS, clock: () => 0 })
  }

  beforeAll(async () => {
    db = await makeDb('samples')
  })

  it('a first visit to Uji and Kyoto sees its flagships and little in passing', async () => {
    const itinerary = await plan({ areaIds: ['uji-kyoto'] })
    const ids = new Set(stopsOf(itinerary).map(({ placeId }) => placeId))
    const flagships = ['fushimi-inari-taisha', 'kiyomizudera', 'kinkakuji', 'ginkakuji', 'byodoin', 'ujigami-shrine']
    expect(flagships.filter((id) => !ids.has(id))).toEqual([])
    expect(stopsOf(itinerary).filter(({ category }) => ['station', 'meeting_point'].includes(category))).toEqual([])
  })

  it('one sleeps by the station where one arrives', async () => {
    const [day] = (await plan({ areaIds: ['uji-kyoto'] })).days
    expect(day!.from).toMatchObject({ kind: 'bed', stationGroup: 'g006079', nearStation: { ja: '京都' } })
    const home = day!.legs.at(-1)!
    expect(home.minutes).toBeLessThanOrEqual(30)
  })

  it('a first visit to Hida goes to Shirakawa-go, the old streets and Furukawa', async () => {
    const ids = new Set(stopsOf(await plan({ areaIds: ['hida'] })).map(({ placeId }) => placeId))
    const flagships = ['shirakawago-ogimachi', 'takayama-sanmachi', 'takayama-jinya', 'furukawa-seto-river']
    expect(flagships.filter((id) => !ids.has(id))).toEqual([])
  })

  it('scenes of a wanted work come before everything else', async () => {
    const workId = 'sound-euphonium'
    const stops = stopsOf(await plan({ areaIds: ['uji-kyoto'], workIds: [workId] }))
    const scenes = await db.selectFrom('scenes').select('place_id').where('work_id', '=', workId).execute()
    const there = scenes.filter(({ place_id }) => stops.some(({ placeId }) => placeId === place_id))
    expect(there.length).toBeGreaterThanOrEqual(scenes.length - 1)
  })

  describe.each(['calm', 'steady', 'full'] as const)('at a %s pace', (pace) => {
    const { visitsADay, lunchStarts } = paceRules(pace)
    let days: Itinerary['days']

    beforeAll(async () => {
      const areaIds = ['uji-kyoto', 'kanazawa-noto', 'numazu', 'chichibu', 'onomichi-takehara', 'oarai-mito']
      days = []
      for (const areaId of areaIds) days.push(...(await plan({ areaIds: [areaId], pace })).days)
    })

    it('no day has more visits than the pace, nor fewer than two', () => {
      for (const { stops } of days) {
        const visits = stops.filter((stop) => stop.kind === 'visit' && !isBreak(stop))
        expect(visits.length).toBeLessThanOrEqual(visitsADay)
        expect(visits.length).toBeGreaterThanOrEqual(2)
      }
    })

    it('a day has one break in a café at most, in the afternoon', () => {
      for (const { stops } of days) {
        const breaks = stops.filter(isBreak)
        expect(breaks.length).toBeLessThanOrEqual(1)
        for (const each of breaks) expect(each.startsAt).toBeGreaterThanOrEqual(14 * 60)
      }
    })

    it('a day has one bridge, station or shop at most', () => {
      const isMinor = ({ category }: Stop) => ['bridge', 'station', 'meeting_point', 'shop', 'other'].includes(category)
      for (const { stops } of days) expect(stops.filter(isMinor).length).toBeLessThanOrEqual(1)
    })

    it('every day has lunch near noon and dinner within half an hour or so of the bed', () => {
      for (const { stops, legs } of days) {
        const lunch = stops.find(({ meal }) => meal === 'lunch')!
        expect(lunch.startsAt).toBeGreaterThanOrEqual(lunchStarts[0])
        expect(lunch.startsAt).toBeLessThanOrEqual(lunchStarts[1])
        expect(stops.at(-1)!.meal).toBe('dinner')
        expect(legs.at(-1)!.minutes).toBeLessThanOrEqual(40)
      }
    })

    it('nobody waits for hours', () => {
      const waits = days.flatMap(({ stops }) => stops.map(({ arrivesAt, startsAt }) => startsAt - arrivesAt))
      expect(Math.max(...waits)).toBeLessThanOrEqual(90)
    })
  })
})

function stopsOf({ days }: Itinerary): Stop[] {
  return days.flatMap(({ stops }) => stops)
}

function isBreak({ category, meal }: Stop): boolean {
  return category === 'cafe' && meal === null
}
