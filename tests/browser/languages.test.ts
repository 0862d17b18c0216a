import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PSEUDO_LANGUAGES } from '#app/domain/values/locale.ts'
import { addDays, localDateOf } from '#app/domain/values/time.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'
import { pageFaults } from '#tests/support/page-faults.ts'

const FIRST_DAY = addDays(localDateOf(Math.floor(Date.now() / 1000)), 14)
const TOUR = 'sample-uji-river-and-tea'

let server: BuiltServer
let browser: BrowserContext
let page: Page
beforeAll(async () => {
  server = await startBuiltServer({ PSEUDO_LANGUAGES: 'on' })
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe.each(PSEUDO_LANGUAGES)('in %s', (language) => {
  it('every sentence is a text, nothing scrolls sideways and no control lies over another', {
    timeout: 240_000,
  }, async () => {
    const faults: string[] = []
    for (const path of await paths(language)) {
      const at = `/${language}${path}`
      await page.setViewportSize({ width: 390, height: 860 })
      await page.goto(server.origin + at)
      await page.waitForLoadState('networkidle')
      for (const details of await page.locator('main details:not([open]) > summary').all()) {
        if (await details.isVisible()) await details.click()
      }
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 860 })
        const found = await pageFaults(page, { isPseudo: language === 'en-XA' })
        faults.push(...found.map((fault) => `${at} at ${width} px: ${fault}`))
      }
      const html = page.locator('html')
      if ((await html.getAttribute('lang')) !== language) faults.push(`${at}: wrong lang`)
      if ((await html.getAttribute('dir')) !== (language === 'ar-XB' ? 'rtl' : 'ltr')) faults.push(`${at}: wrong dir`)
      if (
        /\b[a-z_]+\.[a-z_]+(\.[a-z_]+)*\b(?!@)/.test(
          (await page.locator('main').innerText()).replaceAll(/\S+@\S+/g, ''),
        )
      )
        faults.push(`${at}: shows a key`)
    }
    expect([...new Set(faults)]).toEqual([])
  })

  it('is offered to no visitor', async () => {
    const links = await page.goto(`${server.origin}/en`).then(() => page.locator(`a[href^="/${language}"]`).count())
    expect(links).toBe(0)
  })
})

/** The pages of the main road, and one of each kind of the catalog. */
async function paths(language: string): Promise<string[]> {
  const planned = await fetch(`${server.origin}/en/plan`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin },
    body: new URLSearchParams({
      firstDay: FIRST_DAY,
      lastDay: addDays(FIRST_DAY, 1),
      areaIds: 'uji-kyoto',
      adults: '2',
    }),
  })
  const itinerary = planned.headers.get('location')!.replace('/en/', '/')
  await page.goto(`${server.origin}/${language}/tours/${TOUR}`)
  const departure = await page.locator('a[href*="/departures/"]').first().getAttribute('href')
  const rest = ['/areas/uji-kyoto', '/food', '/bookings', '/account/sign-in']
  return ['', '/plan', itinerary, '/tours', `/tours/${TOUR}`, departure!.slice(language.length + 1), ...rest]
}
