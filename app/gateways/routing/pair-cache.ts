import type { Point } from '#app/domain/values/geo.ts'
import { LONGEST_KEPT_MS } from './lru.ts'

interface Row<Value> {
  values: Map<number, Value>
  /** When its first value came. */
  keptAt: number
}

/**
 * Remembers something of many pairs of points, row by row: a matrix asks for tens of thousands at once, on the thread that
 * serves pages. Beyond `most` pairs the rows that were used longest ago go, and each row after a day.
 */
export class PairCache<Value> {
  private readonly rows = new Map<string, Row<Value>>()
  private size = 0

  /** `clock` gives milliseconds. */
  constructor(
    private readonly most: number,
    private readonly clock: () => number,
  ) {}

  /** What is known from a point, by `placeOf` the other; to be read only. */
  row(from: number, how: string): ReadonlyMap<number, Value> | undefined {
    const key = `${from}|${how}`
    const row = this.rows.get(key)
    if (row === undefined) return undefined
    this.drop(key, row)
    if (this.clock() - row.keptAt > LONGEST_KEPT_MS) return undefined
    this.rows.set(key, row)
    this.size += row.values.size
    return row.values
  }

  set(from: number, how: string, to: number, value: Value): void {
    const key = `${from}|${how}`
    let row = this.rows.get(key)
    if (row === undefined) {
      row = { values: new Map(), keptAt: this.clock() }
      this.rows.set(key, row)
    }
    if (!row.values.has(to)) this.size++
    row.values.set(to, value)
    while (this.size > this.most) this.drop(...this.rows.entries().next().value!)
  }

  private drop(key: string, { values }: Row<Value>): void {
    this.rows.delete(key)
    this.size -= values.size
  }
}

/** A whole number for each rounded point. */
export function placeOf({ lat, lng }: Point): number {
  return Math.round((lat + 90) * 1e4) * 4e6 + Math.round((lng + 180) * 1e4)
}
