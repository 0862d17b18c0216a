import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import * as areas from '#db/repositories/areas.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as regions from '#db/repositories/regions.ts'
import { found, titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context: { db } }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const prefecture = found(await regions.findPrefecture(db, params.code ?? ''))
  const { code } = prefecture
  return {
    title: language === 'ja' ? prefecture.nameJa : prefecture.nameEn,
    prefecture,
    areas: (await areas.findAll(db)).filter(({ prefectureCodes }) => prefectureCodes.includes(code)),
    products: await giProducts.findAllByPrefecture(db, code),
    dishes: await dishes.findAllByPrefecture(db, code),
  }
}

export const meta = titleMeta

export default function PrefecturePage() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const language = useLanguage()
  const giLine = useGiLine()
  const { prefecture, areas, products, dishes } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading
        title={language === 'ja' ? prefecture.nameJa : prefecture.nameEn}
        lead={t('prefecture.lead')}
        actions={
          <ButtonLink look="secondary" to={`${urls.places}?prefecture=${prefecture.code}`}>
            {t('prefecture.all_places')}
          </ButtonLink>
        }
      />
      {areas.length ? (
        <Section title={t('prefecture.areas')}>
          <LinkList items={areas.map(({ id, names }) => ({ to: urls.area(id), names }))} />
        </Section>
      ) : null}
      <Section title={t('food.gi')}>
        {products.length ? (
          <LinkList items={products.map(giLine)} />
        ) : (
          <p className="text-ink-soft">{t('prefecture.no_gi')}</p>
        )}
      </Section>
      <Section title={t('area.dishes')}>
        {dishes.length ? (
          <LinkList items={dishes.map(({ id, names }) => ({ to: urls.dish(id), names }))} />
        ) : (
          <p className="text-ink-soft">{t('prefecture.no_dishes')}</p>
        )}
      </Section>
    </Container>
  )
}
