import { useTranslation } from 'react-i18next'
import {
  choicesOf,
  HOURS_WEEKDAYS,
  type HoursDate,
  type HoursDay,
  type HoursRow,
  type HoursSeason,
  type HoursTimes,
  runsOfDays,
} from '#app/domain/catalog/hours-choices.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { intlLocale } from '#app/i18n/languages.ts'
import { useLanguage } from '../layout/use-page.ts'
import { dateFormat, listOf } from '../text/intl.ts'

/** A Monday; the days of the week follow it. */
const MONDAY = Date.UTC(2026, 10, 23)
const DAY_MS = 86_400_000
/** So many weekdays are told by those that are missing. */
const NEARLY_ALL = 5

/**
 * Opening hours as one would say them, a line a rule: "Every day but Tuesday 9:00–17:00", "Closed: 29 December–3 January".
 * None where the notation says more than can be said so; the days that follow tell it all the same.
 */
export function useHoursWords(): (notation: string) => string[] {
  const { t } = useTranslation('catalog')
  const locale = intlLocale(useLanguage())

  const dayName = (day: HoursDay) =>
    day === 'PH'
      ? t('comfort.holidays')
      : dateFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + HOURS_WEEKDAYS.indexOf(day) * DAY_MS)

  const daysText = (days: readonly HoursDay[]) => {
    const missing = HOURS_WEEKDAYS.filter((day) => !days.includes(day))
    if (missing.length === 0) return t('comfort.every_day')
    const hasHolidays = days.includes('PH')
    if (!hasHolidays && days.length >= NEARLY_ALL) {
      return t('hours.every_day_but', { days: listOf(locale, missing.map(dayName)) })
    }
    const runs = runsOfDays(days).flatMap((run) =>
      run.length > 2 ? [t('hours.window', { from: dayName(run[0]!), to: dayName(run.at(-1)!) })] : run.map(dayName),
    )
    return listOf(locale, hasHolidays ? [...runs, dayName('PH')] : runs)
  }

  const dateText = ({ month, day }: HoursDate) =>
    dateFormat(locale, { month: 'long', ...(day !== null && { day: 'numeric' }), timeZone: 'UTC' }).format(
      Date.UTC(2024, month - 1, day ?? 1),
    )

  const seasonText = ({ from, to }: HoursSeason) =>
    from.month === to.month && from.day === to.day
      ? dateText(from)
      : t('hours.window', { from: dateText(from), to: dateText(to) })

  const rowText = ({ season, days, windows }: HoursRow) => {
    const times = windows.map(([from, to]) => t('hours.window', { from: clockOf(from), to: clockOf(to) })).join(', ')
    const hours = t('hours.on_days', { days: daysText(days), times })
    return season ? t('hours.in_season', { season: seasonText(season), hours }) : hours
  }

  const closedText = ({ nth, onHolidays, seasons }: HoursTimes['closed']) => {
    const nths = nth.map(({ weekday, nths: each }) =>
      t('hours.nth_of_month', {
        nths: listOf(
          locale,
          each.map((count) => t('hours.nth', { count, ordinal: true })),
        ),
        weekday: dayName(weekday),
      }),
    )
    const all = [...nths, ...(onHolidays ? [dayName('PH')] : []), ...seasons.map(seasonText)]
    return all.length > 0 ? [t('hours.closed_on', { when: listOf(locale, all) })] : []
  }

  return (notation) => {
    const choices = choicesOf(notation)
    if (choices === null) return []
    if (choices.kind !== 'times') return [t(`hours.${choices.kind}`)]
    return [...choices.rows.map(rowText), ...closedText(choices.closed)].map(
      (line) => line.charAt(0).toLocaleUpperCase(locale) + line.slice(1),
    )
  }
}
