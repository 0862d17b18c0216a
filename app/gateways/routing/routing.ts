import type { Leg } from '#app/domain/planner/itinerary.ts'
import type { TravelMatrix } from '#app/domain/planner/travel/travel.ts'
import type { TravelMode } from '#app/domain/planner/trip-request.ts'
import type { Point } from '#app/domain/values/geo.ts'

/** Travel times: a matrix for the search, exact legs for the pairs of the plan that was chosen. */
export interface Routing {
  matrix(points: readonly Point[], mode: TravelMode): Promise<TravelMatrix>
  /** One leg a pair of indices into `points`, in the same order. */
  legs(points: readonly Point[], pairs: readonly [from: number, to: number][], mode: TravelMode): Promise<Leg[]>
}
