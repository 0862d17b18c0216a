import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItineraryDay } from '#app/domain/planner/itinerary.ts'
import { useLanguage } from '../../layout/use-page.ts'
import { formatDay } from '../../text/figures.tsx'
import { Icon } from '../../text/icon.tsx'
import { dayMark } from './day-colours.ts'

/** Jumps to a day and tells which one is read now; one whose clock does not work out is marked. */
export function DayNav({ days, hasDrops }: { days: ItineraryDay[]; hasDrops: boolean }) {
  const { t } = useTranslation('itinerary')
  const language = useLanguage()
  const current = useDayInView(days.length)
  const link =
    'inline-flex min-h-10 items-center gap-2 whitespace-nowrap rounded-md px-2.5 text-ink text-sm no-underline hover:bg-sunken aria-[current]:bg-sunken'
  return (
    <nav aria-label={t('day_nav')} className="min-w-0 grow overflow-x-auto">
      <ol className="flex gap-1 py-1.5">
        {days.map((day, index) => (
          <li key={day.date}>
            <a href={`#day-${index + 1}`} aria-current={current === index ? 'location' : undefined} className={link}>
              <span className={`size-3 rounded-full ${dayMark(index)}`} aria-hidden="true" />
              <span className="font-semibold">{t('day_n', { n: index + 1 })}</span>
              <span className="hidden text-ink-soft sm:inline">{formatDay(day.date, language, 'short')}</span>
              {day.conflicts.length > 0 ? <Icon name="warn" className="size-4 text-bad" /> : null}
              {day.conflicts.length > 0 ? <span className="sr-only">{t('conflicts')}</span> : null}
            </a>
          </li>
        ))}
        {hasDrops ? (
          <li>
            <a href="#left-out" className={link}>
              {t('left_out_nav')}
            </a>
          </li>
        ) : null}
      </ol>
    </nav>
  )
}

/** The day that passes the upper third of the window; null before a script looks. */
function useDayInView(count: number): number | null {
  const [current, setCurrent] = useState<number | null>(null)
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) setCurrent(Number(target.id.slice('day-'.length)) - 1)
        }
      },
      { rootMargin: '-20% 0px -70% 0px' },
    )
    for (let day = 1; day <= count; day += 1) {
      const section = document.getElementById(`day-${day}`)
      if (section) observer.observe(section)
    }
    return () => observer.disconnect()
  }, [count])
  return current
}
