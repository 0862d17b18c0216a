import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '#app/domain/catalog/place.ts'
import { placeLine } from '#app/domain/catalog/place-line.ts'
import type { Serves } from '#app/domain/catalog/serves.ts'
import { findAreaPage } from '#app/services/catalog/area-page.server.ts'
import { EatingList } from '#app/ui/catalog/eating-list.tsx'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { JsonLd } from '#app/ui/catalog/json-ld.tsx'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { More } from '#app/ui/catalog/more.tsx'
import { OtherNames } from '#app/ui/catalog/other-names.tsx'
import { PlacesByKind } from '#app/ui/catalog/place-list.tsx'
import { areaJsonLd } from '#app/ui/catalog/record-json-ld.ts'
import { SightCards } from '#app/ui/catalog/sight-cards.tsx'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { WorkList } from '#app/ui/catalog/work-list.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useAddress, useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { PlacesMap } from '#app/ui/map/places-map.tsx'
import { DataText, Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { atItsAddress, found, nameIn, recordMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const page = found(await findAreaPage(context, params.id ?? ''))
  const { area } = page
  atItsAddress(request, urlsFor(language).area(area))
  return {
    ...page,
    title: nameIn(area.names, language),
    description: language === 'ja' ? area.summary.ja : area.summary.en,
    sights: page.sights.map(lineOnMap),
    eating: page.eating.map(lineOnMap),
    serves: Object.fromEntries(Object.entries(page.serves).map(([placeId, claims]) => [placeId, claims.map(servedOf)])),
    works: page.works.map(({ work: { id, kind, names, year }, count }) => ({
      id,
      kind,
      names,
      year,
      placeCount: count,
    })),
    prefectures: page.prefectures.map(({ dishes, ...food }) => ({
      ...food,
      dishes: dishes.map(({ id, names }) => ({ id, names })),
    })),
  }
}

/** The page has many of these: only what it shows goes to the browser. */
function lineOnMap(place: Place) {
  return { ...placeLine(place), point: place.point }
}

function servedOf({ id, giProduct, dish }: Serves) {
  return { id, names: (giProduct ?? dish)?.names ?? null }
}

export const meta = recordMeta

export default function AreaPage() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const address = useAddress()
  const { area, otherNames, description, works, topSights, sights, eating, serves, tours, placesLimit, source } =
    useLoaderData<typeof loader>()
  const points = useMemo(
    () => [...sights, ...eating].map((place) => ({ ...place, href: urls.place(place) })),
    [sights, eating, urls],
  )
  return (
    <Container>
      <JsonLd data={areaJsonLd(area, otherNames, description, address(urls.area(area)))} />
      <PageHeading
        title={<Name names={area.names} withOther />}
        lead={<DataText {...area.summary} />}
        actions={<ButtonLink to={`${urls.plan}?area=${area.id}`}>{t('area.plan')}</ButtonLink>}
      />
      <OtherNames names={otherNames} />
      <Summary />
      <PlacesMap points={points} center={area.point} radiusMeters={area.radiusMeters} />
      <Section id="sights" title={t('area.top_sights')}>
        <SightCards sights={topSights} />
        <div className="mt-4">
          <More count={sights.length - topSights.length} label={t('area.all_sights', { count: sights.length })}>
            {placesLimit ? (
              <p className="mb-4 text-ink-soft">{t('area.places_limit', { count: placesLimit })}</p>
            ) : null}
            <PlacesByKind places={sights} />
          </More>
        </div>
      </Section>
      <Section id="works" title={t('area.works')}>
        {works.length ? <WorkList works={works} shown={9} /> : <p className="text-ink-soft">{t('area.no_works')}</p>}
      </Section>
      <Section id="eat" title={t('area.eat')}>
        {eating.length ? (
          <EatingList places={eating} serves={serves} />
        ) : (
          <p className="text-ink-soft">{t('area.no_eat')}</p>
        )}
      </Section>
      <Section
        id="tours"
        title={t('area.tours')}
        actions={<Link to={`${urls.tours}?area=${area.id}`}>{t('area.all_dates')}</Link>}
      >
        {tours.length ? <TourLines tours={tours} /> : <p className="text-ink-soft">{t('area.no_tours')}</p>}
      </Section>
      <Section id="food" title={t('area.food')}>
        <FoodOfPrefectures />
      </Section>
      <SourceLine source={source} confirmation={{ kind: 'unrecorded' }} />
    </Container>
  )
}

/** How much there is of what, each a way down the page; and where one arrives. */
function Summary() {
  const { t } = useTranslation('catalog')
  const { station, sights, works, eating, tours } = useLoaderData<typeof loader>()
  const parts = [
    ['sights', t('count.sights', { count: sights.length })],
    ['works', t('count.works', { count: works.length })],
    ['eat', t('count.eating', { count: eating.length })],
    ['tours', t('count.tours', { count: tours.length })],
  ] as const
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-6 gap-y-1">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {parts.map(([id, text]) => (
          <li key={id}>
            <a href={`#${id}`} className="tabular inline-block py-1">
              {text}
            </a>
          </li>
        ))}
      </ul>
      {station ? (
        <p className="text-ink-soft">
          {t('area.arrive')} <Name names={station} />
        </p>
      ) : null}
    </div>
  )
}

function FoodOfPrefectures() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const language = useLanguage()
  const giLine = useGiLine()
  const { prefectures } = useLoaderData<typeof loader>()
  return (
    <div className="space-y-6">
      {prefectures.map(({ prefecture, giProducts, dishes }) => {
        const name = language === 'ja' ? prefecture.nameJa : prefecture.nameEn
        return (
          <div key={prefecture.code}>
            <h3 className="font-semibold">
              <Link to={urls.prefecture(prefecture)}>
                <Name names={{ ja: prefecture.nameJa, en: prefecture.nameEn, reading: null }} />
              </Link>
            </h3>
            {giProducts.length ? (
              <LinkList items={giProducts.map(giLine)} />
            ) : (
              <p className="text-ink-soft">{t('prefecture.no_gi')}</p>
            )}
            <More count={dishes.length} label={t('area.dishes_of', { prefecture: name, count: dishes.length })}>
              <LinkList items={dishes.map(({ id, names }) => ({ to: urls.dish({ id, names }), names }))} />
            </More>
          </div>
        )
      })}
    </div>
  )
}
