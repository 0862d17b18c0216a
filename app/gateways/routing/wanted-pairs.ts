import { LONGEST_WALK_METERS, LONGEST_WALK_ONLY_METERS, WALK_DETOUR } from '#app/domain/planner/travel/estimates.ts'
import type { TravelMode } from '#app/domain/planner/trip-request.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import type { EngineTable, Profile } from './engine.ts'

export interface Pair {
  from: number
  to: number
}

/** With a car one walks only this far. */
const LONGEST_WALK_BESIDE_CAR_METERS = 700
const METERS_A_DEGREE = 111_000

/** The pairs for which the search would use a street engine: on foot as far as one walks, by car all others of a trip by car. */
export function wantedPairs(points: readonly Point[], mode: TravelMode): Record<Profile, Pair[]> {
  const longestWay = {
    transit: LONGEST_WALK_METERS,
    walk: LONGEST_WALK_ONLY_METERS,
    car: LONGEST_WALK_BESIDE_CAR_METERS,
  }[mode]
  const longest = longestWay / WALK_DETOUR
  const foot: Pair[] = []
  const car: Pair[] = []
  for (const [from, a] of points.entries()) {
    for (const [to, b] of points.entries()) {
      if (from === to) continue
      // Most pairs are far apart, which the latitude alone tells.
      const isNear = Math.abs(a.lat - b.lat) * METERS_A_DEGREE <= longest && distanceMeters(a, b) <= longest
      if (isNear) foot.push({ from, to })
      else if (mode === 'car') car.push({ from, to })
    }
  }
  return { foot, car }
}

export interface Block {
  sources: number[]
  targets: number[]
}

/**
 * Tables that hold all pairs, none larger than the engine takes. Points that are near each other share a block, so that
 * the pairs within walking distance of a trip over many towns fill few of them.
 */
export function blocksOf(points: readonly Point[], pairs: readonly Pair[], table: EngineTable): Block[] {
  const rank = ranksByPlace(points)
  const columns = Math.ceil(points.length / table.mostTargets)
  const blocks = new Map<number, { sources: Set<number>; targets: Set<number> }>()
  for (const { from, to } of pairs) {
    const key = Math.floor(rank[from]! / table.mostSources) * columns + Math.floor(rank[to]! / table.mostTargets)
    let block = blocks.get(key)
    if (!block) {
      block = { sources: new Set(), targets: new Set() }
      blocks.set(key, block)
    }
    block.sources.add(from)
    block.targets.add(to)
  }
  return [...blocks.values()].map(({ sources, targets }) => ({ sources: [...sources], targets: [...targets] }))
}

/** Each point's place in a walk over squares of a twentieth of a degree, row by row and back again. */
function ranksByPlace(points: readonly Point[]): number[] {
  const square = ({ lat, lng }: Point) => {
    const row = Math.floor(lat * 20)
    const column = Math.floor(lng * 20)
    return { row, column: row % 2 === 0 ? column : -column }
  }
  const squares = points.map(square)
  const order = points.map((_, index) => index)
  order.sort((a, b) => squares[a]!.row - squares[b]!.row || squares[a]!.column - squares[b]!.column || a - b)
  const ranks = new Array<number>(points.length)
  for (const [rank, index] of order.entries()) ranks[index] = rank
  return ranks
}
