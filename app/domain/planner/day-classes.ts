import {
  breakGains,
  isAskedFor,
  localGains,
  mealGains,
  varietyGains,
  varietyGroup,
  visitGains,
} from './constraints/worth.ts'
import { CLASSES_PER_NODE } from './core/core-problem.ts'
import type { Meal } from './itinerary.ts'
import { type Candidate, type PlanningProblem, paceRules } from './problem.ts'

interface CountedNode {
  /** Null for a tour. */
  candidate: Candidate | null
  meal: Meal | null
}

/** Classes every trip has; those of the kinds of places follow. */
const LUNCH = 0
const DINNER = 1
const LOCAL = 2
const VISIT = 3
const BREAK = 4

/** What is counted a day, node by node: how many visits, how many of a kind, which meals, whether anything is local. */
export function countClasses(problem: PlanningProblem, nodes: readonly CountedNode[]) {
  const rules = { ...paceRules(problem.pace), ...problem.calmDays, ...problem.fullerDays }
  const rows = [mealGains(), mealGains(), localGains(), visitGains(rules), breakGains()]
  const varieties = new Map<string, number>()
  const varietyOf = (candidate: Candidate): number[] => {
    const group = varietyGroup(candidate)
    if (group === null) return []
    if (!varieties.has(group)) varieties.set(group, rows.push(varietyGains(group, rules)) - 1)
    return [varieties.get(group)!]
  }
  const classes = new Int16Array(nodes.length * CLASSES_PER_NODE).fill(-1)
  const groups = new Map<string, number>()
  for (const [index, { candidate, meal }] of nodes.entries()) {
    if (candidate !== null && !groups.has(candidate.id)) groups.set(candidate.id, groups.size)
    const counted =
      candidate === null ? [VISIT] : meal === null && !isBreak(candidate) ? [VISIT, ...varietyOf(candidate)] : []
    if (meal !== null) counted.push(meal === 'lunch' ? LUNCH : DINNER)
    if (candidate?.category === 'cafe' && !isAskedFor(candidate)) counted.push(BREAK)
    if (candidate?.isLocal) counted.push(LOCAL)
    classes.set(counted, index * CLASSES_PER_NODE)
  }
  const group = Int32Array.from(nodes, ({ candidate }) => (candidate === null ? -1 : groups.get(candidate.id)!))
  return { classes, classGain: Float64Array.from(rows.flat()), classCount: rows.length, group, groupCount: groups.size }
}

/** One comes to a café for a rest in the afternoon, unless it was asked for. */
export function isBreak(candidate: Candidate): boolean {
  return candidate.category === 'cafe' && candidate.meals !== null && !isAskedFor(candidate)
}
