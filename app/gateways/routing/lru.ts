/** Keeps the `most` values that were used last, none longer than a day: engines are given new maps and timetables. */
export class Lru<Value> {
  private readonly values = new Map<string, { value: Value; keptAt: number }>()

  /** `clock` gives milliseconds. */
  constructor(
    private readonly most: number,
    private readonly clock: () => number,
  ) {}

  /** Undefined where the key is not known (any more). */
  get(key: string): Value | undefined {
    const kept = this.values.get(key)
    if (kept === undefined) return undefined
    this.values.delete(key)
    if (this.clock() - kept.keptAt > LONGEST_KEPT_MS) return undefined
    this.values.set(key, kept)
    return kept.value
  }

  set(key: string, value: Value): void {
    this.values.delete(key)
    this.values.set(key, { value, keptAt: this.clock() })
    if (this.values.size > this.most) this.values.delete(this.values.keys().next().value!)
  }
}

export const LONGEST_KEPT_MS = 24 * 3600 * 1000
