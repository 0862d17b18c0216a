import { distanceMeters, type Point } from '../../values/geo.ts'
import type { Leg } from '../itinerary.ts'
import { band, LONGEST_WALK_METERS } from './estimates.ts'
import type { RailGraph } from './rail-graph.ts'
import { RailTimes } from './rail-times.ts'
import { RailWays } from './rail-ways.ts'
import { StationFinder } from './station-access.ts'
import { MATRIX_MODES, type Travel, type TravelFor, type TravelMatrix } from './travel.ts'
import { fillMatrix } from './travel-matrix.ts'
import { type Water, wetMeters } from './water.ts'

/**
 * Travel by foot, rail and road estimates; without a graph (`null`) by foot and road alone, without `water` as if all were
 * land. What was searched is kept for the next trip.
 */
export function builtInTravel(graph: RailGraph | null, water: Water | null = null): TravelFor {
  const rails = graph && { finder: new StationFinder(graph, water), times: new RailTimes(graph) }
  return (points, mode, longestWalkMeters = null) => {
    const rail = rails && mode === 'transit' ? new RailWays(graph, rails.times, rails.finder, points) : null
    const matrix = fillMatrix(points, mode, rail, water, longestWalkMeters ?? LONGEST_WALK_METERS)
    return {
      matrix,
      leg: (from, to) => legOf(points, matrix, rail, water, from, to),
      lastLeaving: (from) => rail?.lastLeaving(from) ?? -1,
    } satisfies Travel
  }
}

function legOf(
  points: readonly Point[],
  matrix: TravelMatrix,
  rail: RailWays | null,
  water: Water | null,
  from: number,
  to: number,
): Leg {
  const at = from * matrix.n + to
  const mode = MATRIX_MODES[matrix.mode[at]!]!
  const minutes = matrix.minutes[at]!
  const ends = [points[from]!, points[to]!].map(({ lat, lng }): [number, number] => [lng, lat])
  const ridden = mode === 'rail' ? (rail?.rides(from, to) ?? null) : null
  const isWet = ridden
    ? ridden.from.wetMeters + ridden.to.wetMeters > 0
    : mode !== 'walk' && wetMeters(water, points[from]!, points[to]!, distanceMeters(points[from]!, points[to]!)) > 0
  const [minutesLow, high] = band(mode, minutes)
  // A boat is missed more dearly than a bus, and an hourly express more dearly than a local train.
  const minutesHigh = Math.max(high, isWet ? minutes * 2 : 0, minutes + (ridden?.missMinutes ?? 0))
  return {
    mode,
    minutes,
    minutesLow,
    minutesHigh,
    meters: ridden ? Math.round(ridden.railMeters + ridden.from.meters + ridden.to.meters) : matrix.meters[at]!,
    walkMeters: matrix.walkMeters[at]!,
    certainty: 'estimate',
    rides: ridden?.rides ?? [],
    ...(isWet && { crossesWater: true }),
    path: ridden ? [ends[0]!, ...ridden.path, ends[1]!] : from === to ? [ends[0]!] : ends,
  }
}
