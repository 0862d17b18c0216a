import type { LocalDate, MinuteOfDay } from '../values/time.ts'

/** What a visitor asks a changed plan for; it is shown as a difference before it is taken. */
export type ProposalAsked =
  /** All anew, around locks and booked tours. */
  | { kind: 'replan' }
  /** Only what no longer holds. */
  | { kind: 'mend' }
  /** "We are late": the day goes on from a stop (null: from where it begins) at this minute. */
  | { kind: 'late'; date: LocalDate; stopId: string | null; at: MinuteOfDay }
  | { kind: 'weather'; date: LocalDate; isRainy: boolean }
  /** A place that turns out to be closed on the day it is planned for. */
  | { kind: 'closed'; stopId: string }
  /** Out of the crowd: the stop at a calmer hour (null), or another place in its stead. */
  | { kind: 'calmer'; stopId: string; placeId: string | null }
  /** What was left out is let in by its smallest change; an index into the drops of the version it is asked for. */
  | { kind: 'admit'; dropIndex: number }

export type ProposalRefusal =
  | { kind: 'stop_not_found'; stopId: string }
  | { kind: 'stop_is_locked'; stopId: string }
  | { kind: 'tour_is_fixed'; stopId: string }
  | { kind: 'day_not_found'; toDay: number }
  /** By the plan one gets to the stop at `time` (`13:20`) at the earliest: going on from it is later than that. */
  | { kind: 'not_there_yet'; time: string }
  /** The day would be over. */
  | { kind: 'day_is_over'; time: string }
  | { kind: 'drop_not_found' }
  | { kind: 'drop_without_change' }
