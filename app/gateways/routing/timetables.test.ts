import { beforeEach, expect, it } from 'vitest'
import type { Point } from '#app/domain/values/geo.ts'
import { instantOf } from '#app/domain/values/time.ts'
import { timetableStore } from '#app/services/itineraries/timetable-store.ts'
import type { Database } from '#db/connection.ts'
import { DatabaseBusyError } from '#db/errors.ts'
import { describeOn, describeOnBothEngines } from '#tests/support/database.ts'
import { loadFeed } from '#tests/support/gtfs/load-feed.ts'
import { sampleFeed } from '#tests/support/gtfs/sample-feed.ts'
import { builtInRouting } from './built-in.ts'
import type { AskedLeg, ExactLeg, Routing } from './routing.ts'
import type { SurveyReport } from './survey.ts'
import { timetableRouting } from './timetables.ts'

const NOW = instantOf('2026-11-20T09:00')
/** By the first stop, by the last, and where no bus goes. */
const POINTS: Point[] = [
  { lat: 35.0005, lng: 135.76 },
  { lat: 35.0705, lng: 135.76 },
  { lat: 35.3, lng: 135.9 },
]
const asked: AskedLeg = {
  from: 0,
  to: 1,
  mode: 'road',
  minutes: 30,
  date: '2026-11-24',
  minute: 615,
  by: 'departure',
}

let reports: SurveyReport[]
let passedOn: AskedLeg[]
beforeEach(() => {
  reports = []
  passedOn = []
})

function routingOn(db: Database, store = timetableStore(db)): Routing {
  const next: Routing = {
    ...builtInRouting(),
    legs: async (_, legs) => {
      passedOn.push(...legs)
      return legs.map(() => null)
    },
  }
  return timetableRouting({ store, next, tell: (report) => reports.push(report) })
}

async function legs(routing: Routing, ...changes: Partial<AskedLeg>[]) {
  return routing.legs(
    POINTS,
    changes.map((each) => ({ ...asked, ...each })),
  )
}

/** When the only ride of an answer leaves. */
const busOf = (answer: unknown) => (answer as ExactLeg | null)?.leg.rides[0]?.leavesAt ?? null

describeOnBothEngines('a leg between stops of a loaded timetable', (makeDb) => {
  it('is the next bus of its hour, by line, direction, operator and timetable', async () => {
    const db = await makeDb()
    await loadFeed(db, sampleFeed(), NOW)
    const [answer] = (await legs(routingOn(db), {})) as ExactLeg[]
    expect(answer!.leg).toMatchObject({ mode: 'road', certainty: 'schedule', minutesLow: answer!.leg.minutes })
    expect(answer!.leg.rides).toEqual([
      {
        lineNames: { ja: '2', en: 'Sample Line 2', reading: null },
        operatorJa: '見本バス',
        fromNames: { ja: '見本駅前', en: 'Sample Station', reading: null },
        toNames: { ja: '見本山', en: 'Sample Mountain', reading: null },
        minutes: 20,
        leavesAt: 672,
        arrivesAt: 692,
        scheduled: {
          kind: 'bus',
          towardsNames: { ja: '見本山', en: 'Sample Mountain', reading: null },
          operatorNames: { ja: '見本バス', en: 'Sample Bus', reading: null },
          platform: '1',
          timetable: { name: 'Sample Bus', validUntil: '2027-03-31' },
        },
      },
    ])
    // Two minutes at the stop and one on foot before it; from 10:15 on it takes until 11:33.
    expect(answer).toMatchObject({ bound: { leavesAt: 669, arrivesAt: 693 }, leg: { minutes: 78 } })
    expect(passedOn).toEqual([])
    expect(reports).toMatchObject([{ engine: 'timetables', known: 1, left: 0, failures: {} }])
  })

  it('is caught or missed by the minute, counts back from an arrival, and knows the day', async () => {
    const db = await makeDb()
    await loadFeed(db, sampleFeed(), NOW)
    const answers = await legs(
      routingOn(db),
      { minute: 669 },
      { minute: 670 },
      { minute: 693, by: 'arrival' },
      { minute: 692, by: 'arrival' },
      // A holiday, with one bus at ten.
      { date: '2026-11-23', minute: 570 },
      // Saturday: none.
      { date: '2026-11-21', minute: 570 },
    )
    expect(answers.map(busOf)).toEqual([672, 732, 672, 612, 600, null])
  })

  it('is one of the night before where that is still on its way', async () => {
    const db = await makeDb()
    await loadFeed(db, sampleFeed(), NOW)
    const answers = await legs(
      routingOn(db),
      { date: '2026-11-25', minute: 60 },
      { date: '2026-11-24', minute: 1480, by: 'departure' },
      // Friday's night bus runs on Saturday morning.
      { date: '2026-11-28', minute: 60 },
      { date: '2026-11-24', minute: 60 },
    )
    expect(answers.map(busOf)).toEqual([70, 1510, 70, null])
  })
})

describeOn('sqlite', 'a leg that no timetable serves', (makeDb) => {
  it('is asked of the next in the chain, and all are where nothing is loaded', async () => {
    const db = await makeDb()
    const routing = routingOn(db)
    expect(await routing.hasWays()).toBe(false)
    expect(await legs(routing, {}, { mode: 'walk' })).toEqual([null, null])
    expect(passedOn).toHaveLength(2)
    expect(reports).toEqual([])
    await loadFeed(db, sampleFeed(), NOW)
    passedOn = []
    expect(await routing.hasWays()).toBe(true)
    const answers = await legs(routing, { mode: 'walk' }, {}, { to: 2 }, { mode: 'car' })
    expect(answers.map(busOf)).toEqual([null, 672, null, null])
    expect(passedOn.map(({ mode, to }) => [mode, to])).toEqual([
      ['walk', 1],
      ['road', 2],
      ['car', 1],
    ])
  })

  it('stays an estimate that says which timetable does not know its day', async () => {
    const db = await makeDb()
    await loadFeed(db, sampleFeed(), NOW)
    const answers = await legs(routingOn(db), { date: '2027-04-02' }, { date: '2027-04-02', to: 2 })
    const outsideTimetable = { name: 'Sample Bus', validFrom: '2026-11-01', validUntil: '2027-03-31' }
    expect(answers).toEqual([{ outsideTimetable }, null])
    expect(passedOn).toHaveLength(2)
  })

  it('is a train that no feed knows and no bus is as fast as, or one of a journey nobody would make', async () => {
    const db = await makeDb()
    await loadFeed(db, sampleFeed(), NOW)
    const answers = await legs(
      routingOn(db),
      { mode: 'rail', minute: 669, minutes: 23 },
      { mode: 'rail', minute: 669, minutes: 24 },
      { mode: 'road', minute: 615, minutes: 16 },
    )
    expect(answers.map(busOf)).toEqual([null, 672, null])
  })

  it('is left to the next where the database has no turn for it', async () => {
    const db = await makeDb()
    await loadFeed(db, sampleFeed(), NOW)
    const busy = async () => {
      throw new DatabaseBusyError('busy')
    }
    expect(await legs(routingOn(db, { ...timetableStore(db), patternsIn: busy }), {})).toEqual([null])
    expect(reports).toMatchObject([{ failures: { unreachable: 1 } }])
    expect(await routingOn(db, { ...timetableStore(db), feeds: busy }).hasWays()).toBe(false)
  })
})

describeOn('sqlite', 'loaded timetables', (makeDb) => {
  it('are those of now: a feed that is loaded again, or taken away, holds for the next question', async () => {
    const db = await makeDb()
    const routing = routingOn(db)
    await loadFeed(db, sampleFeed(), NOW)
    expect((await legs(routing, {})).map(busOf)).toEqual([672])
    const { 'stop_times.txt': times, ...others } = sampleFeed()
    await loadFeed(db, { ...others, 'stop_times.txt': times!.replaceAll(/(\d\d):12:00/g, '$1:15:00') }, NOW)
    expect((await legs(routing, {})).map(busOf)).toEqual([675])
    await db.updateTable('timetable_feeds').set({ state: 'retired' }).execute()
    expect(await legs(routing, {})).toEqual([null])
  })

  it('are read once for the legs of a day in one town', async () => {
    const db = await makeDb()
    await loadFeed(db, sampleFeed(), NOW)
    const store = timetableStore(db)
    let reads = 0
    const counted = { ...store, lines: (feedId: string) => store.lines(feedId).finally(() => reads++) }
    const routing = routingOn(db, counted)
    await legs(routing, {}, { minute: 700 }, { minute: 800, by: 'arrival' })
    await legs(routing, { minute: 900 })
    expect(reads).toBe(1)
    await legs(routing, { date: '2026-11-25' })
    expect(reads).toBe(2)
  })

  it('tell from several places at once when one has to leave for the last bus of a day, and who says so', async () => {
    const db = await makeDb()
    await loadFeed(db, sampleFeed(), NOW)
    const routing = routingOn(db)
    const [near, far, nowhere] = POINTS as [Point, Point, Point]
    const last = async (date: string) =>
      (await routing.lastDepartures([near, nowhere], far, date)).map((each) => each?.leavesAt ?? null)
    expect([await last('2026-11-24'), await last('2026-11-22')]).toEqual([
      [1507, null],
      [597, null],
    ])
    expect([await last('2026-11-21'), await last('2027-04-02')]).toEqual([
      [null, null],
      [null, null],
    ])
    expect(await routing.lastDepartures([near], nowhere, '2026-11-24')).toEqual([null])
    expect(await routing.lastDepartures([near], far, '2026-11-24')).toEqual([
      {
        leavesAt: 1507,
        minutes: 24,
        isRail: false,
        operatorNames: { ja: '見本バス', en: 'Sample Bus', reading: null },
        timetable: { name: 'Sample Bus', validUntil: '2027-03-31' },
      },
    ])
  })
})
