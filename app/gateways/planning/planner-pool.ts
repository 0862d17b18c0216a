import type { EditRefusal, ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import type { KnownWays } from '#app/domain/planner/travel/known-ways.ts'
import type { Result } from '#app/domain/values/result.ts'

/** Where plans are made: away from the thread that serves pages. Every failure is a `PlannerFailure`. */
export interface PlannerPool {
  plan(
    problem: PlanningProblem,
    options: PlanJobOptions,
    onProgress?: (progress: PlanProgress) => void,
  ): Promise<Itinerary>
  /** Applies one edit; `replan` searches again around the locks, all others keep the order given by hand. */
  edit(
    problem: PlanningProblem,
    itinerary: Itinerary,
    edit: ItineraryEdit,
    options: PlanJobOptions,
    onProgress?: (progress: PlanProgress) => void,
  ): Promise<Result<Itinerary, EditRefusal>>
  /** Recomputes the clock and the conflicts of an itinerary whose order stays. */
  recheck(problem: PlanningProblem, itinerary: Itinerary, ways?: KnownWays): Promise<Itinerary>
  /** The clock of the planner's own plan anew, by the ways that are now known; may leave stops out so that days hold. */
  settle(problem: PlanningProblem, itinerary: Itinerary, ways: KnownWays, mayLeaveOut: boolean): Promise<Itinerary>
  /** Ends the threads; jobs under way fail with `planner_closed`. */
  close(): Promise<void>
}

/** Plain data: it crosses to a worker thread. */
export interface PlanJobOptions {
  seed: number
  /** Search time in milliseconds, explanations not included. */
  timeMs: number
  /** Exactly so many iterations instead of a time: reproducible. */
  iterations?: number
  /** What a routing engine knows of the ways between the problem's points. */
  ways?: KnownWays
}

export interface PlanProgress {
  profit: number
  milliseconds: number
  iterations: number
}

export type PlannerFailureKind = 'planner_busy' | 'planner_timeout' | 'planner_crashed' | 'planner_closed'

/** Not the visitor's mistake: the page says "try again". */
export class PlannerFailure extends Error {
  constructor(
    readonly kind: PlannerFailureKind,
    detail = '',
  ) {
    super(detail === '' ? kind : `${kind}: ${detail}`)
    this.name = 'PlannerFailure'
  }
}
