import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import { isMalformed, type Violation } from '#app/domain/planner/check/violation.ts'
import { type EditRefusal, type ItineraryEdit, searchesAround } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import { PlannerFailure, type PlannerPool } from '#app/gateways/planning/planner-pool.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { type Settling, waysForSearch, withExactWays } from './exact-ways.server.ts'
import { inTurn } from './in-turn.ts'
import { withLastTrains } from './last-trains.server.ts'
import type { PlannerUnavailable, TellProgress } from './outcomes.ts'

/** How long the search may improve a plan, in milliseconds; its first full plan comes much earlier. */
export const PLANNING_MILLISECONDS = 1500
/** The same, where a plan is repaired or made again around ways that were longer than estimated. */
const REPAIR_MILLISECONDS = 600
const USUAL_SEED = 1

/** Plans in the pool of workers. A plan the independent checker refuses is our own mistake: it throws and is never shown. */
export async function planChecked(
  context: AppContext,
  asked: PlanningProblem,
  { seed = USUAL_SEED, tell }: { seed?: number; tell: TellProgress },
): Promise<Result<Itinerary, PlannerUnavailable>> {
  const { planner, log } = context
  const problem = await withLastTrains(context, asked)
  const candidates = problem.candidates.length
  const planning = { kind: 'planning', candidates, budgetMilliseconds: PLANNING_MILLISECONDS } as const
  const answered = await unlessUnavailable(log, async () => {
    const ways = await waysForSearch(context, problem, tell)
    const options = { seed, timeMs: PLANNING_MILLISECONDS, ways }
    tell({ ...planning, elapsedMilliseconds: 0, profit: null })
    const searched = await planner.plan(problem, options, ({ milliseconds, profit }) =>
      tell({ ...planning, elapsedMilliseconds: milliseconds, profit }),
    )
    if (!ways) return searched
    tell({ kind: 'looking_up_ways' })
    return withExactWays(context, problem, searched, ways, planned(planner, problem, seed))
  })
  if (!answered.ok) return answered
  tell({ kind: 'checking' })
  return accept(await inTurn(() => checked(problem, answered.value, log)))
}

/** Applies an edit to a plan in the pool; a re-plan or repair is checked like a new plan, what a hand-made change broke is told. */
export async function editChecked(
  context: AppContext,
  asked: PlanningProblem,
  plan: Itinerary,
  edit: ItineraryEdit,
  tell: TellProgress,
  searchMs = searchesAround(edit) ? REPAIR_MILLISECONDS : PLANNING_MILLISECONDS,
): Promise<Result<Itinerary, EditRefusal | PlannerUnavailable>> {
  const { planner, log } = context
  const problem = await withLastTrains(context, asked)
  const candidates = problem.candidates.length
  const searches = edit.kind === 'replan' || searchesAround(edit)
  const budgetMilliseconds = searches ? searchMs : 0
  const planning = { kind: 'planning', candidates, budgetMilliseconds } as const
  const answered = await unlessUnavailable(log, async () => {
    const ways = await waysForSearch(context, problem, tell)
    tell({ ...planning, elapsedMilliseconds: 0, profit: null })
    const options = { seed: USUAL_SEED, timeMs: searchMs, ways }
    const edited = await planner.edit(problem, plan, edit, options, ({ milliseconds, profit }) =>
      tell({ ...planning, elapsedMilliseconds: milliseconds, profit }),
    )
    if (!ways || !edited.ok) return edited
    const settling =
      edit.kind === 'replan'
        ? replanned(planner, problem)
        : edit.kind === 'repair' || edit.kind === 'admit'
          ? repaired(planner, problem)
          : keptOrder(planner, problem)
    const known = searchesAround(edit) ? plan : null
    return accept(await withExactWays(context, problem, edited.value, ways, settling, known))
  })
  if (!answered.ok) return answered
  const edited = answered.value
  if (edited.ok && searches) {
    tell({ kind: 'checking' })
    await inTurn(() => checked(problem, edited.value, log, edit.kind !== 'replan'))
  }
  return edited
}

/** The same order with its clock and conflicts anew. */
export function recheckedPlan(
  context: AppContext,
  asked: PlanningProblem,
  plan: Itinerary,
): Promise<Result<Itinerary, PlannerUnavailable>> {
  const { planner, log } = context
  return unlessUnavailable(log, async () => {
    const problem = await withLastTrains(context, asked)
    const ways = await waysForSearch(context, problem)
    const rechecked = await planner.recheck(problem, plan, ways)
    return ways ? withExactWays(context, problem, rechecked, ways, keptOrder(planner, problem)) : rechecked
  })
}

/** A new plan whose ways turn out longer is searched again around them. */
function planned(planner: PlannerPool, problem: PlanningProblem, seed: number): Settling {
  return {
    time: (plan, ways, mayLeaveOut) => planner.settle(problem, plan, ways, mayLeaveOut),
    planAgain: (_, ways) => planner.plan(problem, { seed, timeMs: REPAIR_MILLISECONDS, ways }),
  }
}

function replanned(planner: PlannerPool, problem: PlanningProblem): Settling {
  return {
    ...planned(planner, problem, USUAL_SEED),
    planAgain: async (plan, ways) => {
      const options = { seed: USUAL_SEED, timeMs: REPAIR_MILLISECONDS, ways }
      const again = await planner.edit(problem, plan, { kind: 'replan' }, options)
      return again.ok ? again.value : plan
    },
  }
}

/** What the ways break is repaired again, around all that holds; what not even that mends is told. */
function repaired(planner: PlannerPool, problem: PlanningProblem): Settling {
  return {
    time: (plan, ways) => planner.recheck(problem, plan, ways),
    planAgain: async (plan, ways) => {
      const options = { seed: USUAL_SEED, timeMs: REPAIR_MILLISECONDS, ways }
      const again = await planner.edit(problem, plan, { kind: 'repair' }, options)
      return again.ok ? again.value : plan
    },
  }
}

/** The order is the visitor's: what breaks is told. */
function keptOrder(planner: PlannerPool, problem: PlanningProblem): Settling {
  return { time: (plan, ways) => planner.recheck(problem, plan, ways) }
}

/** Conflicts are what a visitor's own doing brings (a booked tour too far away) and are shown; a plan that does not add up is not. */
function checked(problem: PlanningProblem, plan: Itinerary, log: AppContext['log'], afterRepair = false): Itinerary {
  const violations = checkItinerary(problem, plan)
  if (violations.length === 0) return plan
  const isForced = plan.days.some((day) => day.conflicts.length > 0)
  const isOurs = violations.some((each) => isMalformed(each, afterRepair) || (each.kind === 'conflict' && !isForced))
  if (!isOurs) return plan
  log.error({ violations: violations.slice(0, 20), seed: plan.solver.seed }, 'a plan failed its check')
  throw new Error(`A plan failed its check: ${violations.map(kindOf).join(', ')}`)
}

function kindOf(violation: Violation): string {
  return violation.kind === 'malformed' ? violation.what : violation.conflict.kind
}

/** An overloaded or stopping pool is news for the visitor; anything else is our own mistake and throws. */
async function unlessUnavailable<Value>(
  log: AppContext['log'],
  ask: () => Promise<Value>,
): Promise<Result<Value, PlannerUnavailable>> {
  try {
    return accept(await ask())
  } catch (error) {
    if (!(error instanceof PlannerFailure)) throw error
    log.warn({ kind: error.kind }, 'planner')
    return refuse({ kind: 'planner_unavailable' })
  }
}
