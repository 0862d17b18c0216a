import { join } from 'node:path'
import { builtInTravel } from '#app/domain/planner/travel/built-in-travel.ts'
import { buildRailGraph } from '#app/domain/planner/travel/rail-graph.ts'
import type { TravelFor } from '#app/domain/planner/travel/travel.ts'
import { readWater } from './land-files.ts'
import { readRailData } from './rail-files.ts'
import type { Routing } from './routing.ts'

/** No engine: the planner's own graph and estimates stand for every way. Asks no host. */
export function builtInRouting(): Routing {
  return {
    isAttached: false,
    hasWays: async () => false,
    matrix: async () => [],
    legs: async (_, asked) => asked.map(() => null),
    lastDepartures: async (from) => from.map(() => null),
  }
}

/** The planner's own travel, from the rail files of a folder (`geo-data/rail`) and the land outline beside it. */
export function loadTravel(railRoot: string): TravelFor {
  return builtInTravel(buildRailGraph(readRailData(railRoot)), readWater(join(railRoot, '../land')))
}
