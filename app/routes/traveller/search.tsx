import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readPastedPoint } from '#app/domain/catalog/pasted-point.ts'
import { PLACE_KINDS } from '#app/domain/catalog/place.ts'
import type { BBox } from '#app/domain/values/geo.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { findPlacesNear } from '#app/services/catalog/find-places-near.server.ts'
import { findFrontPage } from '#app/services/catalog/front-page.server.ts'
import { SEARCH_GROUPS, type SearchGroup, searchCatalog } from '#app/services/catalog/search-catalog.server.ts'
import { FilterForm } from '#app/ui/catalog/filter-form.tsx'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { NearPoint } from '#app/ui/catalog/near-point.tsx'
import { PlaceList } from '#app/ui/catalog/place-list.tsx'
import { SearchFacets } from '#app/ui/catalog/search-facets.tsx'
import { SearchNarrowing } from '#app/ui/catalog/search-narrowing.tsx'
import { WorkList } from '#app/ui/catalog/work-list.tsx'
import { EmptyState, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import type { Urls } from '#app/urls.ts'
import type { Town } from '#db/repositories/regions.ts'
import { titleMeta, wordsOf } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

/** A link to a map is longer than words. */
const LONGEST_LINK = 600

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  const typed = wordsOf(request, LONGEST_LINK)
  const pasted = readPastedPoint(typed)
  const query = pasted ? typed : wordsOf(request)
  const asked = new URL(request.url).searchParams.get('in')
  const only = SEARCH_GROUPS.find((group) => group === asked) ?? null
  const narrowed = narrowingOf(new URL(request.url).searchParams)
  const matches = query && !pasted ? await searchCatalog(context.db, { text: query, only, ...narrowed }) : null
  const count = matches ? Object.values(matches.totals).reduce((sum, total) => sum + total, 0) : 0
  return {
    title: query ? t('catalog:search.title_for', { query }) : t('catalog:search.title'),
    query,
    near:
      pasted?.kind === 'point' ? { point: pasted.point, places: await findPlacesNear(context.db, pasted.point) } : null,
    isLinkWithoutPoint: pasted?.kind === 'link_without_point',
    only,
    kind: narrowed.kind,
    prefectureCode: narrowed.prefectureCode,
    count,
    groups: SEARCH_GROUPS.map((group) => ({ group, total: matches?.totals[group] ?? 0 })).filter(({ total }) => total),
    matches: matches && {
      ...matches,
      areas: matches.areas.map(({ id, names }) => ({ id, names })),
      dishes: matches.dishes.map(({ id, names }) => ({ id, names })),
      tours: matches.tours.map(({ id, title, isSample }) => ({ id, names: title, isSample })),
    },
    /** Where to begin when there is nothing to show. */
    starts: count ? [] : (await findFrontPage(context)).areas.map(({ id, names }) => ({ id, names })),
  }
}

/** What the address narrows the search to; what it does not say rightly is left out. */
function narrowingOf(search: URLSearchParams) {
  const numbers = (name: string, length: number) => {
    const parts = (search.get(name) || 'none').split(',').map(Number)
    return parts.length === length && parts.every(Number.isFinite) ? parts : null
  }
  const point = numbers('near', 2)
  const prefecture = search.get('prefecture') ?? ''
  return {
    kind: PLACE_KINDS.find((kind) => kind === search.get('kind')) ?? null,
    prefectureCode: /^\d{2}$/.test(prefecture) ? prefecture : null,
    bbox: numbers('bbox', 4) as BBox | null,
    near: point && { lat: point[0]!, lng: point[1]! },
  }
}

export const meta: typeof titleMeta = (args) => [...titleMeta(args)!, { name: 'robots', content: 'noindex' }]

export default function Search() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const { query, only, count, groups, kind, prefectureCode, matches, near } = useLoaderData<typeof loader>()
  const isNarrowed = query !== '' && (kind !== null || prefectureCode !== null)
  return (
    <Container>
      <PageHeading title={t('search.title')} />
      <FilterForm
        action={urls.search()}
        label={t('search.label')}
        submit={t('search.submit')}
        query={query}
        maxLength={LONGEST_LINK}
      />
      {near ? (
        <NearPoint {...near} />
      ) : count || isNarrowed ? (
        <>
          <p className="text-ink-soft" role="status">
            {t(matches?.isMore ? 'search.found_more' : 'search.found', { count })}
          </p>
          <SearchFacets query={query} groups={groups} only={only} all={count} isMore={matches?.isMore ?? false} />
          <SearchNarrowing
            kinds={matches?.kinds ?? []}
            prefectures={matches?.prefectures ?? []}
            isCounted={!matches?.isMore}
          />
          <Matches />
        </>
      ) : (
        <NothingYet />
      )}
    </Container>
  )
}

function Matches() {
  const urls = useUrls()
  const giLine = useGiLine()
  const { matches } = useLoaderData<typeof loader>()
  if (!matches) return null
  const { areas, works, places, giProducts, dishes, tours, towns } = matches
  return (
    <>
      <Group group="areas" shown={areas.length}>
        <LinkList items={areas.map(({ id, names }) => ({ to: urls.area({ id, names }), names }))} />
      </Group>
      <Group group="works" shown={works.length}>
        <WorkList works={works} />
      </Group>
      <Group group="places" shown={places.length}>
        <PlaceList places={places} />
      </Group>
      <Group group="gi" shown={giProducts.length}>
        <LinkList items={giProducts.map(giLine)} />
      </Group>
      <Group group="dishes" shown={dishes.length}>
        <LinkList items={dishes.map(({ id, names }) => ({ to: urls.dish({ id, names }), names }))} />
      </Group>
      <Group group="tours" shown={tours.length}>
        <LinkList
          wide
          items={tours.map(({ id, names, isSample }) => ({ to: urls.tour({ id, title: names }), names, isSample }))}
        />
      </Group>
      <Group group="towns" shown={towns.length}>
        <LinkList items={towns.map((town) => townLine(urls, town))} />
      </Group>
    </>
  )
}

/** One kind of matches: the best ones, and the way to all of them. */
function Group({ group, shown, children }: { group: SearchGroup; shown: number; children: ReactNode }) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const { query, groups, only, matches } = useLoaderData<typeof loader>()
  const isMore = group === 'places' && matches?.isMore
  if (!shown) return null
  const total = groups.find((one) => one.group === group)?.total ?? shown
  return (
    <Section
      title={say(`search.${group}`)}
      actions={
        total > shown && !only ? (
          <Link to={`${urls.search(query)}&in=${group}`}>
            {isMore ? t('search.more_of') : t('search.all_of', { count: total })}
          </Link>
        ) : null
      }
    >
      {children}
      {only && total > shown ? (
        <p className="mt-4 text-ink-soft">
          {isMore ? t('search.first_of_more', { shown }) : t('search.first_of', { shown, count: total })}
        </p>
      ) : null}
    </Section>
  )
}

/** A town has no page of its own: its prefecture's leads on. */
function townLine(urls: Urls, { code, names, prefecture }: Town) {
  return { to: `${urls.prefecture(prefecture)}${code === prefecture.code ? '' : `#${code}`}`, names }
}

function NothingYet() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const { query, starts, isLinkWithoutPoint } = useLoaderData<typeof loader>()
  return (
    <>
      <div role="status">
        {isLinkWithoutPoint ? (
          <EmptyState icon="search" title={t('search.link_without_point')}>
            {t('search.link_without_point_hint')}
          </EmptyState>
        ) : (
          <EmptyState icon="search" title={query ? t('search.none', { query }) : t('search.start')}>
            {query ? t('search.none_hint') : t('search.start_hint')}
          </EmptyState>
        )}
      </div>
      <Section title={t('search.begin')}>
        <LinkList items={starts.map(({ id, names }) => ({ to: urls.area({ id, names }), names }))} />
        <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
          <Link to={urls.works}>{t('works.title')}</Link>
          <Link to={urls.food}>{t('food.title')}</Link>
          <Link to={urls.places}>{t('places.title')}</Link>
        </p>
      </Section>
    </>
  )
}
