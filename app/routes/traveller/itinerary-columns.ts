import { areClearlyDifferent, planFigures, stopsInCommon } from '#app/domain/planner/compare-plans.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { ShownColumn } from '#app/ui/itinerary/alternatives/plan-column.tsx'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import type { StoredAlternative } from '#db/repositories/itinerary-alternatives.ts'

/** The present plan and the others as columns of one page. */
export function shownColumns(stored: StoredItinerary, others: readonly StoredAlternative[]): ShownColumn[] {
  const present = { kind: 'present' as const, id: null, plan: stored.plan }
  const all = [present, ...others]
  const hasWishes = stored.request.wishes.some(({ importance }) => importance !== 'never')
  return all.map(({ kind, id, plan }, index) => ({
    kind,
    id,
    figures: planFigures(plan),
    inCommon: stopsInCommon(plan, stored.plan),
    // Told once, in the column that comes later.
    alike: all.slice(0, index).flatMap((other) => (areClearlyDifferent(other.plan, plan) ? [] : [other.kind])),
    hasWishes,
    leftOut: plan.drops.map(({ names }) => names),
    days: plan.days.map(dayInShort),
  }))
}

function dayInShort({ date, leavesAt, endsAt, stops }: Itinerary['days'][number]): ShownColumn['days'][number] {
  return {
    date,
    leavesAt,
    endsAt,
    stops: stops.map(({ id, names, startsAt, meal }) => ({ id, names, startsAt, meal })),
  }
}
