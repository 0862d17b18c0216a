import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { namesOfRegion } from '#app/domain/catalog/place-line.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { findGiProductPage } from '#app/services/catalog/food-pages.server.ts'
import { JsonLd } from '#app/ui/catalog/json-ld.tsx'
import { OtherNames } from '#app/ui/catalog/other-names.tsx'
import { PlanInAreas } from '#app/ui/catalog/plan-in-areas.tsx'
import { giProductJsonLd } from '#app/ui/catalog/record-json-ld.ts'
import { ServingPlaces } from '#app/ui/catalog/serving-places.tsx'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { Facts, Section, Tag } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useAddress, useUrls } from '#app/ui/layout/use-page.ts'
import { Day } from '#app/ui/text/figures.tsx'
import { DataText, Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { atItsAddress, found, nameIn, recordMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const t = sayWith(translateFor(language))
  const page = found(await findGiProductPage(context, params.id ?? ''))
  atItsAddress(request, urlsFor(language).giProduct(page.product))
  const name = nameIn(page.product.names, language)
  const kind = t(`catalog:category.${page.product.category}`)
  const where = page.prefectures.map((one) => nameIn(namesOfRegion(one), language)).join(t('catalog:list_comma'))
  return {
    ...page,
    title: name,
    description: t('catalog:gi.description', { name, kind, where: where || t('catalog:gi.whole_country') }),
  }
}

export const meta = recordMeta

export default function GiProductPage() {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const urls = useUrls()
  const address = useAddress()
  const { product, otherNames, areas, places, points, tours, source } = useLoaderData<typeof loader>()
  return (
    <Container>
      <JsonLd data={giProductJsonLd(product, otherNames, address(urls.giProduct(product)))} />
      <PageHeading
        title={<Name names={product.names} withOther />}
        lead={
          <>
            {product.giNumber === null ? null : t('gi.number', { number: product.giNumber })}{' '}
            {product.isConfirmed ? null : <Tag>{common('not_confirmed')}</Tag>}
          </>
        }
      />
      <OtherNames names={otherNames} />
      <GiFacts />
      <Section title={t('gi.places')}>
        {places.length ? (
          <ServingPlaces places={places} points={points} />
        ) : (
          <p className="text-ink-soft">{t('gi.no_places')}</p>
        )}
      </Section>
      {tours.length ? (
        <Section title={t('gi.tours')}>
          <TourLines tours={tours} />
        </Section>
      ) : null}
      <PlanInAreas title={t('gi.planning')} areas={areas} />
      <SourceLine
        source={source}
        confirmation={{ kind: product.isConfirmed ? 'agrees_with_register' : 'differs_from_register' }}
      />
    </Container>
  )
}

function GiFacts() {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const { t: common } = useTranslation()
  const { product } = useLoaderData<typeof loader>()
  const { productionArea, registeredOn, category, register, status } = product
  const rows: [ReactNode, ReactNode][] = [
    [
      t('gi.category'),
      <span key="category" className="inline-block first-letter:uppercase">
        {say(`category.${category}`)}
      </span>,
    ],
    [t('gi.register'), say(`register_full.${register}`)],
    [t('gi.registered_on'), registeredOn ? <Day key="day" date={registeredOn} /> : common('unknown')],
    [t('gi.status'), status === 'unknown' ? common('unknown') : say(`gi_status.${status}`)],
    [t('gi.areas'), <Belongs key="areas" />],
    [
      t('gi.area'),
      productionArea.ja || productionArea.en ? <DataText key="area" {...productionArea} /> : common('unknown'),
    ],
  ]
  return <Facts rows={rows} />
}

/** The prefectures and towns for which the name is protected. */
function Belongs() {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const urls = useUrls()
  const { product, prefectures, towns } = useLoaderData<typeof loader>()
  const isWholeCountry = product.areas.some(({ level }) => level === 'country')
  if (!isWholeCountry && !prefectures.length) return <>{common('unknown')}</>
  return (
    <>
      {isWholeCountry ? t('gi.whole_country') : null}
      {prefectures.map((prefecture) => (
        <Link key={prefecture.code} to={urls.prefecture(prefecture)} className="me-3">
          <Name names={namesOfRegion(prefecture)} />
        </Link>
      ))}
      {towns.length ? (
        <span className="block text-ink-soft text-sm">
          {towns.map((town, index) => (
            <span key={town.code}>
              {index ? t('list_comma') : ''}
              <Name names={town} />
            </span>
          ))}
        </span>
      ) : null}
    </>
  )
}
