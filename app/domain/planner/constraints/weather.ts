import type { Candidate, PlanningDay } from '../problem.ts'

/** Kinds of places that have a roof, where nobody recorded it. All other unrecorded ones stay unknown. */
const ROOFED: ReadonlySet<string> = new Set(['museum', 'restaurant', 'cafe', 'shop', 'brewery', 'station'])
const WET_PRICE = 90
const UNKNOWN_PRICE = 30

/** Whether one stands in the rain there; unknown is neither yes nor no. */
export function shelterOf({ isOutdoor, category }: Candidate): 'inside' | 'outside' | 'unknown' {
  if (isOutdoor !== null) return isOutdoor ? 'outside' : 'inside'
  return ROOFED.has(category) ? 'inside' : 'unknown'
}

/** The price of a place on a rainy day: little where it may be inside, more where it is known to be outdoors. */
export function rainPrice(candidate: Candidate, { isRainy }: PlanningDay): number {
  if (!isRainy) return 0
  return { inside: 0, unknown: UNKNOWN_PRICE, outside: WET_PRICE }[shelterOf(candidate)]
}
