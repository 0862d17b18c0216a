/** What the visitor sees while waiting: true steps, none invented. */
export type PlanProgress =
  | { kind: 'reading_catalog' }
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
