import { useTranslation } from 'react-i18next'
import type { OpenDay } from '#app/domain/catalog/opening-hours.ts'
import { clockOf, type LocalDate } from '#app/domain/values/time.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatDay } from '../text/figures.tsx'

export interface OpenDate extends OpenDay {
  date: LocalDate
}

/** When a place is open in the coming week: one line when every day is alike, else a line a day. */
export function OpeningWeek({ days }: { days: OpenDate[] }) {
  const { t } = useTranslation('catalog')
  const language = useLanguage()
  const hours = ({ certainty, windows }: OpenDay) => {
    if (certainty === 'unknown') return t('hours.unknown')
    if (windows.length === 0) return t('hours.closed')
    if (windows.some(([from, to]) => from === 0 && to === 1440)) return t('hours.all_day')
    return windows.map(([from, to]) => t('hours.window', { from: clockOf(from), to: clockOf(to) })).join(', ')
  }
  const [first] = days
  if (!first) return null
  if (days.every((day) => hours(day) === hours(first))) {
    return first.certainty === 'unknown' ? hours(first) : t('hours.every_day', { hours: hours(first) })
  }
  return (
    <ul>
      {days.map((day) => (
        <li key={day.date} className="flex flex-wrap gap-x-4">
          <span className="min-w-28 text-ink-soft">
            <time dateTime={day.date}>{formatDay(day.date, language, 'short')}</time>
          </span>
          <span className="tabular">{hours(day)}</span>
        </li>
      ))}
    </ul>
  )
}
