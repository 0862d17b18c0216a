import type { ComfortRecord } from './comfort.ts'
import type { Place } from './place.ts'
import type { Serves } from './serves.ts'
import type { Look } from './viewpoint.ts'

/** A public place with all that the planner weighs. */
export interface PlanCandidate {
  place: Place
  /** Works with a scene here. */
  workIds: string[]
  serves: Serves[]
  /** How pressed it is by weekday and hour; empty where nobody recorded it. */
  comfort: ComfortRecord[]
  /** Where to stand and where to look; null where nobody recorded it. */
  look: Look | null
}
