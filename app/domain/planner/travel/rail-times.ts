import type { RailGraph } from './rail-graph.ts'
import { RailSearch, wantGroups } from './rail-search.ts'
import { buildHierarchy, type RailHierarchy } from './rail-shortcuts.ts'
import { RailSweep } from './rail-sweep.ts'

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
  private readonly hierarchy: RailHierarchy

  constructor(
    private readonly graph: RailGraph,
    private readonly mostRows = MOST_ROWS,
  ) {
    this.search = new RailSearch(graph)
    this.hierarchy = buildHierarchy(graph)
  }

  /** Between all of these groups, row-major; Infinity in the diagonal: no train within a station. */
  between(groups: Int32Array): Float32Array {
    const between = new Float32Array(groups.length ** 2)
    let sweep: RailSweep | null = null
    this.trip++
    for (const [index, group] of groups.entries()) {
      const row = between.subarray(index * groups.length, (index + 1) * groups.length)
      if (!this.copy(group, groups, row)) {
        sweep ??= new RailSweep(this.graph, this.hierarchy, groups)
        sweep.from(index, row)
        this.keep(group, groups, row)
      }
      row[index] = Infinity
    }
    return between
  }

  /** The quickest way between two groups, searched anew: only the legs of a finished plan are asked for. */
  way(from: number, to: number) {
    this.search.from(from, wantGroups(this.graph, [from, to]))
    return this.search.wayTo(to)
  }

  /** Copies what is kept of a group's row; false where something is not. */
  private copy(from: number, groups: Int32Array, into: Float32Array): boolean {
    const row = this.rows.get(from)
    if (!row) return false
    row.trip = this.trip
    // Those used last stand last.
    this.rows.delete(from)
    this.rows.set(from, row)
    for (let to = 0; to < groups.length; to++) {
      const minutes = row.minutes[groups[to]!]!
      if (Number.isNaN(minutes)) return false
      into[to] = minutes
    }
    return true
  }

  private keep(from: number, groups: Int32Array, minutes: Float32Array): void {
    const row = this.rows.get(from) ?? this.newRow(from)
    if (!row) return
    for (let to = 0; to < groups.length; to++) row.minutes[groups[to]!] = minutes[to]!
  }

  private newRow(from: number): Row | null {
    const [oldest] = this.rows
    if (this.rows.size >= this.mostRows && oldest) {
      // Rows of one trip do not push out one another: asked again, it finds at least these.
      if (oldest[1].trip === this.trip) return null
      this.rows.delete(oldest[0])
    }
    const row = { minutes: new Float32Array(this.graph.groupIds.length).fill(Number.NaN), trip: this.trip }
    this.rows.set(from, row)
    return row
  }
}
