import { applyEdit } from '#app/domain/planner/apply-edit.ts'
import { withCalmerOffers } from '#app/domain/planner/calmer.ts'
import { checkItinerary, type RawTravel } from '#app/domain/planner/check/check-itinerary.ts'
import { isMalformed } from '#app/domain/planner/check/violation.ts'
import { childRules } from '#app/domain/planner/child-rules.ts'
import type { FindHelp } from '#app/domain/planner/core/exchange.ts'
import { isSameDay } from '#app/domain/planner/difference.ts'
import { type EditRefusal, type ItineraryEdit, searchesAround } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { type PlanOptions, planTrip } from '#app/domain/planner/plan.ts'
import { problemPoints } from '#app/domain/planner/points.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import { recheck } from '#app/domain/planner/recheck.ts'
import { settle } from '#app/domain/planner/settle.ts'
import { type KnownWays, withKnownWays } from '#app/domain/planner/travel/known-ways.ts'
import type { TravelFor } from '#app/domain/planner/travel/travel.ts'
import { accept, never, type Result } from '#app/domain/values/result.ts'
import type { PlanJobOptions, PlanProgress } from './planner-pool.ts'

/** What a pool is asked for, as plain data. */
export type PlannerJob =
  | { kind: 'plan'; problem: PlanningProblem; options: PlanJobOptions }
  | { kind: 'edit'; problem: PlanningProblem; itinerary: Itinerary; edit: ItineraryEdit; options: PlanJobOptions }
  | { kind: 'recheck'; problem: PlanningProblem; itinerary: Itinerary; ways?: KnownWays }
  | { kind: 'settle'; problem: PlanningProblem; itinerary: Itinerary; ways: KnownWays; mayLeaveOut: boolean }

export type PlannerAnswer = Itinerary | Result<Itinerary, EditRefusal>

export interface JobTools {
  /** Milliseconds. */
  clock: () => number
  onProgress?: (progress: PlanProgress) => void
  findHelp?: FindHelp
}

/** Whether other threads are of use: a plan made from the start, by the clock. */
export function canBeHelped(job: PlannerJob): boolean {
  const isNew = job.kind === 'plan' || (job.kind === 'edit' && job.edit.kind === 'replan')
  return isNew && job.options.iterations === undefined
}

/** Does one job. */
export function runJob(job: PlannerJob, travelFor: TravelFor, { findHelp, ...tools }: JobTools): PlannerAnswer {
  const { points } = problemPoints(job.problem)
  const { travelMode } = job.problem
  const ways = 'options' in job ? job.options.ways : job.ways
  const longestWalk = childRules(job.problem.youngestAge).longestWalkMeters ?? undefined
  const travel = withKnownWays(travelFor(points, travelMode, longestWalk), ways, travelMode, longestWalk)
  const options = (given: PlanJobOptions): PlanOptions => ({ ...given, ...tools })
  const helped = (given: PlanJobOptions): PlanOptions => ({ ...options(given), ...(canBeHelped(job) && { findHelp }) })
  const calmed = (plan: Itinerary, given: PlanJobOptions) => withCalmerOffers(job.problem, travel, plan, options(given))
  switch (job.kind) {
    case 'plan':
      return recounted(
        job.problem,
        { points, ...travel.matrix },
        calmed(planTrip(job.problem, travel, helped(job.options)), job.options),
      )
    case 'edit': {
      const edited = applyEdit(job.problem, travel, job.itinerary, job.edit, helped(job.options))
      // The hours that were set are known to the answer alone: what would be calmer within them is not.
      if (!edited.ok || job.edit.kind === 'set_day_times') return edited
      const plan = calmed(edited.value, job.options)
      if (job.edit.kind === 'replan') recounted(job.problem, { points, ...travel.matrix }, plan)
      if (searchesAround(job.edit)) {
        recountedAround(job.problem, { points, ...travel.matrix }, plan, job.itinerary)
      }
      return accept(plan)
    }
    case 'recheck':
      return recheck(job.problem, travel, job.itinerary)
    case 'settle': {
      const settled = settle(job.problem, travel, job.itinerary, job.mayLeaveOut)
      return recounted(job.problem, { points, ...travel.matrix }, settled, true)
    }
    default:
      return never(job)
  }
}

/**
 * The same where days stayed as they were: their ways may have been looked up at their hours, which this travel does not
 * know. They were recounted with it when they were made, and here add up in themselves.
 */
function recountedAround(problem: PlanningProblem, travel: RawTravel, plan: Itinerary, before: Itinerary): void {
  const stayed = new Set(plan.days.flatMap((day, index) => (isSameDay(day, before.days[index]) ? [index] : [])))
  const wrong = [
    ...checkItinerary(problem, plan),
    ...checkItinerary(problem, plan, travel).filter(
      (each) =>
        !stayed.has(each.dayIndex) && !(stayed.size > 0 && each.kind === 'malformed' && each.what === 'sums_differ'),
    ),
  ].filter((violation) => isMalformed(violation, true))
  if (wrong.length > 0) throw new Error(`A plan does not add up: ${JSON.stringify(wrong.slice(0, 5))}`)
}

/** Only here the raw travel is at hand: a plan whose ways do not add up is our own mistake and is never answered. */
function recounted(problem: PlanningProblem, travel: RawTravel, plan: Itinerary, afterRepair = false): Itinerary {
  const wrong = checkItinerary(problem, plan, travel).filter((violation) => isMalformed(violation, afterRepair))
  if (wrong.length === 0) return plan
  throw new Error(`A plan does not add up: ${JSON.stringify(wrong.slice(0, 5))}`)
}
