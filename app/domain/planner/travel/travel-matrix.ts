import type { Point } from '../../values/geo.ts'
import type { TravelMode } from '../trip-request.ts'
import { carEstimate, LONGEST_ROAD_METERS, LONGEST_WALK_ONLY_METERS, roadEstimate, walkEstimate } from './estimates.ts'
import type { RailWays } from './rail-ways.ts'
import { StraightMeters } from './straight-meters.ts'
import { MATRIX_MODES, type TravelMatrix, UNREACHABLE_MINUTES } from './travel.ts'
import { WATER_DETOUR, type Water, wetMeters } from './water.ts'

const WALK = MATRIX_MODES.indexOf('walk')
const RAIL = MATRIX_MODES.indexOf('rail')
const ROAD = MATRIX_MODES.indexOf('road')
const CAR = MATRIX_MODES.indexOf('car')

/** A car is left standing for ways up to so many metres. */
const LEAST_CAR_METERS = 700
/** Nobody takes a train for less, as the crow flies. */
const LEAST_RAIL_METERS = 250
const RAIL_DETOUR = 1.15

/** The travel between all pairs of points; `rail` is asked row by row, in transit alone. */
export function fillMatrix(
  points: readonly Point[],
  mode: TravelMode,
  rail: RailWays | null,
  water: Water | null,
  longestWalkMeters: number,
): TravelMatrix {
  return new MatrixFilling(points, water, longestWalkMeters).fill(mode, rail)
}

/** No closure and no object a pair: there are a million of them in a long trip. */
class MatrixFilling {
  private readonly matrix: TravelMatrix
  private readonly straights: StraightMeters
  /** The pair in work. */
  private from = 0
  private to = 0
  private straight = 0

  constructor(
    private readonly points: readonly Point[],
    private readonly water: Water | null,
    private readonly longestWalkMeters: number,
  ) {
    const n = points.length
    this.matrix = {
      n,
      minutes: new Int32Array(n * n),
      meters: new Int32Array(n * n),
      walkMeters: new Int32Array(n * n),
      mode: new Uint8Array(n * n),
    }
    this.straights = new StraightMeters(points)
  }

  fill(mode: TravelMode, rail: RailWays | null): TravelMatrix {
    const { n } = this.matrix
    for (this.from = 0; this.from < n; this.from++) {
      const row = rail === null ? null : rail.from(this.from)
      this.straights.measureFrom(this.points[this.from]!)
      for (this.to = 0; this.to < n; this.to++) {
        if (this.from === this.to) continue
        this.straight = this.straights.to(this.to)
        if (mode === 'walk') this.walkOnly()
        else if (mode === 'car') this.drive()
        else if (row === null || this.straight < LEAST_RAIL_METERS) this.ride(Infinity, 0)
        else this.ride(row.minutes[this.to]!, row.walkMeters[this.to]!)
      }
    }
    return this.matrix
  }

  /** Over water nobody walks. */
  private walkOnly(): void {
    const { minutes, meters } = walkEstimate(this.straight)
    if (meters <= LONGEST_WALK_ONLY_METERS && this.wet() === 0) this.put(minutes, meters, meters, WALK)
    else this.put(UNREACHABLE_MINUTES, meters, 0, WALK)
  }

  private drive(): void {
    const walk = walkEstimate(this.straight)
    if (walk.meters <= LEAST_CAR_METERS) this.put(walk.minutes, walk.meters, walk.meters, WALK)
    else {
      const car = carEstimate(this.straight + this.wet() * (WATER_DETOUR - 1))
      this.put(car.minutes, car.meters, 0, CAR)
    }
  }

  /** On foot where that is short, by rail where it runs, by bus or taxi where neither serves. */
  private ride(railMinutes: number, railWalkMeters: number): void {
    const walk = walkEstimate(this.straight)
    if (walk.meters <= this.longestWalkMeters && walk.minutes <= railMinutes + 5) {
      this.put(walk.minutes, walk.meters, walk.meters, WALK)
    } else if (this.straight <= LONGEST_ROAD_METERS) this.rideOrRoad(railMinutes, railWalkMeters)
    else if (railMinutes < Infinity) this.put(railMinutes, this.straight * RAIL_DETOUR, railWalkMeters, RAIL)
    else this.put(UNREACHABLE_MINUTES, walk.meters, 0, ROAD)
  }

  /** Water only makes the road longer: it is not looked for where the train serves anyway. */
  private rideOrRoad(railMinutes: number, railWalkMeters: number): void {
    const { straight } = this
    let road = roadEstimate(straight)
    if (!railServes(railMinutes, road.minutes)) road = roadEstimate(straight + this.wet() * (WATER_DETOUR - 1))
    if (railServes(railMinutes, road.minutes)) this.put(railMinutes, straight * RAIL_DETOUR, railWalkMeters, RAIL)
    else this.put(road.minutes, road.meters, 0, ROAD)
  }

  private wet(): number {
    return wetMeters(this.water, this.points[this.from]!, this.points[this.to]!, this.straight)
  }

  private put(minutes: number, meters: number, walkMeters: number, mode: number): void {
    const { matrix } = this
    const at = this.from * matrix.n + this.to
    matrix.minutes[at] = Math.ceil(minutes - 1e-9)
    matrix.meters[at] = Math.round(meters)
    matrix.walkMeters[at] = Math.round(walkMeters)
    matrix.mode[at] = mode
  }
}

/** A train may take somewhat longer than a bus or taxi before one waits for those. */
function railServes(railMinutes: number, roadMinutes: number): boolean {
  return railMinutes <= roadMinutes * 1.4 + 10
}
