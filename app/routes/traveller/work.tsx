import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { useSay } from '#app/i18n/say.ts'
import { placeLine } from '#app/ui/catalog/lines.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { PlaceList } from '#app/ui/catalog/place-list.tsx'
import { SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { DataText, Name } from '#app/ui/text/name.tsx'
import * as areas from '#db/repositories/areas.ts'
import * as sources from '#db/repositories/sources.ts'
import * as tours from '#db/repositories/tours.ts'
import * as works from '#db/repositories/works.ts'
import { found, nameIn, titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context: { db } }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const { work, scenes } = found(await works.findByIdWithScenes(db, params.id ?? ''))
  const isNear = (area: { point: { lat: number; lng: number }; radiusMeters: number }) =>
    scenes.some(({ place }) => distanceMeters(area.point, place.point) <= area.radiusMeters)
  return {
    title: nameIn(work.names, language),
    work,
    scenes: scenes.map(({ episode, note, place }) => ({ episode, note, place: placeLine(place) })),
    areas: (await areas.findAll(db)).filter(isNear).map(({ id, names }) => ({ id, names })),
    tours: (await tours.findAllLinkedTo(db, 'work', work.id)).map(({ id, title, isSample }) => ({
      id,
      names: title,
      isSample,
    })),
    source: await sources.findByKey(db, work.sourceKey),
  }
}

export const meta = titleMeta

export default function WorkPage() {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const urls = useUrls()
  const { work, scenes, areas, tours, source } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading
        title={<Name names={work.names} withOther />}
        lead={[say(`work_kind.${work.kind}`), work.year].filter(Boolean).join(' · ')}
        actions={scenes.length ? <ButtonLink to={`${urls.plan}?work=${work.id}`}>{t('work.plan')}</ButtonLink> : null}
      />
      <Section title={t('work.scenes')}>
        {scenes.length ? (
          <PlaceList
            places={scenes.map(({ place }) => place)}
            notes={Object.fromEntries(
              scenes.map((scene) => [scene.place.id, <SceneNote key={scene.place.id} {...scene} />]),
            )}
          />
        ) : (
          <p className="text-ink-soft">{t('work.none')}</p>
        )}
      </Section>
      {areas.length ? (
        <Section title={t('work.areas')}>
          <LinkList items={areas.map(({ id, names }) => ({ to: urls.area(id), names }))} />
        </Section>
      ) : null}
      {tours.length ? (
        <Section title={t('work.tours')}>
          <TourLines tours={tours} />
        </Section>
      ) : null}
      <p className="mt-12 max-w-prose text-ink-soft text-sm">{t('work.fan_made')}</p>
      <SourceLine source={source} isConfirmed={false} />
    </Container>
  )
}

function SceneNote({
  place,
  episode,
  note,
}: ReturnType<typeof useLoaderData<typeof loader>>['scenes'][number]): ReactNode {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  return (
    <>
      {say(`kind.${place.kind}`)}
      {episode ? ` · ${t('work.episode', { episode })}` : null}
      {note.ja || note.en ? (
        <>
          {' · '}
          <DataText {...note} />
        </>
      ) : null}
    </>
  )
}
