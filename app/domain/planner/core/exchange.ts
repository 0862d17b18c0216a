import type { CoreProblem } from './core-problem.ts'
import type { Search } from './search.ts'

/** A solution as plain data: what one search hands to others of the same problem. */
export interface SharedSolution {
  routes: number[][]
  /** Bed of each night, as indices of its choices. */
  beds: number[]
}

/** How searches of one problem, each on a thread of its own, hand each other what they found. Neither call may wait. */
export interface DayExchange {
  give(solution: SharedSolution): void
  /** What others gave since the last asking. It comes from elsewhere: each is held against the problem before it is used. */
  take(): unknown[]
}

/** What another thread needs to search the same problem. */
export interface HelpNeeded {
  problem: CoreProblem
  beds: number[]
  seed: number
  /** From now on. */
  timeMs: number
}

/** Asks others to search too; null where nobody is free. */
export type FindHelp = (needed: HelpNeeded) => DayExchange | null

/** Between two looks at what others found: their days are copied and tried, which takes a small part of a millisecond. */
const SHARE_EVERY_MS = 20

/** One search's part in an exchange: a new best goes out, and where there is none the days of a walk that is near the best. */
export class Sharing {
  private dueAt = 0
  private given = -Infinity

  constructor(
    private readonly search: Search,
    private readonly exchange: DayExchange,
  ) {}

  isDue(spentMs: number): boolean {
    if (spentMs < this.dueAt) return false
    this.dueAt = spentMs + SHARE_EVERY_MS
    return true
  }

  /** Takes what others found and gives what is new here; true when the best improved by it. */
  share(): boolean {
    const { search, exchange } = this
    const isBetter = learn(search, exchange.take())
    const isNew = !isBetter && search.bestProfit > this.given
    const given = isNew ? { routes: search.best, beds: search.bestBeds } : search.daysToPool()
    if (given !== null) exchange.give(given)
    this.given = search.bestProfit
    return isBetter
  }
}

/** Takes what others found into a search; true when its best improved. */
export function learn(search: Search, given: readonly unknown[]): boolean {
  let isBetter = false
  for (const one of given) if (isSolutionOf(search, one) && search.adopt(one)) isBetter = true
  return isBetter
}

/** Right in shape, no stop twice, and what is frozen where it is in our own best: whether the days hold is tried afterwards. */
function isSolutionOf({ problem, best, beds }: Search, given: unknown): given is SharedSolution {
  if (typeof given !== 'object' || given === null) return false
  const { routes, beds: theirs } = given as Partial<Record<keyof SharedSolution, unknown>>
  if (!isListOf(routes, problem.dayCount) || !isListOf(theirs, beds.length)) return false
  const nights = problem.extras?.nights ?? []
  if (!theirs.every((choice, night) => isIndex(choice, nights[night]!.choices.length))) return false
  const seen = new Set<unknown>()
  return routes.every(
    (route, day) =>
      Array.isArray(route) &&
      route.every((node) => isIndex(node, problem.nodeCount) && isNew(seen, group(problem, node))) &&
      frozenOf(problem, route).join() === frozenOf(problem, best[day]!).join(),
  )
}

function isListOf(value: unknown, length: number): value is unknown[] {
  return Array.isArray(value) && value.length === length
}

function isIndex(value: unknown, beyond: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < beyond
}

function isNew(seen: Set<unknown>, key: unknown): boolean {
  return !seen.has(key) && seen.add(key) !== undefined
}

/** The same for all nodes of a group, of which at most one is used. */
function group({ extras }: CoreProblem, node: number): number {
  const of = extras === null ? -1 : extras.group[node]!
  return of < 0 ? node : -1 - of
}

function frozenOf({ frozen }: CoreProblem, route: readonly number[]): number[] {
  return route.filter((node) => frozen[node] === 1)
}
