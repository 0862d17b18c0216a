import { useTranslation } from 'react-i18next'
import { daysBetween, isLocalDate } from '#app/domain/values/time.ts'
import { useLanguage } from '../../layout/use-page.ts'
import { DOT } from '../../text/dot.ts'
import { formatDays } from '../../text/figures.tsx'
import { useWords } from '../use-words.ts'
import type { PlanChoices } from './plan-choices.ts'

/** What of the form its bar repeats. */
export interface TypedTrip {
  firstDay: string
  lastDay: string
  areaIds: string[]
  works: number
  adults: number
  children: number
}

export function typedTrip(form: FormData): TypedTrip {
  const one = (name: string) => String(form.get(name) ?? '')
  return {
    firstDay: one('firstDay'),
    lastDay: one('lastDay'),
    areaIds: form.getAll('areaIds').map(String),
    works: form.getAll('workIds').length,
    adults: Number(one('adults')) || 0,
    children: Number(one('childCount')) || 0,
  }
}

/** The nights between two typed days, at most those of the longest trip; 0 while they are no days. */
export function nightsOf(firstDay: string, lastDay: string, tripDays: number): number {
  if (!isLocalDate(firstDay) || !isLocalDate(lastDay)) return 0
  return Math.max(0, Math.min(tripDays - 1, daysBetween(firstDay, lastDay)))
}

/** The trip as it stands in a line: days, where to, who. */
export function useTripInWords({ areas }: PlanChoices): (trip: TypedTrip) => { days: string; rest: string } {
  const { t } = useTranslation('plan')
  const language = useLanguage()
  const words = useWords()
  return ({ firstDay, lastDay, areaIds, works, adults, children }) => {
    const hasDays = isLocalDate(firstDay) && isLocalDate(lastDay) && firstDay <= lastDay
    const named = areas.filter(({ id }) => areaIds.includes(id))
    const places = [
      named.length > 2 ? t('bar.areas', { count: named.length }) : named.map(({ names }) => words.name(names)),
      works > 0 ? t('bar.works', { count: works }) : [],
    ].flat()
    const people = [
      adults > 0 ? t('bar.adults', { count: adults }) : [],
      children > 0 ? t('bar.children', { count: children }) : [],
    ].flat()
    return {
      days: hasDays
        ? `${formatDays(firstDay, lastDay, language)} (${t('bar.days', { count: daysBetween(firstDay, lastDay) + 1 })})`
        : '',
      rest: [...(places.length > 0 ? places : [t('bar.nowhere')]), ...people].join(DOT),
    }
  }
}
