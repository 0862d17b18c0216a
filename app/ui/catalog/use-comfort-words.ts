import { useTranslation } from 'react-i18next'
import { COMFORT_DAYS, type ComfortDay, type ComfortPattern } from '#app/domain/catalog/comfort.ts'
import { intlLocale } from '#app/i18n/languages.ts'
import { useLanguage } from '../layout/use-page.ts'
import { dateFormat, listOf } from '../text/intl.ts'

const WEEKDAYS = COMFORT_DAYS.slice(0, 5)
/** A Monday; the days of the week follow it. */
const MONDAY = Date.UTC(2026, 10, 23)
const DAY_MS = 86_400_000

/** Days, hours and months of a pattern as one text: "Sat, Sun and national holidays 10:00–15:00 (April, November)". */
export function useComfortWords(): (pattern: Omit<ComfortPattern, 'level'>) => string {
  const { t } = useTranslation('catalog')
  const locale = intlLocale(useLanguage())
  const dayName = (day: ComfortDay) =>
    day === 'holiday'
      ? t('comfort.holidays')
      : dateFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(MONDAY + COMFORT_DAYS.indexOf(day) * DAY_MS)
  const daysText = (days: readonly ComfortDay[]) => {
    if (days.length === COMFORT_DAYS.length) return t('comfort.every_day')
    const isWeek = WEEKDAYS.every((day) => days.includes(day))
    const single = days.filter((day) => !(isWeek && WEEKDAYS.includes(day))).map(dayName)
    return listOf(locale, isWeek ? [t('comfort.weekdays'), ...single] : single)
  }
  return ({ days, fromHour, toHour, months }) => {
    const when = { days: daysText(days), from: `${fromHour}:00`, to: `${toHour}:00` }
    if (months === null) return t('comfort.when', when)
    return t('comfort.when_in', { ...when, months: monthsText(locale, months) })
  }
}

/** Month names; three and more in a row are told from the first to the last. */
function monthsText(locale: string, months: readonly number[]): string {
  const name = (month: number) =>
    dateFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1))
  const runs: number[][] = []
  for (const month of months) {
    const last = runs.at(-1)
    if (last && last.at(-1)! + 1 === month) last.push(month)
    else runs.push([month])
  }
  return listOf(
    locale,
    runs.flatMap((run) => (run.length < 3 ? run.map(name) : [`${name(run[0]!)}–${name(run.at(-1)!)}`])),
  )
}
