import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { findWorkPage } from '#app/services/catalog/work-page.server.ts'
import { JsonLd } from '#app/ui/catalog/json-ld.tsx'
import { OtherNames } from '#app/ui/catalog/other-names.tsx'
import { KindAndTown, PlaceList } from '#app/ui/catalog/place-list.tsx'
import { workJsonLd } from '#app/ui/catalog/record-json-ld.ts'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { EmptyState, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useAddress, useUrls } from '#app/ui/layout/use-page.ts'
import { PlacesMap } from '#app/ui/map/places-map.tsx'
import { DOT } from '#app/ui/text/dot.ts'
import { Day } from '#app/ui/text/figures.tsx'
import { DataText, Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { atItsAddress, found, nameIn, recordMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const t = sayWith(translateFor(language))
  const page = found(await findWorkPage(context, params.id ?? ''))
  atItsAddress(request, urlsFor(language).work(page.work))
  const name = nameIn(page.work.names, language)
  const count = page.byArea.reduce((sum, { scenes }) => sum + scenes.length, 0)
  return { ...page, count, title: name, description: t('catalog:work.description', { name, count }) }
}

export const meta = recordMeta

export default function WorkPage() {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const address = useAddress()
  const { work, otherNames, byArea, count, tours, source } = useLoaderData<typeof loader>()
  const points = useMemo(
    () =>
      byArea.flatMap(({ scenes }) =>
        scenes.map(({ place: { id, names, kind }, point }) => ({
          id,
          names,
          kind,
          point,
          href: urls.place({ id, names }),
        })),
      ),
    [byArea, urls],
  )
  return (
    <Container>
      <JsonLd
        data={workJsonLd(
          work,
          otherNames,
          points.map(({ names, point, href }) => ({ names, point, url: address(href) })),
          address(urls.work(work)),
        )}
      />
      <PageHeading
        title={<Name names={work.names} withOther />}
        lead={[say(`work_kind.${work.kind}`), work.year, t('count.places', { count })].filter(Boolean).join(DOT)}
        actions={count ? <ButtonLink to={`${urls.plan}?work=${work.id}`}>{t('work.plan')}</ButtonLink> : null}
      />
      <OtherNames names={otherNames} />
      {count ? (
        <PlacesMap points={points} />
      ) : (
        <EmptyState
          icon="scene"
          title={t('work.none')}
          action={
            <ButtonLink look="secondary" to={urls.works}>
              {t('works.clear')}
            </ButtonLink>
          }
        />
      )}
      {byArea.map(({ area, scenes }) => (
        <Section
          key={area?.id ?? ''}
          title={
            area ? (
              <Link to={urls.area(area)}>
                <Name names={area.names} />
              </Link>
            ) : (
              t('work.elsewhere')
            )
          }
          actions={
            area ? <Link to={`${urls.plan}?area=${area.id}&work=${work.id}`}>{t('work.plan_in_area')}</Link> : null
          }
        >
          <PlaceList
            places={scenes.map(({ place, isConfirmed }) => ({ ...place, isConfirmed }))}
            notes={Object.fromEntries(
              scenes.map((scene) => [scene.place.id, <SceneNote key={scene.place.id} {...scene} />]),
            )}
          />
        </Section>
      ))}
      {tours.length ? (
        <Section title={t('work.tours')}>
          <TourLines tours={tours} />
        </Section>
      ) : null}
      <p className="mt-12 max-w-prose text-ink-soft text-sm">{t('work.fan_made')}</p>
      <SourceLine source={source} confirmation={{ kind: 'unrecorded' }} />
    </Container>
  )
}

type Scene = ReturnType<typeof useLoaderData<typeof loader>>['byArea'][number]['scenes'][number]

function SceneNote({ place, episode, note, confirmedOn }: Scene): ReactNode {
  const { t } = useTranslation('catalog')
  return (
    <>
      <KindAndTown {...place} />
      {episode ? `${DOT}${t('work.episode', { episode })}` : null}
      {note.ja || note.en ? (
        <>
          {DOT}
          <DataText {...note} />
        </>
      ) : null}
      {confirmedOn ? (
        <>
          {DOT}
          {t('confirmed_on')} <Day date={confirmedOn} />
        </>
      ) : null}
    </>
  )
}
