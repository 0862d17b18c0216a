import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { searchCatalog } from '#app/services/catalog/search-catalog.server.ts'
import { FilterForm } from '#app/ui/catalog/filter-form.tsx'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { placeLine } from '#app/ui/catalog/lines.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { PlaceList } from '#app/ui/catalog/place-list.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { EmptyState, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { titleMeta, wordsOf } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, request, context: { db } }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  const query = wordsOf(request)
  if (!query) return { title: t('catalog:search.title'), query, matches: null }
  const { areas, works, places, placeTotal, giProducts, dishes, tours } = await searchCatalog(db, query)
  return {
    title: t('catalog:search.title_for', { query }),
    query,
    matches: {
      areas: areas.map(({ id, names }) => ({ id, names })),
      works: works.map(({ id, names, placeCount }) => ({ id, names, placeCount })),
      places: places.map(placeLine),
      placeTotal,
      giProducts,
      dishes: dishes.map(({ id, names }) => ({ id, names })),
      tours: tours.map(({ id, title, isSample }) => ({ id, names: title, isSample })),
    },
  }
}

export const meta: typeof titleMeta = (args) => [...titleMeta(args)!, { name: 'robots', content: 'noindex' }]

export default function Search() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const { query, matches } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('search.title')} />
      <FilterForm action={urls.search()} label={t('search.label')} submit={t('search.submit')} query={query} />
      {matches ? (
        <Matches />
      ) : (
        <EmptyState icon="search" title={t('search.start')}>
          {t('search.start_hint')}
        </EmptyState>
      )}
    </Container>
  )
}

function Matches() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const giLine = useGiLine()
  const { query, matches } = useLoaderData<typeof loader>()
  if (!matches) return null
  const { areas, works, places, placeTotal, giProducts, dishes, tours } = matches
  const count = areas.length + works.length + placeTotal + giProducts.length + dishes.length + tours.length
  if (count === 0) {
    return (
      <div role="status">
        <EmptyState
          icon="search"
          title={t('search.none', { query })}
          action={
            <ButtonLink look="secondary" to={urls.areas}>
              {t('search.areas')}
            </ButtonLink>
          }
        >
          {t('search.none_hint')}
        </EmptyState>
      </div>
    )
  }
  const allPlaces = <Link to={`${urls.places}?q=${encodeURIComponent(query)}`}>{t('search.all_places')}</Link>
  return (
    <>
      <p className="text-ink-soft" role="status">
        {t('search.found', { count })}
      </p>
      <Group title={t('search.areas')} shown={areas.length > 0}>
        <LinkList items={areas.map(({ id, names }) => ({ to: urls.area(id), names }))} />
      </Group>
      <Group title={t('search.works')} shown={works.length > 0}>
        <LinkList
          items={works.map(({ id, names, placeCount }) => ({
            to: urls.work(id),
            names,
            note: t('count.places', { count: placeCount }),
          }))}
        />
      </Group>
      <Group
        title={t('search.places')}
        shown={places.length > 0}
        actions={placeTotal > places.length ? allPlaces : null}
      >
        <PlaceList places={places} />
      </Group>
      <Group title={t('search.gi')} shown={giProducts.length > 0}>
        <LinkList items={giProducts.map(giLine)} />
      </Group>
      <Group title={t('search.dishes')} shown={dishes.length > 0}>
        <LinkList items={dishes.map(({ id, names }) => ({ to: urls.dish(id), names }))} />
      </Group>
      <Group title={t('search.tours')} shown={tours.length > 0}>
        <TourLines tours={tours} />
      </Group>
    </>
  )
}

function Group({
  title,
  shown,
  actions,
  children,
}: {
  title: string
  shown: boolean
  actions?: ReactNode
  children: ReactNode
}) {
  if (!shown) return null
  return (
    <Section title={title} actions={actions}>
      {children}
    </Section>
  )
}
