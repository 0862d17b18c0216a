import type { DropReason } from '../itinerary.ts'
import type { Candidate, PlanningProblem } from '../problem.ts'

/** The verdict on a place for this party: steps where none can be taken, or a kitchen that cannot serve them. */
export function accessRefusal(candidate: Candidate, problem: PlanningProblem): DropReason | null {
  if (problem.stepFree && candidate.stepFree === 'no') return { kind: 'not_step_free' }
  if (candidate.meals !== null && !candidate.isVisitToo && !servesDiet(candidate, problem))
    return { kind: 'diet_not_served' }
  return null
}

/** Unknown is never yes; only who insists on a place eats there unasked. */
export function servesDiet(candidate: Candidate, { hasDiet }: PlanningProblem): boolean {
  if (!hasDiet || candidate.diet === 'served') return true
  return candidate.diet === 'unknown' && candidate.importance === 'must'
}
