import type { Conflict } from '#app/domain/planner/itinerary.ts'
import type { Words } from '../use-words.ts'

/** What a change broke, with its numbers. */
export function conflictText(conflict: Conflict, { say, ...words }: Words): string {
  switch (conflict.kind) {
    case 'closed':
      return say('conflict.closed')
    case 'no_meal':
      return say(`conflict.no_meal_${conflict.meal}`)
    case 'walk_over_limit':
      return say('conflict.walk_over_limit', { distance: words.distance(conflict.meters) })
    case 'over_budget':
      return say('conflict.over_budget', { yen: words.yen(conflict.yen) })
    case 'late':
    case 'tour_missed':
    case 'after_dark':
    case 'day_too_long':
    case 'last_train':
      return say(`conflict.${conflict.kind}`, { minutes: words.minutes(conflict.minutes) })
  }
}
