import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Language, Names } from '#app/domain/values/locale.ts'
import { shownName } from '#app/domain/values/locale.ts'
import { type Urls, urlsFor } from '#app/urls.ts'
import type { IdPage } from '#db/repositories/catalog-pages.ts'
import * as sources from '#db/repositories/sources.ts'
import { cacheable, languageOf, problem } from './answer.ts'
import { nextPage, type ParameterName, readCursor, readQuery } from './query.ts'
import type { SourceCredit } from './schemas/catalog.ts'

/** What a list needs to turn its records into items. */
export interface Telling {
  language: Language
  /** The full address of a page of ours. */
  href: (page: (urls: Urls) => string) => string
  source: (key: string) => SourceCredit
  name: (names: Names) => { name: string; names: Names }
}

type Query<Names extends ParameterName> = Extract<ReturnType<typeof readQuery<Names>>, { ok: true }>['value']
type Paged = 'limit' | 'cursor' | 'q'

/** Answers a list: reads the query, finds the page, tells its items; every list of the API takes this road. */
export async function listAnswer<Names extends ParameterName, Item>(
  { request, context }: LoaderFunctionArgs,
  names: readonly (Names | Paged)[],
  style: 'features' | 'items',
  find: (
    query: Query<Names | Paged>,
    page: { limit: number; after: string | null; q: string | null },
  ) => Promise<IdPage>,
  tell: (ids: string[], telling: Telling, query: Query<Names | Paged>) => Promise<Item[]>,
): Promise<Response> {
  const asked = { request, requestId: context.requestId }
  const url = new URL(request.url)
  const query = readQuery(url, names)
  if (!query.ok) return problem(asked, 'invalid_query', { errors: query.error.errors })
  const { limit, cursor, q } = query.value as { limit: number; cursor?: string; q?: string }
  const after = readCursor(url, cursor)
  if (after === undefined) {
    return problem(asked, 'invalid_query', { errors: [{ field: 'cursor', kind: 'bad_cursor', values: {} }] })
  }
  const page = await find(query.value, { limit, after, q: q ?? null })
  const language = languageOf(request)
  const credits = new Map((await sources.findAll(context.db)).map((source) => [source.key, source]))
  const items = await tell(
    page.ids,
    {
      language,
      href: (pageOf) => new URL(pageOf(urlsFor(language)), context.publicOrigin).href,
      source: (key) => {
        const source = credits.get(key)
        return { key, licence: source?.licence ?? null, credit: source?.credit ?? { ja: null, en: null } }
      },
      name: (of) => ({ name: shownName(of, language).text, names: of }),
    },
    query.value,
  )
  const paging = { total: page.total, next: nextPage(url, context.publicOrigin, page.next) }
  const body = style === 'features' ? { type: 'FeatureCollection', features: items, ...paging } : { items, ...paging }
  const type = style === 'features' ? 'application/geo+json' : 'application/json; charset=utf-8'
  return cacheable(request, JSON.stringify(body), type, PUBLIC)
}

/** Open data: any site may read it, and caches ask again after a minute. */
const PUBLIC = { 'Cache-Control': 'public, max-age=60', 'Access-Control-Allow-Origin': '*', Vary: 'Accept-Language' }

/** The circle of `near` and `radius`, as repositories take it. */
export function circleOf({ near, radius }: { near?: number[]; radius: number }) {
  return near ? { point: { lat: near[0]!, lng: near[1]! }, radiusMeters: radius } : null
}

/** Records in the order of the page's ids, however the repository sorts them. */
export function inOrder<Item extends { id: string }>(ids: readonly string[], items: readonly Item[]): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
