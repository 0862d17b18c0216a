import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenDay } from '#app/domain/catalog/opening-hours.ts'
import type { LocalDate } from '#app/domain/values/time.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatDay } from '../text/figures.tsx'
import { useHoursOfDay } from './hours-of-day.ts'

export interface OpenDate extends OpenDay {
  date: LocalDate
}

/** When a place is open in the coming week, today first: one line when every day is alike, else a line a day. */
export function OpeningWeek({ days }: { days: OpenDate[] }) {
  const { t } = useTranslation('catalog')
  const language = useLanguage()
  const hours = useHoursOfDay()
  const [first] = days
  if (!first) return null
  if (days.every((day) => hours(day) === hours(first))) {
    return first.certainty === 'unknown' ? hours(first) : t('hours.every_day', { hours: hours(first) })
  }
  return (
    <table className="w-full max-w-sm">
      <caption className="sr-only">{t('place.hours_week')}</caption>
      <tbody>
        {days.map((day, index) => (
          <tr key={day.date} className={index === 0 ? 'align-top font-semibold' : 'align-top'}>
            <th scope="row" className="break-keep pe-4 text-start font-[inherit]">
              <time dateTime={day.date}>{formatDay(day.date, language, 'short')}</time>
              {index === 0 ? ` (${t('hours.today')})` : ''}
            </th>
            <td className="tabular text-end">
              {day.windows.length < 2 ? (
                hours(day)
              ) : (
                <Windows of={day.windows.map((one) => hours({ ...day, windows: [one] }))} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** «11:30–15:00, 17:30–21:30», where a line ends between two of them and never within one. */
function Windows({ of }: { of: string[] }) {
  return of.map((each, index) => (
    <Fragment key={each}>
      {index > 0 ? ' ' : null}
      <span className="whitespace-nowrap">{index < of.length - 1 ? `${each},` : each}</span>
    </Fragment>
  ))
}
