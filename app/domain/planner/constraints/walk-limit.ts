import type { CoreProblem } from '../core/core-problem.ts'
import type { DropReason } from '../itinerary.ts'
import type { PlanningProblem } from '../problem.ts'

/** The price: each day holds so many metres on foot; what booked tours and locked stops alone need is always granted. */
export function grantWalks(core: CoreProblem, { limits, calmDays }: PlanningProblem): void {
  const most = Math.min(limits.walkMetersPerDay, calmDays?.walkMetersPerDay ?? Infinity)
  const { walk, walkLimit } = core.extras!
  for (let day = 0; day < core.dayCount; day++) {
    let at = core.nodeCount + 2 * day
    let meters = 0
    for (const node of [...core.initial[day]!.filter((n) => core.frozen[n] === 1), core.nodeCount + 2 * day + 1]) {
      meters += walk[at * core.stride + node]!
      at = node
    }
    walkLimit[day] = Math.max(most, meters)
  }
}

/** The verdict on a wish: there and back alone is more on foot than a day may have. */
export function walkRefusal(leastMeters: number, { limits }: PlanningProblem): DropReason | null {
  const overMeters = leastMeters - limits.walkMetersPerDay
  return overMeters > 0 ? { kind: 'walk_limit', overMeters } : null
}
