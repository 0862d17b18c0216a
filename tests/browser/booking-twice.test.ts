import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'
import { type BookingHouse, openBookingHouse } from '#tests/journeys/booking-house.ts'
import { openBrowser } from '#tests/support/chromium.ts'

/** What people do with a browser while they pay: click twice, open a second tab, go back. One charge in the end. */
let house: BookingHouse
beforeAll(async () => {
  house = await openBookingHouse()
})
afterAll(() => house.stop())

describe.each(['en', 'ja'] as const)('a booking made twice, in %s', (language) => {
  const t = sayWith(translateFor(language))
  const booked = t('booking:state.CONFIRMED.title')
  let browser: BrowserContext
  let page: Page
  beforeEach(async () => {
    browser = await openBrowser({ width: 390, locale: language, timezoneId: 'Europe/Berlin' })
    page = await browser.newPage()
  })
  afterEach(() => browser.close())

  it('the total follows what is typed, a double click holds once, and the clock runs in both zones', async () => {
    const departureId = await house.departure()
    await openDeparture(departureId)
    await page.locator('[name=adults]').fill('3')
    await page.getByText('24,000').first().waitFor()
    await page.getByRole('button', { name: t('booking:party.hold') }).dblclick()
    await page.waitForURL(/\/contact$/)
    await page.getByRole('timer').waitFor()
    expect(await page.locator('main').innerText()).toContain(t('booking:time.yours', { time: '|' }).split('|')[0])
    const made = await bookings.findAllByDepartureId(house.db, departureId)
    expect(made).toHaveLength(1)
    expect(made[0]).toMatchObject({ totalYen: 24_000, timeZone: 'Europe/Berlin', seats: 3 })
    expect(await departures.countSeatsTaken(house.db, departureId, Math.floor(Date.now() / 1000))).toBe(3)
  })

  it('two tabs pay one hold: one charge, and the late tab is told so', { timeout: 60_000 }, async () => {
    const id = await toFinalCheck()
    const other = await browser.newPage()
    await other.goto(page.url())
    await agreeAndGo(page)
    await agreeAndGo(other)
    expect(other.url()).toBe(page.url())
    await pay(page)
    await page.getByText(booked, { exact: true }).waitFor()
    await pay(other)
    expect(await other.locator('main').innerText()).toContain(language === 'en' ? 'is paid' : 'お支払いは完了')
    await other.goto(`${house.server.origin}/${language}/bookings/${id}/return`)
    await other.getByText(booked, { exact: true }).waitFor()
    expect(await house.chargedFor(id)).toEqual({ charges: 1, chargedYen: 16_000, refundedYen: 0 })
  })

  it('the back button after paying leads to what is paid, not to paying again', { timeout: 60_000 }, async () => {
    const id = await toFinalCheck()
    const finalCheck = page.url()
    await agreeAndGo(page)
    await pay(page)
    await page.getByText(booked, { exact: true }).waitFor()
    await goBack()
    await goBack()
    await page.goto(finalCheck)
    await page.getByText(booked, { exact: true }).waitFor()
    expect(page.url()).toBe(`${house.server.origin}/${language}/bookings/${id}`)
    expect(await page.getByRole('button', { name: /16,000/ }).count()).toBe(0)
    expect(await house.chargedFor(id)).toEqual({ charges: 1, chargedYen: 16_000, refundedYen: 0 })
    expect(await house.disagreements()).toEqual([])
  })

  /** Between two origins the browser swaps its process; for a moment it has no page that could go back. */
  async function goBack(): Promise<void> {
    await expect
      .poll(() => page.goBack().then(() => 'gone back', String), { timeout: 10_000, interval: 200 })
      .not.toContain('Not attached to an active page')
  }

  async function openDeparture(departureId: string): Promise<void> {
    await page.goto(`${house.server.origin}/${language}/departures/${departureId}`)
    // The zone is filled in by the page's script: then it listens.
    await page.locator('input[name=timeZone][value="Europe/Berlin"]').waitFor({ state: 'attached' })
  }

  async function toFinalCheck(): Promise<string> {
    await openDeparture(await house.departure())
    await page.getByRole('button', { name: t('booking:party.hold') }).click()
    await page.waitForURL(/\/contact$/)
    await page.locator('[name=name]').fill('Alex Tester')
    await page.locator('[name=email]').fill('alex@example.test')
    await page.getByRole('button', { name: t('booking:contact.next') }).click()
    await page.waitForURL(/\/confirm$/)
    return /\/bookings\/([0-9a-z]{26})\//.exec(page.url())![1]!
  }

  async function agreeAndGo(tab: Page): Promise<void> {
    await tab.locator('[name=acceptsTerms]').check()
    await tab.locator('[name=declaresAdult]').check()
    await tab.getByRole('button', { name: /16,000/ }).click()
    await tab.waitForURL((url) => url.origin === house.server.sandboxOrigin)
  }

  async function pay(tab: Page): Promise<void> {
    await tab.locator('[name=card]').fill('4242 4242 4242 4242')
    await tab.locator('[name=expiry]').fill('12/39')
    await tab.locator('[name=cvc]').fill('123')
    await tab.locator('form button').first().click()
    await tab.waitForLoadState()
  }
})
