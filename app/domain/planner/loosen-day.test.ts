import { expect, it } from 'vitest'
import { checkItinerary } from './check/check-itinerary.ts'
import { loosenDay } from './loosen-day.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import { paceRules } from './problem.ts'
import {
  openDaily,
  sampleCandidate,
  sampleDay,
  sampleProblem,
  sampleTour,
  sampleTravel,
} from './testing/sample-problem.ts'
import { timeDay, tripOf } from './timetable.ts'

it('free time that a visit before a tour may have never eats the minutes one has to be there before', () => {
  // The visit ends shortly before one has to leave for the tour; what is waited for opens hours after it.
  const problem = sampleProblem({
    days: [sampleDay('2026-11-24', { leavesAt: 540, endsAt: 1200 })],
    appointments: [sampleTour('tour', 0, 660, 720)],
    candidates: [
      sampleCandidate('before', { stayMinutes: 70, hours: openDaily(1, 540, 680), profit: 90 }),
      sampleCandidate('late', { stayMinutes: 60, hours: openDaily(1, 840, 1100), profit: 90 }),
    ],
  })
  const plan = planTrip(problem, sampleTravel(problem), { seed: 7, timeMs: 1, iterations: 60, clock: () => 0 })
  const stops = plan.days[0]!.stops
  expect(stops.map(({ id }) => id)).toEqual(['place:before', 'departure:tour', 'place:late'])
  expect(stops[1]!.startsAt - stops[1]!.arrivesAt).toBeGreaterThanOrEqual(paceRules('steady').tourSlackMinutes)
  expect(checkItinerary(problem, plan)).toEqual([])
})

it('free time changes nothing of what is behind', () => {
  const problem = sampleProblem({
    days: [sampleDay('2026-11-24', { leavesAt: 540, endsAt: 1200 })],
    candidates: [
      sampleCandidate('behind', { hours: openDaily(1, 540, 1100) }),
      sampleCandidate('late', { hours: openDaily(1, 840, 1100) }),
    ],
  })
  const plans = ['place:behind', 'place:late'].map((stopId) => {
    return { stopId, meal: null, stayMinutes: 60, isLocked: false, startsAt: null, extraReasons: [] }
  })
  const clock = (asked: typeof problem) => {
    const trip = tripOf(asked, problemPoints(asked), sampleTravel(asked))
    const day = timeDay(trip, 0, loosenDay(trip, 0, plans, [0]), [0])
    return [day.stops[0]!.startsAt, day.stops[0]!.leavesAt]
  }
  const passed = [{ stopId: 'place:behind', startsAt: 560, leavesAt: 620 }]
  expect(clock(problem)).not.toEqual([560, 620])
  expect(clock({ ...problem, days: [{ ...problem.days[0]!, underWay: { at: 620, passed } }] })).toEqual([560, 620])
})
