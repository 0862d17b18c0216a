import type { KnownPairs } from '#app/domain/planner/travel/known-ways.ts'
import type { TravelMode } from '#app/domain/planner/trip-request.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { Profile, RoutingEngine } from './engine.ts'
import { askedLegs } from './exact-legs.ts'
import { Lru } from './lru.ts'
import { PairCache, placeOf } from './pair-cache.ts'
import type { ExactLeg, Routing } from './routing.ts'
import { isSensibleWay, measured } from './sense.ts'
import { rounded, Survey, type SurveyReport } from './survey.ts'
import { blocksOf, type Pair, wantedPairs } from './wanted-pairs.ts'

/** An engine either knows a way or does not. */
export interface AttachedRouting extends Routing {
  legs(...asked: Parameters<Routing['legs']>): Promise<(ExactLeg | null)[]>
}

export interface AttachedOptions {
  engine: RoutingEngine
  /** Told once for each matrix and each plan's legs that asked anything: counts, never places. */
  tell?: (report: SurveyReport) => void
  /** Milliseconds for all questions of a matrix, and of a plan's legs. */
  matrixMs?: number
  legsMs?: number
  atOnce?: number
  /** Milliseconds; what is remembered grows old by it. */
  clock?: () => number
}

const MOST_PAIRS_KEPT = 300_000
const MOST_LEGS_KEPT = 5000

type KnownCell = { minutes: number; meters: number } | 'none'

/** The chain of an attached engine: cache, then the engine, then nothing, so that the planner's estimate stands. */
export function attachedRouting(options: AttachedOptions): AttachedRouting {
  const { engine, tell = () => {}, matrixMs = 4000, legsMs = 4000, atOnce = 6, clock = () => Date.now() } = options
  const cells = new PairCache<KnownCell>(MOST_PAIRS_KEPT, clock)
  const legs = new Lru<ExactLeg | 'none'>(MOST_LEGS_KEPT, clock)

  const columns = async (points: Point[], profile: Profile, pairs: Pair[], survey: Survey): Promise<KnownPairs> => {
    const table = engine.table!
    const mode = profile === 'foot' ? 'walk' : 'car'
    const places = points.map(placeOf)
    const rows = places.map((place) => cells.row(place, profile))
    const ways = pairs.map(({ from, to }) => rows[from]?.get(places[to]!))
    const missing = pairs.filter((_, index) => ways[index] === undefined)
    survey.count('cached', pairs.length - missing.length)
    const fresh = new Map<number, KnownCell | null>(missing.map(({ from, to }) => [from * points.length + to, null]))
    await survey.askAll(blocksOf(points, missing, table), async ({ sources, targets }, signal) => {
      const at = (indices: number[]) => indices.map((index) => points[index]!)
      const answer = await table.ask(profile, at(sources), at(targets), signal)
      for (const [row, from] of sources.entries()) {
        for (const [column, to] of targets.entries()) {
          // A table has more cells than the pairs that are a walk apart.
          if (!fresh.has(from * points.length + to)) continue
          const [start, end, cell] = [points[from]!, points[to]!, answer[row]![column]!]
          const isGood = cell !== null && isSensibleWay(cell, profile, start, end)
          const way: KnownCell = isGood ? measured(cell, mode, start, end) : 'none'
          fresh.set(from * points.length + to, way)
          cells.set(places[from]!, profile, places[to]!, way)
        }
      }
    })
    const known: KnownPairs = { mode, from: [], to: [], minutes: [], meters: [] }
    for (const [index, { from, to }] of pairs.entries()) {
      const way = ways[index] ?? fresh.get(from * points.length + to) ?? 'none'
      if (way === 'none') continue
      known.from.push(from)
      known.to.push(to)
      known.minutes.push(way.minutes)
      known.meters.push(way.meters)
    }
    survey.count('known', known.from.length)
    survey.count('left', pairs.length - known.from.length)
    return known
  }

  return {
    isAttached: true,
    hasWays: async () => true,
    matrix: async (points: readonly Point[], mode: TravelMode) => {
      if (engine.table === null) return []
      const survey = new Survey(engine.name, 'matrix', matrixMs, atOnce)
      const asked = points.map(rounded)
      const { foot, car } = wantedPairs(asked, mode)
      const known = [await columns(asked, 'foot', foot, survey), await columns(asked, 'car', car, survey)]
      survey.report(tell)
      return known.filter(({ from }) => from.length > 0)
    },
    legs: async (points, asked) => {
      const survey = new Survey(engine.name, 'legs', legsMs, atOnce)
      const answers = await askedLegs(engine, legs, points.map(rounded), asked, survey)
      survey.report(tell)
      return answers
    },
    lastDepartures: async (from) => from.map(() => null),
  }
}
