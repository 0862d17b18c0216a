import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { findAreaPage } from '#app/services/catalog/area-page.server.ts'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { placeLine } from '#app/ui/catalog/lines.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { PlaceList, PlacesByKind } from '#app/ui/catalog/place-list.tsx'
import { ServedNote } from '#app/ui/catalog/served-note.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { PlacesMap } from '#app/ui/map/places-map.tsx'
import { DataText, Name } from '#app/ui/text/name.tsx'
import { found, nameIn, titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const page = found(await findAreaPage(context, params.id ?? ''))
  const { area } = page
  return {
    ...page,
    title: nameIn(area.names, language),
    description: language === 'ja' ? area.summary.ja : area.summary.en,
    sights: page.sights.map(placeLine),
    eating: page.eating.map(placeLine),
    mapped: [...page.sights, ...page.eating].map(({ id, names, kind, point }) => ({ id, names, kind, point })),
  }
}

export const meta = titleMeta

export default function AreaPage() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const language = useLanguage()
  const giLine = useGiLine()
  const { area, works, sights, eating, serves, tours, prefectures, placesLimit, mapped } =
    useLoaderData<typeof loader>()
  const points = useMemo(() => mapped.map((place) => ({ ...place, href: urls.place(place.id) })), [mapped, urls])
  return (
    <Container>
      <PageHeading
        title={<Name names={area.names} withOther />}
        lead={<DataText {...area.summary} />}
        actions={<ButtonLink to={`${urls.plan}?area=${area.id}`}>{t('area.plan')}</ButtonLink>}
      />
      <PlacesMap points={points} center={area.point} radiusMeters={area.radiusMeters} />
      <Section title={t('area.works')}>
        {works.length ? (
          <LinkList
            items={works.map(({ work, count }) => ({
              to: urls.work(work.id),
              names: work.names,
              note: t('count.places', { count }),
            }))}
          />
        ) : (
          <p className="text-ink-soft">{t('area.no_works')}</p>
        )}
      </Section>
      <Section title={t('area.tours')}>
        {tours.length ? <TourLines tours={tours} /> : <p className="text-ink-soft">{t('area.no_tours')}</p>}
      </Section>
      <Section title={t('area.eat')}>
        {eating.length ? (
          <PlaceList
            places={eating}
            notes={Object.fromEntries(eating.map(({ id }) => [id, <ServedNote key={id} serves={serves[id] ?? []} />]))}
          />
        ) : (
          <p className="text-ink-soft">{t('area.no_eat')}</p>
        )}
      </Section>
      <Section title={t('area.places')}>
        {placesLimit ? <p className="mb-4 text-ink-soft">{t('area.places_limit', { count: placesLimit })}</p> : null}
        <PlacesByKind places={sights} />
      </Section>
      {prefectures.map(({ prefecture, giProducts, dishes }) => {
        const name = language === 'ja' ? prefecture.nameJa : prefecture.nameEn
        return (
          <div key={prefecture.code}>
            <Section title={t('area.gi')} actions={<Link to={urls.prefecture(prefecture.code)}>{name}</Link>}>
              <LinkList items={giProducts.map(giLine)} />
            </Section>
            <Section title={t('area.dishes_of', { prefecture: name })}>
              <LinkList items={dishes.map(({ id, names }) => ({ to: urls.dish(id), names }))} />
            </Section>
          </div>
        )
      })}
    </Container>
  )
}
