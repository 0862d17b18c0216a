import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { namesOfRegion } from '#app/domain/catalog/place-line.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { findDishPage } from '#app/services/catalog/food-pages.server.ts'
import { JsonLd } from '#app/ui/catalog/json-ld.tsx'
import { OtherNames } from '#app/ui/catalog/other-names.tsx'
import { PlanInAreas } from '#app/ui/catalog/plan-in-areas.tsx'
import { dishJsonLd } from '#app/ui/catalog/record-json-ld.ts'
import { ServingPlaces } from '#app/ui/catalog/serving-places.tsx'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useAddress, useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { atItsAddress, found, nameIn, recordMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const t = sayWith(translateFor(language))
  const page = found(await findDishPage(context, params.id ?? ''))
  atItsAddress(request, urlsFor(language).dish(page.dish))
  const name = nameIn(page.dish.names, language)
  const prefecture = nameIn(namesOfRegion(page.prefecture), language)
  return { ...page, title: name, description: t('catalog:dish.description', { name, prefecture }) }
}

export const meta = recordMeta

export default function DishPage() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const language = useLanguage()
  const address = useAddress()
  const { dish, otherNames, prefecture, areas, places, points, tours, source } = useLoaderData<typeof loader>()
  const prefectureName = language === 'ja' ? prefecture.nameJa : prefecture.nameEn
  return (
    <Container>
      <JsonLd data={dishJsonLd(dish, otherNames, prefecture, address(urls.dish(dish)))} />
      <PageHeading
        title={<Name names={dish.names} withOther />}
        lead={t('dish.lead', { prefecture: prefectureName })}
      />
      <OtherNames names={otherNames} />
      <Section title={t('dish.places')}>
        {places.length ? (
          <ServingPlaces places={places} points={points} />
        ) : (
          <p className="text-ink-soft">{t('dish.no_places')}</p>
        )}
      </Section>
      {tours.length ? (
        <Section title={t('gi.tours')}>
          <TourLines tours={tours} />
        </Section>
      ) : null}
      <PlanInAreas title={t('dish.planning')} areas={areas} />
      <p className="mt-8">
        <Link to={urls.prefecture(prefecture)}>{t('dish.more', { prefecture: prefectureName })}</Link>
      </p>
      <SourceLine source={source} confirmation={{ kind: 'unrecorded' }} />
    </Container>
  )
}
