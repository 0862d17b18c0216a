import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import type { ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { Itinerary, Leg } from '#app/domain/planner/itinerary.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import {
  KYOTO,
  openDaily,
  sampleCandidate,
  sampleDay,
  sampleProblem,
  sampleTour,
} from '#app/domain/planner/testing/sample-problem.ts'
import { builtInTravel } from '#app/domain/planner/travel/built-in-travel.ts'
import { inProcessPlanner } from '#app/gateways/planning/in-process.ts'
import type { PlanJobOptions } from '#app/gateways/planning/planner-pool.ts'
import { attachedRouting } from '#app/gateways/routing/attached.ts'
import { builtInRouting } from '#app/gateways/routing/built-in.ts'
import type { RoutingEngine } from '#app/gateways/routing/engine.ts'
import { engineAt } from '#app/gateways/routing/engine-at.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { EngineServer } from '#tests/support/engines/engine-server.ts'
import { startMotis } from '#tests/support/engines/motis.ts'
import { startOsrm } from '#tests/support/engines/osrm.ts'
import { WALK_TO_STOP } from '#tests/support/engines/trains.ts'
import { editChecked, planChecked } from './planning.server.ts'

let server: EngineServer
let slower = 0
let searches: PlanJobOptions[]
beforeEach(() => {
  slower = 0
  searches = []
})
afterEach(() => server.close())

/** Travel without trains, so that a way of some kilometres is by road and asked of the timetables. */
async function contextWith(kind: RoutingEngine['name'], start: () => Promise<EngineServer>): Promise<AppContext> {
  server = await start()
  const planner = inProcessPlanner(builtInTravel(null), () => 0)
  const log = { warn: () => {}, error: () => {} }
  return {
    log,
    now: () => 0,
    routing: attachTo(server, kind),
    planner: {
      ...planner,
      plan: (problem: PlanningProblem, options: PlanJobOptions) => {
        searches.push(options)
        return planner.plan(problem, { ...options, iterations: 60 })
      },
      edit: (problem: PlanningProblem, plan: Itinerary, edit: ItineraryEdit, options: PlanJobOptions) =>
        planner.edit(problem, plan, edit, { ...options, iterations: 60 }),
    },
  } as unknown as AppContext
}

function attachTo({ url }: EngineServer, kind: RoutingEngine['name']) {
  return attachedRouting({ engine: engineAt({ url, kind }) })
}

async function planned(context: AppContext, problem: PlanningProblem): Promise<Itinerary> {
  const answer = await planChecked(context, problem, { tell: () => {} })
  if (!answer.ok) throw new Error(answer.error.kind)
  return answer.value
}

const near = (id: string, step: number) =>
  sampleCandidate(id, { point: { lat: KYOTO.lat + step * 0.006, lng: KYOTO.lng }, hours: openDaily(1, 540, 1100) })
const far = (id: string, changes: Parameters<typeof sampleCandidate>[1] = {}) =>
  sampleCandidate(id, {
    point: { lat: KYOTO.lat + 0.07, lng: KYOTO.lng },
    hours: openDaily(1, 540, 1100),
    profit: 120,
    ...changes,
  })
const oneDay = (changes: Partial<PlanningProblem>) =>
  sampleProblem({
    days: [sampleDay('2026-11-24')],
    limits: { ...sampleProblem().limits, wantsLunch: false },
    ...changes,
  })
const aroundKyoto = [0.06, 0.075, 0.09, 0.105, 0.12].map((east, index) =>
  far(`far-${index}`, { point: { lat: 35.02 + (index % 2) * 0.05, lng: KYOTO.lng + east } }),
)
const legsOf = (plan: Itinerary): Leg[] => plan.days.flatMap(({ legs }) => legs)

describe('a plan with a street engine attached', () => {
  it('counts the engine’s minutes and shows its ways', async () => {
    const context = await contextWith('osrm', startOsrm)
    const problem = oneDay({ candidates: [near('a', 1), near('b', 2), far('c')] })
    const plan = await planned(context, problem)
    expect(plan.days[0]!.stops).toHaveLength(3)
    expect(legsOf(plan).map(({ certainty }) => certainty)).toEqual(['engine', 'engine', 'engine', 'engine'])
    expect(legsOf(plan).every(({ path }) => path.length === 3)).toBe(true)
    expect(checkItinerary(problem, plan)).toEqual([])
  })

  it('says of each leg that the engine did not answer that it is an estimate', async () => {
    const context = await contextWith('osrm', startOsrm)
    const problem = oneDay({ candidates: [near('a', 1), near('b', 2), far('c')] })
    const answer = server.answer
    server.fault = (request, response) =>
      request.path.includes('/driving/') ? response.writeHead(503).end() : answer(request, response)
    const plan = await planned(context, problem)
    expect(legsOf(plan).map(({ mode, certainty }) => [mode, certainty])).toEqual(
      legsOf(plan).map(({ mode }) => [mode, mode === 'walk' ? 'engine' : 'estimate']),
    )
    expect(new Set(legsOf(plan).map(({ certainty }) => certainty))).toEqual(new Set(['engine', 'estimate']))
    server.fault = (_, response) => response.writeHead(503).end()
    const again = await planned({ ...context, routing: attachTo(server, 'osrm') }, problem)
    expect(new Set(legsOf(again).map(({ certainty }) => certainty))).toEqual(new Set(['estimate']))
  })

  it('asks only for the ways of a stop that was moved by hand', async () => {
    const context = await contextWith('osrm', startOsrm)
    const problem = oneDay({ candidates: [near('a', 1), near('b', 2), near('c', 3)] })
    const plan = await planned(context, problem)
    const before = server.requests.length
    const stopId = plan.days[0]!.stops.at(-1)!.id
    const edited = await editChecked(context, problem, plan, { kind: 'move', stopId, toDay: 0, toIndex: 0 }, () => {})
    if (!edited.ok) throw new Error(edited.error.kind)
    expect(legsOf(edited.value).map(({ certainty }) => certainty)).toEqual(['engine', 'engine', 'engine', 'engine'])
    expect(server.requests.slice(before).map(({ path }) => path.slice(0, 14))).toEqual(
      Array(server.requests.length - before).fill('/route/v1/foot'),
    )
    expect(server.requests.length - before).toBeLessThanOrEqual(3)
  })
})

describe('a plan with timetables attached', () => {
  it('travels by the trains of its hours: each leaves after one is there, and arrives when the plan says', async () => {
    const context = await contextWith('motis', () => startMotis(() => slower))
    const problem = oneDay({ candidates: [near('a', 1), ...aroundKyoto] })
    const plan = await planned(context, problem)
    expect(trainsOf(plan).length).toBeGreaterThan(4)
    expectCaught(plan)
    expect(legsOf(plan).map(({ certainty }) => certainty)).not.toContain('estimate')
    expect(checkItinerary(problem, plan)).toEqual([])
  })

  it('says of trains whose hour did not come to rest in time that they are estimates', async () => {
    const context = await contextWith('motis', () => startMotis(() => slower))
    let seconds = 0
    const plan = await planned({ ...context, now: () => 5 * seconds++ }, oneDay({ candidates: aroundKyoto }))
    const certainties = legsOf(plan).map(({ certainty }) => certainty)
    expect(certainties).toContain('schedule')
    expect(certainties).toContain('estimate')
    expectCaught(plan)
  })

  it('is planned again where a train is too slow for a door, and keeps what still fits', async () => {
    // An hour at the far garden before it closes at 11:00 fits the estimate, and not a train half an hour slower.
    const garden = far('garden', { hours: openDaily(1, 600, 660), profit: 60, importance: 'nice' })
    const problem = oneDay({ candidates: [near('a', 1), garden, near('b', -1)] })
    const context = await contextWith('motis', () => startMotis(() => slower))
    expect((await planned(context, problem)).days[0]!.stops.map(({ id }) => id)).toContain('place:garden')
    slower = 60
    searches = []
    const repaired = await planned({ ...context, routing: attachTo(server, 'motis') }, problem)
    expect(searches.length).toBeGreaterThan(1)
    expect(searches.length).toBeLessThanOrEqual(3)
    const ids = repaired.days[0]!.stops.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['place:a', 'place:b']))
    expect(ids).not.toContain('place:garden')
    expect(repaired.drops).toMatchObject([{ placeId: 'garden', importance: 'nice' }])
    expect(checkItinerary(problem, repaired)).toEqual([])
  })

  it('drops a tour that no train reaches in time, instead of showing it as if one did', async () => {
    const tour = { ...sampleTour('early', 0, 600, 700), meeting: { lat: 35.06, lng: 135.76 }, end: KYOTO }
    const problem = oneDay({ candidates: [near('a', 1)], appointments: [tour] })
    const context = await contextWith('motis', () => startMotis(() => slower))
    slower = 45
    const plan = await planned(context, problem)
    expect(plan.days[0]!.stops.map(({ id }) => id)).toEqual(['place:a'])
    expect(plan.drops).toMatchObject([{ departureId: 'early' }])
  })

  it('tells a conflict, and moves nothing, where the order is the visitor’s', async () => {
    const context = await contextWith('motis', () => startMotis(() => slower))
    const garden = far('garden', { hours: openDaily(1, 600, 660) })
    const problem = oneDay({ candidates: [near('a', 1), garden] })
    const plan = await planned(context, { ...problem, candidates: [near('a', 1)] })
    slower = 60
    const edit = { kind: 'add_place', placeId: 'garden', toDay: 0, toIndex: 0 } as const
    const edited = await editChecked(context, problem, plan, edit, () => {})
    if (!edited.ok) throw new Error(edited.error.kind)
    expect(edited.value.days[0]!.stops.map(({ id }) => id)).toEqual(['place:garden', 'place:a'])
    expect(edited.value.days[0]!.conflicts).toMatchObject([{ kind: 'late', stopId: 'place:garden' }])
    expect(searches).toHaveLength(1)
  })
})

describe('a repair with an engine attached', () => {
  const twoDays = (changes: Partial<PlanningProblem> = {}) =>
    sampleProblem({
      days: [sampleDay('2026-11-24'), sampleDay('2026-11-25')],
      limits: { ...sampleProblem().limits, wantsLunch: false },
      candidates: [near('a', 1), near('b', 2), ...aroundKyoto].map((each) => ({
        ...each,
        hours: openDaily(2, 540, 1100),
      })),
      ...changes,
    })
  const closed = (problem: PlanningProblem, stopId: string): PlanningProblem => ({
    ...problem,
    candidates: problem.candidates.map((each) =>
      each.id === stopId ? { ...each, hours: each.hours.map(() => ({ certainty: 'known', windows: [] })) } : each,
    ),
  })
  const repaired = async (context: AppContext, problem: PlanningProblem, plan: Itinerary) => {
    const edited = await editChecked(context, problem, plan, { kind: 'repair' }, () => {})
    if (!edited.ok) throw new Error(edited.error.kind)
    return edited.value
  }
  const idsOf = ({ days }: Itinerary) => days.map(({ stops }) => stops.map(({ id }) => id))

  it.each([
    ['osrm', startOsrm],
    ['motis', () => startMotis(() => slower)],
  ] as const)(
    '%s: looks up the ways of the day that changed, and leaves the other day to the minute',
    async (kind, start) => {
      const context = await contextWith(kind, start)
      const problem = twoDays()
      const plan = await planned(context, problem)
      const shut = plan.days[0]!.stops[1]!
      const before = server.requests.length
      const mended = await repaired(context, closed(problem, shut.id), plan)
      expect(idsOf(mended)[0]).not.toContain(shut.id)
      expect(mended.days[1]).toEqual(plan.days[1])
      expect(legsOf(mended).map(({ certainty }) => certainty)).not.toContain('estimate')
      expect(checkItinerary(closed(problem, shut.id), mended)).toEqual([])
      if (kind === 'motis') expectCaught(mended)
      const asked = server.requests.length - before
      expect(await repaired(context, problem, plan)).toEqual(plan)
      expect(asked).toBeLessThan(before)
    },
  )

  it('is made again where a train of the changed day is too slow for a door, and leaves out what no longer fits', async () => {
    const garden = far('garden', { hours: openDaily(1, 600, 660), profit: 200 })
    const problem = oneDay({ candidates: [garden, near('a', 1), near('b', -1)] })
    const context = await contextWith('motis', () => startMotis(() => slower))
    const plan = await planned(context, problem)
    expect(idsOf(plan)[0]).toEqual(expect.arrayContaining(['place:garden', 'place:a', 'place:b']))
    slower = 60
    const later = { ...context, routing: attachTo(server, 'motis') }
    const mended = await repaired(later, closed(problem, 'place:a'), plan)
    expect(idsOf(mended)).toEqual([['place:b']])
    expect(mended.days[0]!.conflicts).toEqual([])
    expect(checkItinerary(closed(problem, 'place:a'), mended)).toEqual([])
  })

  it('keeps the other days as they were looked up once the engine is gone, and says that the rest is estimated', async () => {
    const context = await contextWith('motis', () => startMotis(() => slower))
    const problem = twoDays()
    const plan = await planned(context, problem)
    const shut = plan.days[0]!.stops[1]!
    const mended = await repaired({ ...context, routing: builtInRouting() }, closed(problem, shut.id), plan)
    expect(mended.days[1]).toEqual(plan.days[1])
    expect(new Set(mended.days[0]!.legs.map(({ certainty }) => certainty))).toEqual(new Set(['estimate']))
    server.fault = (_, response) => response.writeHead(503).end()
    const down = await repaired({ ...context, routing: attachTo(server, 'motis') }, closed(problem, shut.id), plan)
    expect(down.days[1]).toEqual(plan.days[1])
  })
})

function trainsOf({ days }: Itinerary) {
  return days.flatMap((day) =>
    day.legs.flatMap((leg, index) => (leg.certainty === 'schedule' ? [{ day, leg, index }] : [])),
  )
}

/** Every train of a plan leaves after one is at its stop, and one is there when the plan says. */
function expectCaught(plan: Itinerary): void {
  for (const { day, leg, index } of trainsOf(plan)) {
    const from = index === 0 ? day.leavesAt : day.stops[index - 1]!.leavesAt
    const to = day.stops[index]?.arrivesAt ?? day.endsAt
    const [ride] = leg.rides
    expect(ride!.lineNames.ja).toBe('試験線')
    expect(ride!.leavesAt! % 20).toBe(0)
    expect(ride!.leavesAt).toBeGreaterThanOrEqual(from + WALK_TO_STOP)
    expect(ride!.arrivesAt).toBeLessThanOrEqual(to - WALK_TO_STOP)
  }
}
