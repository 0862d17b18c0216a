import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PLACE_KINDS } from '#app/domain/catalog/place.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { placeLinesOf } from '#app/services/catalog/place-lines.server.ts'
import { FilterForm } from '#app/ui/catalog/filter-form.tsx'
import { PlaceList } from '#app/ui/catalog/place-list.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/field.tsx'
import { EmptyState } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import { titleMeta, wordsOf } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const PLACES_A_PAGE = 60

export async function loader({ params, request, context: { db } }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  const asked = new URL(request.url).searchParams
  const query = wordsOf(request)
  const kind = PLACE_KINDS.find((known) => known === asked.get('kind'))
  const prefectures = await regions.findAllPrefectures(db)
  const prefecture = prefectures.find(({ code }) => code === asked.get('prefecture'))?.code
  const towns = prefecture ? await regions.findAllMunicipalities(db, prefecture) : []
  const town = towns.find(({ code }) => code === asked.get('town'))?.code
  const found = await places.searchPlaces(db, {
    text: query,
    kinds: kind && [kind],
    prefectureCode: prefecture,
    municipalityCode: town,
    limit: PLACES_A_PAGE,
    afterId: asked.get('after')?.slice(0, 100) || null,
  })
  return {
    title: t('catalog:places.title'),
    description: t('catalog:places.lead'),
    query,
    kind: kind ?? '',
    prefecture: prefecture ?? '',
    prefectures,
    town: town ?? '',
    towns: towns.map(({ code, nameJa, nameEn }) => ({ code, nameJa, nameEn })),
    places: await placeLinesOf(db, found.places),
    total: found.total,
    nextId: found.nextId,
  }
}

export const meta = titleMeta

export default function Places() {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const language = useLanguage()
  const { query, kind, prefecture, prefectures, town, towns, places, total, nextId } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('places.title')} lead={t('places.lead')} />
      <FilterForm action={urls.places} label={t('places.filter')} submit={t('places.submit')} query={query}>
        <div className="grow basis-40">
          <SelectField key={kind} name="kind" label={t('places.kind')} defaultValue={kind}>
            <option value="">{t('places.any_kind')}</option>
            {PLACE_KINDS.map((one) => (
              <option key={one} value={one}>
                {say(`kind.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="grow basis-40">
          <SelectField key={prefecture} name="prefecture" label={t('places.prefecture')} defaultValue={prefecture}>
            <option value="">{t('places.any_prefecture')}</option>
            {prefectures.map(({ code, nameJa, nameEn }) => (
              <option key={code} value={code}>
                {language === 'ja' ? nameJa : nameEn}
              </option>
            ))}
          </SelectField>
        </div>
        {towns.length ? (
          <div className="grow basis-40">
            <SelectField key={town} name="town" label={t('places.town')} defaultValue={town}>
              <option value="">{t('places.any_town')}</option>
              {towns.map(({ code, nameJa, nameEn }) => (
                <option key={code} value={code}>
                  {language === 'ja' ? nameJa : (nameEn ?? nameJa)}
                </option>
              ))}
            </SelectField>
          </div>
        ) : null}
      </FilterForm>
      {places.length ? (
        <>
          <p className="mb-2 text-ink-soft" role="status">
            {t('count.places', { count: total })}
          </p>
          <PlaceList places={places} />
          <Paging nextId={nextId} />
        </>
      ) : (
        <EmptyState
          icon="pin"
          title={t('places.empty')}
          action={
            <ButtonLink look="secondary" to={urls.places}>
              {t('places.clear')}
            </ButtonLink>
          }
        >
          {t('places.empty_hint')}
        </EmptyState>
      )}
    </Container>
  )
}

function Paging({ nextId }: { nextId: string | null }) {
  const { t } = useTranslation('catalog')
  const [asked] = useSearchParams()
  const withAfter = (after: string | null) => {
    const next = new URLSearchParams(asked)
    next.delete('after')
    if (after) next.set('after', after)
    return `?${next}`
  }
  return (
    <p className="mt-6 flex flex-wrap gap-x-6 gap-y-3">
      {asked.has('after') ? (
        <Link to={withAfter(null)} className="inline-block py-2">
          {t('first_page')}
        </Link>
      ) : null}
      {nextId ? (
        <Link to={withAfter(nextId)} rel="next" className="inline-block py-2">
          {t('next_page')}
        </Link>
      ) : null}
    </p>
  )
}
