import { CLASS_COUNTS, FORBIDDEN } from '../core/core-problem.ts'
import type { Candidate, PaceRules, PlanningProblem } from '../problem.ts'

/** What wishes add to a place's own profit: a must outweighs everything that is not one, a nice one a full day. */
const WISH_WORTH = { must: 5000, nice: 260, never: 0 }
const MEAL_WORTH = 120
/** A meal's own part, which gives its place in the queue: after what one comes for, before all else. */
export const MEAL_OWN_WORTH = 60
/** All that a day's first lunch or dinner gives beyond its place. */
export const FIRST_MEAL_WORTH = MEAL_WORTH + MEAL_OWN_WORTH
const LOCAL_WORTH = 20
/** A day wants some visits whatever they are; a further one has to give something to be a stop at all. */
const FIRST_VISIT_WORTH = 24
const LESS_EACH_VISIT = 8
const STOPPING_PRICE = 8
/** Above every place nobody asked for, below every wish. */
const BEYOND_PACE_PRICE = 230
const BREAK_WORTH = 10
const SECOND_MINOR_PRICE = 40
const TOO_MANY_PRICE = 15

/** Kinds one looks at in passing. Two of them a day are one too many, unless a work or a wish asks for them. */
const MINOR_KINDS: ReadonlySet<string> = new Set(['bridge', 'station', 'meeting_point', 'shop', 'other'])

/** Profit of one candidate before the day's classes are counted. */
export function ownWorth(candidate: Candidate, { stepFree }: PlanningProblem): number {
  const wish = candidate.importance === null ? 0 : WISH_WORTH[candidate.importance]
  const doubt = stepFree && candidate.stepFree === 'unknown' ? 0.7 : 1
  return Math.max(0, Number.isFinite(candidate.profit) ? candidate.profit : 0) * doubt + wish + 1
}

/** Whether somebody asked for this very place, by name or by its work. */
export function isAskedFor({ importance, reasons }: Candidate): boolean {
  return importance === 'must' || importance === 'nice' || reasons.some(({ kind }) => kind === 'work')
}

/** In which group a visit's sameness is counted; null where it is not. */
export function varietyGroup(candidate: Candidate): string | null {
  if (isAskedFor(candidate)) return null
  return MINOR_KINDS.has(candidate.category) ? 'minor' : candidate.category
}

/** One lunch (or dinner) a day is worth having, a second is not had. */
export function mealGains(): number[] {
  return gains((count) => (count === 0 ? MEAL_WORTH : FORBIDDEN))
}

/** Each day has something local: the first counts extra. */
export function localGains(): number[] {
  return gains((count) => (count === 0 ? LOCAL_WORTH : 0))
}

/** A day has as many visits as its pace; beyond that only what was wished for gets in. */
export function visitGains({
  visitsADay,
  laterVisitWorth = -STOPPING_PRICE,
}: Pick<PaceRules, 'visitsADay'> & { laterVisitWorth?: number }): number[] {
  const within = (count: number) => Math.max(laterVisitWorth, FIRST_VISIT_WORTH - LESS_EACH_VISIT * count)
  return gains((count) => (count < visitsADay ? within(count) : -BEYOND_PACE_PRICE))
}

/** One break in a café a day. */
export function breakGains(): number[] {
  return gains((count) => (count === 0 ? BREAK_WORTH : -BEYOND_PACE_PRICE))
}

/** The fourth shrine of a day is worth less than the first, the second bridge next to nothing. */
export function varietyGains(group: string, { sameKindADay }: PaceRules): number[] {
  if (group === 'minor') return gains((count) => -SECOND_MINOR_PRICE * count)
  const plenty = group === 'street' || group === 'park' ? 1 : sameKindADay
  return gains((count) => (count < plenty ? 0 : -TOO_MANY_PRICE * (count - plenty + 1)))
}

function gains(gain: (count: number) => number): number[] {
  return Array.from({ length: CLASS_COUNTS }, (_, count) => gain(count))
}
