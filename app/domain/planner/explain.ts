import { visitMinutes } from './compile.ts'
import { accessRefusal } from './constraints/access.ts'
import { appointmentRefusal } from './constraints/appointments.ts'
import { budgetRefusal } from './constraints/budget.ts'
import { daylightRefusal } from './constraints/daylight.ts'
import { hoursRefusal } from './constraints/hours.ts'
import { mealRefusal } from './constraints/meals.ts'
import { walkRefusal } from './constraints/walk-limit.ts'
import type { Drop, DropReason, ItineraryDay } from './itinerary.ts'
import type { Candidate } from './problem.ts'
import { type Refusal, smallestChange } from './smallest-change.ts'
import type { Trip } from './timetable.ts'
import { UNREACHABLE_MINUTES } from './travel/travel.ts'

/** Further from every bed than a day trip goes. */
const FAR_MINUTES = 120
const MOST_NICE_EXPLAINED = 5

/** Says of each wish that was left out why, and which smallest change would admit it: found by solving again. */
export function explainDrops(
  trip: Trip,
  days: ItineraryDay[],
  beds: number[],
  seed: number,
  mayGoOn: () => boolean,
): Drop[] {
  const { problem } = trip
  const inPlan = new Set(days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  const drops: Drop[] = problem.missingWishes.map(({ placeId, names, importance, because }) => ({
    placeId,
    departureId: null,
    names,
    importance,
    reason: { kind: because ? `place_${because}` : 'place_not_found' },
    change: null,
  }))
  for (const tour of problem.appointments) {
    if (inPlan.has(tour.id)) continue
    const between = (first: string, second: string) => minutesBetween(trip, first, second)
    const refusal = appointmentRefusal(tour, problem, days, between)
    const found = smallestChange(trip, { days, beds, seed, wished: tour, reason: refusal }, mayGoOn)
    const { reason, change } = found ?? { reason: refusal, change: null }
    const { departureId, names, isBooked } = tour
    drops.push({
      placeId: null,
      departureId,
      names,
      importance: 'must',
      reason,
      change,
      ...(isBooked && { isBooked }),
    })
  }
  const locked = new Set(problem.locks.map(({ stopId }) => stopId))
  const wished = problem.candidates
    .filter(
      ({ id, importance }) => !inPlan.has(id) && (locked.has(id) || importance === 'must' || importance === 'nice'),
    )
    .sort((a, b) => Number(b.importance === 'must') - Number(a.importance === 'must') || b.profit - a.profit)
  let nice = 0
  for (const candidate of wished) {
    const mustBe = candidate.importance === 'must' || locked.has(candidate.id)
    const explains = mayGoOn() && (mustBe || nice++ < MOST_NICE_EXPLAINED)
    const { reason, change } = refusalOf(trip, days, beds, candidate, seed, explains ? mayGoOn : () => false)
    const importance = mustBe ? 'must' : 'nice'
    drops.push({ placeId: candidate.placeId, departureId: null, names: candidate.names, importance, reason, change })
  }
  return drops
}

function minutesBetween({ points, travel }: Trip, firstId: string, secondId: string): number {
  const [from, to] = [points.ofStop.get(firstId)!.out, points.ofStop.get(secondId)!.in]
  return travel.matrix.minutes[from * points.points.length + to]!
}

function refusalOf(
  trip: Trip,
  days: ItineraryDay[],
  beds: number[],
  candidate: Candidate,
  seed: number,
  mayGoOn: () => boolean,
): Refusal {
  const { problem } = trip
  const alone =
    accessRefusal(candidate, problem) ??
    hoursRefusal(candidate, problem) ??
    mealRefusal(candidate, problem) ??
    daylightRefusal(candidate, problem, visitMinutes(problem, candidate, null))
  if (alone) return { reason: alone, change: null }
  const travelMinutes = leastTravel(trip, candidate, ({ minutes }) => minutes)
  const reason: DropReason =
    budgetRefusal(candidate, problem) ??
    walkRefusal(2 * leastTravel(trip, candidate, ({ walkMeters }) => walkMeters), problem) ??
    distanceReason(travelMinutes)
  return smallestChange(trip, { days, beds, seed, wished: candidate, reason }, mayGoOn) ?? { reason, change: null }
}

function distanceReason(travelMinutes: number): DropReason {
  if (travelMinutes >= UNREACHABLE_MINUTES) return { kind: 'no_way' }
  return travelMinutes > FAR_MINUTES ? { kind: 'too_far', travelMinutes } : { kind: 'no_time', shortMinutes: null }
}

/** The least of minutes or metres from any bed or the trip's start. */
function leastTravel(
  { points, travel }: Trip,
  candidate: Candidate,
  of: (matrix: Trip['travel']['matrix']) => Int32Array,
): number {
  const to = points.ofStop.get(candidate.id)!.in
  const ends = [...points.beds.flat(), ...(points.start === null ? [] : [points.start])]
  return Math.min(...ends.map((from) => of(travel.matrix)[from * points.points.length + to]!))
}
