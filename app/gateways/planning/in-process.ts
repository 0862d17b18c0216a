import type { EditRefusal } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { TravelFor } from '#app/domain/planner/travel/travel.ts'
import type { Result } from '#app/domain/values/result.ts'
import { type JobTools, type PlannerJob, runJob } from './jobs.ts'
import { PlannerFailure, type PlannerPool } from './planner-pool.ts'

/** Plans on the calling thread: for tests and scripts. */
export function inProcessPlanner(travelFor: TravelFor, clock: () => number = () => performance.now()): PlannerPool {
  let isClosed = false
  const run = async (job: PlannerJob, onProgress?: JobTools['onProgress']) => {
    if (isClosed) throw new PlannerFailure('planner_closed')
    return runJob(job, travelFor, { clock, onProgress })
  }
  return {
    plan: async (problem, options, onProgress) =>
      (await run({ kind: 'plan', problem, options }, onProgress)) as Itinerary,
    edit: async (problem, itinerary, edit, options, onProgress) =>
      (await run({ kind: 'edit', problem, itinerary, edit, options }, onProgress)) as Result<Itinerary, EditRefusal>,
    recheck: async (problem, itinerary, ways) =>
      (await run({ kind: 'recheck', problem, itinerary, ways })) as Itinerary,
    settle: async (problem, itinerary, ways, mayLeaveOut) =>
      (await run({ kind: 'settle', problem, itinerary, ways, mayLeaveOut })) as Itinerary,
    close: async () => {
      isClosed = true
    },
  }
}
