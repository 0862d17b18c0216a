import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, localDateOf } from '#app/domain/values/time.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'

const FIRST_DAY = addDays(localDateOf(Math.floor(Date.now() / 1000)), 14)

let server: BuiltServer
beforeAll(async () => {
  server = await startBuiltServer()
})
afterAll(() => server.stop())

test('without JavaScript the button beside a left-out tour shows what would change; taken, it is in at another time, and it can be undone', {
  timeout: 60_000,
}, async () => {
  const [departureId, date] = await firstDeparture()
  // The train comes in when the tour of that day is over.
  const arrival = { stationGroup: 'g003624', time: '21:00' }
  const { id, plan } = await planned(date, 5, { departureIds: [departureId], arrival })
  const dropIndex = plan.drops.findIndex((drop) => drop.departureId === departureId)
  const { change } = plan.drops[dropIndex]!
  expect(change).toMatchObject({ kind: 'other_departure' })
  const browser = await openBrowser({ width: 390, height: 860, hasJavaScript: false })
  try {
    const page = await browser.newPage()
    await page.goto(`${server.origin}/en/itineraries/${id}`)
    await page.locator('#left-out li').nth(dropIndex).locator('button[value=admit]').click()
    await page.waitForURL(/\/proposal$/)
    expect(await page.locator('main').innerText()).toContain('fits in with one change')
    const stop = page.locator(`article[id="departure-${change!.departureId}"]`)
    await page.locator('button[value=take]').first().click()
    await stop.waitFor()
    await page.locator('button[value=undo]').click()
    await stop.waitFor({ state: 'detached' })
  } finally {
    await browser.close()
  }
  const body = new URLSearchParams({ intent: 'admit', version: '1', dropIndex: String(dropIndex) })
  const headers = { origin: server.origin }
  const late = await fetch(`${server.origin}/en/itineraries/${id}`, { method: 'POST', body, headers })
  expect(late.status).toBe(409)
})

/** The first departure of a sample tour two weeks from now or later, and its day. */
async function firstDeparture(): Promise<[id: string, date: string]> {
  const page = await fetch(`${server.origin}/en/tours/sample-demachi-morning`).then((answer) => answer.text())
  const days = [...page.matchAll(/sample-demachi-morning-group-(\d{4})(\d\d)(\d\d)T\d{4}/g)]
    .map(([id, year, month, day]): [string, string] => [id, `${year}-${month}-${day}`])
    .sort(([, one], [, other]) => (one < other ? -1 : 1))
  return days.find(([, date]) => date >= FIRST_DAY)!
}

interface Planned {
  id: string
  plan: { drops: { departureId: string | null; change: { kind: string; departureId?: string } | null }[] }
}

async function planned(firstDay: string, days: number, changes: object): Promise<Planned> {
  const request = {
    firstDay,
    lastDay: addDays(firstDay, days - 1),
    areaIds: ['uji-kyoto'],
    workIds: [],
    nights: Array.from({ length: days - 1 }, () => null),
    departure: null,
    pace: 'steady',
    walkLimitMeters: 8000,
    travelMode: 'transit',
    interests: [],
    diets: [],
    stepFree: false,
    party: { adults: 2, childAges: [] },
    budgetYen: null,
    wishes: [],
    ...changes,
  }
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(request)
  const answer = await fetch(`${server.origin}/api/v1/itineraries`, { method: 'POST', headers, body })
  return (await answer.json()) as Planned
}
