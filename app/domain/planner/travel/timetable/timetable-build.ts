import { type BBox, isInBBox, type Point } from '../../../values/geo.ts'
import type { Names } from '../../../values/locale.ts'
import { footpathsOf } from './footpaths.ts'
import { callsOf, type Network } from './network.ts'
import type { FeedLine, FeedPattern, FeedStop, FeedTransfer, TimetableFeed } from './timetable-data.ts'

/** One day's timetable of an area, of all feeds together: what to search in, and what to call it. */
export interface Timetable {
  network: Network
  /** By the network's stop. */
  stops: TimetableStop[]
  /** By the network's pattern. */
  patterns: TimetablePattern[]
}

export interface TimetableStop extends Point {
  names: Names
  platform: string | null
  /** One walks further to a train. */
  isRail: boolean
}

export interface TimetablePattern {
  feed: TimetableFeed
  line: FeedLine
  towards: Names | null
}

/** Puts a timetable together, a few hundred patterns at a time so that whoever does it can pause between. */
export class TimetableBuilder {
  private readonly stops: TimetableStop[] = []
  private readonly patterns: TimetablePattern[] = []
  private readonly transfers: FeedTransfer[] = []
  private readonly calls = { stopAt: [] as number[], arrivals: [] as number[], departures: [] as number[] }
  private readonly boarding: number[] = []
  private readonly patternFrom = [0]
  private readonly runsFrom = [0]
  private readonly starts: number[] = []
  private feed: TimetableFeed | undefined
  private lines = new Map<number, FeedLine>()
  private indexOf = new Map<number, number>()

  /** Only stops within `box` are kept, and of each pattern its way through it. */
  constructor(private readonly box: BBox) {}

  /** Calls of patterns and their starts so far: the size of what was built. */
  get size(): number {
    return this.calls.stopAt.length + this.starts.length
  }

  addFeed(feed: TimetableFeed, lines: FeedLine[], stops: FeedStop[], transfers: FeedTransfer[]): void {
    this.feed = feed
    this.lines = new Map(lines.map((line) => [line.number, line]))
    this.indexOf = new Map()
    for (const { number, names, platform, lat, lng } of stops) {
      if (!isInBBox({ lat, lng }, this.box)) continue
      this.indexOf.set(number, this.stops.length)
      this.stops.push({ names, platform, lat, lng, isRail: false })
    }
    for (const { from, to, seconds } of transfers) {
      const [a, b] = [this.indexOf.get(from), this.indexOf.get(to)]
      if (a !== undefined && b !== undefined) this.transfers.push({ from: a, to: b, seconds })
    }
  }

  /** A pattern of the feed that was added last; `starts` are its seconds on this day, in any order. */
  addPattern(pattern: FeedPattern, starts: number[]): void {
    const line = this.lines.get(pattern.line)
    const inside = [...pattern.stops.keys()].filter((at) => this.indexOf.has(pattern.stops[at]!))
    if (!line || inside.length < 2 || starts.length === 0) return
    for (const at of inside) {
      const stop = this.indexOf.get(pattern.stops[at]!)!
      if (line.kind === 'rail') this.stops[stop]!.isRail = true
      this.calls.stopAt.push(stop)
      this.calls.arrivals.push(pattern.arrivals[at]!)
      this.calls.departures.push(pattern.departures[at]!)
      this.boarding.push(pattern.boarding === '' ? 3 : Number(pattern.boarding[at]))
    }
    this.patternFrom.push(this.calls.stopAt.length)
    for (const start of starts.sort((a, b) => a - b)) this.starts.push(start)
    this.runsFrom.push(this.starts.length)
    this.patterns.push({ feed: this.feed!, line, towards: pattern.towards })
  }

  build(): Timetable {
    const patternFrom = Int32Array.from(this.patternFrom)
    const stopAt = Int32Array.from(this.calls.stopAt)
    const network: Network = {
      stopCount: this.stops.length,
      patternFrom,
      stopAt,
      arrivals: Int32Array.from(this.calls.arrivals),
      departures: Int32Array.from(this.calls.departures),
      boarding: Uint8Array.from(this.boarding),
      runsFrom: Int32Array.from(this.runsFrom),
      starts: Int32Array.from(this.starts),
      ...callsOf(this.stops.length, patternFrom, stopAt),
      ...footpathsOf(this.stops, this.transfers),
    }
    return { network, stops: this.stops, patterns: this.patterns }
  }
}
