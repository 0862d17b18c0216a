import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#app/domain/values/locale.ts'
import { useLanguage, useUrls } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { Duration, formatLocalDateTime, formatYen } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'
import { Marks } from './link-list.tsx'

interface ShownTour {
  id: string
  names: Names
  isSample: boolean
  durationMinutes: number
  nextStart: string | null
  adultPriceYen: number | null
}

/** Tours with how long they take, what they cost and when they next go. */
export function TourLines({ tours }: { tours: ShownTour[] }) {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const language = useLanguage()
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {tours.map(({ id, names, isSample, durationMinutes, nextStart, adultPriceYen }) => (
        <li key={id} className="rounded-md border border-line bg-surface p-4">
          <Link
            to={urls.tour({ id, title: names })}
            className="font-semibold text-ink underline decoration-line-strong hover:text-accent"
          >
            <Name names={names} />
          </Link>
          <Marks isSample={isSample} />
          <p className="mt-1 text-sm">
            {adultPriceYen === null
              ? t('tours.sold_whole')
              : t('tours.from', { price: formatYen(adultPriceYen, language) })}
            {DOT}
            <Duration minutes={durationMinutes} />
          </p>
          <p className="break-keep text-ink-soft text-sm">
            {nextStart ? t('tours.next', { when: formatLocalDateTime(nextStart, language) }) : t('tours.no_next')}
          </p>
        </li>
      ))}
    </ul>
  )
}
