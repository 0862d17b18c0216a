import type { Endpoint } from '../itinerary.ts'
import { problemPoints } from '../points.ts'
import type { Appointment, Candidate, PlanningDay, PlanningProblem } from '../problem.ts'
import { builtInTravel } from '../travel/built-in-travel.ts'
import type { Travel } from '../travel/travel.ts'

/** Problems for tests and benchmarks: made up, with the shape of real ones. */
export const KYOTO = { lat: 34.9858, lng: 135.7588 }

export function sampleNames(ja: string) {
  return { ja, en: null, reading: null }
}

export function sampleBed(lat = KYOTO.lat, lng = KYOTO.lng): Endpoint {
  return {
    kind: 'bed',
    names: sampleNames('宿'),
    point: { lat, lng },
    areaId: `area-${lat},${lng}`,
    stationGroup: null,
  }
}

export function sampleDay(date: string, changes: Partial<PlanningDay> = {}): PlanningDay {
  return { date, leavesAt: 540, endsAt: 1200, sunriseAt: 400, sunsetAt: 1010, ...changes }
}

export function sampleCandidate(id: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    id: `place:${id}`,
    placeId: id,
    names: sampleNames(id),
    point: KYOTO,
    coordinatePrecisionMeters: 100,
    category: 'scene',
    stayMinutes: 45,
    profit: 30,
    reasons: [],
    importance: null,
    hours: [],
    isOutdoor: true,
    needsDaylight: false,
    costYen: 0,
    stepFree: 'yes',
    diet: 'served',
    meals: null,
    isVisitToo: true,
    isLocal: false,
    isSample: true,
    isConfirmed: true,
    ...changes,
  }
}

export function sampleTour(id: string, dayIndex: number, startsAt: number, endsAt: number): Appointment {
  return {
    id: `departure:${id}`,
    departureId: id,
    dayIndex,
    startsAt,
    endsAt,
    meeting: { lat: 34.99, lng: 135.76 },
    end: { lat: 34.995, lng: 135.77 },
    names: sampleNames(id),
    isBooked: true,
    costYen: 8000,
    isSample: true,
    reasons: [],
  }
}

export function sampleProblem(changes: Partial<PlanningProblem> = {}): PlanningProblem {
  const days = changes.days ?? [sampleDay('2026-11-24'), sampleDay('2026-11-25')]
  return {
    days,
    start: null,
    end: null,
    beds: Array.from({ length: Math.max(1, days.length - 1) }, () => [sampleBed()]),
    candidates: [],
    appointments: [],
    locks: [],
    limits: { walkMetersPerDay: 12_000, budgetYen: null, wantsLunch: true, wantsDinner: true },
    pace: 'steady',
    travelMode: 'transit',
    stepFree: false,
    hasDiet: false,
    missingWishes: [],
    ...changes,
  }
}

/** Open all days from … to. */
export function openDaily(days: number, from: number, to: number, lastStart: number | null = null): Candidate['hours'] {
  return Array.from({ length: days }, () => ({ certainty: 'known', windows: [{ from, to, lastStart }] }))
}

/** Travel on foot and by road estimates alone. */
export function sampleTravel(problem: PlanningProblem): Travel {
  return builtInTravel(null)(problemPoints(problem).points, problem.travelMode)
}
