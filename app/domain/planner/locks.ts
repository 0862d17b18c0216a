import { passedAt } from './constraints/under-way.ts'
import type { Itinerary, Stop } from './itinerary.ts'
import type { Lock, PlanningDay } from './problem.ts'

/** The locks an itinerary holds; stays set by hand stay. */
export function locksOf({ days }: Itinerary): Lock[] {
  return days.flatMap(({ stops }, dayIndex) =>
    stops.flatMap((stop, order) => (stop.isLocked && stop.kind !== 'tour' ? [lockOf(stop, dayIndex, order)] : [])),
  )
}

/** The same, and what is behind the visitors with its clock: nobody plans yesterday again. */
export function locksWithPast({ days }: Itinerary, planned: readonly PlanningDay[]): Lock[] {
  return days.flatMap(({ stops }, dayIndex) =>
    stops.flatMap((stop, order): Lock[] => {
      const day = planned[dayIndex]
      if (stop.kind === 'tour' || day === undefined) return []
      const startsAt = day.isBehind ? stop.startsAt : passedAt(stop.id, day)
      return stop.isLocked || startsAt !== null ? [lockOf(stop, dayIndex, order, startsAt)] : []
    }),
  )
}

export function lockOf(
  { id, startsAt, leavesAt, meal }: Stop,
  dayIndex: number,
  order: number,
  held: number | null = null,
) {
  return { stopId: id, dayIndex, order, startsAt: held, stayMinutes: leavesAt - startsAt, meal } satisfies Lock
}

/** A stop of a new search as the plan had it: the locks of the search are not the visitor's own. */
export function withPast(stop: Stop, before: Stop | undefined): Stop {
  if (stop.kind === 'tour') return stop
  const placed = before?.reasons.filter(({ kind }) => kind === 'placed_by_you') ?? []
  return { ...stop, isLocked: before?.isLocked ?? false, reasons: [...stop.reasons, ...placed] }
}
