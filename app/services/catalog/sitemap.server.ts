import { LANGUAGES } from '#app/domain/values/locale.ts'
import { type Urls, urlsFor } from '#app/urls.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import { pageDishes } from '#db/repositories/catalog-pages.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as tours from '#db/repositories/tours.ts'
import * as works from '#db/repositories/works.ts'

type PageOf = (urls: Urls) => string

/** Each record has an address a language; the format allows 50,000 a file. */
const PLACES_A_FILE = 5_000
const MOST_DISHES = 10_000

/** The files of the sitemap, as many as the places need. */
export async function sitemapFiles(db: Database, placesAFile = PLACES_A_FILE): Promise<string[]> {
  const files = Math.max(1, Math.ceil((await places.countReal(db)) / placesAFile))
  return ['pages', 'dishes', ...Array.from({ length: files }, (_, index) => `places-${index + 1}`)]
}

/** The pages of one file; null for a file that is not there. Samples are not for search engines. */
export async function sitemapPages(db: Database, file: string, placesAFile = PLACES_A_FILE): Promise<PageOf[] | null> {
  if (file === 'pages') return [...FIXED, ...(await recordPages(db))]
  if (file === 'dishes') {
    const dishes = await pageDishes(db, { limit: MOST_DISHES, after: null, q: null, prefectureCode: null })
    return pagesOf(dishes.ids, (urls) => urls.dish)
  }
  const number = Number(/^places-([1-9]\d{0,4})$/.exec(file)?.[1])
  if (!number) return null
  const ids = await places.findRealIds(db, { limit: placesAFile, offset: (number - 1) * placesAFile })
  return ids.length > 0 || number === 1 ? pagesOf(ids, (urls) => urls.place) : null
}

async function recordPages(db: Database): Promise<PageOf[]> {
  const realTours = (await tours.findAllPublished(db)).filter(({ isSample }) => !isSample)
  const prefectures = (await regions.findAllPrefectures(db)).map(({ code }) => code)
  return [
    ...pagesOf(idsOf(await areas.findAll(db)), (urls) => urls.area),
    ...pagesOf(prefectures, (urls) => urls.prefecture),
    ...pagesOf(idsOf(await works.findAll(db)), (urls) => urls.work),
    ...pagesOf(idsOf(await giProducts.findAll(db)), (urls) => urls.giProduct),
    ...pagesOf(idsOf(realTours), (urls) => urls.tour),
  ]
}

const FIXED: PageOf[] = [
  (urls) => urls.home,
  (urls) => urls.plan,
  (urls) => urls.areas,
  (urls) => urls.works,
  (urls) => urls.places,
  (urls) => urls.food,
  (urls) => urls.tours,
  (urls) => urls.openData,
  (urls) => urls.credits,
]

function idsOf(records: { id: string }[]): string[] {
  return records.map(({ id }) => id)
}

function pagesOf(ids: string[], address: (urls: Urls) => (id: string) => string): PageOf[] {
  return ids.map((id) => (urls) => address(urls)(id))
}

/** One file: every page in each language, each with its other languages. */
export function sitemapXml(pages: readonly PageOf[], origin: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map((page) => entriesOf(page, origin)).join('\n')}
</urlset>
`
}

export function sitemapIndexXml(files: readonly string[], origin: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map((file) => `<sitemap><loc>${escapeXml(`${origin}/sitemaps/${file}.xml`)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`
}

function entriesOf(page: PageOf, origin: string): string {
  const addresses = LANGUAGES.map((language) => ({ language, address: escapeXml(origin + page(urlsFor(language))) }))
  const alternates = addresses
    .map(({ language, address }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`)
    .join('')
  return addresses.map(({ address }) => `<url><loc>${address}</loc>${alternates}</url>`).join('\n')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
