import type { LoaderFunctionArgs } from '@remix-run/node'
import { LANGUAGES } from '#app/domain/values/locale.ts'
import { type Urls, urlsFor } from '#app/urls.ts'
import * as areas from '#db/repositories/areas.ts'
import { pageDishes, pagePlaces } from '#db/repositories/catalog-pages.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as regions from '#db/repositories/regions.ts'
import * as works from '#db/repositories/works.ts'

/** The format allows 50,000 addresses a file; each record has one a language. */
const MOST_OF_A_KIND = 10_000
const ALL = { limit: MOST_OF_A_KIND, after: null, q: null }

/** Every public page of the catalog in each language, each with its other languages. Samples are not for search engines. */
export async function loader({ context: { db, publicOrigin } }: LoaderFunctionArgs) {
  const everywhere = { ...ALL, bbox: null, near: null, kind: null, workId: null }
  const places = (await pagePlaces(db, everywhere)).ids.filter((id) => !id.startsWith('sample-'))
  const dishes = (await pageDishes(db, { ...ALL, prefectureCode: null })).ids
  const pages: ((urls: Urls) => string)[] = [
    (urls) => urls.home,
    (urls) => urls.plan,
    (urls) => urls.areas,
    (urls) => urls.works,
    (urls) => urls.food,
    (urls) => urls.tours,
    (urls) => urls.credits,
    ...(await areas.findAll(db)).map(
      ({ id }) =>
        (urls: Urls) =>
          urls.area(id),
    ),
    ...(await regions.findAllPrefectures(db)).map(
      ({ code }) =>
        (urls: Urls) =>
          urls.prefecture(code),
    ),
    ...(await works.findAll(db)).map(
      ({ id }) =>
        (urls: Urls) =>
          urls.work(id),
    ),
    ...(await giProducts.findAll(db)).map(
      ({ id }) =>
        (urls: Urls) =>
          urls.giProduct(id),
    ),
    ...dishes.map((id) => (urls: Urls) => urls.dish(id)),
    ...places.map((id) => (urls: Urls) => urls.place(id)),
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

function entriesOf(page: (urls: Urls) => string, origin: string): string {
  const addresses = LANGUAGES.map((language) => ({ language, address: escapeXml(origin + page(urlsFor(language))) }))
  const alternates = addresses
    .map(({ language, address }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`)
    .join('')
  return addresses.map(({ address }) => `<url><loc>${address}</loc>${alternates}</url>`).join('\n')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
