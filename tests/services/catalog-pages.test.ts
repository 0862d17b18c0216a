import { describe, expect, it } from 'vitest'
import { loader as sitemap } from '#app/routes/system/sitemap.ts'
import { findAreaPage } from '#app/services/catalog/area-page.server.ts'
import { findDishPage, findGiProductPage } from '#app/services/catalog/food-pages.server.ts'
import { findPlacePage } from '#app/services/catalog/place-page.server.ts'
import { findPrefecturePage } from '#app/services/catalog/prefecture-page.server.ts'
import { searchCatalog } from '#app/services/catalog/search-catalog.server.ts'
import { sitemapFiles, sitemapPages } from '#app/services/catalog/sitemap.server.ts'
import { stationDirectory } from '#app/services/catalog/station-directory.ts'
import { findWorkPage } from '#app/services/catalog/work-page.server.ts'
import { urlsFor } from '#app/urls.ts'
import type { Database } from '#db/connection.ts'
import { addArea, addPlace, addPrefecture, addScene, addServes, addWork } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'

/** Monday, 23 November 2026, 10:00 in Japan; a public holiday. */
const now = () => 1_795_395_600
const contextOf = (db: Database) => ({ db, now, stations: stationDirectory([]) })

describeOnBothEngines('the pages of the catalog', (makeDb) => {
  it('an area shows first what works show, then the rest, and what each place serves', async () => {
    const db = await withRecords(await makeDb())
    const page = await findAreaPage(contextOf(db), 'uji')
    expect(page?.topSights[0]).toMatchObject({ id: 'scene', works: [{ id: 'work' }], isConfirmed: false })
    expect(page?.topSights.map(({ id }) => id)).toEqual(['scene', 'treasure', 'shrine'])
    expect(page?.topSights[1]).toMatchObject({ today: { certainty: 'known', windows: [[540, 1020]] } })
    expect(page?.topSights[2]?.today.certainty).toBe('unknown')
    expect(page?.works).toMatchObject([{ work: { id: 'work' }, count: 1 }])
    expect(page?.eating.map(({ id }) => id)).toEqual(['real', 'kitchen'])
    expect(page?.serves.kitchen?.[0]?.giProduct?.id).toBe('maff-999')
    expect(page?.source?.licence).toBe('CC0-1.0')
  })

  it('a hidden place and a draft are on no page', async () => {
    const db = await withRecords(await makeDb())
    expect(await findPlacePage(contextOf(db), 'hidden')).toBeUndefined()
    expect(await findPlacePage(contextOf(db), 'draft')).toBeUndefined()
    const pages = [
      await findAreaPage(contextOf(db), 'uji'),
      await findPlacePage(contextOf(db), 'scene'),
      await findWorkPage(contextOf(db), 'work'),
      await findGiProductPage(contextOf(db), 'maff-999'),
      await searchCatalog(db, { text: '場所' }),
    ]
    expect(pages.every(Boolean)).toBe(true)
    expect(JSON.stringify(pages)).not.toMatch(/場所(hidden|draft)/)
  })

  it('what is unknown has no page', async () => {
    const db = await withRecords(await makeDb())
    const context = contextOf(db)
    expect(await findAreaPage(context, 'nowhere')).toBeUndefined()
    expect(await findPlacePage(context, 'nothing')).toBeUndefined()
    expect(await findWorkPage(context, 'nothing')).toBeUndefined()
    expect(await findGiProductPage(context, 'maff-0')).toBeUndefined()
    expect(await findDishPage(context, 'd00-000')).toBeUndefined()
    expect(await findPrefecturePage(context, '99')).toBeUndefined()
  })

  it("a work's scenes stand under their areas, those outside last", async () => {
    const db = await withRecords(await makeDb())
    await addPlace(db, { id: 'far', lat: 35.9, lng: 136.5 })
    await addScene(db, 'work', 'far')
    const page = await findWorkPage(contextOf(db), 'work')
    expect(page?.byArea.map(({ area, scenes }) => [area?.id ?? null, scenes.map(({ place }) => place.id)])).toEqual([
      ['uji', ['scene']],
      [null, ['far']],
    ])
  })

  it('a prefecture counts its public places by kind', async () => {
    const db = await withRecords(await makeDb())
    const page = await findPrefecturePage(contextOf(db), '26')
    expect(Object.fromEntries(page?.kinds ?? [])).toEqual({ shrine: 3, restaurant: 2 })
    expect(page?.source?.licence).toBe('CC0-1.0')
  })

  it('a page asks no more questions when it has more places', async () => {
    const db = await withRecords(await makeDb())
    const pages = (counted: Database) => [
      () => findAreaPage(contextOf(counted), 'uji'),
      () => findPlacePage(contextOf(counted), 'scene'),
      () => findWorkPage(contextOf(counted), 'work'),
      () => findGiProductPage(contextOf(counted), 'maff-999'),
      () => findPrefecturePage(contextOf(counted), '26'),
      () => searchCatalog(counted, { text: '場所' }),
    ]
    const few = await countQueries(db, pages)
    for (let index = 0; index < 12; index += 1) {
      await addPlace(db, { id: `more-${index}`, kind: index % 2 ? 'restaurant' : 'shrine', municipality_code: '26204' })
      await addScene(db, 'work', `more-${index}`)
      await addServes(db, `more-${index}`)
    }
    expect(await countQueries(db, pages)).toEqual(few)
    expect(Math.max(...few)).toBeLessThanOrEqual(16)
  })
})

describeOnBothEngines('the search', (makeDb) => {
  it('puts whole words before beginnings, leaves out parts of words, and puts real places before samples', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'a-part', name_en: 'Fujisawa' })
    await addPlace(db, { id: 'b-sample', name_en: 'Sample Kitchen Uji', is_sample: 1 })
    await addPlace(db, { id: 'c-beginning', name_en: 'Ujigami Shrine' })
    await addPlace(db, { id: 'd-whole', name_en: 'Uji Bridge' })
    const { places, totals } = await searchCatalog(db, { text: 'uji' })
    expect(places.map(({ id }) => id)).toEqual(['d-whole', 'b-sample', 'c-beginning'])
    expect(totals).toMatchObject({ places: 3, works: 0 })
    const { places: none, totals: same } = await searchCatalog(db, { text: 'uji', only: 'works' })
    expect([none, same.places]).toEqual([[], 3])
  })

  it.each([
    ['one letter', '場'],
    ['five hundred letters', '場'.repeat(500)],
    ['quotes', `'"; drop table places; --`],
    ['wildcards', '%_!'],
    ['full width', '５００％'],
    ['an emoji', '🍵🗾'],
    ['a lone surrogate', '\ud83c'],
    ['a null letter', 'a\u0000b'],
    ['spaces', '   '],
  ])('answers %s', async (_, text) => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'one', name_ja: '場所 500%' })
    const { totals } = await searchCatalog(db, { text })
    expect(totals.places).toBe(['場', '５００％'].includes(text) ? 1 : 0)
  })
})

describe('the sitemap', () => {
  describeOnBothEngines('of a database with samples', (makeDb) => {
    it('leaves out samples by what they are, not by their name', async () => {
      const db = await makeDb()
      await addPrefecture(db)
      await addPlace(db, { id: 'sample-of-a-name' })
      await addPlace(db, { id: 'fictional', is_sample: 1 })
      await addPlace(db, { id: 'hidden', protection: 'hidden' })
      const xml = await read(db, 'places-1.xml')
      expect(xml).toContain('https://meguri.example/ja/places/sample-of-a-name')
      expect(xml).not.toMatch(/fictional|places\/hidden/)
    })

    it('names files that have every place once, however many there are', async () => {
      const db = await makeDb()
      await addPrefecture(db)
      const ids = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']
      for (const id of ids) await addPlace(db, { id })
      const files = await sitemapFiles(db, 3)
      expect(files).toEqual(['pages', 'dishes', 'places-1', 'places-2', 'places-3'])
      const all = await Promise.all(files.map((file) => sitemapPages(db, file, 3)))
      const listed = all.flatMap((pages) => pages!.map((page) => page(urlsFor('en'))))
      expect(listed.filter((path) => path.startsWith('/en/places/'))).toEqual(ids.map((id) => `/en/places/${id}`))
      for (const file of ['places-4', 'places-0', 'places', 'other']) {
        expect(await sitemapPages(db, file, 3), file).toBeNull()
      }
      expect(await read(db)).toContain('<loc>https://meguri.example/sitemaps/places-1.xml</loc>')
      expect([await statusOf(db, 'pages'), await statusOf(db, 'places-2.xml')]).toEqual([404, 404])
    })
  })
})

function ask(db: Database, file?: string): Promise<Response> {
  const context = { db, publicOrigin: 'https://meguri.example' }
  const params = file === undefined ? {} : { file }
  return sitemap({ context, params, request: new Request('https://meguri.example/') } as never)
}

async function read(db: Database, file?: string): Promise<string> {
  return (await ask(db, file)).text()
}

async function statusOf(db: Database, file: string): Promise<number> {
  return (await ask(db, file)).status
}

async function withRecords(db: Database): Promise<Database> {
  await addPrefecture(db)
  await addArea(db, { id: 'uji' })
  await addWork(db, { id: 'work' })
  await addPlace(db, { id: 'shrine' })
  await addPlace(db, { id: 'treasure', designation_ja: '国宝', opening_hours: 'Mo-Su 09:00-17:00' })
  await addPlace(db, { id: 'scene', municipality_code: '26204' })
  await addPlace(db, { id: 'hidden', protection: 'hidden' })
  await addPlace(db, { id: 'draft', publication: 'draft' })
  await addPlace(db, { id: 'kitchen', kind: 'restaurant', is_sample: 1, municipality_code: '26204' })
  await addPlace(db, { id: 'real', kind: 'restaurant' })
  for (const id of ['scene', 'hidden', 'draft']) await addScene(db, 'work', id)
  for (const id of ['kitchen', 'hidden']) await addServes(db, id)
  return db
}

/** How many queries each of the pages sends. */
async function countQueries(db: Database, pagesOf: (db: Database) => (() => Promise<unknown>)[]): Promise<number[]> {
  let count = 0
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      count += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const counts: number[] = []
  for (const page of pagesOf(counted as Database)) {
    count = 0
    await page()
    counts.push(count)
  }
  return counts
}
