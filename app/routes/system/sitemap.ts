import type { LoaderFunctionArgs } from '@remix-run/node'
import { LANGUAGES } from '#app/domain/values/locale.ts'
import { type Urls, urlsFor } from '#app/urls.ts'
import * as areas from '#db/repositories/areas.ts'
import { pageDishes } from '#db/repositories/catalog-pages.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as tours from '#db/repositories/tours.ts'
import * as works from '#db/repositories/works.ts'

/** The format allows 50,000 addresses a file; each record has one a language. */
const MOST_OF_A_KIND = 10_000

type PageOf = (urls: Urls) => string

/** Every public page of the catalog in each language, each with its other languages. Samples are not for search engines. */
export async function loader({ context: { db, publicOrigin } }: LoaderFunctionArgs) {
  const dishes = await pageDishes(db, { limit: MOST_OF_A_KIND, after: null, q: null, prefectureCode: null })
  const realTours = (await tours.findAllPublished(db)).filter(({ isSample }) => !isSample)
  const pages: PageOf[] = [
    ...FIXED,
    ...pagesOf(idsOf(await areas.findAll(db)), (urls) => urls.area),
    ...pagesOf(
      (await regions.findAllPrefectures(db)).map(({ code }) => code),
      (urls) => urls.prefecture,
    ),
    ...pagesOf(idsOf(await works.findAll(db)), (urls) => urls.work),
    ...pagesOf(idsOf(await giProducts.findAll(db)), (urls) => urls.giProduct),
    ...pagesOf(dishes.ids, (urls) => urls.dish),
    ...pagesOf((await places.findAllRealIds(db)).slice(0, MOST_OF_A_KIND), (urls) => urls.place),
    ...pagesOf(idsOf(realTours), (urls) => urls.tour),
  ]
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map((page) => entriesOf(page, publicOrigin)).join('\n')}
</urlset>
`
  return new Response(xml, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  })
}

const FIXED: PageOf[] = [
  (urls) => urls.home,
  (urls) => urls.plan,
  (urls) => urls.areas,
  (urls) => urls.works,
  (urls) => urls.places,
  (urls) => urls.food,
  (urls) => urls.tours,
  (urls) => urls.credits,
]

function idsOf(records: { id: string }[]): string[] {
  return records.map(({ id }) => id)
}

function pagesOf(ids: string[], address: (urls: Urls) => (id: string) => string): PageOf[] {
  return ids.map((id) => (urls) => address(urls)(id))
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
