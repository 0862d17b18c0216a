import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { placeLine } from '#app/ui/catalog/lines.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { PlaceList } from '#app/ui/catalog/place-list.tsx'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { Facts, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { Day } from '#app/ui/text/figures.tsx'
import { DataText, Name } from '#app/ui/text/name.tsx'
import * as areas from '#db/repositories/areas.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as serves from '#db/repositories/serves.ts'
import * as sources from '#db/repositories/sources.ts'
import * as tours from '#db/repositories/tours.ts'
import { found, nameIn, titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const MOST_PLACES = 100

export async function loader({ params, context: { db } }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const product = found(await giProducts.findById(db, params.id ?? ''))
  const codes = new Set(product.areas.flatMap(({ prefectureCode }) => prefectureCode ?? []))
  const claims = await serves.findAllByGiProductId(db, product.id)
  const placeIds = [...new Set(claims.map(({ placeId }) => placeId))].slice(0, MOST_PLACES)
  return {
    title: nameIn(product.names, language),
    product,
    prefectures: (await regions.findAllPrefectures(db)).filter(({ code }) => codes.has(code)),
    areas: (await areas.findAll(db))
      .filter(({ prefectureCodes }) => prefectureCodes.some((code) => codes.has(code)))
      .map(({ id, names }) => ({ id, names })),
    places: (await places.findAllByIds(db, placeIds)).map(placeLine),
    tours: (await tours.findAllLinkedTo(db, 'gi_product', product.id)).map(({ id, title, isSample }) => ({
      id,
      names: title,
      isSample,
    })),
    source: await sources.findByKey(db, product.sourceKey),
  }
}

export const meta = titleMeta

export default function GiProductPage() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const { product, areas, places, tours, source } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading
        title={<Name names={product.names} withOther />}
        lead={product.giNumber === null ? null : t('gi.number', { number: product.giNumber })}
      />
      <GiFacts />
      {product.isConfirmed ? null : <p className="mt-4 text-ink-soft">{t('gi.unconfirmed')}</p>}
      <Section title={t('gi.places')}>
        {places.length ? <PlaceList places={places} /> : <p className="text-ink-soft">{t('gi.no_places')}</p>}
      </Section>
      {tours.length ? (
        <Section title={t('gi.tours')}>
          <TourLines tours={tours} />
        </Section>
      ) : null}
      {areas.length ? (
        <Section title={t('gi.planning')}>
          <LinkList items={areas.map(({ id, names }) => ({ to: urls.area(id), names }))} />
        </Section>
      ) : null}
      <SourceLine source={source} isConfirmed={product.isConfirmed} />
    </Container>
  )
}

function GiFacts() {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const { t: common } = useTranslation()
  const language = useLanguage()
  const { product, prefectures } = useLoaderData<typeof loader>()
  const { productionArea, registeredOn, category, register } = product
  const municipalities = product.areas.filter(({ level }) => level === 'municipality')
  const rows: [ReactNode, ReactNode][] = [
    [t('gi.category'), say(`category.${category}`)],
    [t('gi.register'), say(`register_full.${register}`)],
    [t('gi.registered_on'), registeredOn ? <Day key="day" date={registeredOn} /> : common('unknown')],
    [
      t('gi.area'),
      productionArea.ja || productionArea.en ? <DataText key="area" {...productionArea} /> : common('unknown'),
    ],
    [
      t('gi.areas'),
      <span key="areas">
        {product.areas.some(({ level }) => level === 'country') ? t('gi.whole_country') : null}
        {prefectures.map(({ code, nameJa, nameEn }) => (
          <Link key={code} to={urls.prefecture(code)} className="me-3">
            {language === 'ja' ? nameJa : nameEn}
          </Link>
        ))}
        {municipalities.length ? (
          <span lang="ja" className="block text-ink-soft text-sm">
            {municipalities.map(({ nameJa }) => nameJa).join('・')}
          </span>
        ) : null}
      </span>,
    ],
  ]
  return <Facts rows={rows} />
}
