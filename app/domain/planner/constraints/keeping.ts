import type { Meal } from '../itinerary.ts'
import type { Candidate, PlanningProblem } from '../problem.ts'
import { rainPrice, shelterOf } from './weather.ts'

/** While a plan is repaired: above anything a new stop could bring, below a must. */
const STAYS_ON_ITS_DAY = 700
/** Another day is better than being left out, also where that day is full for its pace. */
const STAYS_ON_ANOTHER_DAY = 320
/** In the rain something inside may take its place. */
const STAYS_IN_THE_RAIN = 60
const NEW_INSIDE_IN_THE_RAIN = 15
/** What is new has to be worth the change; a meal that is missing is. */
const NEW_VISIT_PRICE = 45

/**
 * What a stop is worth on one day more (or less) than on others: rain, and being where the plan had it. Null where it may
 * not be at all: a day on which nothing is wrong gets nothing new.
 */
export function worthOnDay(
  problem: PlanningProblem,
  candidate: Candidate,
  meal: Meal | null,
  dayIndex: number,
): number | null {
  const day = problem.days[dayIndex]!
  const { keeping } = problem
  const wet = rainPrice(candidate, day)
  const had = keeping?.stops.find(({ stopId }) => stopId === candidate.id)
  if (keeping !== undefined && had === undefined && !keeping.openDays.includes(dayIndex)) return null
  if (had === undefined) {
    if (!isNewVisit(problem, candidate, meal)) return -wet
    return day.isRainy && shelterOf(candidate) === 'inside' ? NEW_INSIDE_IN_THE_RAIN : -NEW_VISIT_PRICE - wet
  }
  const isSame = had.dayIndex === dayIndex && had.meal === meal
  if (!isSame) return STAYS_ON_ANOTHER_DAY - wet
  const stays = day.isRainy && shelterOf(candidate) === 'outside' ? STAYS_IN_THE_RAIN : STAYS_ON_ITS_DAY
  return stays - wet
}

/** A wish that finds room is no change anybody minds. */
function isNewVisit({ keeping }: PlanningProblem, { importance }: Candidate, meal: Meal | null): boolean {
  return keeping !== undefined && meal === null && importance !== 'must' && importance !== 'nice'
}
