import type { DropReason } from '../itinerary.ts'
import type { Candidate, PlanningProblem } from '../problem.ts'

/** More than any trip costs: no limit. */
const NO_LIMIT = 2_000_000_000

/** The price: yen that stops of a trip may cost together. Unknown costs count nothing and are told as unknown. */
export function budgetOf({ limits }: PlanningProblem): number {
  return limits.budgetYen ?? NO_LIMIT
}

/** The verdict on a wish: with what is booked already it alone is over the budget. */
export function budgetRefusal({ costYen }: Candidate, problem: PlanningProblem): DropReason | null {
  const booked = problem.appointments.reduce((sum, tour) => sum + (tour.costYen ?? 0), 0)
  const overYen = booked + (costYen ?? 0) - budgetOf(problem)
  return (costYen ?? 0) > 0 && overYen > 0 ? { kind: 'over_budget', overYen } : null
}
