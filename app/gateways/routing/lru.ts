import { recentlyUsed } from '#app/domain/values/recently-used.ts'

export const LONGEST_KEPT_MS = 24 * 3600 * 1000

/** Keeps the `most` values that were used last, none longer than a day: engines are given new maps and timetables. */
export class Lru<Value> {
  private readonly values

  /** `clock` gives milliseconds. */
  constructor(
    most: number,
    private readonly clock: () => number,
  ) {
    this.values = recentlyUsed<{ value: Value; keptAt: number }>(most)
  }

  /** Undefined where the key is not known (any more). */
  get(key: string): Value | undefined {
    const kept = this.values.get(key)
    return kept === undefined || this.clock() - kept.keptAt > LONGEST_KEPT_MS ? undefined : kept.value
  }

  set(key: string, value: Value): void {
    this.values.set(key, { value, keptAt: this.clock() })
  }
}
