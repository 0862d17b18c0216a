/** What the visitor sees while waiting: true steps, none invented. */
export type PlanProgress =
  | { kind: 'reading_catalog' }
  /** Asking a routing engine, where one is attached: before the search for all ways, after it for those of the plan. */
  | { kind: 'looking_up_ways' }
  | {
      kind: 'planning'
      candidates: number
      elapsedMilliseconds: number
      budgetMilliseconds: number
      /** Worth of the best plan so far; null until there is one. */
      profit: number | null
    }
  /** Three other plans at once: how many of them are ready. */
  | { kind: 'planning_others'; candidates: number; ready: number; of: number }
  | { kind: 'checking' }
  | { kind: 'saving' }
