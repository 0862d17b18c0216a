import type { ComfortRecord } from './comfort.ts'
import type { Place } from './place.ts'
import type { Serves } from './serves.ts'

/** A public place with all that the planner weighs. */
export interface PlanCandidate {
  place: Place
  /** Works with a scene here. */
  workIds: string[]
  serves: Serves[]
  /** How pressed it is by weekday and hour; empty where nobody recorded it. */
  comfort: ComfortRecord[]
}
