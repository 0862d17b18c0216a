import fc from 'fast-check'
import { expect, it } from 'vitest'
import { admit } from './admit.ts'
import { checkItinerary } from './check/check-itinerary.ts'
import { difference } from './difference.ts'
import type { Itinerary } from './itinerary.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import type { PlanningProblem } from './problem.ts'
import { anyProblem } from './testing/any-problem.ts'
import {
  openDaily,
  sampleCandidate,
  sampleDay,
  sampleProblem,
  sampleTour,
  sampleTravel,
} from './testing/sample-problem.ts'

const options = { seed: 7, timeMs: 1, iterations: 120, clock: () => 0 }
const plan = (problem: PlanningProblem) => planTrip(problem, sampleTravel(problem), options)
const admitted = (problem: PlanningProblem, itinerary: Itinerary, stopId: string) =>
  admit(problem, sampleTravel(problem), itinerary, { ...options, stopId })
const idsOf = ({ days }: Itinerary) => days.map(({ stops }) => stops.map(({ id }) => id))
const asMust = (problem: PlanningProblem, stopId: string): PlanningProblem => ({
  ...problem,
  candidates: problem.candidates.map((each) => (each.id === stopId ? { ...each, importance: 'must' } : each)),
})

it('what an hour more lets in is in, with all that was there, and nothing else comes', () => {
  const wish = (id: string) =>
    sampleCandidate(id, { importance: 'must', hours: openDaily(2, 500, 800), stayMinutes: 80 })
  const candidates = [wish('a'), wish('b'), sampleCandidate('other', { profit: 100, hours: openDaily(2, 500, 640) })]
  const days = [sampleDay('2026-11-24', { leavesAt: 600, endsAt: 750 })]
  const problem = sampleProblem({ days, candidates })
  const before = plan(problem)
  const [drop] = before.drops
  expect(drop!.change).toMatchObject({ kind: 'start_earlier', minutes: 60, at: 540 })
  const longer = { ...problem, days: [{ ...days[0]!, leavesAt: 540 }] }
  const after = admitted(longer, before, `place:${drop!.placeId}`)!
  expect(idsOf(after)[0]!.toSorted()).toEqual(['place:a', 'place:b'])
  expect(after.drops).toEqual([])
  expect(difference(before, after)[0]).toMatchObject({ leavesAt: { before: 600 }, isChanged: true })
})

it('a day more is filled like any other, and the days before it stay', () => {
  const candidates = [...'abcdefghijklmn'].map((id, index) =>
    sampleCandidate(id, { profit: 60 + index, stayMinutes: 120, hours: openDaily(3, 540, 1000) }),
  )
  const wish = sampleCandidate('wish', {
    importance: 'must',
    hours: openDaily(3, 540, 1000)
      .with(0, { certainty: 'known', windows: [] })
      .with(1, { certainty: 'known', windows: [] }),
  })
  const problem = sampleProblem({ candidates: [...candidates, wish] })
  const before = plan(problem)
  const days = [...problem.days, sampleDay('2026-11-26')]
  const after = admitted({ ...problem, days, beds: [...problem.beds, ...problem.beds] }, before, wish.id)!
  expect(idsOf(after)[0]).toEqual(idsOf(before)[0])
  expect(idsOf(after)[2]).toContain(wish.id)
  expect(idsOf(after)[2]!.length).toBeGreaterThan(1)
})

it('a tour over lunch at one table gets another table for it', () => {
  const kitchen = (id: string, from: number, to: number) =>
    sampleCandidate(id, {
      category: 'restaurant',
      isVisitToo: false,
      meals: { lunch: true, dinner: false },
      hours: openDaily(1, from, to),
      profit: 50,
    })
  const tour = { ...sampleTour('tour', 0, 690, 780), isBooked: false }
  const candidates = [kitchen('early', 660, 760), { ...kitchen('late', 780, 900), profit: 5 }]
  const problem = sampleProblem({ days: [sampleDay('2026-11-24')], candidates })
  const before = plan(problem)
  expect(idsOf(before)).toEqual([['place:early']])
  const after = admitted({ ...problem, appointments: [tour] }, before, tour.id)!
  expect(idsOf(after)).toEqual([[tour.id, 'place:late']])
  expect(after.days[0]!.conflicts).toEqual([])
})

it('what the change does not let in is not said to be in', () => {
  const closed = openDaily(2, 0, 0).map(() => ({ certainty: 'known' as const, windows: [] }))
  const problem = sampleProblem({ candidates: [sampleCandidate('a', { importance: 'must', hours: closed })] })
  expect(admitted(problem, plan(problem), 'place:a')).toBeNull()
})

it('whatever was left out is let in by a plan that adds up, without anything new beside it but a table', () => {
  fc.assert(
    fc.property(anyProblem, fc.nat(1000), (problem, pick) => {
      const before = plan(problem)
      const { drops } = before
      fc.pre(drops.some(({ placeId }) => placeId !== null))
      const places = drops.flatMap(({ placeId }) => (placeId === null ? [] : [`place:${placeId}`]))
      const stopId = places[pick % places.length]!
      const days = problem.days.map((day) => ({ ...day, leavesAt: day.leavesAt - 60, endsAt: day.endsAt + 60 }))
      const changed = asMust({ ...problem, days }, stopId)
      const after = admitted(changed, before, stopId)
      if (after === null) return
      const had = new Set([stopId, ...idsOf(before).flat()])
      expect(idsOf(after).flat()).toContain(stopId)
      const isKitchen = (id: string) =>
        changed.candidates.some((each) => each.id === id && !each.isVisitToo && each.meals)
      const added = idsOf(after)
        .flat()
        .filter((id) => !had.has(id))
      expect(added.filter((id) => !isKitchen(id))).toEqual([])
      const { points } = problemPoints(changed)
      const wrong = checkItinerary(changed, after, { points, ...sampleTravel(changed).matrix })
      expect(wrong.filter(({ kind }) => kind === 'malformed')).toEqual([])
    }),
    { numRuns: 80, seed: 3 },
  )
})
