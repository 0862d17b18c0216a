import type { LocalDate } from '../values/time.ts'

/** What a visitor does to a plan. Each is small, so that it can be posted by a plain form and undone. */
export type ItineraryEdit =
  | { kind: 'move'; stopId: string; toDay: number; toIndex: number }
  | { kind: 'remove'; stopId: string }
  | { kind: 'lock'; stopId: string; isLocked: boolean }
  | { kind: 'set_stay'; stopId: string; stayMinutes: number }
  /** Without a day the planner looks for the best one. */
  | {
      kind: 'add_place'
      placeId: string
      toDay: number | null
      toIndex: number | null
      /** The visitor has read what is asked of visitors there. */
      acknowledgesManners?: true
    }
  | { kind: 'add_tour'; departureId: string; isBooked: boolean }
  /** Plans again around the locked stops and booked tours. */
  | { kind: 'replan' }
  /** Makes every day hold again that no longer does, and changes as little as possible. */
  | { kind: 'repair' }
  /** Takes what was offered for a stop at a busy hour: a calmer one (null), or another place in its stead. */
  | { kind: 'calmer'; stopId: string; placeId: string | null }
  /** Lets a wish or tour in that was left out, by a request that was changed for it; all else stays as it can. */
  | { kind: 'admit'; stopId: string }
  | { kind: 'set_day_times'; date: LocalDate; leavesAt: number; endsAt: number }

export type EditRefusal =
  | { kind: 'stop_not_found'; stopId: string }
  | { kind: 'day_not_found'; toDay: number }
  | { kind: 'place_not_found'; placeId: string }
  | { kind: 'departure_not_found'; departureId: string }
  /** What is asked of visitors there has to be read first. */
  | { kind: 'manners_not_acknowledged'; placeId: string }
  | { kind: 'already_in_plan'; stopId: string }
  | { kind: 'stop_is_locked'; stopId: string }
  | { kind: 'tour_is_fixed'; stopId: string }
  | { kind: 'stay_out_of_range'; min: number; max: number }
  | { kind: 'day_ends_before_start'; date: LocalDate }
  /** What was offered no longer holds. */
  | { kind: 'nothing_calmer'; stopId: string }
  /** The change that was offered for it no longer lets it in. */
  | { kind: 'still_left_out'; stopId: string }

/** Whether the planner searches for it, around what the plan holds: such an answer is recounted like a repair. */
export function searchesAround({ kind }: ItineraryEdit): boolean {
  return kind === 'repair' || kind === 'calmer' || kind === 'admit'
}
