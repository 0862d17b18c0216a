import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { OpenDay } from '#app/domain/catalog/opening-hours.ts'
import { confirmationOf, type PlaceLine } from '#app/domain/catalog/place-line.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { useSay } from '#app/i18n/say.ts'
import { useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { Yen } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'
import { useHoursOfDay } from './hours-of-day.ts'
import { Marks } from './link-list.tsx'
import { markOf, NoneConfirmed } from './place-list.tsx'

interface Sight extends PlaceLine {
  works: { id: string; names: Names }[]
  designationJa: string | null
  priceYen: number | null
  today: OpenDay
}

const MOST_WORKS = 3

/** The sights to see first, each with the works that show it, its designation, and whether it is open today. */
export function SightCards({ sights }: { sights: Sight[] }) {
  const urls = useUrls()
  const told = confirmationOf(sights)
  return (
    <>
      <NoneConfirmed told={told} />
      <ul className="grid gap-3 sm:grid-cols-2">
        {sights.map((sight) => (
          <li key={sight.id} className="rounded-md border border-line bg-surface p-4">
            <Link
              to={urls.place(sight)}
              className="font-semibold text-ink underline decoration-line-strong hover:text-accent"
            >
              <Name names={sight.names} withOther />
            </Link>
            <Marks isSample={sight.isSample} mark={markOf(sight, told)} />
            <SightFacts {...sight} />
          </li>
        ))}
      </ul>
    </>
  )
}

function SightFacts({ kind, works, designationJa, priceYen, today }: Sight) {
  const { t } = useTranslation('catalog')
  const say = useSay('catalog')
  const hours = useHoursOfDay()
  return (
    <>
      <p className="text-ink-soft text-sm">
        {say(`kind.${kind}`)}
        {designationJa ? (
          <>
            {DOT}
            <span lang="ja">{designationJa}</span>
          </>
        ) : null}
        {priceYen === 0 ? `${DOT}${t('place.free')}` : null}
        {priceYen ? (
          <>
            {DOT}
            <Yen amount={priceYen} />
          </>
        ) : null}
      </p>
      {works.length ? (
        <p className="mt-1 text-sm">
          {t('place.scenes')}{' '}
          {works.slice(0, MOST_WORKS).map(({ id, names }, index) => (
            <span key={id}>
              {index ? t('list_comma') : ''}
              <cite className="not-italic">
                <Name names={names} />
              </cite>
            </span>
          ))}
          {works.length > MOST_WORKS ? ` ${t('and_more', { count: works.length - MOST_WORKS })}` : null}
        </p>
      ) : null}
      <p className="mt-1 text-ink-soft text-sm">
        {today.certainty === 'unknown' ? t('hours.unknown_line') : t('hours.today_line', { hours: hours(today) })}
      </p>
    </>
  )
}
