import { childRules } from '../child-rules.ts'
import type { Bet, ItineraryDay, Meal } from '../itinerary.ts'
import { type PlanningProblem, paceRules } from '../problem.ts'

/** A day away from bed for less than this can do without. */
const LONG_DAY_MINUTES = 300

/** The minutes after a lunch that a small child sleeps; 0 where the visitor left no time for it. The price is in `meals.ts`. */
export function napAfter({ pace, youngestAge }: PlanningProblem, meal: Meal | null, stayMinutes: number): number {
  const { napMinutes } = childRules(youngestAge)
  const isLongEnough = stayMinutes >= paceRules(pace).lunchMinutes + napMinutes
  return meal === 'lunch' && isLongEnough ? napMinutes : 0
}

/** The verdict on a finished plan: long days on which a small child finds no hour to sleep. */
export function daysWithoutNap(problem: PlanningProblem, days: readonly ItineraryDay[]): Bet[] {
  if (childRules(problem.youngestAge).napMinutes === 0) return []
  return days.flatMap((day, dayIndex): Bet[] => {
    const isLong = day.stops.length > 0 && day.endsAt - day.leavesAt >= LONG_DAY_MINUTES
    const sleeps = day.stops.some(({ meal, startsAt, leavesAt }) => napAfter(problem, meal, leavesAt - startsAt) > 0)
    return isLong && !sleeps ? [{ kind: 'no_nap', dayIndex }] : []
  })
}
