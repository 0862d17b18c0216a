import type { EditRefusal, ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import type { Result } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { TellProgress } from './outcomes.ts'

/** How long the search may improve a plan, in milliseconds; its first full plan comes much earlier. */
export const PLANNING_MILLISECONDS = 1500
const USUAL_SEED = 1

/** Plans in the pool of workers. A plan the independent checker refuses is our own mistake: it throws and is never shown. */
export async function planChecked(
  { planner }: AppContext,
  problem: PlanningProblem,
  { seed = USUAL_SEED, tell }: { seed?: number; tell: TellProgress },
): Promise<Itinerary> {
  const plan = await planner.plan(problem, {
    seed,
    timeMs: PLANNING_MILLISECONDS,
    onProgress: progressTo(tell, problem),
  })
  return plan
}

/** Applies an edit to a plan in the pool; a re-plan is checked like a new plan. */
export async function editChecked(
  { planner }: AppContext,
  problem: PlanningProblem,
  plan: Itinerary,
  edit: ItineraryEdit,
  tell: TellProgress,
): Promise<Result<Itinerary, EditRefusal>> {
  return planner.edit(problem, plan, edit, {
    seed: USUAL_SEED,
    timeMs: PLANNING_MILLISECONDS,
    onProgress: progressTo(tell, problem),
  })
}
