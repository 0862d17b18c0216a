import type { LocalDate } from '../values/time.ts'

export const MEASURES = ['planned_stops', 'places_in_plans', 'bookings', 'guests', 'region_fund_yen'] as const
export type Measure = (typeof MEASURES)[number]

/** What was counted in a prefecture within a span of days. */
export type Measured = Record<Measure, number>

/** What a board wants to reach within days, both of them included. */
export interface Target {
  id: string
  prefectureCode: string
  measure: Measure
  fromDay: LocalDate
  untilDay: LocalDate
  target: number
}

export interface Progress {
  /** Whole percent of the target, rounded down, so that 100 is never said too early; may pass 100. */
  percent: number
  state: 'reached' | 'missed' | 'running' | 'ahead'
}

/** How far a target is. It may still be reached until its last day has passed. */
export function progressOf(target: Target, reached: number, today: LocalDate): Progress {
  const percent = Math.floor((reached * 100) / target.target)
  if (percent >= 100) return { percent, state: 'reached' }
  if (today > target.untilDay) return { percent, state: 'missed' }
  return { percent, state: today < target.fromDay ? 'ahead' : 'running' }
}
