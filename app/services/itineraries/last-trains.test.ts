import { expect, it } from 'vitest'
import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import {
  KYOTO,
  openDaily,
  sampleCandidate,
  sampleDay,
  sampleProblem,
} from '#app/domain/planner/testing/sample-problem.ts'
import { builtInTravel } from '#app/domain/planner/travel/built-in-travel.ts'
import { MATRIX_MODES, type TravelFor } from '#app/domain/planner/travel/travel.ts'
import { instantOf } from '#app/domain/values/time.ts'
import { inProcessPlanner } from '#app/gateways/planning/in-process.ts'
import { builtInRouting } from '#app/gateways/routing/built-in.ts'
import type { Routing } from '#app/gateways/routing/routing.ts'
import { timetableRouting } from '#app/gateways/routing/timetables.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { timetableStore } from '#app/services/itineraries/timetable-store.ts'
import type { Database } from '#db/connection.ts'
import { describeOn, describeOnBothEngines } from '#tests/support/database.ts'
import { loadFeed } from '#tests/support/gtfs/load-feed.ts'
import { sampleLines } from '#tests/support/gtfs/sample-feed.ts'
import { withLastTrains } from './last-trains.server.ts'
import { planChecked } from './planning.server.ts'

const MOUNTAIN = { lat: KYOTO.lat + 0.07, lng: KYOTO.lng }
const LAST_TRAIN = 1080
/** Two minutes on the platform. */
const LAST_LEAVING = LAST_TRAIN - 2
const USUAL = 1380

/** From half past five to eight in the evening the view is at its best. */
const problem = sampleProblem({
  days: [sampleDay('2026-11-24', { endsAt: 1400 })],
  limits: { ...sampleProblem().limits, wantsLunch: false },
  candidates: [sampleCandidate('mountain', { point: MOUNTAIN, hours: openDaily(1, 1000, 1200), stayMinutes: 60 })],
})

/** All ways are by train, of which nobody has told more than what is usual. */
const byTrain: TravelFor = (points, mode, longest) => {
  const travel = builtInTravel(null)(points, mode, longest)
  const rail = travel.matrix.mode.map(() => MATRIX_MODES.indexOf('rail'))
  return {
    matrix: { ...travel.matrix, mode: rail },
    leg: (from, to) => ({ ...travel.leg(from, to), mode: 'rail' }),
    lastLeaving: () => USUAL,
  }
}

/** A line between town and mountain, from nine until six o'clock; 2 is a railway, 3 a bus. */
async function routingOver(db: Database, kind: 2 | 3): Promise<Routing> {
  const stops = [
    { name: '見本町', ...KYOTO },
    { name: '見本山', ...MOUNTAIN },
  ]
  const starts = [540, 600, 660, 720, 780, 840, 900, 960, 1020, LAST_TRAIN]
  const routes = { 'routes.txt': `route_id,route_short_name,route_type\nl0,見本1,${kind}\n` }
  await loadFeed(db, sampleLines([{ stops, starts, ride: 25 }], routes), instantOf('2026-11-20T09:00'))
  return timetableRouting({ store: timetableStore(db), next: builtInRouting() })
}

function contextWith(routing: Routing): AppContext {
  const planner = inProcessPlanner(byTrain, () => 0)
  const quick: typeof planner = {
    ...planner,
    plan: (asked, options) => planner.plan(asked, { ...options, iterations: 60 }),
  }
  return { log: { warn: () => {}, error: () => {} }, now: () => 0, routing, planner: quick } as unknown as AppContext
}

async function planned(context: AppContext, asked: PlanningProblem) {
  const answer = await planChecked(context, asked, { tell: () => {} })
  if (!answer.ok) throw new Error(answer.error.kind)
  return answer.value
}

describeOnBothEngines('where a loaded timetable leads to bed', (makeDb) => {
  it('its last train is held and told with its source, in place of what is usual', async () => {
    const routing = await routingOver(await makeDb(), 2)
    const held = await withLastTrains(contextWith(routing), problem)
    expect(Object.values(held.lastTrains![0]!.from)).toEqual([
      {
        leavesAt: LAST_LEAVING,
        minutes: 27,
        operatorNames: { ja: '見本バス', en: null, reading: null },
        timetable: { name: 'Sample Bus', validUntil: expect.any(String) },
      },
    ])
    const plan = await planned(contextWith(routing), problem)
    expect(plan.days[0]!.stops.map(({ id, leavesAt }) => [id, leavesAt <= LAST_LEAVING])).toEqual([
      ['place:mountain', true],
    ])
    expect(plan.bets).toContainEqual({
      kind: 'last_train',
      dayIndex: 0,
      legIndex: 1,
      timetable: expect.objectContaining({ leavesAt: LAST_LEAVING, name: 'Sample Bus' }),
    })
  })
})

describeOn('sqlite', 'the last train of a timetable', (makeDb) => {
  it('is recounted: who leaves after it is told, unless the stop is the visitor’s own doing', async () => {
    const routing = await routingOver(await makeDb(), 2)
    const held = await withLastTrains(contextWith(routing), problem)
    const late = { ...problem.candidates[0]!, hours: openDaily(1, 1030, 1200) }
    const unheld = await planned(contextWith(builtInRouting()), { ...problem, candidates: [late] })
    const { leavesAt } = unheld.days[0]!.stops[0]!
    expect(leavesAt).toBeGreaterThan(LAST_LEAVING)
    const recounted = { ...held, candidates: [late] }
    const conflict = { kind: 'last_train', stopId: 'place:mountain', minutes: leavesAt - LAST_LEAVING }
    expect(checkItinerary(recounted, unheld)).toEqual([{ kind: 'conflict', dayIndex: 0, conflict }])
    const [day] = unheld.days
    const locked = { ...unheld, days: [{ ...day!, stops: day!.stops.map((stop) => ({ ...stop, isLocked: true })) }] }
    expect(checkItinerary(recounted, locked).filter(({ kind }) => kind === 'conflict')).toEqual([])
  })

  it('is not that of a bus, nor asked for where a bed is still to be chosen, nor waited for', async () => {
    const bus = await routingOver(await makeDb(), 3)
    expect(await withLastTrains(contextWith(bus), problem)).toBe(problem)
    const train = await routingOver(await makeDb(), 2)
    const [bed] = problem.beds[0]!
    const other = { ...bed!, point: { lat: KYOTO.lat + 0.01, lng: KYOTO.lng } }
    const anywhere = { ...problem, beds: [[bed!, other]] }
    expect(await withLastTrains(contextWith(train), anywhere)).toBe(anywhere)
    const silent = { ...train, lastDepartures: () => new Promise<never>(() => {}) }
    expect(await withLastTrains(contextWith(silent), problem)).toBe(problem)
  })
})
