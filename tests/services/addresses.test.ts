import { matchRoutes } from '@remix-run/react'
import { expect, it } from 'vitest'
import { loader as area } from '#app/routes/traveller/area.tsx'
import { loader as dish } from '#app/routes/traveller/dish.tsx'
import { loader as giProduct } from '#app/routes/traveller/gi-product.tsx'
import { loader as place } from '#app/routes/traveller/place.tsx'
import { loader as prefecture } from '#app/routes/traveller/prefecture.tsx'
import { loader as search } from '#app/routes/traveller/search.tsx'
import { loader as tour } from '#app/routes/traveller/tour.tsx'
import { loader as work } from '#app/routes/traveller/work.tsx'
import { sitemapFiles, sitemapPages } from '#app/services/catalog/sitemap.server.ts'
import { stationDirectory } from '#app/services/catalog/station-directory.ts'
import { urlsFor } from '#app/urls.ts'
import type { Database } from '#db/connection.ts'
import { describeOn } from '#tests/support/database.ts'

const ORIGIN = 'https://meguri.example'
const PAGES = Object.entries({
  'areas/:id': area,
  'works/:id': work,
  'places/:id': place,
  'prefectures/:code': prefecture,
  'gi-products/:id': giProduct,
  'dishes/:id': dish,
  'tours/:id': tour,
}).map(([path, handle]) => ({ path: `:lang/${path}/:slug?`, handle }))

describeOn('sqlite', 'addresses of records', (makeDb) => {
  it('in the sitemaps are those that answer without leading on', { timeout: 90_000 }, async () => {
    const db = await makeDb('catalog')
    const kinds = new Set<string>()
    for (const file of await sitemapFiles(db)) {
      // Each page in one language, in turn: both have the same path behind it.
      for (const [index, page] of (await sitemapPages(db, file))!.entries()) {
        const path = page(urlsFor(index % 2 === 0 ? 'en' : 'ja'))
        const asked = await ask(db, path)
        if (!asked) continue
        expect(asked, path).toBe(200)
        kinds.add(path.split('/')[2]!)
      }
    }
    // No tour of the seed is real, so none is in a sitemap.
    expect([...kinds].sort()).toEqual(['areas', 'dishes', 'gi-products', 'places', 'prefectures', 'works'])
  })

  it('say the name behind the id, and every other form leads there for good', async () => {
    const db = await makeDb('catalog')
    const canonical = '/en/prefectures/26/kyoto'
    expect(await ask(db, canonical)).toBe(200)
    expect(await ask(db, '/ja/prefectures/26/kyoto')).toBe(200)
    expect(await ask(db, '/en/prefectures/26?from=mail')).toBe(`${canonical}?from=mail`)
    expect(await ask(db, '/en/prefectures/26/wrong-name')).toBe(canonical)
    expect(await ask(db, '/en/places/uji-bridge')).toBe(200)
    expect(await ask(db, '/en/places/uji-bridge/uji-bridge')).toBe('/en/places/uji-bridge')
    expect(await ask(db, '/en/places/nothing/uji-bridge')).toBe(404)
  })

  it('of towns lead to their line on the page of their prefecture', async () => {
    const db = await makeDb('catalog')
    const request = new Request(`${ORIGIN}/en/search?q=Uji&in=towns`)
    const found = await search({ params: { lang: 'en' }, request, context: { db } } as never)
    const town = found.matches!.towns.find(({ code }) => code === '26204')!
    const address = urlsFor('en').prefecture(town.prefecture)
    expect(address).toBe('/en/prefectures/26/kyoto')
    const page = await prefecture({
      ...{ params: { lang: 'en', code: '26' }, request: new Request(ORIGIN + address), context: contextOf(db) },
    } as never)
    const towns = await db.selectFrom('municipalities').select('code').where('prefecture_code', '=', '26').execute()
    expect(page.towns.map(({ code }) => code).sort()).toEqual(towns.map(({ code }) => code).sort())
    expect(page.towns.find(({ code }) => code === '26204')!.placeCount).toBeGreaterThan(0)
  })
})

const contextOf = (db: Database) => ({
  ...{ db, now: () => 1_795_395_600, stations: stationDirectory([]), publicOrigin: ORIGIN },
})

/** 200, 404 or where the address leads on to; null for a page that is no record's. */
async function ask(db: Database, address: string): Promise<number | string | null> {
  const [match] = matchRoutes(PAGES, new URL(ORIGIN + address).pathname) ?? []
  if (!match) return null
  const load = match.route.handle as (args: never) => Promise<object>
  try {
    await load({ params: match.params, request: new Request(ORIGIN + address), context: contextOf(db) } as never)
    return 200
  } catch (answer) {
    if (!(answer instanceof Response)) throw answer
    return answer.status === 301 ? answer.headers.get('location') : answer.status
  }
}
