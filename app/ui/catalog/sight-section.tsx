import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Look } from '#app/domain/catalog/viewpoint.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import { Tag } from '../layout/card.tsx'
import { useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { DataText, Name } from '../text/name.tsx'
import { SightSketch } from './sight-sketch.tsx'
import { useSightWords } from './use-sight-words.ts'

/** Nearer than this one stands at the place, as far as a visitor is concerned. In metres. */
const AT_PLACE_METERS = 15

/** Where to stand, which way to look and how far, in words and as a sketch without a photograph. */
export function SightDetails({ look, place }: { look: Look; place: Point }) {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const urls = useUrls()
  const words = useSightWords()
  const apart = distanceMeters(look.stand.point, place)
  const { lat, lng } = look.stand.point
  const told = words.look(look)
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
      <SightSketch from={look.stand.point} sight={look} className="size-48 shrink-0" />
      <div className="min-w-0 max-w-prose flex-1 basis-64 space-y-2">
        <p className="text-lg">
          {told} {look.isConfirmed ? null : <Tag>{common('not_confirmed')}</Tag>}
        </p>
        {look.bearingDegrees === null ? (
          <p className="text-ink-soft text-sm">{t('view.nowhere')}</p>
        ) : (
          <p className="text-ink-soft text-sm">{words.degrees(look.bearingDegrees)}</p>
        )}
        {look.subject && look.subjectPlaceId ? (
          <p>
            {t('view.seen')}{' '}
            <Link to={urls.place({ id: look.subjectPlaceId, names: look.subject })}>
              <Name names={look.subject} />
            </Link>
          </p>
        ) : null}
        <p>
          <span className="font-medium">{t('view.stand')}</span>
          {DOT}
          {apart < AT_PLACE_METERS ? t('view.at_place') : t('view.apart', { distance: words.distance(apart) })}{' '}
          {look.area?.kind === 'circle'
            ? t('view.area_circle', { distance: words.distance(look.area.radiusMeters) })
            : null}
          {look.area?.kind === 'outline' ? t('view.area_outline') : null}{' '}
          <a href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}`} rel="noopener">
            {t('view.open_point')}
          </a>
        </p>
        {look.note.ja || look.note.en ? (
          <p>
            <DataText {...look.note} />
          </p>
        ) : null}
        <p className="text-ink-soft text-sm">
          {look.isConfirmed ? t('view.by_board') : t('view.public_knowledge')}
          {DOT}
          {t('view.not_to_scale')}
        </p>
      </div>
    </div>
  )
}
