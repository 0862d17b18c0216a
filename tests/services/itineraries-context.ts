import { join } from 'node:path'
import { pino } from 'pino'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { instantOf } from '#app/domain/values/time.ts'
import { inProcessPlanner } from '#app/gateways/planning/in-process.ts'
import { builtInRouting, loadTravel } from '#app/gateways/routing/built-in.ts'
import { readRailData } from '#app/gateways/routing/rail-files.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { stationDirectory } from '#app/services/catalog/station-directory.ts'
import type { Database } from '#db/connection.ts'
import { projectRoot } from '#db/project-root.ts'

export const TODAY = '2026-11-23'
export const NOW = instantOf(`${TODAY}T10:00`)

const rail = join(projectRoot(), 'geo-data/rail')
/** Read once a test file: the graph of the nation's railways. */
const travelFor = loadTravel(rail)
const stations = stationDirectory(readRailData(rail).stations)

/**
 * A context whose planner searches on this thread over the real rail graph; the rest is absent and not needed. With
 * `iterations` the search takes as long as it takes, so that a busy machine finds the same plan and the same reasons.
 */
export function planningContext(db: Database, timeMs = 300, iterations?: number): AppContext {
  let count = 0
  const planner = inProcessPlanner(travelFor)
  const context = {
    db,
    stations,
    routing: builtInRouting(),
    // A fifth of the usual time: what is tested is the verbs.
    planner: {
      ...planner,
      plan: (problem, options, tell) => planner.plan(problem, { ...options, timeMs, iterations }, tell),
      edit: (problem, plan, edit, options, tell) =>
        planner.edit(problem, plan, edit, { ...options, timeMs: Math.min(timeMs, options.timeMs), iterations }, tell),
    },
    now: () => NOW,
    newId: () => idFromBytes(new Uint8Array(16).fill(++count)),
    log: pino({ level: 'silent' }),
    publicOrigin: 'http://meguri.example',
  } satisfies Partial<AppContext>
  return context as unknown as AppContext
}
