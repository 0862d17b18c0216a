import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDateOf } from '#app/domain/values/time.ts'
import type { PlanningLine } from '#app/ui/itinerary/progress/planning-state.ts'
import { seriousViolations } from '#tests/support/accessibility.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'

const FIRST_DAY = addDays(localDateOf(Math.floor(Date.now() / 1000)), 14)
const STOPS = 'main article[id^="place-"]'

/** The page of a plan, in a real browser against the built server, with a map style of another host. */
let server: BuiltServer
let styleHost: Server
const styleRequests: string[] = []
beforeAll(async () => {
  styleHost = createServer((request, response) => {
    styleRequests.push(request.url ?? '')
    response.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' })
    response.end(JSON.stringify(FOREIGN_STYLE))
  })
  await new Promise<void>((resolve) => styleHost.listen(0, '127.0.0.1', resolve))
  const { port } = styleHost.address() as AddressInfo
  server = await startBuiltServer({ MAP_STYLE_URL: `http://127.0.0.1:${port}/style.json` })
})
afterAll(async () => {
  await server.stop()
  await new Promise((resolve) => styleHost.close(resolve))
})

describe('the progress of planning', () => {
  it('streams true steps and ends with the plan’s address', { timeout: 60_000 }, async () => {
    const { lines, chunks } = await streamed('/en/plan/progress', tripForm())
    expect(chunks).toBeGreaterThan(1)
    expect(lines[0]).toEqual({ kind: 'reading_catalog' })
    const searching = lines.filter((line) => line.kind === 'planning')
    expect(searching[0]).toMatchObject({ elapsedMilliseconds: 0, profit: null })
    expect(searching.at(-1)?.profit).toBeGreaterThan(0)
    expect(lines.slice(-3).map(({ kind }) => kind)).toEqual(['checking', 'saving', 'planned'])
  })

  it('of a form that can not be read is a refusal, which the form’s own page says', { timeout: 60_000 }, async () => {
    const { lines } = await streamed('/en/plan/progress', tripForm({ lastDay: addDays(FIRST_DAY, -1) }))
    expect(lines).toEqual([{ kind: 'refused' }])
  })
})

describe('with JavaScript', () => {
  let browser: BrowserContext
  let page: Page
  const faults: string[] = []
  beforeAll(async () => {
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${server.origin}${await plannedPath()}`)
  })
  afterAll(() => browser.close())

  it('list and map lead to each other, on the ground of the host that is set', { timeout: 60_000 }, async () => {
    const pins = page.locator('.meguri-stop')
    await pins.first().waitFor()
    expect(styleRequests).toContain('/style.json')
    await page.getByText('Foreign authors').waitFor()
    const stop = page.locator(STOPS).first()
    await stop.hover()
    await page.locator('.meguri-stop[data-lit="true"]').waitFor()
    await stop.getByRole('button', { name: /map/i }).click()
    await page.locator('.meguri-stop[aria-pressed="true"]').waitFor()
    expect(faults).toEqual([])
  })

  it('a stop that is moved to another day keeps the focus, and one that goes leaves it to its neighbour', {
    timeout: 60_000,
  }, async () => {
    const id = (await page
      .locator(`#day-1 ${STOPS.slice(5)}`)
      .nth(1)
      .getAttribute('id'))!
    const stop = page.locator(`[id="${id}"]`)
    await stop.locator('summary').click()
    await stop.locator('select[name=to]').selectOption('1.0')
    await stop.locator('[data-change=move]').click()
    await page.locator(`#day-2 [id="${id}"]`).waitFor()
    await page.waitForFunction((anchor) => document.activeElement?.matches(`[id="${anchor}"] [data-change=move]`), id)
    await stop.locator('button[value=remove]').click()
    await stop.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.matches('#day-2 article summary'))
  })

  it('hours of a day are set; a day that ends before it begins is refused beside its form', {
    timeout: 60_000,
  }, async () => {
    const day = page.locator('#day-1')
    await day.locator('header summary').first().click()
    await day.locator('[name=leavesAt]').fill('11:00')
    await day.locator('[name=endsAt]').fill('10:00')
    await day.locator('button[value=set_day_times]').click()
    await day.getByRole('alert').waitFor()
    await day.locator('[name=endsAt]').fill('18:00')
    await day.locator('button[value=set_day_times]').click()
    await day.getByRole('alert').waitFor({ state: 'detached' })
    expect(await day.locator('time[datetime]').nth(1).innerText()).toBe('11:00')
    expect(await seriousViolations(page)).toEqual([])
  })

  it('planning again shows its progress, then what would change; taken, it keeps what is locked', {
    timeout: 60_000,
  }, async () => {
    const id = (await page.locator(STOPS).first().getAttribute('id'))!
    await page.locator(`[id="${id}"] summary`).click()
    await page.locator(`[id="${id}"] button[value=lock]`).click()
    await page.locator(`[id="${id}"] button[value=unlock]`).waitFor()
    await page.locator('button[value=replan]').click()
    await page.locator('[data-planning]').waitFor()
    await page.waitForURL(/\/proposal$/)
    expect(await seriousViolations(page)).toEqual([])
    await page.locator('button[value=take]').first().click()
    await page.locator(`[id="${id}"]`).waitFor()
  })

  it('three other plans show how many are ready, then stand beside the present one; one is taken', {
    timeout: 60_000,
  }, async () => {
    await page.locator('button[value=ask]').click()
    await page.locator('[data-planning=planning_others]').waitFor()
    await page.waitForURL(/\/alternatives$/)
    await page.locator('button[value=take]').first().waitFor()
    expect(await page.locator('main h2[id^="plan-"]').count()).toBe(4)
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('region', { name: 'Calm' }).locator('button[value=take]').click()
    await page.locator('#day-1').waitFor()
  })

  it('is printed a day a page, with its address and without what can be pressed', async () => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('form:visible, summary:visible, canvas:visible').count()).toBe(0)
    expect(await page.getByText(page.url()).first().isVisible()).toBe(true)
    const breaks = await page.locator('#day-2').evaluate((section) => getComputedStyle(section).breakBefore)
    expect(breaks).toBe('page')
    await page.emulateMedia({ media: 'screen' })
  })
})

it('without JavaScript a stop is moved, and an undo with nothing to take back says why', {
  timeout: 60_000,
}, async () => {
  const browser = await openBrowser({ width: 390, height: 860, hasJavaScript: false })
  const page = await browser.newPage()
  await page.goto(`${server.origin}${await plannedPath()}`)
  await page.locator('button[value=undo]').click()
  expect(await page.getByRole('alert').innerText()).toMatch(/Nothing has been changed yet/)
  const id = (await page.locator(STOPS).first().getAttribute('id'))!
  await page.locator(`[id="${id}"] summary`).click()
  await page.locator(`[id="${id}"] details`).getByText('Change this stop').click()
  await page.locator(`[id="${id}"] select[name=to]`).selectOption('1.0')
  await page.locator(`[id="${id}"] [data-change=move]`).click()
  await page.locator(`#day-2 [id="${id}"]`).waitFor()
  expect(new URL(page.url()).hash).toBe(`#${id}`)
  await browser.close()
})

it('without JavaScript a closed stop is proposed away; the plan stays until it is taken, and an old proposal cannot be', {
  timeout: 60_000,
}, async () => {
  const browser = await openBrowser({ width: 390, height: 860, hasJavaScript: false })
  const page = await browser.newPage()
  const path = await plannedPath()
  const proposedClosed = async () => {
    await page.goto(`${server.origin}${path}`)
    const id = (await page.locator(STOPS).first().getAttribute('id'))!
    await page.locator(`[id="${id}"] summary`).click()
    await page.locator(`[id="${id}"] details`).getByText('Change this stop').click()
    await page.locator(`[id="${id}"] button[value=closed]`).click()
    await page.waitForURL(/\/proposal$/)
    return id
  }
  const first = await proposedClosed()
  await page.locator('button[value=leave]').first().click()
  await page.locator(`#day-1 [id="${first}"]`).waitFor()
  await proposedClosed()
  await page.locator('button[value=take]').first().click()
  await page.locator('#day-1').waitFor()
  expect(await page.locator(`#day-1 [id="${first}"]`).count()).toBe(0)
  await page.locator('button[value=undo]').click()
  await page.locator(`#day-1 [id="${first}"]`).waitFor()
  const version = await page.locator('[name=version]').first().inputValue()
  const stopId = (await proposedClosed()).replace('place-', 'place:')
  const proposalId = await page.locator('[name=proposalId]').first().inputValue()
  expect((await post(path, { intent: 'lock', version, stopId })).url).toBe(`${server.origin}${path}`)
  const late = await post(`${path}/proposal`, { intent: 'take', proposalId })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('The plan was changed after this was proposed')
  await browser.close()
})

it('three other plans are made without a script, one is taken and undone, and one of an older version is refused', {
  timeout: 60_000,
}, async () => {
  const path = await plannedPath()
  const asked = async (version: number) => {
    const answer = await post(`${path}/alternatives`, { intent: 'ask', version: String(version) })
    expect(answer.url).toBe(`${server.origin}${path}/alternatives`)
    const html = await answer.text()
    return {
      status: answer.status,
      ids: [...html.matchAll(/name="alternativeId" value="([^"]+)"/g)].map(([, id]) => id!),
    }
  }
  const stopsOf = async () => {
    const plan = await fetch(`${server.origin}/api/v1${path.replace('/en', '')}`).then((answer) => answer.json())
    return plan.plan.days.flatMap((day: { stops: { id: string }[] }) => day.stops.map(({ id }) => id))
  }
  const before = await stopsOf()
  const { ids } = await asked(1)
  expect(ids).toHaveLength(3)
  const take = (alternativeId: string) => post(`${path}/alternatives`, { intent: 'take', alternativeId })
  expect((await take(ids[1]!)).url).toBe(`${server.origin}${path}`)
  expect(await stopsOf()).not.toEqual(before)
  await post(path, { intent: 'undo', version: '2' })
  expect(await stopsOf()).toEqual(before)
  const anew = await asked(3)
  await post(path, { intent: 'lock', version: '3', stopId: before[0] })
  const late = await take(anew.ids[0]!)
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('The plan was changed after the other plans were made')
  expect((await asked(3)).status).toBe(409)
})

it('where there is no WebGL the page says so and keeps its list', { timeout: 60_000 }, async () => {
  const browser = await openBrowser({ width: 1280, height: 900 })
  const page = await browser.newPage()
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await page.goto(`${server.origin}${await plannedPath()}`)
  await page.locator('#plan-map [role=status]').waitFor()
  expect(await page.locator(STOPS).count()).toBeGreaterThan(3)
  await browser.close()
})

const FOREIGN_STYLE = {
  version: 8,
  sources: {
    land: {
      type: 'geojson',
      attribution: 'Foreign authors',
      data: { type: 'FeatureCollection', features: [] },
    },
  },
  layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': '#dddddd' } },
    { id: 'land', type: 'fill', source: 'land' },
  ],
}

function tripForm(changed: Record<string, string> = {}): URLSearchParams {
  const trip = {
    firstDay: FIRST_DAY,
    lastDay: addDays(FIRST_DAY, 1),
    areaIds: 'uji-kyoto',
    adults: '2',
    pace: 'steady',
  }
  return new URLSearchParams({ intent: 'plan', ...trip, ...changed })
}

async function streamed(path: string, body: URLSearchParams): Promise<{ lines: PlanningLine[]; chunks: number }> {
  const response = await fetch(`${server.origin}${path}`, { method: 'POST', body, headers: { origin: server.origin } })
  let text = ''
  let chunks = 0
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    chunks += 1
  }
  return {
    lines: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    chunks,
  }
}

async function plannedPath(): Promise<string> {
  const { lines } = await streamed('/en/plan/progress', tripForm())
  const end = lines.at(-1)
  if (end?.kind !== 'planned') throw new Error(`Not planned: ${JSON.stringify(end)}`)
  return end.path
}

function post(path: string, form: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(form)
  return fetch(`${server.origin}${path}`, { method: 'POST', body, headers: { origin: server.origin } })
}
