import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDateOf, weekday } from '#app/domain/values/time.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { formatDay } from '#app/ui/text/figures.tsx'
import { addBareRecords } from '#tests/support/bare-records.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'

const TODAY = localDateOf(Math.floor(Date.now() / 1000))
const SOON = addDays(TODAY, 30)
const MONDAY = addDays(SOON, (8 - weekday(SOON)) % 7)
const LEAST = { firstDay: SOON, lastDay: addDays(SOON, 2), areaIds: 'uji-kyoto', adults: '2' }
/** One field of each kind, in and out of the folds: all of it has to come back. */
const KEPT = {
  interests: 'food',
  diets: 'vegan',
  arrivalStation: 'Uji-no-no',
  arrivalTime: '10:15',
  budgetYen: '45,000',
  walkLimitMeters: '7000',
  travelMode: 'transit',
  pace: 'calm',
  childAges: '4, 9',
}

let server: BuiltServer
let browser: BrowserContext
beforeAll(async () => {
  server = await startBuiltServer()
  await addBareRecords(server.databaseUrl)
  browser = await openBrowser({ width: 390, height: 860 })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe.each(['en', 'ja'] as const)('bad input in the plan form, in %s', (language) => {
  const t = sayWith(translateFor(language))
  const say = (kind: string, values = {}) => t(`errors:trip.${kind}`, values)
  const on = (day: string) => formatDay(day, language)

  it.each<[string, Record<string, string>, field: string, sentence: () => string]>([
    [
      'days in the past',
      { firstDay: addDays(TODAY, -2), lastDay: addDays(TODAY, -1) },
      'firstDay',
      () => say('day_in_past', { today: on(TODAY) }),
    ],
    ['an end before the start', { lastDay: addDays(SOON, -1) }, 'lastDay', () => say('end_before_start')],
    ['sixty days', { lastDay: addDays(SOON, 59) }, 'lastDay', () => say('too_many_days', { max: 21, days: 60 })],
    ['a day that no calendar has', { firstDay: '2027-02-30' }, 'firstDay', () => say('not_a_day')],
    ['nobody', { adults: '0' }, 'adults', () => say('no_adult')],
    ['a child alone', { adults: '0', childAges: '9' }, 'adults', () => say('child_alone')],
    ['a child of 99', { childAges: '99' }, 'childAges', () => say('too_big', { max: 17 })],
    [
      'a child without an age',
      { childCount: '2', childAges: '9' },
      'childAges',
      () => t('errors:field.child_age_missing'),
    ],
    ['nowhere', { areaIds: '' }, 'areaIds', () => say('no_area_or_work')],
    ['an area nobody knows', { areaIds: 'atlantis' }, 'areaIds', () => say('area_not_found')],
    ['a work without places', { areaIds: '', workIds: 'bare-work' }, 'workIds', () => say('work_without_places')],
    ['an area without records', { areaIds: 'bare-area' }, 'areaIds', () => say('area_without_places')],
    [
      'an area where all is closed that day',
      { areaIds: 'closed-area', firstDay: MONDAY, lastDay: MONDAY },
      'firstDay',
      () => say('nothing_open', { count: 1 }),
    ],
    [
      'no time left after arriving',
      { lastDay: SOON, arrivalStation: 'Numazu', arrivalTime: '23:50' },
      'arrivalTime',
      () => say('no_time_left'),
    ],
    [
      'a station nobody knows',
      { arrivalStation: 'Atlantis', arrivalTime: '10:00' },
      'arrivalStation',
      () => say('station_not_found'),
    ],
    ['a train without its time', { arrivalStation: 'Numazu' }, 'arrivalTime', () => say('required')],
    ['a budget of nothing', { budgetYen: '12' }, 'budgetYen', () => say('too_small', { min: 1000 })],
  ])('%s', async (_name, changes, field, sentence) => {
    const page = await post(language, { ...LEAST, ...changes })
    expect(page.status).toBe(422)
    expect(page.html).toContain(`<html lang="${language}"`)
    expect(page.errorAt(field)).toBe(sentence())
    expect(page.html).toMatch(/role="alert" autofocus=""/)
    expect(page.html).toContain(`href="#field-${field}"`)
    expect(page.html).not.toContain('\0')
  })

  it('keeps every field, and opens the folds that hold something', async () => {
    const { html, status } = await post(language, { ...LEAST, ...KEPT, adults: '0' })
    expect(status).toBe(422)
    for (const name of ['arrivalStation', 'arrivalTime', 'budgetYen', 'walkLimitMeters', 'childAges'] as const) {
      expect(html).toMatch(new RegExp(`<input(?=[^>]*name="${name}")(?=[^>]*value="${KEPT[name]}")`))
    }
    for (const value of ['uji-kyoto', 'food', 'vegan', 'calm']) {
      expect(html).toMatch(new RegExp(`<input(?=[^>]*value="${value}")(?=[^>]*checked)`))
    }
    expect(html.match(/<details open=""/g)).toHaveLength(3)
  })

  it('tells all that is wrong at once', async () => {
    const page = await post(language, { firstDay: '', lastDay: '', adults: 'two', budgetYen: 'much' })
    expect(page.status).toBe(422)
    expect(page.html).toContain(t('errors:summary', { count: 5 }))
    expect(page.errorAt('areaIds')).toBe(say('no_area_or_work'))
  })

  it('a body of ten megabytes is refused in words, and nothing of it is read', async () => {
    const answer = await fetch(`${server.origin}/${language}/plan`, {
      method: 'POST',
      headers: { origin: server.origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: `firstDay=${'x'.repeat(10 * 1024 * 1024)}`,
    })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain(t('errors:page.413.title'))
  })

  it('programs are told of unknown fields and of coordinates in the wrong order or abroad', async () => {
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = { 'accept-language': language, 'content-type': 'application/json' }
      const answer = await fetch(server.origin + path, { ...init, headers })
      const { errors } = (await answer.json()) as { errors: { field: string; kind: string; detail: string }[] }
      return `${answer.status} ${errors.map(({ field, kind, detail }) => `${field} ${kind} ${detail}`).join(' ')}`
    }
    const trip = { firstDay: SOON, lastDay: SOON, areaIds: ['uji-kyoto'], colour: 'red' }
    expect(await ask('/api/v1/itineraries', { method: 'POST', body: JSON.stringify(trip) })).toBe(
      `422 colour unknown_field ${say('unknown_field', { name: 'colour' })}`,
    )
    const swapped = t('api:query.swapped_coordinates', { parameter: 'near', order: 'lat,lng' })
    expect(await ask('/api/v1/places?near=135.8,34.9')).toBe(`400 near swapped_coordinates ${swapped}`)
    const abroad = t('api:query.outside_japan')
    expect(await ask('/api/v1/places?near=48.85,2.35')).toBe(`400 near outside_japan ${abroad}`)
    expect(await ask('/api/v1/places?bbox=34,135,35,136')).toMatch(/^400 bbox swapped_coordinates/)
  })
})

describe('in a browser', () => {
  const t = sayWith(translateFor('en'))
  let page: Page
  const faults: string[] = []
  const openPlan = async (query = '') => {
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.goto(`${server.origin}/en/plan${query}`)
    await page.locator('[name=childCount]').waitFor()
  }
  const submit = () => page.getByRole('button', { name: t('plan:submit') }).click()

  it('a refused form has the focus on what is wrong, which leads to its field; nothing typed is lost', async () => {
    await openPlan()
    await page.locator('summary', { hasText: t('plan:fold.around') }).click()
    await page.locator('[name=budgetYen]').fill('12')
    await page.locator('summary', { hasText: t('plan:fold.around') }).click()
    await page.locator('[name=adults]').fill('0')
    await submit()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await alert.getByRole('link').count()).toBe(3)
    expect(await page.locator('[name=budgetYen]').isVisible()).toBe(true)
    expect(await page.locator('[name=budgetYen]').inputValue()).toBe('12')
    await alert.locator('a[href="#field-budgetYen"]').press('Enter')
    expect(await page.locator('[name=budgetYen]').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(faults).toEqual([])
  })

  it('a work is found by a few letters in either script, ticked, shown and taken away again', async () => {
    await openPlan()
    const search = page.getByRole('searchbox', { name: t('plan:work_search') })
    await search.fill('ひょうか')
    await search.fill('氷菓')
    expect(await page.locator('label:visible:has([name=workIds])').count()).toBe(1)
    await page.locator('label:visible:has([name=workIds])').click()
    await search.fill('')
    const chip = page.getByRole('button', { name: /^Remove Hyouka/ })
    expect(await page.locator('[data-stays]').innerText()).toContain(t('plan:bar.works', { count: 1 }))
    await chip.click()
    await chip.waitFor({ state: 'detached' })
    expect(await page.locator('[name=workIds]:checked').count()).toBe(0)
  })

  it('children are counted and each has an age; one that is left open is asked for', async () => {
    await openPlan('?area=uji-kyoto')
    await page.locator('[name=childCount]').selectOption('2')
    await page.locator('[name=childAges]').first().selectOption('4')
    await submit()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain(t('errors:field.child_age_missing'))
    expect(
      await page.locator('[name=childAges]').evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value)),
    ).toEqual(['4', ''])
  })

  it('a station is found, taken by the keyboard and announced', async () => {
    await openPlan('?area=uji-kyoto')
    await page.locator('summary', { hasText: t('plan:fold.trains') }).click()
    const field = page.getByRole('combobox', { name: t('plan:arrival_station') })
    await field.pressSequentially('うじ')
    await field.fill('宇治')
    const options = page.getByRole('listbox').getByRole('option')
    await options.first().waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    expect(await page.getByRole('status').allInnerTexts()).toContainEqual(expect.stringMatching(/^\d stations found/))
    await field.press('ArrowDown')
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'))
    expect(await options.first().getAttribute('aria-selected')).toBe('true')
    await field.press('Enter')
    expect(await options.count()).toBe(0)
    expect(await field.inputValue()).toMatch(/uji/i)
    expect(await page.locator('[name=arrivalStationChoice]').inputValue()).not.toBe('')
    await field.fill('宇')
    await options.first().waitFor()
    await field.press('Escape')
    expect(await options.count()).toBe(0)
    expect(new URL(page.url()).pathname).toBe('/en/plan')
  })

  it('the way back from the plan finds the form as it was, and it can be begun anew', { timeout: 60_000 }, async () => {
    await openPlan()
    await page.locator('[name=firstDay]').fill(SOON)
    expect(await page.locator('[name=lastDay]').inputValue()).toBe(addDays(SOON, 2))
    await page.locator('[name=areaIds][value=uji-kyoto]').check()
    await page.locator('[name=interests][value=food]').check()
    await page.locator('[name=childCount]').selectOption('1')
    await page.locator('[name=childAges]').selectOption('7')
    await page.locator('[name=pace][value=calm]').check()
    await submit()
    await page.waitForURL(/\/itineraries\/[0-9a-z]{26}$/)
    await page.goBack()
    await page.getByText(t('plan:draft')).waitFor()
    expect(await page.locator('[name=firstDay]').inputValue()).toBe(SOON)
    expect(await page.locator('[name=areaIds]:checked').inputValue()).toBe('uji-kyoto')
    expect(await page.locator('[name=interests]:checked').inputValue()).toBe('food')
    expect(await page.locator('[name=childAges]').inputValue()).toBe('7')
    expect(await page.locator('[name=pace]:checked').inputValue()).toBe('calm')
    await page.getByRole('button', { name: t('plan:draft_forget') }).click()
    expect(await page.locator('[name=areaIds]:checked').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('by keyboard the skip link comes first and no field is reached under a bar', async () => {
    await openPlan()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main')
    await page.keyboard.press('Enter')
    const hidden: string[] = []
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab')
      const under = await page.evaluate(() => {
        const element = document.activeElement!
        const box = element.getBoundingClientRect()
        const bars = [...document.querySelectorAll('[data-stays],nav.sticky')].filter((bar) => !bar.contains(element))
        const isUnder = bars.some((bar) => {
          const edge = bar.getBoundingClientRect()
          return edge.height > 0 && box.bottom > edge.top + 1 && box.top < edge.bottom
        })
        return isUnder && document.querySelector('main')!.contains(element) ? element.outerHTML.slice(0, 120) : ''
      })
      if (under) hidden.push(under)
    }
    expect(hidden).toEqual([])
  })
})

async function post(language: string, fields: Record<string, string>) {
  const answer = await fetch(`${server.origin}/${language}/plan`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin, accept: 'text/html' },
    body: new URLSearchParams(fields),
  })
  const html = await answer.text()
  const errorAt = (field: string) => {
    const found = new RegExp(`<p id="${field}-error"[^>]*>([^<]*)<`).exec(html)?.[1]
    return found?.replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
  }
  return { status: answer.status, html, errorAt }
}
