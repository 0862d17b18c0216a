import type { RawRow } from '#app/domain/curation/import/import-row.ts'

const ROWS_AT_ONCE = 200
/** What a person is shown of a whole record. */
export const LONGEST_WHOLE = 2000

/** Gathers rows that a parser hands out by callbacks, and gives them on some hundreds at a time. */
export class Batches {
  private rows: RawRow[] = []

  add(row: RawRow): void {
    this.rows.push(row)
  }

  /** What is ready: whole batches, or all that is left at the end. */
  *take(isEnd = false): Generator<RawRow[]> {
    while (this.rows.length >= ROWS_AT_ONCE || (isEnd && this.rows.length > 0)) {
      yield this.rows.length <= ROWS_AT_ONCE ? this.rows.splice(0) : this.rows.splice(0, ROWS_AT_ONCE)
    }
  }
}

/** A record as it stood in the file, as far as a page can show it. */
export function wholeOf(record: unknown): string {
  return JSON.stringify(record).slice(0, LONGEST_WHOLE)
}

/** The properties of a record as texts; lists are joined, deeper things are left out. */
export function textsOf(properties: unknown): Record<string, string> {
  const texts: Record<string, string> = Object.create(null)
  if (typeof properties !== 'object' || properties === null) return texts
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'string') texts[key] = value
    else if (typeof value === 'number' || typeof value === 'boolean') texts[key] = String(value)
    else if (Array.isArray(value)) texts[key] = value.filter((each) => typeof each !== 'object').join(', ')
  }
  return texts
}

/** The middle of the box around some `[lng, lat]` positions, where a line or an area has to be one point. */
export function middleOf(positions: readonly (readonly number[])[]): { lat: number; lng: number } | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of positions) {
    if (typeof lng !== 'number' || typeof lat !== 'number') return null
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return west <= east ? { lat: (south + north) / 2, lng: (west + east) / 2 } : null
}
