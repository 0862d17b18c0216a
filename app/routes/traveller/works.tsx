import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { findWorkList } from '#app/services/catalog/work-list.server.ts'
import { FilterForm } from '#app/ui/catalog/filter-form.tsx'
import { More } from '#app/ui/catalog/more.tsx'
import { WorkList } from '#app/ui/catalog/work-list.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { EmptyState } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { titleMeta, wordsOf } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const MOST_WORKS = 300

/** The works with the most places; the others are folded, so that a phone's page does not grow without end. */
const SHOWN_AT_FIRST = 90

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  const query = wordsOf(request)
  const { works: best, total } = await findWorkList(context.db, query, MOST_WORKS)
  return {
    title: t('catalog:works.title'),
    description: t('catalog:works.lead'),
    query,
    total,
    withPlaces: best.filter(({ placeCount }) => placeCount > 0),
    withoutPlaces: best.filter(({ placeCount }) => placeCount === 0),
  }
}

export const meta = titleMeta

export default function Works() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const { withPlaces, withoutPlaces, total, query } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('works.title')} lead={t('works.lead')} />
      <FilterForm action={urls.works} label={t('works.filter')} submit={t('works.submit')} query={query} />
      {total ? (
        <>
          <p className="mb-2 text-ink-soft" role="status">
            {t('count.works', { count: total })}
          </p>
          <WorkList works={withPlaces} shown={SHOWN_AT_FIRST} />
          <div className="mt-4">
            <More count={withoutPlaces.length} label={t('works.without_places', { count: withoutPlaces.length })}>
              <WorkList works={withoutPlaces} />
            </More>
          </div>
        </>
      ) : (
        <EmptyState
          icon="scene"
          title={t('works.empty')}
          action={
            <ButtonLink look="secondary" to={urls.works}>
              {t('works.clear')}
            </ButtonLink>
          }
        >
          {t('works.empty_hint')}
        </EmptyState>
      )}
    </Container>
  )
}
