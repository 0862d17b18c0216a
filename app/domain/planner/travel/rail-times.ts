import type { RailGraph } from './rail-graph.ts'
import { RailSearch, type WantedGroups, wantGroups } from './rail-search.ts'

/** A row takes four bytes a group of Japan: 36 kB, all rows 29 MB. */
const MOST_ROWS = 800

interface Row {
  /** Minutes to each group: Infinity where no train leads, NaN where nobody has asked yet. */
  minutes: Float32Array
  /** The last trip it served. */
  trip: number
}

/**
 * Minutes between station groups, searched when they are first asked for and kept for later trips through the same
 * stations; the rows of the longest unused stations are given up first. The answer does not depend on what is kept.
 */
export class RailTimes {
  private readonly rows = new Map<number, Row>()
  private trip = 0
  private readonly search: RailSearch

  constructor(
    private readonly graph: RailGraph,
    private readonly mostRows = MOST_ROWS,
  ) {
    this.search = new RailSearch(graph)
  }

  /** Between all of these groups, row-major; Infinity in the diagonal: no train within a station. */
  between(groups: Int32Array): Float32Array {
    const between = new Float32Array(groups.length ** 2)
    const wanted = wantGroups(this.graph, groups)
    this.trip++
    for (const [index, group] of groups.entries()) {
      const first = index * groups.length
      const { minutes } = this.row(group, groups, wanted)
      for (let to = 0; to < groups.length; to++) between[first + to] = minutes[groups[to]!]!
      between[first + index] = Infinity
    }
    return between
  }

  /** The quickest way between two groups, searched anew: only the legs of a finished plan are asked for. */
  way(from: number, to: number) {
    this.search.from(from, wantGroups(this.graph, [from, to]))
    return this.search.wayTo(to)
  }

  private row(from: number, groups: Int32Array, wanted: WantedGroups): Row {
    const row = this.rows.get(from) ?? {
      minutes: new Float32Array(this.graph.groupIds.length).fill(Number.NaN),
      trip: 0,
    }
    row.trip = this.trip
    if (!knows(row.minutes, groups)) {
      this.search.from(from, wanted)
      for (let to = 0; to < groups.length; to++) row.minutes[groups[to]!] = this.search.minutesTo(groups[to]!)
    }
    this.keep(from, row)
    return row
  }

  private keep(from: number, row: Row): void {
    this.rows.delete(from)
    const [oldest] = this.rows
    if (this.rows.size >= this.mostRows && oldest) {
      // Rows of one trip do not push out one another: asked again, it finds at least these.
      if (oldest[1].trip === this.trip) return
      this.rows.delete(oldest[0])
    }
    this.rows.set(from, row)
  }
}

function knows(minutes: Float32Array, groups: Int32Array): boolean {
  for (let to = 0; to < groups.length; to++) if (Number.isNaN(minutes[groups[to]!]!)) return false
  return true
}
