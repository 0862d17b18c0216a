import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { findPlacePage } from '#app/services/catalog/place-page.server.ts'
import { JsonLd } from '#app/ui/catalog/json-ld.tsx'
import { placeLine } from '#app/ui/catalog/lines.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { PlaceFacts } from '#app/ui/catalog/place-facts.tsx'
import { placeJsonLd } from '#app/ui/catalog/place-json-ld.ts'
import { PlaceList } from '#app/ui/catalog/place-list.tsx'
import { ServesList } from '#app/ui/catalog/serves-list.tsx'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Notice, Section, Tag } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { DataText, Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { found, nameIn, titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const page = found(await findPlacePage(context, params.id ?? ''))
  const { place } = page
  return {
    ...page,
    title: nameIn(place.names, language),
    description: language === 'ja' ? place.description.ja : place.description.en,
    areas: page.areas.map(({ id, names }) => ({ id, names })),
    near: page.near.map((other) => ({ line: placeLine(other.place), meters: Math.round(other.meters / 10) * 10 })),
    address: `${context.publicOrigin}${urlsFor(language).place(place.id)}`,
  }
}

export const meta = titleMeta

export default function PlacePage() {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const say = useSay('catalog')
  const urls = useUrls()
  const page = useLoaderData<typeof loader>()
  const { place, scenes, serves, tours, near, areas, source, address } = page
  return (
    <Container>
      <PageHeading
        title={<Name names={place.names} withOther />}
        lead={
          <>
            {say(`kind.${place.kind}`)} {place.isSample ? <Tag tone="warn">{common('sample')}</Tag> : null}
            {place.isConfirmed || place.isSample ? null : <Tag>{common('not_confirmed')}</Tag>}
          </>
        }
        actions={
          place.protection === 'closed' ? null : (
            <ButtonLink to={`${urls.plan}?place=${place.id}`}>{t('place.add')}</ButtonLink>
          )
        }
      />
      <div className="space-y-4">
        {place.isSample ? <Notice tone="warn">{common('sample_explained')}</Notice> : null}
        {place.protection === 'open' ? null : (
          <Notice tone="warn" title={t('place.manners')}>
            <p>{say(`protection.${place.protection}`)}</p>
          </Notice>
        )}
        {place.manners.ja || place.manners.en ? (
          <Notice title={t('place.manners')}>
            <DataText {...place.manners} />
          </Notice>
        ) : null}
        {place.description.ja || place.description.en ? (
          <p className="max-w-prose text-lg">
            <DataText {...place.description} />
          </p>
        ) : null}
        <PlaceFacts {...page} />
      </div>
      {scenes.length ? (
        <Section title={t('place.scenes')}>
          <LinkList
            items={scenes.map(({ work, note }) => ({
              to: urls.work(work.id),
              names: work.names,
              note: note.ja || note.en ? <DataText {...note} /> : null,
            }))}
          />
        </Section>
      ) : null}
      {serves.length ? (
        <Section title={t('place.serves')}>
          <ServesList serves={serves} />
        </Section>
      ) : null}
      {tours.length ? (
        <Section title={t('place.tours')}>
          <TourLines tours={tours} />
        </Section>
      ) : null}
      {near.length ? (
        <Section title={t('place.near')}>
          <PlaceList
            places={near.map(({ line }) => line)}
            notes={Object.fromEntries(
              near.map(({ line, meters }) => [
                line.id,
                t('place.near_note', { kind: say(`kind.${line.kind}`), meters }),
              ]),
            )}
          />
        </Section>
      ) : null}
      {areas.length ? (
        <Section title={t('place.area')}>
          <LinkList items={areas.map(({ id, names }) => ({ to: urls.area(id), names }))} />
        </Section>
      ) : null}
      <SourceLine source={source} isConfirmed={place.isConfirmed} confirmedOn={place.confirmedOn} />
      {place.isSample ? null : <JsonLd data={placeJsonLd(place, address)} />}
    </Container>
  )
}
