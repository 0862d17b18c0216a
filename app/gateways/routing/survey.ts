import type { Point } from '#app/domain/values/geo.ts'
import { EngineFailure, type FailureKind } from './breaker.ts'
import type { RoutingEngine } from './engine.ts'

/** How one round of questions to an engine went, in counts. */
export interface SurveyReport {
  engine: RoutingEngine['name'] | 'timetables'
  what: 'matrix' | 'legs'
  /** Pairs or legs that are now known, of these from the cache, and those left to the estimate. */
  known: number
  cached: number
  left: number
  requests: number
  failures: Partial<Record<FailureKind, number>>
  milliseconds: number
}

/** One round of questions: a time for all of them, so many at once, and the count of what became of them. */
export class Survey {
  private readonly counts = { known: 0, cached: 0, left: 0, requests: 0 }
  private readonly failures: Partial<Record<FailureKind, number>> = {}
  private readonly began = performance.now()
  private readonly deadline: AbortSignal

  constructor(
    private readonly engine: SurveyReport['engine'],
    private readonly what: SurveyReport['what'],
    milliseconds: number,
    private readonly atOnce: number,
  ) {
    this.deadline = AbortSignal.timeout(milliseconds)
  }

  count(what: 'known' | 'cached' | 'left', by: number): void {
    this.counts[what] += by
  }

  /** Asks all, a few at once. A question that fails is counted and leaves the others alone. */
  async askAll<Item>(items: Item[], ask: (item: Item, signal: AbortSignal) => Promise<void>): Promise<void> {
    const waiting = items.values()
    const worker = async () => {
      for (const item of waiting) {
        try {
          if (this.deadline.aborted) throw new EngineFailure('deadline')
          this.counts.requests++
          await ask(item, this.deadline)
        } catch (error) {
          if (!(error instanceof EngineFailure)) throw error
          this.failures[error.kind] = (this.failures[error.kind] ?? 0) + 1
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(this.atOnce, items.length) }, worker))
  }

  report(tell: (report: SurveyReport) => void): void {
    if (this.counts.requests === 0 && Object.keys(this.failures).length === 0) return
    const milliseconds = Math.round(performance.now() - this.began)
    tell({ engine: this.engine, what: this.what, ...this.counts, failures: this.failures, milliseconds })
  }
}

/** Four decimals are eleven metres: nearer than any record knows its place, and what is asked is what is remembered. */
export function rounded({ lat, lng }: Point): Point {
  return { lat: Math.round(lat * 1e4) / 1e4, lng: Math.round(lng * 1e4) / 1e4 }
}

/** What the cache knows a rounded point by. */
export function nameOf({ lat, lng }: Point): string {
  return `${lat},${lng}`
}
