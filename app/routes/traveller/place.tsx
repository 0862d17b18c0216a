import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { namesOfRegion } from '#app/domain/catalog/place-line.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { findKeptPlace, findPlacePage } from '#app/services/catalog/place-page.server.ts'
import { JsonLd } from '#app/ui/catalog/json-ld.tsx'
import { OtherNames } from '#app/ui/catalog/other-names.tsx'
import { PlaceFacts } from '#app/ui/catalog/place-facts.tsx'
import { placeJsonLd } from '#app/ui/catalog/place-json-ld.ts'
import { PlaceList } from '#app/ui/catalog/place-list.tsx'
import { SceneList } from '#app/ui/catalog/scene-list.tsx'
import { ServesList } from '#app/ui/catalog/serves-list.tsx'
import { SightDetails } from '#app/ui/catalog/sight-section.tsx'
import { type Confirmation, SourceLine } from '#app/ui/catalog/source-line.tsx'
import { TourLines } from '#app/ui/catalog/tour-lines.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Notice, Section, Tag } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { PlacesMap } from '#app/ui/map/places-map.tsx'
import { Distance } from '#app/ui/text/figures.tsx'
import { DataText, Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { atItsAddress, found, nameIn, recordMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const AROUND_METERS = 600

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const t = sayWith(translateFor(language))
  const page = found((await findPlacePage(context, params.id ?? '')) ?? (await leadOn(context.db, params)))
  const { place, prefecture, municipality } = page
  const path = urlsFor(language).place(place)
  atItsAddress(request, path)
  const name = nameIn(place.names, language)
  const town = [municipality, prefecture].flatMap((one) => (one ? nameIn(namesOfRegion(one), language) : []))
  const kind = t(`catalog:kind.${place.kind}`)
  return {
    ...page,
    title: name,
    description:
      (language === 'ja' ? place.description.ja : place.description.en) ??
      t('catalog:place.description', { name, kind, town: town.join(t('catalog:list_comma')) }),
    isSample: place.isSample,
    areas: page.areas.map(({ id, names }) => ({ id, names })),
    address: context.publicOrigin + path,
  }
}

/** The address of a record that has gone into another leads to that one; a merge may be taken back, so not for ever. */
async function leadOn(db: AppContext['db'], params: LoaderFunctionArgs['params']): Promise<undefined> {
  const kept = await findKeptPlace(db, params.id ?? '')
  if (!kept) return undefined
  const headers = { 'Cache-Control': 'public, max-age=3600' }
  throw redirect(urlsFor(languageOf(params)).place(kept), { status: 301, headers })
}

export const meta = recordMeta

export default function PlacePage() {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const say = useSay('catalog')
  const urls = useUrls()
  const page = useLoaderData<typeof loader>()
  const { place, look, otherNames, scenes, serves, tours, near, areas, source, address } = page
  const [area] = areas
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
      <OtherNames names={otherNames} />
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
        <div className="grid gap-8 lg:grid-cols-2">
          <PlaceFacts {...page} />
          <Around />
        </div>
      </div>
      {look ? (
        <Section id="view" title={t('view.title')}>
          <SightDetails look={look} place={place.point} />
        </Section>
      ) : null}
      {scenes.length ? (
        <Section title={t('place.scenes')}>
          <SceneList scenes={scenes} />
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
        <Section
          title={t('place.near')}
          actions={
            area ? (
              <Link to={urls.area(area)}>
                <Name names={area.names} />
              </Link>
            ) : null
          }
        >
          <PlaceList
            places={near.map(({ line }) => line)}
            notes={Object.fromEntries(
              near.map(({ line, meters }) => [
                line.id,
                <span key={line.id}>
                  {say(`kind.${line.kind}`)} · <Distance meters={meters} />
                </span>,
              ]),
            )}
          />
        </Section>
      ) : null}
      <p className="no-print mt-8 text-ink-soft text-sm">
        <Link to={urls.optOut(place.id)} rel="nofollow">
          {t('opt_out.link')}
        </Link>
      </p>
      <SourceLine source={source} confirmation={confirmationOfPlace(place)} />
      {place.isSample ? null : <JsonLd data={placeJsonLd(place, { otherNames, look }, address)} />}
    </Container>
  )
}

/** The place and what is close by, on the map. */
function Around() {
  const urls = useUrls()
  const { place, look, near } = useLoaderData<typeof loader>()
  const points = useMemo(
    () =>
      [{ line: place, point: place.point }, ...near].map(({ line: { id, names, kind }, point }) => ({
        ...{ id, names, kind, point },
        href: urls.place({ id, names }),
      })),
    [place, near, urls],
  )
  return (
    <PlacesMap
      points={points}
      center={place.point}
      radiusMeters={Math.max(AROUND_METERS, place.coordinatePrecisionMeters, sightMeters(look))}
      look={look}
      className="h-72 lg:h-80"
    />
  )
}

/** So much of a sight is in view at first, in metres: what lies far away is only looked towards. */
const MOST_SIGHT_METERS = 2_500

function sightMeters(look: { distanceMeters: number | null } | null): number {
  return Math.min(MOST_SIGHT_METERS, look?.distanceMeters ?? 0)
}

function confirmationOfPlace({
  isSample,
  confirmedOn,
}: {
  isSample: boolean
  confirmedOn: string | null
}): Confirmation {
  if (isSample) return { kind: 'sample' }
  return confirmedOn ? { kind: 'on', date: confirmedOn } : { kind: 'not_yet' }
}
