import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { seriousViolations } from '#tests/support/accessibility.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'

/** The rooms behind the doors, each as its own person sees it: account, guide, board, operator. */
let server: BuiltServer
beforeAll(async () => {
  server = await startBuiltServer()
})
afterAll(() => server.stop())

const LOOKS = [
  { language: 'en', locale: 'en-GB', width: 1280, colorScheme: 'light' },
  { language: 'ja', locale: 'ja', width: 390, colorScheme: 'dark' },
] as const

describe.each(LOOKS)('in $language at $width px, $colorScheme', ({ language, width, ...look }) => {
  const t = sayWith(translateFor(language))
  let browser: BrowserContext
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    browser = await openBrowser({ width, height: 860, ...look })
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  })
  afterAll(() => browser.close())

  it('a visitor without a password follows the link of the outbox, and signs out again', {
    timeout: 120_000,
  }, async () => {
    const email = `new-${language}@example.test`
    await visit('/account/sign-in')
    await page.locator('[name=email]').fill(email)
    await page.getByRole('button', { name: t('account:sign_in.send_link') }).click()
    await page.waitForURL(/\/check$/)
    await expectGoodPage()

    await signIn('operator@example.test')
    await visit('/operator')
    await visit('/operator/ledger')
    await visit(`/operator/outbox?to=${email}`)
    await page.locator('main table tbody a').first().click()
    await page.waitForURL(/\/outbox\/\w{20,}$/)
    await expectGoodPage()
    const link = await page.locator('main a[href*="/sign-in/link?token="]').getAttribute('href')
    await browser.clearCookies()

    await page.goto(link!)
    await expectGoodPage()
    await page.getByRole('button', { name: t('account:sign_in.submit') }).click()
    await page.waitForURL(/\/account$/)
    await expectGoodPage()
    expect(await page.locator('h1').innerText()).toContain(email)
    await page.getByRole('button', { name: t('account:sign_out') }).click()
    await page.waitForURL(new RegExp(`/${language}$`))
    await page.goto(`${server.origin}/${language}/account`)
    expect(page.url()).toContain('/account/sign-in?next=')
    expect(faults).toEqual([])
  })

  it('a guide sees the coming weeks and a departure', { timeout: 120_000 }, async () => {
    await signIn('guide@example.test')
    await visit('/account')
    await visit('/guide')
    await visit('/guide?show=booked&from=2027-01-04')
    await visit('/guide')
    await page.locator('main a[href*="/guide/departures/"]').first().click()
    await page.waitForURL(/\/guide\/departures\/[\w-]+$/)
    await expectGoodPage()
    expect(faults).toEqual([])
  })

  it('a board finds a record, is told what is wrong with it, and confirms it', { timeout: 120_000 }, async () => {
    await signIn('board@example.test')
    await visit('/board/measures')
    await visit('/board/places?publication=published&kind=shrine&needs=confirmation&sort=changed')
    await page.locator('main table tbody a').first().click()
    await page.waitForURL(/\/board\/places\/[\w-]+$/)
    const place = page.url()
    await expectGoodPage()

    await page.locator('[name=hours_kind][value=times]').check()
    for (const day of ['Mo', 'Tu', 'Fr']) await page.locator(`[name="hours_days_0[]"][value=${day}]`).check()
    await page.locator('[name=hours_from_0]').fill('09:00')
    await page.locator('[name=hours_to_0]').fill('17:00')
    await page.getByRole('button', { name: t('board:preview.show') }).click()
    const words = page.locator('[role=status] li')
    await words.filter({ hasText: '09:00' }).waitFor()
    expect(await words.count()).toBe(1)
    await expectGoodPage()

    const coordinates = page.locator('[name=coordinates]')
    const [lat, lng] = (await coordinates.inputValue()).split(', ')
    await coordinates.fill(`${lng}, ${lat}`)
    await page.locator('[name=is_confirmed]').check()
    await save()
    await page.locator('#coordinates-error').waitFor()
    expect(await page.locator('#coordinates-error').innerText()).toBe(t('errors:field.coordinates_swapped'))
    expect(await page.locator('#note-error').innerText()).toBe(t('errors:field.note_for_confirmation'))
    expect(await page.locator('[name="hours_days_0[]"]:checked').count()).toBe(3)
    expect(await page.locator('[name=hours_from_0]').inputValue()).toBe('09:00')
    await expectGoodPage()

    await coordinates.fill('35.6812, 139.7671')
    await page.locator('[name=note]').fill('Asked at the office')
    await save()
    await page.getByText(t('errors:field.coordinates_outside_region')).first().waitFor()

    await coordinates.fill(`${lat}, ${lng}`)
    await save()
    await page.waitForURL(`${place}?saved`)
    await expectGoodPage()
    expect(await page.locator('main').innerText()).toContain(t('board:place.confirmed_on'))
    expect(await page.locator('main ol').innerText()).toContain('Asked at the office')
    // Answers of 422 are told on the console by the browser itself.
    expect(faults.filter((fault) => !/422/.test(fault))).toEqual([])
  })

  async function save() {
    await page
      .getByRole('button', { name: t('common:save'), exact: true })
      .last()
      .click()
  }

  async function visit(path: string) {
    await page.goto(`${server.origin}/${language}${path}`)
    await expectGoodPage()
  }

  /** No serious accessibility violation, no sideways scrolling, and the page is in its language. */
  async function expectGoodPage() {
    const at = page.url()
    expect(await page.locator('html').getAttribute('lang'), at).toBe(language)
    expect(await seriousViolations(page), at).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${at} scrolls sideways`).toBeLessThanOrEqual(0)
  }

  async function signIn(email: string) {
    await browser.clearCookies()
    const form = { way: 'password', account: email, password: 'meguri-demo' }
    const headers = { origin: server.origin }
    await page.request.post(`${server.origin}/${language}/account/sign-in`, { form, headers, maxRedirects: 0 })
  }
})
