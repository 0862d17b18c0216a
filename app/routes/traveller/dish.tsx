import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeLine } from '#app/ui/catalog/lines.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { PlaceList } from '#app/ui/catalog/place-list.tsx'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { Name } from '#app/ui/text/name.tsx'
import * as areas from '#db/repositories/areas.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as serves from '#db/repositories/serves.ts'
import * as sources from '#db/repositories/sources.ts'
import { found, nameIn, titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const MOST_PLACES = 100

export async function loader({ params, context: { db } }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const dish = found(await dishes.findById(db, params.id ?? ''))
  const claims = await serves.findAllByDishId(db, dish.id)
  const placeIds = [...new Set(claims.map(({ placeId }) => placeId))].slice(0, MOST_PLACES)
  return {
    title: nameIn(dish.names, language),
    dish,
    prefecture: found(await regions.findPrefecture(db, dish.prefectureCode)),
    areas: (await areas.findAll(db))
      .filter(({ prefectureCodes }) => prefectureCodes.includes(dish.prefectureCode))
      .map(({ id, names }) => ({ id, names })),
    places: (await places.findAllByIds(db, placeIds)).map(placeLine),
    source: await sources.findByKey(db, dish.sourceKey),
  }
}

export const meta = titleMeta

export default function DishPage() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const language = useLanguage()
  const { dish, prefecture, areas, places, source } = useLoaderData<typeof loader>()
  const prefectureName = language === 'ja' ? prefecture.nameJa : prefecture.nameEn
  return (
    <Container>
      <PageHeading
        title={<Name names={dish.names} withOther />}
        lead={t('dish.lead', { prefecture: prefectureName })}
      />
      <Section title={t('dish.places')}>
        {places.length ? <PlaceList places={places} /> : <p className="text-ink-soft">{t('dish.no_places')}</p>}
      </Section>
      {areas.length ? (
        <Section title={t('dish.planning')}>
          <LinkList items={areas.map(({ id, names }) => ({ to: urls.area(id), names }))} />
        </Section>
      ) : null}
      <p className="mt-8">
        <Link to={urls.prefecture(prefecture.code)}>{t('dish.more', { prefecture: prefectureName })}</Link>
      </p>
      <SourceLine source={source} isConfirmed />
    </Container>
  )
}
