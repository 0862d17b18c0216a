import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComfortRecord } from '#app/domain/catalog/comfort.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import { namesOfRegion } from '#app/domain/catalog/place-line.ts'
import type { Municipality, Prefecture } from '#app/domain/catalog/region.ts'
import { useSay } from '#app/i18n/say.ts'
import { Facts } from '../layout/card.tsx'
import { useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { Duration, useFormatNumber, Yen } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'
import { ComfortList } from './comfort-list.tsx'
import { HoursWords } from './hours-words.tsx'
import { type OpenDate, OpeningWeek } from './opening-week.tsx'

/** What is known of a place, row by row; what isn't says so. */
export function PlaceFacts(props: {
  place: Place
  week: OpenDate[]
  comfort: ComfortRecord[]
  prefecture: Prefecture | undefined
  municipality: Municipality | undefined
}) {
  const { place, week, comfort } = props
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const say = useSay('catalog')
  const rows: [ReactNode, ReactNode][] = [
    [t('place.where'), <Where key="where" {...props} />],
    [
      t('place.hours'),
      week.length ? (
        <div key="hours">
          {place.openingHours ? (
            <div className="mb-2 empty:hidden">
              {/* Where every day of the week is alike, the line below says all that one line could. */}
              <HoursWords notation={place.openingHours} leastLines={isAlike(week) ? 2 : 1} />
            </div>
          ) : null}
          <OpeningWeek days={week} />
          <p className="text-ink-soft text-sm">{t('place.hours_week')}</p>
          {place.lastOrderMinutes ? (
            <p className="text-ink-soft text-sm">{t('place.last_order', { minutes: place.lastOrderMinutes })}</p>
          ) : null}
        </div>
      ) : (
        common('unknown')
      ),
    ],
    [t('comfort.title'), comfort.length ? <ComfortList key="comfort" records={comfort} /> : t('comfort.none')],
    [t('place.stay'), <Duration key="stay" minutes={place.stayMinutes} />],
    [t('place.price'), <Price key="price" yen={place.priceYen} />],
    [t('place.step_free'), say(`step_free.${place.stepFree}`)],
  ]
  if (place.kind === 'restaurant' || place.kind === 'cafe' || place.diets.length) {
    const diets = place.diets.map((diet) => say(`diet.${diet}`)).join(', ')
    rows.push([t('place.diets'), diets || common('unknown')])
  }
  if (place.designationJa) {
    rows.push([
      t('place.designation'),
      <span key="designation" lang="ja">
        {place.designationJa}
      </span>,
    ])
  }
  if (place.website && /^https?:\/\//.test(place.website)) {
    rows.push([
      t('place.website'),
      <a key="website" href={place.website} rel="noopener nofollow">
        {new URL(place.website).host}
      </a>,
    ])
  }
  return <Facts rows={rows} />
}

function Where({
  place,
  prefecture,
  municipality,
}: {
  place: Place
  prefecture: Prefecture | undefined
  municipality: Municipality | undefined
}) {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const formatNumber = useFormatNumber()
  const { lat, lng } = place.point
  return (
    <>
      {prefecture ? (
        <Link to={urls.prefecture(prefecture)}>
          <Name names={namesOfRegion(prefecture)} />
        </Link>
      ) : null}{' '}
      {municipality ? <Name names={namesOfRegion(municipality)} /> : null}
      <p className="text-ink-soft text-sm">
        {t('place.precise', { meters: formatNumber(place.coordinatePrecisionMeters) })}
        {DOT}
        <a href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=16/${lat}/${lng}`} rel="noopener">
          {t('place.map_link')}
        </a>
      </p>
    </>
  )
}

function Price({ yen }: { yen: number | null }) {
  const { t } = useTranslation('catalog')
  const { t: common } = useTranslation()
  if (yen === null) return common('unknown')
  return yen === 0 ? t('place.free') : <Yen amount={yen} />
}

function isAlike(week: OpenDate[]): boolean {
  return new Set(week.map(({ certainty, windows }) => JSON.stringify([certainty, windows]))).size === 1
}
