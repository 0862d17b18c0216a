import { addDays, type LocalDate, weekday } from '../values/time.ts'

/**
 * The days that a form suggests before anybody has said any. Who reads Japanese is mostly in Japan and goes for a
 * weekend; others come from afar: three days two weeks ahead, from a Tuesday on, as many museums rest on Mondays.
 */
export function usualTrip(today: LocalDate, language: string): { firstDay: LocalDate; lastDay: LocalDate } {
  const usual = language === 'ja' ? WEEKEND : VISIT
  const soonest = addDays(today, usual.daysAhead)
  const firstDay = addDays(soonest, (usual.weekday - weekday(soonest) + 7) % 7)
  return { firstDay, lastDay: addDays(firstDay, usual.days - 1) }
}

const [TUESDAY, SATURDAY] = [2, 6]
const WEEKEND = { daysAhead: 5, weekday: SATURDAY, days: 2 }
const VISIT = { daysAhead: 14, weekday: TUESDAY, days: 3 }
