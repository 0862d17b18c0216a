import type { Conflict } from '../itinerary.ts'

/** What is wrong with a plan: something the visitor can be told, or a plan that does not add up (our own mistake). */
export type Violation =
  | { kind: 'conflict'; dayIndex: number; conflict: Conflict }
  | { kind: 'malformed'; dayIndex: number; what: MalformedPart; stopId: string | null }

export type MalformedPart =
  | 'day_missing'
  | 'legs_do_not_match'
  | 'unknown_stop'
  | 'facts_differ'
  | 'comfort_differs'
  | 'never_wanted'
  | 'no_such_meal'
  | 'visited_twice'
  | 'clock_runs_back'
  | 'leg_too_short'
  | 'leg_not_as_travelled'
  | 'no_slack_before_tour'
  | 'wrong_bed'
  | 'stay_out_of_range'
  | 'two_of_a_meal'
  | 'not_for_this_party'
  | 'lock_broken'
  | 'sums_differ'

/**
 * Whether a plan with this does not add up. Slack before a tour that a delay or a way has eaten is why a plan is
 * repaired, and no sum that is wrong.
 */
export function isMalformed(violation: Violation, afterRepair = false): boolean {
  return violation.kind === 'malformed' && !(afterRepair && violation.what === 'no_slack_before_tour')
}

export type Malformed = (what: MalformedPart, stopId: string | null) => void
export type Say = (conflict: Conflict) => void
