import { join } from 'node:path'
import { builtInTravel } from '#app/domain/planner/travel/built-in-travel.ts'
import { buildRailGraph } from '#app/domain/planner/travel/rail-graph.ts'
import type { TravelFor } from '#app/domain/planner/travel/travel.ts'
import { readWater } from './land-files.ts'
import { readRailData } from './rail-files.ts'
import type { Routing } from './routing.ts'

/** Travel times from the rail files of a folder (`geo-data/rail`, the land outline beside it) and estimates; asks no host. */
export function builtInRouting(railRoot: string): Routing {
  // Read at the first question: a server that never plans never pays for the graph.
  let travelFor: TravelFor | null = null
  const travel: TravelFor = (points, mode) => {
    travelFor ??= loadTravel(railRoot)
    return travelFor(points, mode)
  }
  return {
    matrix: async (points, mode) => travel(points, mode).matrix,
    legs: async (points, pairs, mode) => {
      const { leg } = travel(points, mode)
      return pairs.map(([from, to]) => leg(from, to))
    },
  }
}

/** The same as a plain function, for a worker thread that holds the graph for itself. */
export function loadTravel(railRoot: string): TravelFor {
  return builtInTravel(buildRailGraph(readRailData(railRoot)), readWater(join(railRoot, '../land')))
}
