import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDateOf } from '#app/domain/values/time.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { seriousViolations } from '#tests/support/accessibility.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'

/** The whole road of a visitor: plan → change → book → pay → confirmation → cancel, against the built server and the sandbox. */
let server: BuiltServer
beforeAll(async () => {
  server = await startBuiltServer()
})
afterAll(() => server.stop())

const ROADS = [
  { language: 'en', locale: 'en-GB', width: 1280, hasJavaScript: true, colorScheme: 'light' },
  { language: 'ja', locale: 'ja', width: 390, hasJavaScript: true, colorScheme: 'dark' },
  { language: 'en', locale: 'en-GB', width: 390, hasJavaScript: false, colorScheme: 'light' },
] as const

describe.each(ROADS)('in $language at $width px, JavaScript: $hasJavaScript', ({ language, width, ...browsing }) => {
  const t = sayWith(translateFor(language))
  let browser: BrowserContext
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    browser = await openBrowser({ width, height: 860, ...browsing })
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  })
  afterAll(() => browser.close())

  it('a visitor plans, changes, books, pays, is confirmed and cancels', { timeout: 180_000 }, async () => {
    const firstDay = addDays(localDateOf(Math.floor(Date.now() / 1000)), 14)

    await page.goto(`${server.origin}/${language}`)
    await expectGoodPage()

    await page.goto(`${server.origin}/${language}/plan?area=uji-kyoto`)
    await expectGoodPage()
    await page.locator('[name=firstDay]').fill(firstDay)
    await page.locator('[name=lastDay]').fill(addDays(firstDay, 2))
    await page.locator('[name=adults]').fill('2')
    await page.getByRole('button', { name: t('plan:submit') }).click()
    await page.waitForURL(/\/itineraries\/[0-9a-z]{26}$/)
    const planUrl = page.url()
    await expectGoodPage()
    const stops = page.locator('main article[id^="place-"]')
    await stops.first().waitFor()
    expect(await stops.count()).toBeGreaterThan(5)

    const removed = await stops.nth(1).getAttribute('id')
    await stops.nth(1).locator('summary').click()
    if (!browsing.hasJavaScript) await stops.nth(1).getByText(t('itinerary:change.show')).click()
    await stops.nth(1).locator('button[value=remove]').click()
    await page.locator(`article[id="${removed}"]`).waitFor({ state: 'detached' })
    await page.locator('button[value=undo]').click()
    await page.locator(`article[id="${removed}"]`).waitFor()

    await page.goto(await departureWithSeats(firstDay, planUrl))
    await expectGoodPage()
    await page.locator('[name=adults]').fill('2')
    await page.getByRole('button', { name: t('booking:party.hold') }).click()
    await page.waitForURL(/\/contact$/)
    await expectGoodPage()
    await page.locator('[name=name]').fill('Test Visitor')
    await page.locator('[name=email]').fill('visitor@example.test')
    await page.getByRole('button', { name: t('booking:contact.next') }).click()
    await page.waitForURL(/\/confirm$/)
    await expectGoodPage()
    await page.locator('[name=acceptsTerms]').check()
    await page.locator('[name=declaresAdult]').check()
    await page.locator('main form button[type=submit]').first().click()

    await page.waitForURL((url) => url.origin === server.sandboxOrigin)
    await page.locator('[name=card]').fill('4242 4242 4242 4242')
    await page.locator('[name=expiry]').fill('12/39')
    await page.locator('[name=cvc]').fill('123')
    await page.locator('form button').first().click()
    await page.waitForURL(/\/bookings\/[0-9a-z]{26}$/)
    const bookingUrl = page.url()
    await expectGoodPage()
    expect(await page.locator('main').innerText()).toMatch(/MGR-/)

    await page.goto(`${bookingUrl}/voucher`)
    await expectGoodPage()
    const calendar = await page.request.get(`${bookingUrl}/calendar.ics`)
    expect(await calendar.text()).toContain('BEGIN:VEVENT')

    await page.goto(planUrl)
    expect(await page.locator('article[id^="departure-"]').count()).toBe(1)

    await page.goto(`${bookingUrl}/cancel`)
    await expectGoodPage()
    await page.getByRole('button', { name: t('booking:cancel.submit') }).click()
    await page.waitForURL(bookingUrl)
    await page.goto(planUrl)
    expect(await page.locator('article[id^="departure-"]').count()).toBe(0)
    expect(faults).toEqual([])
  })

  /** No serious accessibility violation, no sideways scrolling, and the page is in its language. */
  async function expectGoodPage() {
    const at = page.url()
    expect(await page.locator('html').getAttribute('lang'), at).toBe(language)
    if (browsing.hasJavaScript) expect(await seriousViolations(page), at).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${at} scrolls sideways`).toBeLessThanOrEqual(0)
  }

  async function departureWithSeats(firstDay: string, planUrl: string): Promise<string> {
    const itineraryId = planUrl.split('/').at(-1)
    await page.goto(`${server.origin}/${language}/tours/sample-uji-river-and-tea`)
    await expectGoodPage()
    const links = await page.locator('a[href*="/departures/"]').all()
    for (const link of links) {
      const href = (await link.getAttribute('href'))!
      const text = await link.evaluate((element) => element.closest('tr,li,article')?.innerHTML ?? '')
      const date = /datetime="(\d{4}-\d{2}-\d{2})/i.exec(text)?.[1]
      if (date && date >= firstDay && date <= addDays(firstDay, 2)) {
        return new URL(`${href.split('?')[0]}?itinerary=${itineraryId}`, server.origin).href
      }
    }
    throw new Error(`No departure from ${firstDay} on among ${links.length}`)
  }
})
