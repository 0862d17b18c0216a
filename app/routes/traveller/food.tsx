import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { GI_REGISTERS, type GiProduct } from '#app/domain/catalog/gi-product.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as regions from '#db/repositories/regions.ts'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context: { db } }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  return {
    title: t('catalog:food.title'),
    description: t('catalog:food.lead'),
    products: await giProducts.findAll(db),
    prefectures: await regions.findAllPrefectures(db),
  }
}

export const meta = titleMeta

export default function Food() {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const language = useLanguage()
  const giLine = useGiLine()
  const { products, prefectures } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('food.title')} lead={t('food.lead')} />
      <Section title={t('food.dishes')}>
        <p className="mb-4 max-w-prose text-ink-soft">{t('food.dishes_explained')}</p>
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {prefectures.map(({ code, nameJa, nameEn }) => (
            <li key={code}>
              <Link to={urls.prefecture(code)} className="inline-block py-1.5">
                {language === 'ja' ? nameJa : nameEn}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('food.gi')}>
        <p className="max-w-prose text-ink-soft">{t('food.gi_explained')}</p>
      </Section>
      {GI_REGISTERS.map((register) => (
        <Section key={register} title={say(`register.${register}`)}>
          <div className="space-y-8">
            {byCategory(products.filter((product) => product.register === register)).map(([category, all]) => (
              <div key={category}>
                <h3 className="mb-1 font-semibold first-letter:uppercase">
                  {say(`category.${category}`)} <span className="tabular font-normal text-ink-soft">{all.length}</span>
                </h3>
                <LinkList
                  items={all.map((product) => ({
                    ...giLine(product),
                    note: product.giNumber === null ? null : t('gi.number', { number: product.giNumber }),
                  }))}
                />
              </div>
            ))}
          </div>
        </Section>
      ))}
    </Container>
  )
}

function byCategory(products: GiProduct[]): [string, GiProduct[]][] {
  const groups = new Map<string, GiProduct[]>()
  for (const product of products) groups.set(product.category, [...(groups.get(product.category) ?? []), product])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}
