import type { Leg, LegMode } from '../itinerary.ts'
import type { TravelMode } from '../trip-request.ts'
import { band, LONGEST_WALK_METERS, roadEstimate, WALK_DETOUR } from './estimates.ts'
import { MATRIX_MODES, type Travel, type TravelMatrix } from './travel.ts'

/** Ways that somebody looked up, by indices of a problem's points. Plain data: it crosses to a worker thread. */
export interface KnownWays {
  /** For the search. */
  pairs: KnownPairs[]
  /** For the legs of one plan; they win over `pairs`. */
  legs: KnownLeg[]
}

/** Columns of equal length: whole minutes and metres of the way from … to … */
export interface KnownPairs {
  mode: 'walk' | 'car'
  from: number[]
  to: number[]
  minutes: number[]
  meters: number[]
}

export interface KnownLeg {
  from: number
  to: number
  leg: Leg
}

/** Travel in which what is known stands in place of the estimate; all other pairs keep theirs, and say so. */
export function withKnownWays(
  travel: Travel,
  known: KnownWays | undefined,
  travelMode: TravelMode,
  longestWalkMeters = LONGEST_WALK_METERS,
): Travel {
  if (!known || (known.legs.length === 0 && known.pairs.every(({ from }) => from.length === 0))) return travel
  const matrix = copyOf(travel.matrix)
  const certainties = new Map<number, Leg['certainty']>()
  for (const { mode, from, to, minutes, meters } of known.pairs) {
    for (const [index, start] of from.entries()) {
      const at = start * matrix.n + to[index]!
      // Only in the mode that the estimate chose: how a train would compare is not for the street engine to say.
      if (start === to[index] || MATRIX_MODES[matrix.mode[at]!] !== mode) continue
      const isTooFar = mode === 'walk' && travelMode === 'transit' && meters[index]! > longestWalkMeters
      if (isTooFar) writeRoad(matrix, at, meters[index]!)
      else write(matrix, at, { mode, minutes: minutes[index]!, meters: meters[index]! })
      certainties.set(at, isTooFar ? 'estimate' : 'engine')
    }
  }
  const exact = new Map(known.legs.map(({ from, to, leg }) => [from * matrix.n + to, leg]))
  for (const [at, leg] of exact) write(matrix, at, leg)
  return {
    ...travel,
    matrix,
    leg: (from, to) => {
      const at = from * matrix.n + to
      const looked = exact.get(at)
      if (looked) return looked
      const certainty = certainties.get(at)
      return certainty ? legOfCell(travel.leg(from, to), matrix, at, certainty) : travel.leg(from, to)
    },
  }
}

function copyOf(matrix: TravelMatrix): TravelMatrix {
  return {
    ...matrix,
    minutes: matrix.minutes.slice(),
    meters: matrix.meters.slice(),
    walkMeters: matrix.walkMeters.slice(),
    mode: matrix.mode.slice(),
  }
}

function write(matrix: TravelMatrix, at: number, way: Pick<Leg, 'mode' | 'minutes' | 'meters'> & Partial<Leg>): void {
  matrix.minutes[at] = way.minutes
  matrix.meters[at] = way.meters
  matrix.walkMeters[at] = way.walkMeters ?? (way.mode === 'walk' ? way.meters : 0)
  matrix.mode[at] = MATRIX_MODES.indexOf(way.mode)
}

/** The way on foot turned out longer than one walks where there is a choice: a bus or taxi, by the metres now known. */
function writeRoad(matrix: TravelMatrix, at: number, meters: number): void {
  const { minutes } = roadEstimate(meters / WALK_DETOUR)
  write(matrix, at, { mode: 'road', minutes: Math.ceil(minutes - 1e-9), meters })
}

function legOfCell(estimate: Leg, matrix: TravelMatrix, at: number, certainty: Leg['certainty']): Leg {
  const mode: LegMode = MATRIX_MODES[matrix.mode[at]!]!
  const minutes = matrix.minutes[at]!
  const [minutesLow, minutesHigh] = band(mode, minutes)
  const { path } = estimate
  const meters = matrix.meters[at]!
  return {
    mode,
    minutes,
    minutesLow,
    minutesHigh,
    meters,
    walkMeters: matrix.walkMeters[at]!,
    certainty,
    rides: [],
    path,
  }
}
