import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { GiProduct } from '#app/domain/catalog/gi-product.ts'
import { namesOfRegion } from '#app/domain/catalog/place-line.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { Name } from '#app/ui/text/name.tsx'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as regions from '#db/repositories/regions.ts'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const EXAMPLES = 3

export async function loader({ params, request, context: { db } }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  const categories = byCategory(await giProducts.findAll(db))
  const asked = new URL(request.url).searchParams.get('category')
  const category = categories.find(([known]) => known === asked)?.[0] ?? null
  return {
    title: category ? `${t('catalog:food.gi')}: ${t(`catalog:category.${category}`)}` : t('catalog:food.title'),
    description: t('catalog:food.lead'),
    category,
    categories,
    prefectures: await regions.findAllPrefectures(db),
  }
}

export const meta = titleMeta

export default function Food() {
  const { t } = useTranslation('catalog')
  const { category } = useLoaderData<typeof loader>()
  if (category) return <OneCategory category={category} />
  return (
    <Container>
      <PageHeading title={t('food.title')} lead={t('food.lead')} />
      <Section title={t('food.gi')}>
        <p className="mb-6 max-w-prose text-ink-soft">{t('food.gi_explained')}</p>
        <Categories />
      </Section>
      <Section title={t('food.dishes')}>
        <p className="mb-4 max-w-prose text-ink-soft">{t('food.dishes_explained')}</p>
        <Prefectures />
      </Section>
    </Container>
  )
}

/** Each kind of product with how many there are and the first few; one with no more than those needs no page of its own. */
function Categories() {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const { categories } = useLoaderData<typeof loader>()
  return (
    <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
      {categories.map(([category, products]) => (
        <li key={category} className="border-line border-t pt-3">
          <h3 className="font-semibold first-letter:uppercase">{say(`category.${category}`)}</h3>
          <ul className="mt-1 space-y-1">
            {products.slice(0, EXAMPLES).map(({ id, names }) => (
              <li key={id}>
                <Link
                  to={urls.giProduct({ id, names })}
                  className="inline-block py-0.5 text-ink underline decoration-line-strong hover:text-accent"
                >
                  <Name names={names} />
                </Link>
              </li>
            ))}
          </ul>
          {products.length > EXAMPLES ? (
            <Link
              to={`${urls.food}?category=${category}`}
              className="mt-1 inline-block py-1 text-sm first-letter:uppercase"
            >
              {t('food.all_of', { kind: say(`category.${category}`), count: products.length })}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Prefectures() {
  const urls = useUrls()
  const { prefectures } = useLoaderData<typeof loader>()
  return (
    <ul className="grid grid-cols-2 gap-x-6 sm:grid-cols-4 lg:grid-cols-6">
      {prefectures.map((prefecture) => (
        <li key={prefecture.code}>
          <Link to={urls.prefecture(prefecture)} className="inline-block py-1.5">
            <Name names={namesOfRegion(prefecture)} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function OneCategory({ category }: { category: string }) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const giLine = useGiLine()
  const { categories } = useLoaderData<typeof loader>()
  const products = categories.find(([known]) => known === category)?.[1] ?? []
  return (
    <Container>
      <PageHeading
        title={<span className="inline-block first-letter:uppercase">{say(`category.${category}`)}</span>}
        lead={t('food.gi_of_kind', { count: products.length })}
      />
      <LinkList
        items={products.map((product) => ({
          ...giLine(product),
          note: product.giNumber === null ? null : t('gi.number', { number: product.giNumber }),
        }))}
      />
      <p className="mt-8">
        <Link to={urls.food}>{t('food.all_kinds')}</Link>
      </p>
    </Container>
  )
}

/** Food before drinks, the kind with the most products first. */
function byCategory(products: GiProduct[]): [string, GiProduct[]][] {
  const groups = new Map<string, GiProduct[]>()
  for (const product of products) groups.set(product.category, [...(groups.get(product.category) ?? []), product])
  const isDrink = (all: GiProduct[]) => Number(all[0]?.register === 'nta')
  return [...groups].sort(([, a], [, b]) => isDrink(a) - isDrink(b) || b.length - a.length)
}
