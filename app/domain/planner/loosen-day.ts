import { startWindows } from './compile.ts'
import { attendance } from './constraints/appointments.ts'
import type { StartWindow } from './constraints/hours.ts'
import { passedAt } from './constraints/under-way.ts'
import type { ItineraryDay } from './itinerary.ts'
import { type StopPlan, type Trip, timeDay } from './timetable.ts'

/** Waiting below this is no free time. */
const LEAST_WAIT = 10
/** Nobody stays much longer than a place is worth: a little at first, more where there would be an hour of nothing. */
const LONGER_SHARE = 0.3
const LONGEST_EXTRA = 30
const MUCH_WAIT = 45
/** A day may begin this much later than its hours allow. */
const LATEST_LATER = 60

/**
 * Free time in front of a door or a meal goes to the visits before it, those most worth their time first; what is left of
 * a morning is slept. Never past closing, light or the minute of what follows.
 */
export function loosenDay(trip: Trip, dayIndex: number, plans: StopPlan[], beds: number[]): StopPlan[] {
  let held = plans
  let day = timeDay(trip, dayIndex, held, beds)
  const tries = (changed: StopPlan[]): boolean => {
    const timed = timeDay(trip, dayIndex, changed, beds)
    if (timed.endsAt > day.endsAt || !holds(trip, dayIndex, changed, timed)) return false
    held = changed
    day = timed
    return true
  }
  const isPast = (index: number) => passedAt(held[index]!.stopId, trip.problem.days[dayIndex]!) !== null
  if (!holds(trip, dayIndex, held, day)) return plans
  let first = 0
  for (let index = 1; index < held.length; index++) {
    if (waitAt(day, index) < LEAST_WAIT) continue
    const visits = byWorth(trip, day, first, index).filter((visit) => !isPast(visit))
    for (const [turn, visit] of [...visits, ...visits].entries()) {
      if (turn >= visits.length && waitAt(day, index) < MUCH_WAIT) break
      const most = Math.min(LONGEST_EXTRA, held[visit]!.stayMinutes * LONGER_SHARE)
      for (const share of [1, 0.5, 0.25]) {
        const extra = downToFive(Math.min(most, waitAt(day, index)) * share)
        const { stayMinutes } = held[visit]!
        if (extra > 0 && tries(held.with(visit, { ...held[visit]!, stayMinutes: stayMinutes + extra }))) break
      }
    }
    if (first === 0 && held[0]!.startsAt === null && day.stops[0]!.kind !== 'tour' && !isPast(0)) {
      for (const share of [1, 0.5]) {
        const later = downToFive(Math.min(LATEST_LATER, waitAt(day, index)) * share)
        if (later > 0 && tries(held.with(0, { ...held[0]!, startsAt: day.stops[0]!.startsAt + later }))) break
      }
    }
    first = index
  }
  return held
}

function waitAt(day: ItineraryDay, index: number): number {
  const stop = day.stops[index]!
  return stop.kind === 'tour' ? 0 : stop.startsAt - stop.arrivesAt
}

function downToFive(minutes: number): number {
  return Math.floor(minutes / 5) * 5
}

/** Visits between two stops of a day that may last longer, by what they give. */
function byWorth({ candidates }: Trip, { stops }: ItineraryDay, first: number, beyond: number): number[] {
  const profit = (index: number) => candidates.get(stops[index]!.id)?.profit ?? 0
  return Array.from({ length: beyond - first }, (_, offset) => first + offset)
    .filter((index) => stops[index]!.kind === 'visit' && !stops[index]!.isLocked)
    .sort((a, b) => profit(b) - profit(a) || a - b)
}

/** Whether every stop still begins when it may, with the stay it now has. */
function holds(trip: Trip, dayIndex: number, plans: StopPlan[], { stops, endsAt }: ItineraryDay): boolean {
  const { problem, candidates, appointments } = trip
  if (endsAt > problem.days[dayIndex]!.endsAt) return false
  return stops.every((stop, index) => {
    const candidate = candidates.get(stop.id)
    const tour = appointments.get(stop.id)
    if (tour) return stop.arrivesAt <= attendance(tour, problem).from
    if (!candidate) return true
    if (stop.isLocked) return true
    const { stayMinutes, meal, within } = plans[index]!
    const asked = { ...problem, locks: [{ stopId: stop.id, dayIndex, order: 0, startsAt: null, stayMinutes, meal }] }
    const isIn = ([from, to]: StartWindow) => from <= stop.startsAt && stop.startsAt <= to
    // Free time does not lead into the crowd that the plan keeps out of.
    if (within !== undefined && !within.starts.some(isIn)) return false
    return startWindows(asked, candidate, meal, dayIndex).some(isIn)
  })
}
