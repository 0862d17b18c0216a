import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, localDateOf } from '#app/domain/values/time.ts'
import { seriousViolations } from '#tests/support/accessibility.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'

const FIRST_DAY = addDays(localDateOf(Math.floor(Date.now() / 1000)), 14)

let server: BuiltServer
beforeAll(async () => {
  server = await startBuiltServer()
})
afterAll(() => server.stop())

test('without JavaScript the button beside a left-out wish shows what would change; taken, the wish is in, and it can be undone', {
  timeout: 90_000,
}, async () => {
  const full = await planned(3, { pace: 'full', nights: [null, null] })
  const stops = full.plan.days.flatMap((day) => day.stops)
  const paid = stops.find(({ kind, costYen }) => kind === 'visit' && (costYen ?? 0) > 1000)!
  const wishes = [{ placeId: paid.placeId, importance: 'must' }]
  const { id, plan } = await planned(2, { pace: 'calm', nights: [null], wishes, budgetYen: 1000 })
  const dropIndex = plan.drops.findIndex(({ change }) => change !== null)
  expect(plan.drops[dropIndex]!.change).toMatchObject({ kind: 'raise_budget' })
  const browser = await openBrowser({ width: 390, height: 860, hasJavaScript: false })
  try {
    const page = await browser.newPage()
    await page.goto(`${server.origin}/en/itineraries/${id}`)
    await page.locator('#left-out li').nth(dropIndex).locator('button[value=admit]').click()
    await page.waitForURL(/\/proposal$/)
    expect(await page.locator('main').innerText()).toContain('fits in with one change')
    expect(await seriousViolations(page)).toEqual([])
    const stop = page.locator(`article[id="place-${plan.drops[dropIndex]!.placeId}"]`)
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

interface Planned {
  id: string
  plan: {
    days: { stops: { kind: string; placeId: string | null; costYen: number | null }[] }[]
    drops: { placeId: string | null; change: object | null }[]
  }
}

async function planned(days: number, changes: object): Promise<Planned> {
  const request = {
    firstDay: FIRST_DAY,
    lastDay: addDays(FIRST_DAY, days - 1),
    areaIds: ['uji-kyoto'],
    workIds: [],
    arrival: null,
    departure: null,
    walkLimitMeters: 8000,
    travelMode: 'transit',
    interests: [],
    diets: [],
    stepFree: false,
    party: { adults: 6, childAges: [] },
    budgetYen: null,
    departureIds: [],
    wishes: [],
    ...changes,
  }
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(request)
  const answer = await fetch(`${server.origin}/api/v1/itineraries`, { method: 'POST', headers, body })
  return (await answer.json()) as Planned
}
