import type { AreaWithCounts } from '#app/domain/catalog/area.ts'
import type { GiProduct } from '#app/domain/catalog/gi-product.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import type { WorkWithCount } from '#db/repositories/works.ts'
import type { AppContext } from '../app-context.ts'
import { findWorkList } from './work-list.server.ts'

export interface FrontPage {
  areas: AreaWithCounts[]
  /** Those with the most places. */
  works: WorkWithCount[]
  /** One of each kind. */
  giProducts: GiProduct[]
}

const KEPT_SECONDS = 60
const MOST_WORKS = 12
const MOST_PRODUCTS = 12
const kept = new WeakMap<Database, { until: number; page: Promise<FrontPage> }>()

/** What the front page tells of the catalog. Counting walks over every place, so it is kept for a minute. */
export function findFrontPage({ db, now }: Pick<AppContext, 'db' | 'now'>): Promise<FrontPage> {
  const known = kept.get(db)
  if (known && known.until > now()) return known.page
  const page = read(db)
  kept.set(db, { until: now() + KEPT_SECONDS, page })
  page.catch(() => kept.delete(db))
  return page
}

async function read(db: Database): Promise<FrontPage> {
  const [allAreas, foundWorks, products] = await Promise.all([
    areas.findAllWithCounts(db),
    findWorkList(db, '', MOST_WORKS),
    giProducts.findAll(db),
  ])
  return { areas: allAreas, works: foundWorks.works, giProducts: oneOfEachKind(products).slice(0, MOST_PRODUCTS) }
}

function oneOfEachKind(products: GiProduct[]): GiProduct[] {
  const seen = new Set<string>()
  return products.filter(({ category, isConfirmed }) => isConfirmed && !seen.has(category) && seen.add(category))
}
