import { createHash } from 'node:crypto'
import type { NewRow } from '../../schema.ts'
import type { Stop } from './feed-tables.ts'
import type { Trips } from './trips.ts'

/** A trip's calls in their order; seconds after midnight, null where the feed gives none. */
export interface Calls {
  stops: number[]
  arrivals: (number | null)[]
  departures: (number | null)[]
  /** 1 one may board, 2 alight, 3 both. */
  boarding: number[]
}

export type PatternRow = Omit<NewRow<'timetable_patterns'>, 'feed_id'>

/** Finds the pattern of each trip. Kept are its fingerprint and number; a pattern seen first is handed to `write`. */
export class PatternBook {
  private readonly known = new Map<string, number>()

  constructor(
    private readonly stops: readonly Stop[],
    private readonly trips: Trips,
    private readonly write: (row: PatternRow) => void,
  ) {}

  get size(): number {
    return this.known.size
  }

  /** The pattern's number and the second at which the trip starts it; a word for what is wrong where it can't run. */
  add(trip: number, calls: Calls): { pattern: number; start: number } | string {
    const wrong = fillTimes(calls)
    if (wrong) return wrong
    const start = calls.departures[0]!
    const list = (seconds: (number | null)[]) => seconds.map((second) => second! - start).join(',')
    // One neither comes before the start nor stays after the end.
    calls.arrivals[0] = start
    calls.departures[calls.departures.length - 1] = calls.arrivals.at(-1)!
    const [stops, arrivals, departures] = [calls.stops.join(','), list(calls.arrivals), list(calls.departures)]
    const boarding = calls.boarding.every((may) => may === 3) ? '' : calls.boarding.join('')
    const line = this.trips.line[trip]!
    const towards = this.trips.towards[this.trips.heading[trip]!] ?? null
    const text = [line, this.trips.heading[trip], stops, arrivals, departures, boarding].join('|')
    const key = createHash('sha1').update(text).digest('base64')
    const known = this.known.get(key)
    if (known !== undefined) return { pattern: known, start }
    const number = this.known.size
    this.known.set(key, number)
    this.write({
      number,
      line,
      towards_ja: towards?.ja ?? null,
      towards_en: towards?.en ?? null,
      stops,
      arrivals,
      departures: departures === arrivals ? '' : departures,
      boarding,
      ...this.around(calls.stops),
    })
    return { pattern: number, start }
  }

  private around(numbers: number[]): Pick<PatternRow, 'south' | 'west' | 'north' | 'east'> {
    const lats = numbers.map((number) => this.stops[number]!.lat)
    const lngs = numbers.map((number) => this.stops[number]!.lng)
    return { south: Math.min(...lats), west: Math.min(...lngs), north: Math.max(...lats), east: Math.max(...lngs) }
  }
}

/** Times that a feed leaves out between two that it gives are spread evenly; says what is wrong with those it gives. */
function fillTimes({ stops, arrivals, departures }: Calls): string | null {
  if (stops.length < 2) return 'expected at least two stops'
  for (const at of stops.keys()) {
    arrivals[at] ??= departures[at] ?? null
    departures[at] ??= arrivals[at] ?? null
  }
  if (departures[0] === null || arrivals.at(-1) === null) return 'expected a time at the first and the last stop'
  let before = 0
  for (let at = 1; at < stops.length; at++) {
    if (arrivals[at] === null) continue
    const [from, until] = [departures[before]!, arrivals[at]!]
    if (until < from || departures[at]! < until) return 'expected times that do not run backwards'
    for (let between = before + 1; between < at; between++) {
      const share = (between - before) / (at - before)
      arrivals[between] = departures[between] = Math.round(from + (until - from) * share)
    }
    before = at
  }
  return null
}
