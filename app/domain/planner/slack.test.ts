import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkItinerary } from './check/check-itinerary.ts'
import type { Conflict } from './itinerary.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import { slacksOf } from './slack.ts'
import { anyArea } from './testing/any-area.ts'
import {
  openDaily,
  sampleCandidate,
  sampleDay,
  sampleProblem,
  sampleTour,
  sampleTravel,
} from './testing/sample-problem.ts'
import { timeDay, tripOf } from './timetable.ts'

const options = { seed: 7, timeMs: 1, iterations: 60, clock: () => 0 }
const planned = (problem: Parameters<typeof planTrip>[0]) => planTrip(problem, sampleTravel(problem), options)

describe('the slack of a day', () => {
  it('is what the first closing door leaves, more where one waits before it', () => {
    const problem = sampleProblem({
      days: [sampleDay('2026-11-24')],
      candidates: [sampleCandidate('shuts', { stayMinutes: 60, hours: openDaily(1, 540, 700) })],
    })
    const [stop] = planned(problem).days[0]!.stops
    expect(slacksOf(planned(problem).days, null)).toEqual([
      { dayIndex: 0, minutes: 700 - stop!.leavesAt + stop!.startsAt - stop!.arrivesAt, before: stop },
    ])
  })

  it('before a tour is the time one is there too early', () => {
    const problem = sampleProblem({ days: [sampleDay('2026-11-24')], appointments: [sampleTour('t', 0, 780, 900)] })
    const [tour] = planned(problem).days[0]!.stops
    expect(slacksOf(planned(problem).days, null)).toEqual([
      { dayIndex: 0, minutes: tour!.startsAt - tour!.arrivesAt, before: tour },
    ])
  })

  it('before the train home is told where nothing else is missed sooner, and is none where nothing can be missed', () => {
    const station = { ...sampleProblem().beds[0]![0]!, kind: 'station' as const }
    const candidates = [sampleCandidate('open', { hours: openDaily(1, 0, 1440) })]
    const problem = sampleProblem({ days: [sampleDay('2026-11-24', { endsAt: 900 })], end: station, candidates })
    const { days } = planned(problem)
    expect(slacksOf(days, 900)).toEqual([{ dayIndex: 0, minutes: 900 - days[0]!.endsAt, before: null }])
    expect(slacksOf(days, null)).toEqual([])
  })

  it('is a promise: so late, no door of any plan is closed and no tour has begun', () => {
    let told = 0
    fc.assert(
      fc.property(anyArea, (problem) => {
        const plan = planned(problem)
        const trip = tripOf(problem, problemPoints(problem), sampleTravel(problem))
        for (const { dayIndex, minutes } of slacksOf(plan.days, null)) {
          told++
          const late = { ...problem.days[dayIndex]!, leavesAt: plan.days[dayIndex]!.leavesAt + minutes, endsAt: 2000 }
          const asked = { ...problem, locks: [], days: problem.days.with(dayIndex, late) }
          const plans = plan.days[dayIndex]!.stops.map(({ id, meal, startsAt, leavesAt }) => {
            const stayMinutes = leavesAt - startsAt
            return { stopId: id, meal, stayMinutes, isLocked: true, startsAt: null, extraReasons: [] }
          })
          const beds = problem.beds.map(() => 0)
          const day = timeDay({ ...trip, problem: asked }, dayIndex, plans, beds)
          const found = checkItinerary(asked, { ...plan, days: plan.days.with(dayIndex, day) })
          const missed = found.flatMap((each) =>
            each.kind === 'conflict' && each.dayIndex === dayIndex ? [each.conflict] : [],
          )
          const isVisit = (id: string) => day.stops.some((stop) => stop.id === id && stop.meal === null)
          const isMissed = (each: Conflict) =>
            each.kind === 'tour_missed' || ((each.kind === 'closed' || each.kind === 'late') && isVisit(each.stopId))
          expect(missed.filter(isMissed)).toEqual([])
        }
      }),
      { numRuns: 60, seed: 20261123 },
    )
    expect(told).toBeGreaterThan(20)
  })
})
