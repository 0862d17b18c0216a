import type { PlanProgress } from '#app/domain/planner/plan-progress.ts'

/** What the server tells line by line while it plans; the last line says how it ended. */
export type PlanningLine = PlanProgress | PlanningEnd

export type PlanningEnd =
  | { kind: 'planned'; path: string }
  /** The form itself has to be sent: its answer says what was wrong. */
  | { kind: 'refused' }

/** What is known of a plan in the making. Times are milliseconds; nothing in it is guessed. */
export interface PlanningState {
  step: PlanProgress['kind'] | 'opening'
  candidates: number | null
  budgetMilliseconds: number
  /** When the search began, by the browser's own clock. */
  searchBeganAt: number | null
  firstPlanMilliseconds: number | null
  /** How many of several plans are ready; null where there is one. */
  ready: { plans: number; of: number } | null
  /** How often a better plan was found since the first. */
  improvements: number
}

export const PLANNING_BEGINS: PlanningState = {
  step: 'reading_catalog',
  candidates: null,
  budgetMilliseconds: 0,
  searchBeganAt: null,
  firstPlanMilliseconds: null,
  ready: null,
  improvements: 0,
}

/** The state after one more line; `at` is the browser's clock in milliseconds. */
export function afterLine(state: PlanningState, line: PlanProgress, at: number): PlanningState {
  if (line.kind === 'planning_others') {
    const { candidates, ready, of } = line
    return { ...state, step: line.kind, candidates, ready: { plans: ready, of } }
  }
  if (line.kind !== 'planning') return { ...state, step: line.kind }
  const { candidates, budgetMilliseconds, elapsedMilliseconds, profit } = line
  const told = { ...state, step: line.kind, candidates, budgetMilliseconds }
  if (profit === null) return { ...told, searchBeganAt: at }
  return state.firstPlanMilliseconds === null
    ? { ...told, firstPlanMilliseconds: elapsedMilliseconds }
    : { ...told, improvements: state.improvements + 1 }
}
