import { pino } from 'pino'
import { beforeAll, expect, it } from 'vitest'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { instantOf } from '#app/domain/values/time.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { buildProblem } from '#app/services/itineraries/build-problem.server.ts'
import type { Database } from '#db/connection.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { nastyPlan, tripRequest } from './itineraries-sample-plan.ts'

const NOW = instantOf('2026-11-23T10:00')
/** A station that exists, and no other. */
const STATION = { names: { ja: '宇治', en: 'Uji', reading: null }, point: { lat: 34.89, lng: 135.8 } }

describeOnBothEngines('the problem of a trip', (makeDb) => {
  let db: Database
  const build = (changes: Partial<TripRequest>, now = NOW) => {
    const findStation = (group: string) => (group === 'g-uji' ? STATION : undefined)
    const context = { db, now: () => now, log: pino({ level: 'silent' }), stations: { find: findStation } }
    const request = tripRequest({ areaIds: ['uji-kyoto'], ...changes })
    return buildProblem(context as unknown as AppContext, { request })
  }
  const problemOf = async (changes: Partial<TripRequest> = {}, now = NOW): Promise<PlanningProblem> => {
    const built = await build(changes, now)
    if (!built.ok) throw new Error(JSON.stringify(built.error))
    return built.value
  }
  const refusalsOf = async (changes: Partial<TripRequest>, now = NOW) => {
    const built = await build(changes, now)
    return built.ok ? [] : built.error.map(({ field, kind }) => `${field}: ${kind}`)
  }

  beforeAll(async () => {
    db = await makeDb('catalog')
  })

  it('every area has beds, light and places with their hours for each day', async () => {
    const areas = await db.selectFrom('areas').select('id').execute()
    expect(areas.length).toBeGreaterThanOrEqual(8)
    for (const { id } of areas) {
      const problem = await problemOf({ areaIds: [id], lastDay: '2026-12-03', nights: [null, null] })
      expect(problem.days.map((day) => [day.leavesAt, day.endsAt])).toEqual(Array(3).fill([540, 1230]))
      expect(problem.beds.map((beds) => beds.map((bed) => bed.areaId))).toEqual([[id], [id]])
      expect(problem.candidates.length, id).toBeGreaterThan(20)
      expect(problem.candidates.length).toBeLessThanOrEqual(300)
      for (const day of problem.days) expect(day.sunriseAt).toBeLessThan(day.sunsetAt)
      for (const each of problem.candidates) expect(each.hours).toHaveLength(3)
    }
  })

  it('hours that nobody recorded stay unknown', async () => {
    const { candidates } = await problemOf()
    const unknown = candidates.filter((each) => each.hours[0]!.certainty === 'unknown')
    expect(unknown.length).toBeGreaterThan(0)
    for (const each of unknown) expect(each.hours.every((day) => day.windows.length === 0)).toBe(true)
  })

  it('scenes of a wanted work outrank every place that is none', async () => {
    const { work_id: workId } = await db
      .selectFrom('scenes')
      .innerJoin('places', 'places.id', 'scenes.place_id')
      .select('work_id')
      .where('places.municipality_code', '=', '26204')
      .limit(1)
      .executeTakeFirstOrThrow()
    const { candidates } = await problemOf({ workIds: [workId] })
    const isScene = (each: (typeof candidates)[number]) => each.reasons.some((reason) => reason.kind === 'work')
    const scenes = candidates.filter(isScene).map((each) => each.profit)
    const others = candidates.filter((each) => !isScene(each)).map((each) => each.profit)
    expect(scenes.length).toBeGreaterThan(0)
    expect(Math.min(...scenes)).toBeGreaterThanOrEqual(Math.max(...others))
  })

  it('a work alone brings the areas with its scenes, and a town where there is no area', async () => {
    const inArea = await problemOf({ areaIds: [], workIds: await workIn('26204') })
    expect(inArea.beds[0]!.map((bed) => bed.areaId)).toContain('uji-kyoto')
    const elsewhere = await problemOf({ areaIds: [], workIds: await workIn('38201') })
    expect(elsewhere.beds[0]!.some((bed) => bed.areaId === null && bed.names.ja === '松山市')).toBe(true)
  })

  it('trains bound the first and last day', async () => {
    const at = (time: string) => ({ stationGroup: 'g-uji', time })
    const problem = await problemOf({ arrival: at('13:20'), departure: at('16:05') })
    expect(problem.days.map((day) => [day.leavesAt, day.endsAt])).toEqual([
      [800, 1230],
      [540, 965],
    ])
    expect(problem.start).toMatchObject({ kind: 'station', stationGroup: 'g-uji' })
    const late = await problemOf({ arrival: at('22:30'), departure: at('08:00') })
    expect(late.days.map((day) => [day.leavesAt, day.endsAt])).toEqual([
      [1350, 1470],
      [390, 480],
    ])
  })

  it('a trip that begins today begins after now', async () => {
    const today = { firstDay: '2026-11-23', lastDay: '2026-11-23', nights: [] }
    expect((await problemOf(today)).days[0]!.leavesAt).toBe(615)
    expect(await refusalsOf(today, instantOf('2026-11-23T20:20'))).toEqual(['lastDay: no_time_left'])
  })

  it('no time between arrival and the end of the only day is refused', async () => {
    const day = { lastDay: '2026-12-01', nights: [] }
    expect(await refusalsOf({ ...day, arrival: { stationGroup: 'g-uji', time: '20:01' } })).toEqual([
      'arrival.time: no_time_left',
    ])
    expect(await refusalsOf({ ...day, arrival: { stationGroup: 'g-uji', time: '20:00' } })).toEqual([])
  })

  it('names what it does not know at its field', async () => {
    expect(await refusalsOf({ areaIds: ['uji-kyoto', 'atlantis'] })).toEqual(['areaIds.1: area_not_found'])
    expect(await refusalsOf({ nights: ['atlantis'] })).toEqual(['nights.0: area_not_found'])
    expect(await refusalsOf({ workIds: ['none'] })).toEqual(['workIds.0: work_not_found'])
    expect(await refusalsOf({ wishes: [{ placeId: 'none', importance: 'must' }] })).toEqual([
      'wishes.0.placeId: place_not_found',
    ])
    expect(await refusalsOf({ wishes: [{ placeId: 'none', importance: 'never' }] })).toEqual([])
    expect(await refusalsOf({ departureIds: ['none'] })).toEqual(['departureIds.0: departure_not_found'])
    expect(await refusalsOf({ arrival: { stationGroup: 'g-none', time: '09:00' } })).toEqual([
      'arrival.stationGroup: station_not_found',
    ])
  })

  it('a work without places and an area without records are told', async () => {
    const source = await db.selectFrom('sources').select('key').executeTakeFirstOrThrow()
    const work = { id: 'placeless', kind: 'tv', title_ja: '場所なし', search_text: '', source_key: source.key } as const
    await db.insertInto('works').values(work).execute()
    expect(await refusalsOf({ areaIds: [], workIds: ['placeless'] })).toEqual(['workIds.0: work_without_places'])
    const uji = await db.selectFrom('areas').selectAll().where('id', '=', 'uji-kyoto').executeTakeFirstOrThrow()
    await db
      .insertInto('areas')
      .values({ ...uji, id: 'sea', lat: 30.0, lng: 150.0 })
      .execute()
    expect(await refusalsOf({ areaIds: ['sea'] })).toEqual(['areaIds.0: area_without_places'])
  })

  it('a hidden, closed or unpublished place is never a candidate', async () => {
    const [first, second, third] = (await problemOf()).candidates.map((each) => each.placeId)
    await db.updateTable('places').set({ protection: 'hidden' }).where('id', '=', first!).execute()
    await db.updateTable('places').set({ protection: 'closed' }).where('id', '=', second!).execute()
    await db.updateTable('places').set({ publication: 'withdrawn' }).where('id', '=', third!).execute()
    const left = (await problemOf()).candidates.map((each) => each.placeId)
    for (const gone of [first, second, third]) expect(left).not.toContain(gone)
  })

  it('a plan that exists keeps the hours set for a day, its locks and names of places that are gone', async () => {
    const plan = nastyPlan()
    plan.days[0]!.stops[0]!.isLocked = true
    const context = { db, now: () => NOW, stations: { find: () => undefined } } as unknown as AppContext
    const dayTimes = [{ date: '2026-12-01', leavesAt: 480, endsAt: 1300 }]
    const wishes = [{ placeId: 'bar', importance: 'nice' as const }]
    const request = tripRequest({ areaIds: ['uji-kyoto'], wishes, dayTimes })
    const built = await buildProblem(context, { request, plan })
    expect(built.ok && built.value.days.map((day) => [day.leavesAt, day.endsAt])).toEqual([
      [480, 1300],
      [540, 1230],
    ])
    expect(built.ok && built.value.locks).toEqual([
      { stopId: 'place:bridge', dayIndex: 0, order: 0, startsAt: null, stayMinutes: 30, meal: null },
    ])
    expect(built.ok && built.value.missingWishes[0]!.names.ja).toBe('酒場]]>')
  })

  async function workIn(municipalityCode: string): Promise<string[]> {
    const scene = db.selectFrom('scenes').innerJoin('places', 'places.id', 'scenes.place_id').select('work_id')
    const found = await scene.where('municipality_code', '=', municipalityCode).orderBy('work_id').executeTakeFirst()
    return [found!.work_id]
  }
})
