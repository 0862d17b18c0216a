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
  | { kind: 'checking' }
  | { kind: 'saving' }
