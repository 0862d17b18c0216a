import type { SmallestChange } from '#app/domain/planner/itinerary.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { Words } from './use-words.ts'

/** The one change that lets in what was left out, as a button and a proposal say it. */
export function smallestChangeText(
  change: SmallestChange,
  areaNames: Readonly<Record<string, Names>>,
  { say, name, minutes, distance, yen, clock }: Words,
): string {
  switch (change.kind) {
    case 'start_earlier':
    case 'end_later':
      return say(`smallest.${change.kind}`, { day: change.dayIndex + 1, minutes: minutes(change.minutes) })
    case 'remove_stop':
    case 'unlock_stop':
      return say(`smallest.${change.kind}`, { day: change.dayIndex + 1, name: name(change.names) })
    case 'raise_walk_limit':
      return say('smallest.raise_walk_limit', { distance: distance(change.walkLimitMeters) })
    case 'raise_budget':
      return say('smallest.raise_budget', { yen: yen(change.budgetYen) })
    case 'add_day':
      return say('smallest.add_day')
    case 'other_departure':
      return say('smallest.other_departure', { day: change.dayIndex + 1, time: clock(change.startsAt) })
    case 'sleep_elsewhere': {
      const names = areaNames[change.areaId]
      return say('smallest.sleep_elsewhere', { night: change.nightIndex + 1, area: names ? name(names) : '' })
    }
  }
}
