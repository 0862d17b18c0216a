import { beforeEach, expect, it } from 'vitest'
import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import {
  KYOTO,
  openDaily,
  sampleCandidate,
  sampleDay,
  sampleProblem,
} from '#app/domain/planner/testing/sample-problem.ts'
import { builtInTravel } from '#app/domain/planner/travel/built-in-travel.ts'
import { instantOf } from '#app/domain/values/time.ts'
import { inProcessPlanner } from '#app/gateways/planning/in-process.ts'
import type { PlanJobOptions } from '#app/gateways/planning/planner-pool.ts'
import { builtInRouting } from '#app/gateways/routing/built-in.ts'
import { timetableRouting } from '#app/gateways/routing/timetables.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { timetableStore } from '#app/services/itineraries/timetable-store.ts'
import type { Database } from '#db/connection.ts'
import { describeOn } from '#tests/support/database.ts'
import { loadFeed } from '#tests/support/gtfs/load-feed.ts'
import { sampleLines } from '#tests/support/gtfs/sample-feed.ts'
import { editChecked, planChecked } from './planning.server.ts'

const MOUNTAIN = { lat: KYOTO.lat + 0.07, lng: KYOTO.lng }
let searches = 0
beforeEach(() => {
  searches = 0
})

/** A bus from the town to the mountain and back, `starts` in minutes; travel without trains, so that the way is by road. */
async function contextWith(db: Database, starts: number[], ride = 25, changes = {}): Promise<AppContext> {
  const stops = [
    { name: '見本町', ...KYOTO },
    { name: '見本山', ...MOUNTAIN },
  ]
  await loadFeed(db, sampleLines([{ stops, starts, ride }], changes), instantOf('2026-11-20T09:00'))
  const planner = inProcessPlanner(builtInTravel(null), () => 0)
  return {
    log: { warn: () => {}, error: () => {} },
    now: () => 0,
    routing: timetableRouting({ store: timetableStore(db), next: builtInRouting() }),
    planner: {
      ...planner,
      plan: (problem: PlanningProblem, options: PlanJobOptions) => {
        searches++
        return planner.plan(problem, { ...options, iterations: 60 })
      },
    },
  } as unknown as AppContext
}

const every = (minutes: number, first = 360, last = 1380) =>
  Array.from({ length: Math.floor((last - first) / minutes) + 1 }, (_, index) => first + index * minutes)

const onMountain = (changes: Parameters<typeof sampleCandidate>[1] = {}) =>
  sampleCandidate('mountain', { point: MOUNTAIN, hours: openDaily(1, 540, 1100), profit: 120, ...changes })
const inTown = sampleCandidate('town', {
  point: { lat: KYOTO.lat + 0.004, lng: KYOTO.lng },
  hours: openDaily(1, 540, 1100),
})
const oneDay = (candidates: PlanningProblem['candidates'], date = '2026-11-24') =>
  sampleProblem({
    days: [sampleDay(date)],
    limits: { ...sampleProblem().limits, wantsLunch: false },
    candidates,
  })

async function planned(context: AppContext, problem: PlanningProblem): Promise<Itinerary> {
  const answer = await planChecked(context, problem, { tell: () => {} })
  if (!answer.ok) throw new Error(answer.error.kind)
  return answer.value
}

const ridesOf = ({ days }: Itinerary) => days.flatMap(({ legs }) => legs.flatMap(({ rides }) => rides))

describeOn('sqlite', 'a plan where a timetable is loaded', (makeDb) => {
  it('goes by its buses: each is waited for, and the plan holds by their clock', async () => {
    const context = await contextWith(await makeDb(), every(30))
    const problem = oneDay([onMountain(), inTown])
    const plan = await planned(context, problem)
    const rides = ridesOf(plan)
    expect(rides.map(({ lineNames, leavesAt }) => [lineNames.en, leavesAt! % 30])).toEqual([
      ['Sample Line 1', 0],
      ['Sample Line 1', 0],
    ])
    const [day] = plan.days
    for (const [index, leg] of day!.legs.entries()) {
      const [ride] = leg.rides
      if (!ride) continue
      const from = index === 0 ? day!.leavesAt : day!.stops[index - 1]!.leavesAt
      const to = day!.stops[index]?.arrivesAt ?? day!.endsAt
      expect(leg).toMatchObject({ certainty: 'schedule', minutes: to - from })
      expect(ride.leavesAt! - from).toBeGreaterThanOrEqual(2)
      expect(ride.leavesAt! - from).toBeLessThan(2 + 30 + 15)
      expect(ride.arrivesAt!).toBeLessThanOrEqual(to)
    }
    expect(checkItinerary(problem, plan)).toEqual([])
  })

  it('is planned again where the bus is too slow for a door, and leaves out what no bus reaches in time', async () => {
    // Open until 11: an hour there fits the estimated 32 minutes from 9 o'clock on, and not a bus of 75.
    const early = onMountain({ hours: openDaily(1, 600, 660), importance: 'nice' })
    const problem = oneDay([early, inTown])
    const frequent = await planned(await contextWith(await makeDb(), every(10)), problem)
    expect(frequent.days[0]!.stops.map(({ id }) => id)).toContain('place:mountain')
    searches = 0
    const slow = await planned(await contextWith(await makeDb(), every(10), 75), problem)
    expect(searches).toBeGreaterThan(1)
    expect(slow.days[0]!.stops.map(({ id }) => id)).toEqual(['place:town'])
    expect(slow.drops).toMatchObject([{ placeId: 'mountain', importance: 'nice' }])
    expect(checkItinerary(problem, slow)).toEqual([])
  })

  it('waits for the next bus after a stay that was made longer by hand', async () => {
    const context = await contextWith(await makeDb(), every(60))
    const problem = oneDay([onMountain()])
    const plan = await planned(context, problem)
    const [, back] = ridesOf(plan)
    const stay = plan.days[0]!.stops[0]!.leavesAt - plan.days[0]!.stops[0]!.startsAt
    const edit = { kind: 'set_stay', stopId: 'place:mountain', stayMinutes: stay + 60 } as const
    const edited = await editChecked(context, problem, plan, edit, () => {})
    if (!edited.ok) throw new Error(edited.error.kind)
    const [out, later] = ridesOf(edited.value)
    expect(out!.leavesAt).toBe(ridesOf(plan)[0]!.leavesAt)
    expect(later!.leavesAt).toBe(back!.leavesAt! + 60)
  })

  it('keeps its estimates on days that the timetable does not know, and says so of each', async () => {
    const until = { 'feed_info.txt': 'feed_publisher_name,feed_lang,feed_end_date\nSample Bus,ja,20261130\n' }
    const context = await contextWith(await makeDb(), every(30), 25, until)
    const plan = await planned(context, oneDay([onMountain()], '2026-12-02'))
    const outsideTimetable = { name: 'Sample Bus', validFrom: '2026-11-01', validUntil: '2026-11-30' }
    expect(plan.days[0]!.legs).toMatchObject([
      { certainty: 'estimate', outsideTimetable },
      { certainty: 'estimate', outsideTimetable },
    ])
  })
})
