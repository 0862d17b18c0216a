import { COMFORT_LEVELS, type ComfortLevel, type ComfortSpan } from '../../catalog/comfort.ts'
import type { MinuteOfDay } from '../../values/time.ts'
import type { StopComfort } from '../itinerary.ts'
import type { Candidate, PlanningProblem } from '../problem.ts'
import type { StartWindow } from './hours.ts'

/** Profit that a visit costs which begins while the place is busy or pressed: worth half an hour's way, and more than an hour's. */
const PRICE: Record<ComfortLevel, number> = { quiet: 0, busy: 12, pressed: 35 }

/**
 * The price of adding, by the minute one begins: the windows of a day in parts of one price each. A place without a record
 * of that day stays whole. Parts that are not calmer than asked for (`problem.calmer`) are left out.
 */
export function comfortParts(
  { calmer }: PlanningProblem,
  candidate: Candidate,
  dayIndex: number,
  starts: StartWindow[],
): [price: number, starts: StartWindow[]][] {
  const spans = candidate.comfort?.[dayIndex] ?? []
  if (spans.length === 0) return [[0, starts]]
  const below = calmer?.stopId === candidate.id ? calmer.below : null
  const parts = new Map<number, StartWindow[]>()
  const borders = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  for (const [from, to] of starts) {
    const cuts = [from, ...borders.filter((border) => border > from && border <= to), to + 1]
    for (const [index, begin] of cuts.slice(0, -1).entries()) {
      const level = spanAt(spans, begin)?.level ?? null
      if (below !== null && !isCalmer(level, below)) continue
      const price = level === null ? 0 : PRICE[level]
      parts.set(price, joined(parts.get(price) ?? [], [begin, cuts[index + 1]! - 1]))
    }
  }
  return [...parts]
}

/** The verdict on a finished stop: how pressed its place is when the visit begins; null where nothing is recorded for that hour. */
export function comfortAt(candidate: Candidate, dayIndex: number, startsAt: MinuteOfDay): StopComfort | null {
  const span = spanAt(candidate.comfort?.[dayIndex] ?? [], startsAt)
  return span && { level: span.level, from: span.from, to: span.to, isConfirmed: span.isConfirmed }
}

/** What a visit keeps out of: the busiest hours of that day, where it does not begin in them. */
export function keptOutOf(
  candidate: Candidate,
  dayIndex: number,
  startsAt: MinuteOfDay,
): { from: MinuteOfDay; to: MinuteOfDay } | null {
  const spans = candidate.comfort?.[dayIndex] ?? []
  const level = spanAt(spans, startsAt)?.level ?? null
  const worst = spans.reduce<ComfortSpan | null>((most, span) => (rank(span.level) > rank(most) ? span : most), null)
  return worst && worst.level !== 'quiet' && isCalmer(level, worst.level) ? { from: worst.from, to: worst.to } : null
}

/** No record is no crowd that we know of: it counts as calmer than busy, and is never called quiet. */
export function isCalmer(level: ComfortLevel | null, than: ComfortLevel): boolean {
  return rank(level) < rank(than)
}

function rank(level: ComfortLevel | ComfortSpan | null): number {
  if (level === null) return 0
  return COMFORT_LEVELS.indexOf(typeof level === 'string' ? level : level.level)
}

/** Of spans that overlap the most pressed one. */
function spanAt(spans: readonly ComfortSpan[], minute: MinuteOfDay): ComfortSpan | null {
  const there = spans.filter(({ from, to }) => from <= minute && minute < to)
  return there.reduce<ComfortSpan | null>(
    (most, span) => (most === null || rank(span.level) > rank(most.level) ? span : most),
    null,
  )
}

/** Parts that touch are one window. */
function joined(windows: StartWindow[], [from, to]: StartWindow): StartWindow[] {
  const last = windows.at(-1)
  return last && last[1] + 1 === from ? [...windows.slice(0, -1), [last[0], to]] : [...windows, [from, to]]
}
