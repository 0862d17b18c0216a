import { childRules } from '../child-rules.ts'
import type { DropReason, Meal } from '../itinerary.ts'
import { type Candidate, type Lock, type PlanningProblem, paceRules } from '../problem.ts'
import { servesDiet } from './access.ts'
import { hoursStarts, type StartWindow, within } from './hours.ts'

/** The price: a meal begins within its window and takes its time, small children eat early and sleep after lunch. */
export function mealStarts({ pace, youngestAge }: PlanningProblem, meal: Meal): StartWindow {
  const { lunchStarts, dinnerStarts } = paceRules(pace)
  return meal === 'lunch' ? lunchStarts : (childRules(youngestAge).dinnerStarts ?? dinnerStarts)
}

export function mealMinutes({ pace, youngestAge }: PlanningProblem, meal: Meal): number {
  const { lunchMinutes, dinnerMinutes } = paceRules(pace)
  return meal === 'lunch' ? lunchMinutes + childRules(youngestAge).napMinutes : dinnerMinutes
}

/** What a place can be in a plan: a visit (null), a lunch, a dinner. */
export function waysToUse(problem: PlanningProblem, candidate: Candidate, lock: Lock | null): (Meal | null)[] {
  if (lock !== null) return [lock.meal]
  const { wantsLunch, wantsDinner } = problem.limits
  const ways: (Meal | null)[] = candidate.meals === null || candidate.isVisitToo ? [null] : []
  if (candidate.meals !== null && servesDiet(candidate, problem)) {
    if (candidate.meals.lunch && wantsLunch) ways.push('lunch')
    if (candidate.meals.dinner && wantsDinner) ways.push('dinner')
  }
  return ways
}

/** The verdict on a wish: one only comes to eat, and at no meal of the trip is it open. */
export function mealRefusal(candidate: Candidate, problem: PlanningProblem): DropReason | null {
  const ways = waysToUse(problem, candidate, null)
  if (ways.includes(null)) return null
  const isServed = ways.some((meal) =>
    problem.days.some(
      (day, index) =>
        within(hoursStarts(candidate, index, day, mealMinutes(problem, meal!)), mealStarts(problem, meal!)).length > 0,
    ),
  )
  return isServed ? null : { kind: 'not_open_at_meals' }
}
