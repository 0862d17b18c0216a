import { type Names, shownName } from '#app/domain/values/locale.ts'
import { clockOf, type LocalDate } from '#app/domain/values/time.ts'
import { intlLocale } from '#app/i18n/languages.ts'
import { type Say, useSay } from '#app/i18n/say.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatDay, formatYen, useFormatNumber } from '../text/figures.tsx'
import { listOf } from '../text/intl.ts'

/** Figures and names as plain text, for sentences that have them in their middle. */
export function useWords(): Words {
  const say = useSay('itinerary')
  const language = useLanguage()
  const format = useFormatNumber()
  const unit = (value: number, name: string) => format(value, { style: 'unit', unit: name, maximumFractionDigits: 1 })
  return {
    say,
    name: (names) => shownName(names, language).text,
    clock: clockOf,
    day: (date) => formatDay(date, language),
    yen: (amount) => formatYen(amount, language),
    distance: (meters) =>
      meters < 1000 ? unit(Math.round(meters / 10) * 10, 'meter') : unit(meters / 1000, 'kilometer'),
    minutes: (minutes) => {
      const whole = Math.round(minutes)
      const hours = Math.floor(whole / 60)
      const rest = whole % 60
      const parts = [hours ? unit(hours, 'hour') : '', rest || !hours ? unit(rest, 'minute') : '']
      return parts.filter(Boolean).join(' ')
    },
    list: (texts) => listOf(intlLocale(language), texts),
  }
}

export interface Words {
  say: Say
  name: (names: Names) => string
  clock: (minute: number) => string
  day: (date: LocalDate) => string
  yen: (amount: number) => string
  distance: (meters: number) => string
  minutes: (minutes: number) => string
  list: (texts: string[]) => string
}
