import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantOf } from '#app/domain/values/time.ts'
import { builtInRouting } from '#app/gateways/routing/built-in.ts'
import type { AskedLeg } from '#app/gateways/routing/routing.ts'
import type { SurveyReport } from '#app/gateways/routing/survey.ts'
import { type TimetableThreadOptions, threadedTimetables } from '#app/gateways/routing/timetable-thread.ts'
import { timetableRouting } from '#app/gateways/routing/timetables.ts'
import { type Database, openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { loadFeed } from '#tests/support/gtfs/load-feed.ts'
import { sampleFeed } from '#tests/support/gtfs/sample-feed.ts'
import { timetableStore } from './timetable-store.ts'
import { timetableWorkerUrl } from './timetable-worker-url.ts'

const POINTS = [
  { lat: 35.0005, lng: 135.76 },
  { lat: 35.0705, lng: 135.76 },
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

let folder: string
let databaseUrl: string
let db: Database
const opened: { close(): Promise<void> }[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meguri-timetables-'))
  databaseUrl = `file:${join(folder, 'm.sqlite')}`
  db = openDatabase(databaseUrl)
  await migrate(db)
  await loadFeed(db, sampleFeed(), instantOf('2026-11-20T09:00'))
})
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
  await db.destroy()
  rmSync(folder, { recursive: true })
})

/** Timetables over a thread, by default the product's own. */
function routingBy(changes: Partial<TimetableThreadOptions> = {}) {
  const deaths: string[] = []
  const reports: SurveyReport[] = []
  const answers = threadedTimetables({
    workerUrl: timetableWorkerUrl(),
    workerData: { databaseUrl },
    tellDeath: (reason) => deaths.push(reason),
    // A thread from sources compiles them first.
    questionMs: 60_000,
    ...changes,
  })
  opened.push(answers)
  const tell = (report: SurveyReport) => reports.push(report)
  const routing = timetableRouting({ store: timetableStore(db), answers, next: builtInRouting(), tell, legsMs: 60_000 })
  return { routing, deaths, reports }
}

/** A thread that does this when it is asked anything. */
function threadThat(does: string): URL {
  const file = join(folder, 'thread.mjs')
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => { ${does} })\n`)
  return pathToFileURL(file)
}

describe('timetables on a thread of their own', () => {
  it('say what they say on the calling one', async () => {
    const { routing } = routingBy()
    const here = timetableRouting({ store: timetableStore(db), next: builtInRouting() })
    const legs = [asked, { ...asked, minute: 693, by: 'arrival' as const }, { ...asked, date: '2027-04-02' }]
    const answers = await routing.legs(POINTS, legs)
    expect(answers[0]).toMatchObject({ bound: { leavesAt: 669, arrivesAt: 693 } })
    expect(answers).toEqual(await here.legs(POINTS, legs))
    const last = await routing.lastDepartures([POINTS[0]!], POINTS[1]!, '2026-11-24')
    expect(last).toMatchObject([{ leavesAt: 1507 }])
  })

  it('leave the estimates where the thread dies, and are not asked for a while after a few deaths', async () => {
    const { routing, deaths, reports } = routingBy({ workerUrl: threadThat('process.exit(3)') })
    expect(await routing.legs(POINTS, [asked, asked, asked, asked, asked])).toEqual([null, null, null, null, null])
    expect(deaths).toEqual(Array(3).fill('the thread ended with 3'))
    expect(reports).toMatchObject([{ known: 0, failures: { unreachable: 3, breaker_open: 2 } }])
    expect(await routing.lastDepartures([POINTS[0]!], POINTS[1]!, '2026-11-24')).toEqual([null])
  })

  it('leave the estimates where the thread hangs', async () => {
    const { routing, deaths, reports } = routingBy({ workerUrl: threadThat('for (;;) {}'), questionMs: 300 })
    expect(await routing.legs(POINTS, [asked])).toEqual([null])
    expect(deaths).toEqual(['a question took too long'])
    expect(reports).toMatchObject([{ failures: { timeout: 1 } }])
  })
})
