import type { Point } from '#app/domain/values/geo.ts'

/**
 * Remembers something of many pairs of points, row by row: a matrix asks for tens of thousands at once, on the thread that
 * serves pages. Beyond `most` pairs the rows that were used longest ago go.
 */
export class PairCache<Value> {
  private readonly rows = new Map<string, Map<number, Value>>()
  private size = 0

  constructor(private readonly most: number) {}

  /** What is known from a point, by `placeOf` the other; to be read only. */
  row(from: number, how: string): ReadonlyMap<number, Value> | undefined {
    const key = `${from}|${how}`
    const row = this.rows.get(key)
    if (row === undefined) return undefined
    this.rows.delete(key)
    this.rows.set(key, row)
    return row
  }

  set(from: number, how: string, to: number, value: Value): void {
    const key = `${from}|${how}`
    const row = this.rows.get(key) ?? new Map<number, Value>()
    if (row.size === 0) this.rows.set(key, row)
    if (!row.has(to)) this.size++
    row.set(to, value)
    while (this.size > this.most) {
      const [oldest, values] = this.rows.entries().next().value!
      this.rows.delete(oldest)
      this.size -= values.size
    }
  }
}

/** A whole number for each rounded point. */
export function placeOf({ lat, lng }: Point): number {
  return Math.round((lat + 90) * 1e4) * 4e6 + Math.round((lng + 180) * 1e4)
}
