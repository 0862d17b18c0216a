import { CLASS_COUNTS, FORBIDDEN } from '../core/core-problem.ts'
import type { Candidate, PaceRules, PlanningProblem } from '../problem.ts'

/** What wishes add to a place's own profit: a must outweighs everything that is not one. */
const WISH_WORTH = { must: 5000, nice: 120, never: 0 }
const MEAL_WORTH = 80
const LOCAL_WORTH = 40
const TOO_MANY_PRICE = 15

/** Profit of one candidate before the day's classes are counted. */
export function ownWorth(candidate: Candidate, { stepFree }: PlanningProblem): number {
  const wish = candidate.importance === null ? 0 : WISH_WORTH[candidate.importance]
  const doubt = stepFree && candidate.stepFree === 'unknown' ? 0.7 : 1
  return Math.max(0, Number.isFinite(candidate.profit) ? candidate.profit : 0) * doubt + wish + 1
}

/** One lunch (or dinner) a day is worth having, a second is not had. */
export function mealGains(): number[] {
  return gains((count) => (count === 0 ? MEAL_WORTH : FORBIDDEN))
}

/** Each day has something local: the first counts extra. */
export function localGains(): number[] {
  return gains((count) => (count === 0 ? LOCAL_WORTH : 0))
}

/** The fourth shrine of a day is worth less than the first. */
export function varietyGains({ sameKindADay }: PaceRules): number[] {
  return gains((count) => (count < sameKindADay ? 0 : -TOO_MANY_PRICE * (count - sameKindADay + 1)))
}

function gains(gain: (count: number) => number): number[] {
  return Array.from({ length: CLASS_COUNTS }, (_, count) => gain(count))
}
