import { useTranslation } from 'react-i18next'
import type { ItineraryDay } from '#app/domain/planner/itinerary.ts'
import { useLanguage } from '../../layout/use-page.ts'
import { formatDay } from '../../text/figures.tsx'
import { Icon } from '../../text/icon.tsx'
import { dayMark } from './day-colours.ts'

/** Jumps to a day; one whose clock does not work out is marked. */
export function DayNav({ days, hasDrops }: { days: ItineraryDay[]; hasDrops: boolean }) {
  const { t } = useTranslation('itinerary')
  const language = useLanguage()
  const link =
    'inline-flex min-h-11 items-center gap-2 whitespace-nowrap rounded-md px-3 py-1.5 text-ink no-underline hover:bg-sunken'
  return (
    <nav aria-label={t('day_nav')} className="no-print mt-6 border-line border-y">
      <ol className="flex gap-1 overflow-x-auto py-1">
        {days.map((day, index) => (
          <li key={day.date}>
            <a href={`#day-${index + 1}`} className={link}>
              <span className={`size-3 rounded-full ${dayMark(index)}`} aria-hidden="true" />
              <span className="text-sm">
                <span className="font-semibold">{t('day_n', { n: index + 1 })}</span>{' '}
                <span className="text-ink-soft">{formatDay(day.date, language, 'short')}</span>
              </span>
              {day.conflicts.length > 0 ? <Icon name="warn" className="size-4 text-bad" /> : null}
              {day.conflicts.length > 0 ? <span className="sr-only">{t('conflicts')}</span> : null}
            </a>
          </li>
        ))}
        {hasDrops ? (
          <li>
            <a href="#left-out" className={`${link} text-sm`}>
              {t('left_out_nav')}
            </a>
          </li>
        ) : null}
      </ol>
    </nav>
  )
}
