import type { EditRefusal } from '#app/domain/planner/edits.ts'
import type { PlanProgress } from '#app/domain/planner/plan-progress.ts'
import type { ProposalRefusal } from '#app/domain/planner/proposal.ts'
import type { FieldRefusal } from './trip-request-schema.ts'

export type TellProgress = (progress: PlanProgress) => void

/** The request can't be planned; each field says why. */
export interface TripRefusal {
  kind: 'trip_refused'
  fields: FieldRefusal[]
}

/** The planner is overloaded or stopping; the same request may succeed in a moment. */
export interface PlannerUnavailable {
  kind: 'planner_unavailable'
}

/** Why a trip was not planned; nothing was stored. */
export type PlanRefusal = TripRefusal | PlannerUnavailable

/** Why a change of a plan was refused; nothing was stored. */
export type ChangeRefusal =
  | EditRefusal
  | PlanRefusal
  | ProposalRefusal
  | { kind: 'itinerary_not_found' }
  /** Another tab changed the plan meanwhile; `version` is the present one. */
  | { kind: 'version_conflict'; version: number }
  | { kind: 'nothing_to_undo'; because: 'no_change' | 'all_undone' | 'booked' }
  /** It was answered already, or another was asked for since. */
  | { kind: 'proposal_not_found' }
  /** The plan was changed after it was made. */
  | { kind: 'proposal_is_old' }
  /** One of the other plans was taken already, or they were made anew since. */
  | { kind: 'alternative_not_found' }
  /** The plan was changed after the other plans were made. */
  | { kind: 'alternative_is_old' }
