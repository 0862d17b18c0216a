import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { namesOfRegion } from '#app/domain/catalog/place-line.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { findPrefecturePage } from '#app/services/catalog/prefecture-page.server.ts'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { JsonLd } from '#app/ui/catalog/json-ld.tsx'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { OtherNames } from '#app/ui/catalog/other-names.tsx'
import { PlanInAreas } from '#app/ui/catalog/plan-in-areas.tsx'
import { prefectureJsonLd } from '#app/ui/catalog/record-json-ld.ts'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useAddress, useUrls } from '#app/ui/layout/use-page.ts'
import { Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { atItsAddress, found, nameIn, recordMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const t = sayWith(translateFor(language))
  const page = found(await findPrefecturePage(context, params.code ?? ''))
  atItsAddress(request, urlsFor(language).prefecture(page.prefecture))
  const name = nameIn(namesOfRegion(page.prefecture), language)
  return { ...page, title: name, description: t('catalog:prefecture.description', { name }) }
}

export const meta = recordMeta

export default function PrefecturePage() {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const address = useAddress()
  const giLine = useGiLine()
  const { prefecture, otherNames, works, areas, products, dishes, kinds, towns, tours, source } =
    useLoaderData<typeof loader>()
  const allPlaces = `${urls.places}?prefecture=${prefecture.code}`
  const placeCount = kinds.reduce((sum, [, count]) => sum + count, 0)
  return (
    <Container>
      <JsonLd data={prefectureJsonLd(prefecture, otherNames, address(urls.prefecture(prefecture)))} />
      <PageHeading title={<Name names={namesOfRegion(prefecture)} withOther />} lead={t('prefecture.lead')} />
      <OtherNames names={otherNames} />
      <PlanInAreas title={t('prefecture.areas')} areas={areas} />
      <Section
        title={t('prefecture.places')}
        actions={placeCount ? <Link to={allPlaces}>{t('prefecture.all_places', { count: placeCount })}</Link> : null}
      >
        {placeCount ? (
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {kinds.map(([kind, count]) => (
              <li key={kind}>
                <Link to={`${allPlaces}&kind=${kind}`} className="inline-block py-1.5">
                  {say(`kinds.${kind}`)}
                </Link>{' '}
                <span className="tabular text-ink-soft">{count}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-soft">{t('prefecture.no_places')}</p>
        )}
      </Section>
      <Section id="towns" title={t('prefecture.towns')}>
        <Towns prefectureCode={prefecture.code} towns={towns} />
      </Section>
      <Section title={t('prefecture.works')}>
        {works.length ? (
          <LinkList
            items={works.map(({ id, names, placeCount }) => ({
              to: urls.work({ id, names }),
              names,
              note: t('count.places', { count: placeCount }),
            }))}
          />
        ) : (
          <p className="text-ink-soft">{t('prefecture.no_works')}</p>
        )}
      </Section>
      {tours.length ? (
        <Section title={t('area.tours')}>
          <TourLines tours={tours} />
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
          <LinkList items={dishes.map(({ id, names }) => ({ to: urls.dish({ id, names }), names }))} />
        ) : (
          <p className="text-ink-soft">{t('prefecture.no_dishes')}</p>
        )}
      </Section>
      <SourceLine source={source} confirmation={{ kind: 'unrecorded' }} />
    </Container>
  )
}

type ShownTown = ReturnType<typeof useLoaderData<typeof loader>>['towns'][number]

/** Where places are recorded first, each a way to them; then the names of the others, so that nobody looks in vain. */
function Towns({ prefectureCode, towns }: { prefectureCode: string; towns: ShownTown[] }) {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const without = towns.filter(({ placeCount }) => placeCount === 0)
  return (
    <>
      <ul className="grid grid-cols-2 gap-x-6 sm:grid-cols-3 lg:grid-cols-4">
        {towns
          .filter(({ placeCount }) => placeCount > 0)
          .map(({ code, names, placeCount }) => (
            <li key={code} id={code} className={TOWN}>
              <Link to={`${urls.places}?prefecture=${prefectureCode}&town=${code}`} className="inline-block py-1.5">
                <Name names={names} />
              </Link>{' '}
              <span className="tabular text-ink-soft">{placeCount}</span>
            </li>
          ))}
      </ul>
      {without.length ? (
        <div className="mt-4 text-ink-soft text-sm">
          <p>{t('prefecture.no_town_places')}</p>
          <ul className="flex flex-wrap gap-x-4">
            {without.map(({ code, names }) => (
              <li key={code} id={code} className={TOWN}>
                <Name names={names} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

/** A search for a town leads to its line, which then stands out. */
const TOWN = 'scroll-mt-24 rounded-sm px-1 target:bg-sunken target:font-semibold target:text-ink'
