import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Itinerary, Ride } from '#app/domain/planner/itinerary.ts'
import { addDays, clockOf, localDateOf } from '#app/domain/values/time.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { type SampleLine, sampleLines, writeFeed, zippedFeed } from '#tests/support/gtfs/sample-feed.ts'
import { runScript } from '#tests/support/run-script.ts'

/** A timetable, over the wire: the command loads it beside the running server, and the next plan goes by it. */
let server: BuiltServer
beforeAll(async () => {
  server = await startBuiltServer()
})
afterAll(() => server.stop())

const steps = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step)
const starts = steps(360, 1380, 10)

/** Sample Bus along and across the whole of Kyoto, every ten minutes. */
const rows = steps(34.88, 35.07, 0.01).map((lat, row): SampleLine => {
  return { starts, ride: 2, stops: steps(135.68, 135.83, 0.006).map((lng) => ({ name: `見本${row}条`, lat, lng })) }
})
const columns = steps(135.68, 135.83, 0.012).map((lng, column): SampleLine => {
  return { starts, ride: 2, stops: steps(34.88, 35.07, 0.005).map((lat) => ({ name: `見本${column}通`, lat, lng })) }
})

test('a plan made after a timetable was loaded says line, direction and hours in both languages', {
  timeout: 120_000,
}, async () => {
  expect(ridesOf(await plan())).toEqual([])
  expect(await text('/en/credits')).not.toContain('Timetables')

  const feed = writeFeed(zippedFeed(sampleLines([...rows, ...columns])))
  const terms = ['--licence', 'CC BY 4.0', '--source', 'https://bus.example/feed']
  const { exitCode, stderr } = runScript('scripts/import.ts', [feed, '--as', 'gtfs', ...terms], {
    DATABASE_URL: server.databaseUrl,
  })
  expect([exitCode, stderr]).toEqual([0, ''])

  const made = await plan()
  const rides = ridesOf(made)
  expect(rides.length).toBeGreaterThan(0)
  const [ride] = rides
  const [leaves, arrives] = [clockOf(ride!.leavesAt!), clockOf(ride!.arrivesAt!)]
  const pages = { en: await text(`/en/itineraries/${made.id}`), ja: await text(`/ja/itineraries/${made.id}`) }
  expect(pages.en).toContain(`${leaves} →to ${arrives} Sample Line `)
  expect(pages.en).toContain(`to ${ride!.scheduled!.towardsNames!.ja}`)
  expect(pages.en).toContain('Timetable of Sample Bus · valid until')
  expect(pages.ja).toContain(
    `${leaves} →から ${arrives} ${ride!.lineNames.ja} ${ride!.scheduled!.towardsNames!.ja}行き`,
  )
  expect(pages.ja).toContain('Sample Busの時刻表')

  const credits = await text('/en/credits')
  expect(credits).toContain('Operators: Sample Bus · 見本バス')
  expect(credits).toContain('Licence: CC BY 4.0')
  expect(credits).toContain('bus.example')
})

interface Made {
  id: string
  plan: Itinerary
}

/** Two days two weeks from now. */
async function plan(): Promise<Made> {
  const firstDay = addDays(localDateOf(Math.floor(Date.now() / 1000)), 14)
  const made = await fetch(`${server.origin}/api/v1/itineraries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ areaIds: ['uji-kyoto'], firstDay, lastDay: addDays(firstDay, 1) }),
  })
  const { id } = (await made.json()) as { id: string }
  const answer = await fetch(`${server.origin}/api/v1/itineraries/${id}`)
  return { id, plan: ((await answer.json()) as { plan: Itinerary }).plan }
}

function ridesOf({ plan: { days } }: Made): Ride[] {
  return days.flatMap(({ legs }) => legs.flatMap(({ rides }) => rides)).filter(({ scheduled }) => scheduled)
}

/** What can be read on a page. */
async function text(path: string): Promise<string> {
  const html = await (await fetch(server.origin + path)).text()
  return (
    html
      .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
      .replaceAll(/<[^>]*>/g, '')
      // Pages that run the other way show this one.
      .replaceAll('←', '')
      .replaceAll(/\s+/g, ' ')
  )
}
