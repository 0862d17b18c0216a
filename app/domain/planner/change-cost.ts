import { checkItinerary } from './check/check-itinerary.ts'
import { shelterOf } from './constraints/weather.ts'
import type { Itinerary, Stop } from './itinerary.ts'
import type { Candidate } from './problem.ts'
import type { Trip } from './timetable.ts'

/** What a change of a plan costs those who had begun to count on it. */
const COST = {
  tourLost: 5000,
  lockLost: 3000,
  mustLost: 1500,
  wishLost: 300,
  lost: 100,
  mealLost: 60,
  otherDay: 40,
  overtaken: 10,
  added: 5,
  /** A new visit on a day that lost one fills its gap. */
  replaced: -15,
  inTheRain: 30,
  lostToRain: 20,
  conflict: 400,
}

/** How much of one plan another changes, and what is still wrong with it: the less the better. */
export function changeCost({ problem, candidates }: Trip, before: Itinerary, after: Itinerary): number {
  const dayOf = new Map(after.days.flatMap(({ stops }, day) => stops.map(({ id }) => [id, day] as const)))
  const had = new Set(before.days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  let cost = COST.conflict * checkItinerary({ ...problem, locks: [] }, after).filter(isTold).length
  for (const [dayIndex, day] of before.days.entries()) {
    const { isRainy } = problem.days[dayIndex] ?? {}
    const stays: string[] = []
    let lostVisits = 0
    for (const stop of day.stops) {
      const now = dayOf.get(stop.id)
      if (now === dayIndex) stays.push(stop.id)
      else if (now !== undefined) cost += COST.otherDay
      else cost += lossOf(stop, candidates.get(stop.id), isRainy === true)
      if (now === undefined && stop.kind === 'visit') lostVisits++
    }
    const stops = after.days[dayIndex]?.stops ?? []
    for (const meal of ['lunch', 'dinner'] as const) {
      const isLost = day.stops.some((stop) => stop.meal === meal) && !stops.some((stop) => stop.meal === meal)
      if (isLost) cost += COST.mealLost
    }
    const added = stops.filter(({ id, kind }) => !had.has(id) && kind === 'visit').length
    const replaced = Math.min(added, lostVisits)
    cost += COST.replaced * replaced + COST.added * (added - replaced)
    cost += COST.overtaken * inversions(stays, stops)
    if (isRainy) cost += COST.inTheRain * stops.filter(({ id }) => isOutside(candidates.get(id))).length
  }
  return cost
}

function isTold({ kind }: { kind: string }): boolean {
  return kind === 'conflict'
}

function isOutside(candidate: Candidate | undefined): boolean {
  return candidate !== undefined && shelterOf(candidate) === 'outside'
}

function lossOf({ kind, isLocked }: Stop, candidate: Candidate | undefined, isRainy: boolean): number {
  const importance = candidate?.importance
  if (kind === 'tour') return COST.tourLost
  if (isLocked) return COST.lockLost
  if (importance === 'must') return COST.mustLost
  if (importance === 'nice') return COST.wishLost
  return isRainy && isOutside(candidate) ? COST.lostToRain : COST.lost
}

/** Pairs of stops that changed their order. */
function inversions(stays: string[], stops: readonly Stop[]): number {
  const at = stays.map((id) => stops.findIndex((stop) => stop.id === id))
  let count = 0
  for (let i = 0; i < at.length; i++) for (let j = i + 1; j < at.length; j++) if (at[i]! > at[j]!) count++
  return count
}
