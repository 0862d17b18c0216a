import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { openDatabase } from '#db/connection.ts'
import { seriousViolations } from '#tests/support/accessibility.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { openBrowser } from '#tests/support/chromium.ts'

/** Every kind of page of the catalog, as a visitor meets it. */
const PAGES = [
  '/areas',
  '/areas/uji-kyoto',
  '/works',
  '/works?q=nothing-has-this-title',
  '/works/k-on',
  '/places',
  '/places?kind=temple&prefecture=26',
  '/places/heritage-6',
  '/places/sample-uji-kitchen',
  '/prefectures/26',
  '/food',
  '/food?category=beef',
  '/gi-products/maff-37',
  '/gi-products/nta-nihonshu-sake',
  '/dishes/d26-020',
  '/search',
  '/search?q=uji',
  '/search?q=uji&in=places',
  '/search?q=nothing-has-this-name',
  '/search?q=34.8892,135.8077',
  '/credits',
  '/terms',
  '/privacy',
  '/disclosure',
]
const MISSING = [
  '/nowhere',
  '/areas/nowhere',
  '/places/nothing',
  '/works/nothing',
  '/dishes/d00-000',
  '/prefectures/99',
]

let server: BuiltServer
let samplePlace: string
beforeAll(async () => {
  server = await startBuiltServer()
  const db = openDatabase(server.databaseUrl)
  const sample = db.selectFrom('places').select('id').where('is_sample', '=', 1).orderBy('id')
  samplePlace = (await sample.executeTakeFirstOrThrow()).id
  await db.updateTable('places').set({ protection: 'hidden' }).where('id', '=', 'heritage-3').execute()
  await db.destroy()
})
afterAll(() => server.stop())

describe.each([
  { language: 'en', locale: 'en-GB', width: 1280, colorScheme: 'light' },
  { language: 'ja', locale: 'ja', width: 390, colorScheme: 'dark' },
] as const)('the catalog in $language at $width px, $colorScheme', ({ language, ...browsing }) => {
  let browser: BrowserContext
  let page: Page
  let faults: string[] = []

  beforeAll(async () => {
    browser = await openBrowser(browsing)
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  })
  afterAll(() => browser.close())

  it.each(PAGES)('%s can be read by everybody', { timeout: 60_000 }, async (path) => {
    faults = []
    const address = path.replace('sample-uji-kitchen', samplePlace)
    const answer = await page.goto(`${server.origin}/${language}${address}`)
    expect(answer?.status()).toBe(200)
    await expectGoodPage(path)
    expect(faults).toEqual([])
  })

  it.each(MISSING)('%s says in words that it is not there', { timeout: 60_000 }, async (path) => {
    const answer = await page.goto(`${server.origin}/${language}${path}`)
    expect(answer?.status()).toBe(404)
    await expectGoodPage(path)
    const words = sayWith(translateFor(language))('errors:page.404.title')
    expect(await page.locator('h1').innerText()).toBe(words)
  })

  async function expectGoodPage(path: string) {
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await seriousViolations(page)).toEqual([])
    const { overflow, headings, untold } = await page.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - window.innerWidth,
      headings: [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(({ tagName }) => Number(tagName[1])),
      untold: [...document.querySelectorAll('main a')].filter(
        (link) =>
          getComputedStyle(link).textDecorationLine === 'none' &&
          !link.classList.contains('no-underline') &&
          !link.closest('.maplibregl-map'),
      ).length,
    }))
    expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    expect(
      headings.filter((level) => level === 1),
      `${path} has one title`,
    ).toHaveLength(1)
    expect(
      headings.filter((level, index) => level > (headings[index - 1] ?? 0) + 1),
      'no level is left out',
    ).toEqual([])
    expect(untold, `${path} has links that only their colour tells`).toBe(0)
  }
})

describe('what the pages of the catalog tell machines', () => {
  it.each(['/places/heritage-6', '/areas/uji-kyoto', '/works/k-on', '/gi-products/maff-37', '/dishes/d26-020'])(
    '%s has a title, a description and its other language',
    async (path) => {
      const { pathname } = new URL((await fetch(`${server.origin}/en${path}`)).url)
      expect(pathname.startsWith(`/en${path}`)).toBe(true)
      const html = await read(pathname)
      expect(html).toMatch(/<title>[^<]+ – Meguri<\/title>/)
      expect(html).toMatch(/<meta name="description" content="[^"]{20,}"/)
      expect(html).toContain(`<link rel="canonical" href="${server.origin}${pathname}"`)
      expect(html).toMatch(new RegExp(`hrefLang="ja" href="${server.origin}/ja${pathname.slice(3)}"`, 'i'))
    },
  )

  it('a sample asks search engines to pass by and says what it is; a real place does not', async () => {
    const sample = await read(`/en/places/${samplePlace}`)
    expect(sample).toContain('name="robots" content="noindex"')
    expect(sample).toContain(en('common:sample_explained'))
    expect(await read('/en/places/heritage-6')).not.toContain('noindex')
  })

  it('a hidden place is not there', async () => {
    const answer = await fetch(`${server.origin}/en/places/heritage-3`)
    expect(answer.status).toBe(404)
  })

  it.each([
    ['/places/heritage-6', 'catalog:confirmation.not_yet'],
    ['/gi-products/maff-37', 'catalog:confirmation.agrees_with_register'],
    ['/dishes/d26-020', 'catalog:confirmation.unrecorded'],
    ['/works/k-on', 'catalog:confirmation.unrecorded'],
    ['/prefectures/26', 'catalog:confirmation.unrecorded'],
  ])('%s says of its confirmation just what the data says, with source, licence and date', async (path, key) => {
    const html = await read(`/en${path}`)
    const told = /<aside[^>]*border-t[^>]*>([\s\S]*?)<\/aside>/.exec(html)?.[1] ?? ''
    expect(told).toContain(en(key))
    expect(told).toContain(en('catalog:source.licence'))
    expect(told).toMatch(/<time dateTime="20\d\d-\d\d-\d\d"/i)
  })

  it('a name without English is read in Latin letters, marked as Japanese, beside the Japanese', async () => {
    const html = await read('/en/places/heritage-104')
    expect(html).toMatch(/<h1[^>]*>(<span[^>]*>)*<span lang="ja-Latn"[^>]*>(<[^>]*>)*Hikasakofungun/)
    expect(html).toMatch(/<h1[^>]*>.*<span lang="ja"[^>]*>日笠古墳群/)
    expect(await read('/ja/places/heritage-104')).not.toContain('ja-Latn"')
  })

  it.each(['', 'a', '宇', 'u'.repeat(500), `"'<script>`, 'ＵＪＩ', '🍵', '100%', '   '])(
    'the search answers %j',
    async (query) => {
      const answer = await fetch(`${server.origin}/en/search?q=${encodeURIComponent(query)}`)
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toContain('"<script>')
    },
  )

  it.each([
    '34.8892, 135.8077',
    'https://www.google.com/maps/place/x/@34.88,135.8,17z/data=!3d34.8892!4d135.8077',
    'https://www.openstreetmap.org/#map=17/34.8892/135.8077',
  ])('the search tells what lies near %s, nearest first', async (query) => {
    const html = await read(`/en/search?q=${encodeURIComponent(query)}`)
    expect(html).toContain('Places near 34.8892, 135.8077')
    const shown = [...html.matchAll(/href="\/en\/places\/([\w-]+)/g)].map(([, id]) => id)
    expect(shown[0]).toBe('byodoin')
    expect(shown).toContain('uji-bridge')
  })

  it('the search says of a short link that only its map can read it', async () => {
    expect(await read('/en/search?q=https://maps.app.goo.gl/abc')).toContain(en('catalog:search.link_without_point'))
  })
})

const en = sayWith(translateFor('en'))

async function read(path: string): Promise<string> {
  const answer = await fetch(server.origin + path)
  expect(answer.status, path).toBe(200)
  return (await answer.text()).replaceAll('&#x27;', "'")
}
