import { LANGUAGES } from '#app/domain/values/locale.ts'
import { type Urls, urlsFor } from '#app/urls.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as tours from '#db/repositories/tours.ts'
import * as works from '#db/repositories/works.ts'

type PageOf = (urls: Urls) => string

/** Each record has an address a language; the format allows 50,000 a file. */
const PLACES_A_FILE = 5_000

/** The files of the sitemap, as many as the places need. */
export async function sitemapFiles(db: Database, placesAFile = PLACES_A_FILE): Promise<string[]> {
  const files = Math.max(1, Math.ceil((await places.countReal(db)) / placesAFile))
  return ['pages', 'dishes', ...Array.from({ length: files }, (_, index) => `places-${index + 1}`)]
}

/** The pages of one file; null for a file that is not there. Samples are not for search engines. */
export async function sitemapPages(db: Database, file: string, placesAFile = PLACES_A_FILE): Promise<PageOf[] | null> {
  if (file === 'pages') return [...FIXED, ...(await recordPages(db))]
  if (file === 'dishes') {
    return pagesOf(await dishes.findAll(db), (urls) => urls.dish)
  }
  const number = Number(/^places-([1-9]\d{0,4})$/.exec(file)?.[1])
  if (!number) return null
  const named = await places.findRealNames(db, { limit: placesAFile, offset: (number - 1) * placesAFile })
  return named.length > 0 || number === 1 ? pagesOf(named, (urls) => urls.place) : null
}

async function recordPages(db: Database): Promise<PageOf[]> {
  const realTours = (await tours.findAllPublished(db)).filter(({ isSample }) => !isSample)
  return [
    ...pagesOf(await areas.findAll(db), (urls) => urls.area),
    ...pagesOf(await regions.findAllPrefectures(db), (urls) => urls.prefecture),
    ...pagesOf(await works.findAll(db), (urls) => urls.work),
    ...pagesOf(await giProducts.findAll(db), (urls) => urls.giProduct),
    ...pagesOf(realTours, (urls) => urls.tour),
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

function pagesOf<Record>(records: readonly Record[], address: (urls: Urls) => (of: Record) => string): PageOf[] {
  return records.map((record) => (urls) => address(urls)(record))
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
