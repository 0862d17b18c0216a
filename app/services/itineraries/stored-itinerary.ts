import type { EditRefusal } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { FieldRefusal } from './trip-request-schema.ts'

/** A plan as it is kept: whoever knows the id may see and change it. */
export interface StoredItinerary {
  id: string
  /** In which it was asked for; a page shows it in the reader's own. */
  language: string
  request: TripRequest
  plan: Itinerary
  /** Counts changes; every change names the version it was made on. */
  version: number
  userId: string | null
  createdAt: UnixSeconds
  updatedAt: UnixSeconds
}

/** What the visitor sees while waiting: true steps, none invented. */
export type PlanProgress =
  | { kind: 'reading_catalog' }
  | { kind: 'measuring_ways'; candidates: number }
  | {
      kind: 'planning'
      elapsedMilliseconds: number
      budgetMilliseconds: number
      stops: number | null
      wishesIn: number | null
    }
  | { kind: 'checking' }
  | { kind: 'saving' }

export type TellProgress = (progress: PlanProgress) => void

/** The request can't be planned; each field says why. */
export interface TripRefusal {
  kind: 'trip_refused'
  fields: FieldRefusal[]
}

export type ChangeRefusal =
  | EditRefusal
  | TripRefusal
  | { kind: 'itinerary_not_found' }
  /** Somebody (another tab) changed the plan meanwhile; `version` is the present one. */
  | { kind: 'version_conflict'; version: number }
  | { kind: 'nothing_to_undo' }
  | { kind: 'drop_not_found' }
  | { kind: 'drop_without_change' }
