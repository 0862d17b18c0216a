import type { Point } from '../../values/geo.ts'
import type { RailGraph } from './rail-graph.ts'
import { ridesOf } from './rail-rides.ts'
import type { RailTimes } from './rail-times.ts'
import type { StationAccess, StationFinder } from './station-access.ts'

/** The quickest ways by rail from one point to all: minutes (Infinity: none), metres walked to and from the stations. */
export interface RailRow {
  minutes: Float64Array
  walkMeters: Float64Array
}

/** On foot or by bus; what is at the other end of a cable car is farther. */
const HARDLY_FARTHER_MINUTES = 5

/** Rail between all pairs of points, over the nearest stations of both: one search for each station group near a point. */
export class RailWays {
  private readonly groups: Int32Array
  /** Minutes from group to group, row-major by index into `groups`; Infinity in the diagonal: no train within a station. */
  private readonly between: Float32Array
  /** The stations around all points behind one another: those of point p begin at `first[p]`. */
  private readonly all: StationAccess[]
  private readonly first: Int32Array
  private readonly groupAt: Int32Array
  private readonly minutesAt: Float64Array
  private readonly walkAt: Float64Array
  private readonly row: RailRow
  /** Of the row in work: for each group the minutes there, and the index in `all` of the station one leaves by. */
  private readonly toGroup: Float64Array
  private readonly leavesAt: Int32Array

  constructor(
    private readonly graph: RailGraph,
    private readonly times: RailTimes,
    finder: StationFinder,
    points: readonly Point[],
  ) {
    const access = points.map((point) => finder.near(point))
    this.all = access.flat()
    const { all } = this
    this.groups = Int32Array.from(new Set(all.map(({ group }) => group)))
    const indexOf = new Int32Array(graph.groupIds.length).fill(-1)
    for (const [index, group] of this.groups.entries()) indexOf[group] = index
    this.first = new Int32Array(points.length + 1)
    for (const [point, near] of access.entries()) this.first[point + 1] = this.first[point]! + near.length
    this.groupAt = Int32Array.from(all, ({ group }) => indexOf[group]!)
    this.minutesAt = Float64Array.from(all, ({ minutes }) => minutes)
    this.walkAt = Float64Array.from(all, walked)
    this.between = times.between(this.groups)
    this.row = { minutes: new Float64Array(points.length), walkMeters: new Float64Array(points.length) }
    this.toGroup = new Float64Array(this.groups.length)
    this.leavesAt = new Int32Array(this.groups.length)
  }

  /** The ways from a point; the row is written over by the next call. */
  from(point: number): RailRow {
    const { first, groupAt, minutesAt, walkAt, toGroup, leavesAt, row } = this
    this.leave(point)
    for (let to = 0; to + 1 < first.length; to++) {
      const at = this.arrivesAt(to)
      const group = at < 0 ? -1 : groupAt[at]!
      row.minutes[to] = at < 0 ? Infinity : toGroup[group]! + minutesAt[at]!
      row.walkMeters[to] = at < 0 ? 0 : walkAt[leavesAt[group]!]! + walkAt[at]!
    }
    return row
  }

  /** The rides of the way between two points and the stations at its ends, null where no train serves. */
  rides(from: number, to: number) {
    this.leave(from)
    const at = this.arrivesAt(to)
    if (at < 0) return null
    const leaving = this.all[this.leavesAt[this.groupAt[at]!]!]!
    const arriving = this.all[at]!
    const way = this.times.way(leaving.group, arriving.group)
    return { ...ridesOf(this.graph, way), from: leaving, to: arriving }
  }

  /** The last minute at which one may leave a point and still find a train at the nearest station, or one hardly farther; −1 without any. */
  lastLeaving(point: number): number {
    const { graph, first } = this
    const nearest = this.all[first[point]!]?.minutes ?? 0
    let last = -1
    for (let at = first[point]!; at < first[point + 1]!; at++) {
      const { group, minutes } = this.all[at]!
      if (minutes > nearest + HARDLY_FARTHER_MINUTES) continue
      for (let state = graph.groupFirst[group]!; state < graph.groupFirst[group + 1]!; state++) {
        last = Math.max(last, Math.floor(graph.lineLast[graph.stateLine[state]!]! - minutes))
      }
    }
    return last
  }

  /** For each group the minutes there from a point, and by which of the stations around it. */
  private leave(point: number): void {
    const { first, groupAt, minutesAt, toGroup, leavesAt, between } = this
    const count = toGroup.length
    toGroup.fill(Infinity)
    for (let at = first[point]!; at < first[point + 1]!; at++) {
      const row = groupAt[at]! * count
      for (let to = 0; to < count; to++) {
        const minutes = minutesAt[at]! + between[row + to]!
        if (minutes >= toGroup[to]!) continue
        toGroup[to] = minutes
        leavesAt[to] = at
      }
    }
  }

  /** By which of the stations around a point one is there soonest after `leave`; −1 when by none. */
  private arrivesAt(point: number): number {
    const { first, groupAt, minutesAt, toGroup } = this
    let best = Infinity
    let bestAt = -1
    for (let at = first[point]!; at < first[point + 1]!; at++) {
      const minutes = toGroup[groupAt[at]!]! + minutesAt[at]!
      if (minutes >= best) continue
      best = minutes
      bestAt = at
    }
    return bestAt
  }
}

function walked({ mode, meters }: StationAccess): number {
  return mode === 'walk' ? meters : 0
}
