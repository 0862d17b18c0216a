import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkItinerary } from './check/check-itinerary.ts'
import type { Itinerary } from './itinerary.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import type { Candidate, PlanningProblem } from './problem.ts'
import { replan } from './replan.ts'
import { anyProblem as problems } from './testing/any-problem.ts'
import {
  openDaily,
  sampleCandidate,
  sampleDay,
  sampleProblem,
  sampleTour,
  sampleTravel,
} from './testing/sample-problem.ts'

const options = { seed: 7, timeMs: 1, iterations: 150, clock: () => 0 }
const plan = (problem: PlanningProblem, changes = {}) =>
  planTrip(problem, sampleTravel(problem), { ...options, ...changes })
const stopIds = (itinerary: Itinerary) => itinerary.days.map(({ stops }) => stops.map(({ id }) => id))

describe('any problem', () => {
  it('gets a plan in which the checker finds nothing', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { points } = problemPoints(problem)
        const travel = { points, ...sampleTravel(problem).matrix }
        expect(checkItinerary(problem, plan(problem, { iterations: 60 }), travel)).toEqual([])
      }),
      { numRuns: 120, seed: 20261123 },
    )
  })

  it('gets the same plan for the same seed', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(plan(problem, { iterations: 40 })).toEqual(plan(problem, { iterations: 40 }))
      }),
      { numRuns: 20, seed: 1 },
    )
  })

  it('gets a plan that searching longer never makes worse than the first one', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const first = plan(problem, { iterations: 0 }).solver.profit
        expect(plan(problem, { iterations: 80 }).solver.profit).toBeGreaterThanOrEqual(first)
      }),
      { numRuns: 30, seed: 2 },
    )
  })

  it('keeps locked stops on their day and in their order when planning again', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 0, max: 1000 }), (problem, pick) => {
        const first = plan(problem, { iterations: 40 })
        for (const [index, stop] of first.days.flatMap(({ stops }) => stops).entries()) {
          stop.isLocked ||= (pick >> (index % 10)) % 2 === 1
        }
        const again = replan(problem, sampleTravel(problem), first, { ...options, iterations: 40, seed: 99 })
        const locked = new Set(
          first.days.flatMap(({ stops }) => stops.filter((stop) => stop.isLocked).map(({ id }) => id)),
        )
        const only = (itinerary: Itinerary) => stopIds(itinerary).map((ids) => ids.filter((id) => locked.has(id)))
        expect(only(again)).toEqual(only(first))
      }),
      { numRuns: 60, seed: 3 },
    )
  })
})

describe('a visit', () => {
  const oneDay = (candidate: Candidate, leavesAt: number) =>
    plan(sampleProblem({ days: [sampleDay('2026-11-24', { leavesAt })], candidates: [candidate] }))

  it.each([
    [900, 1],
    [901, 0],
  ])('begins by the last order at 15:00: setting out at minute %i gives %i stops', (leavesAt, count) => {
    expect(oneDay(sampleCandidate('a', { hours: openDaily(1, 600, 1080, 900) }), leavesAt).days[0]!.stops).toHaveLength(
      count,
    )
  })

  it.each([
    [990, 1],
    [991, 0],
  ])('ends before the doors close (an hour by 17:30): minute %i gives %i stops', (leavesAt, count) => {
    expect(oneDay(sampleCandidate('a', { hours: openDaily(1, 600, 1050) }), leavesAt).days[0]!.stops).toHaveLength(
      count,
    )
  })

  it('may last past midnight where the doors stay open', () => {
    const days = [sampleDay('2026-11-24', { leavesAt: 1410, endsAt: 1560 })]
    const bar = sampleCandidate('bar', { hours: openDaily(1, 1200, 1560), stayMinutes: 90 })
    const [stop] = plan(sampleProblem({ days, candidates: [bar] })).days[0]!.stops
    expect([stop!.startsAt, stop!.leavesAt]).toEqual([1410, 1520])
  })

  it('of an outdoor scene ends before sunset', () => {
    const scene = sampleCandidate('a', { needsDaylight: true, hours: openDaily(1, 0, 1440) })
    expect(oneDay(scene, 950).days[0]!.stops).toHaveLength(1)
    const dark = oneDay({ ...scene, importance: 'must' }, 951)
    expect(dark.days[0]!.stops).toHaveLength(0)
    expect(dark.drops).toHaveLength(1)
  })
})

describe('meals', () => {
  const kitchen = (id: string, changes: Partial<Candidate> = {}) =>
    sampleCandidate(id, {
      category: 'restaurant',
      isVisitToo: false,
      meals: { lunch: true, dinner: true },
      hours: openDaily(2, 660, 1320),
      ...changes,
    })

  it('are one lunch and one dinner a day, at different places', () => {
    const itinerary = plan(sampleProblem({ candidates: ['a', 'b', 'c', 'd', 'e'].map((id) => kitchen(id)) }))
    expect(itinerary.days.map(({ stops }) => stops.map(({ meal }) => meal))).toEqual([
      ['lunch', 'dinner'],
      ['lunch', 'dinner'],
    ])
    expect(new Set(stopIds(itinerary).flat()).size).toBe(4)
  })

  it('are never had where the diet is not confirmed, unless the visitor insists', () => {
    const candidates = [kitchen('a', { diet: 'unknown' }), kitchen('b', { diet: 'not_served', importance: 'must' })]
    const itinerary = plan(sampleProblem({ hasDiet: true, candidates }))
    expect(stopIds(itinerary).flat()).toEqual([])
    expect(itinerary.drops.map(({ reason }) => reason.kind)).toEqual(['diet_not_served'])
    const insisted = plan(
      sampleProblem({ hasDiet: true, candidates: [kitchen('a', { diet: 'unknown', importance: 'must' })] }),
    )
    expect(insisted.bets).toContainEqual({ kind: 'unknown_diet', stopIds: ['place:a'] })
    expect(insisted.bets).toContainEqual({ kind: 'no_meal', dayIndex: 1, meal: 'lunch' })
    expect(insisted.bets).not.toContainEqual({ kind: 'no_meal', dayIndex: 0, meal: 'lunch' })
  })
})

describe('what cannot be', () => {
  it('no candidates: empty days', () => {
    expect(stopIds(plan(sampleProblem()))).toEqual([[], []])
  })

  it('everything closed: each wish says so', () => {
    const hours = [
      { certainty: 'known' as const, windows: [] },
      { certainty: 'known' as const, windows: [] },
    ]
    const itinerary = plan(sampleProblem({ candidates: [sampleCandidate('a', { hours, importance: 'must' })] }))
    expect(itinerary.drops[0]!.reason).toEqual({ kind: 'closed_all_days' })
  })

  it('musts that cannot all fit: the one left out names a change that was tried', () => {
    const days = [sampleDay('2026-11-24', { leavesAt: 600, endsAt: 700 })]
    const musts = ['a', 'b'].map((id) =>
      sampleCandidate(id, { importance: 'must', stayMinutes: 50, hours: openDaily(1, 540, 1200) }),
    )
    const itinerary = plan(sampleProblem({ days, candidates: musts }))
    expect(itinerary.days[0]!.stops).toHaveLength(1)
    expect(itinerary.drops[0]!.change).toMatchObject({ kind: 'start_earlier', minutes: 30 })
  })

  it('two booked tours at once: the other is a drop that names the first', () => {
    const appointments = [sampleTour('one', 0, 600, 720), sampleTour('two', 0, 660, 780)]
    const itinerary = plan(sampleProblem({ appointments }))
    expect(stopIds(itinerary)[0]).toEqual(['departure:one'])
    expect(itinerary.drops[0]!.reason).toMatchObject({ kind: 'tour_overlap' })
  })

  it('a tour that cannot be reached in time is dropped, not shown as if it could', () => {
    const itinerary = plan(sampleProblem({ appointments: [sampleTour('early', 0, 545, 700)] }))
    expect(stopIds(itinerary)[0]).toEqual([])
    expect(itinerary.drops).toHaveLength(1)
  })
})

it('plans 1,000 candidates over seven days without complaint of the checker', () => {
  const days = Array.from({ length: 7 }, (_, index) => sampleDay(`2026-12-0${index + 1}`))
  const many = Array.from({ length: 1000 }, (_, i) =>
    sampleCandidate(`p${i}`, {
      point: { lat: 34.9 + ((i * 37) % 200) / 1000, lng: 135.7 + ((i * 91) % 150) / 1000 },
      category: ['scene', 'shrine', 'museum'][i % 3]!,
      profit: 10 + (i % 50),
      hours: openDaily(7, 540, 1080),
    }),
  )
  const problem = sampleProblem({ days, candidates: many })
  const itinerary = plan(problem, { iterations: 100 })
  expect(checkItinerary(problem, itinerary)).toEqual([])
  expect(stopIds(itinerary).flat().length).toBeGreaterThan(30)
})
