import { describe, expect, it } from 'vitest'
import { checkItinerary } from './check/check-itinerary.ts'
import type { Itinerary } from './itinerary.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import type { Candidate, PlanningProblem } from './problem.ts'
import {
  KYOTO,
  openDaily,
  sampleBed,
  sampleCandidate,
  sampleDay,
  sampleProblem,
  sampleTour,
  sampleTravel,
} from './testing/sample-problem.ts'
import { type Travel, UNREACHABLE_MINUTES } from './travel/travel.ts'

const DAY = 1440
const good = (id: string, changes: Partial<Candidate> = {}) =>
  sampleCandidate(id, { hours: openDaily(21, 540, 1200), ...changes })

/** Plans, and holds the plan against the raw problem: whatever is asked, what comes back can be walked. */
function planOf(problem: PlanningProblem, travel = sampleTravel(problem), iterations = 60): Itinerary {
  const plan = planTrip(problem, travel, { seed: 7, timeMs: 1, iterations, clock: () => 0 })
  expect(checkItinerary(problem, plan, { points: problemPoints(problem).points, ...travel.matrix })).toEqual([])
  return plan
}

const idsOf = ({ days }: Itinerary) => days.flatMap(({ stops }) => stops.map(({ id }) => id))
const reasonsOf = ({ drops }: Itinerary) => drops.map(({ reason }) => reason.kind)

describe('windows that contradict themselves', () => {
  const windows = (...all: [from: number, to: number, lastStart: number | null][]): Candidate['hours'] =>
    Array.from({ length: 2 }, () => ({
      certainty: 'known' as const,
      windows: all.map(([from, to, lastStart]) => ({ from, to, lastStart })),
    }))

  it.each<[string, Candidate['hours']]>([
    ['closing before opening', windows([1000, 600, null])],
    ['last entry before the doors open', windows([600, 1000, 500])],
    ['shorter than a visit', windows([600, 610, null])],
    ['on another day altogether', windows([DAY * 3, DAY * 3 + 600, null], [-900, -300, null])],
    ['of no number', windows([Number.NaN, Number.NaN, null])],
  ])('%s: the place is left out with a reason, the rest of the day stays', (_, hours) => {
    const plan = planOf(sampleProblem({ candidates: [good('a', { hours, importance: 'must' }), good('b')] }))
    expect(idsOf(plan)).toEqual(['place:b'])
    expect(plan.drops).toHaveLength(1)
  })

  it('overlapping and doubled ones are as good as one', () => {
    const hours = windows([600, 900, null], [600, 900, null], [700, 1100, 1000])
    expect(idsOf(planOf(sampleProblem({ candidates: [good('a', { hours })] })))).toEqual(['place:a'])
  })

  it('hours for fewer days than the trip has: the other days are unknown', () => {
    const hours = openDaily(1, 540, 1200)
    expect(idsOf(planOf(sampleProblem({ candidates: [good('a', { hours }), good('b', { hours: [] })] })))).toHaveLength(
      2,
    )
  })
})

describe('absurd durations', () => {
  it.each([-30, 0, 1, 0.4])('a stay of %d minutes is the least there is', (stayMinutes) => {
    const [stop] = planOf(sampleProblem({ candidates: [good('a', { stayMinutes })] })).days.flatMap(
      ({ stops }) => stops,
    )
    expect(stop!.leavesAt - stop!.startsAt).toBeGreaterThanOrEqual(5)
  })

  it.each([5000, 1e12, Number.POSITIVE_INFINITY])('a stay of %d minutes fits no day and says so', (stayMinutes) => {
    const plan = planOf(sampleProblem({ candidates: [good('a', { stayMinutes, importance: 'must' }), good('b')] }))
    expect(idsOf(plan)).toEqual(['place:b'])
    expect(plan.drops).toHaveLength(1)
  })

  it('a day that ends before it begins stays empty, the others do not', () => {
    const days = [sampleDay('2026-11-24', { leavesAt: 900, endsAt: 600 }), sampleDay('2026-11-25')]
    const problem = sampleProblem({ days, candidates: [good('a'), good('b')] })
    const plan = planTrip(problem, sampleTravel(problem), { seed: 7, timeMs: 1, iterations: 60, clock: () => 0 })
    expect(plan.days.map(({ stops }) => stops.length)).toEqual([0, 2])
    expect(plan.days[0]!.conflicts).toEqual([{ kind: 'day_too_long', minutes: 300 }])
  })

  it.each([
    ['ends before it begins', sampleTour('odd', 0, 700, 600)],
    ['begins before midnight', sampleTour('odd', 0, -300, 620)],
    ['lasts for days', sampleTour('odd', 0, 600, DAY * 4)],
    ['is on a day the trip does not have', sampleTour('odd', 9, 600, 700)],
    ['is on the day before the trip', sampleTour('odd', -1, 600, 700)],
  ])('a tour that %s is left out with a reason', (_, tour) => {
    const plan = planOf(sampleProblem({ appointments: [tour], candidates: [good('a')] }))
    expect(idsOf(plan)).toEqual(['place:a'])
    expect(plan.drops).toMatchObject([{ departureId: 'odd', importance: 'must', change: null }])
  })
})

it('an island without a connection is too far, whatever is tried, and the rest of the trip stays', () => {
  const island = good('island', { point: { lat: 26.2, lng: 127.7 }, importance: 'must' })
  const problem = sampleProblem({ candidates: [island, good('a'), good('b')] })
  const plan = planOf(problem, cutOff(problem, problemPoints(problem).ofStop.get(island.id)!.in))
  expect(idsOf(plan).sort()).toEqual(['place:a', 'place:b'])
  expect(reasonsOf(plan)).toEqual(['no_way'])
  expect(plan.drops[0]!.change).toBeNull()
})

it('a night on an island without a connection is told as a day too long, and nothing is planned around it', () => {
  const beds = [[{ ...sampleBed(26.2, 127.7), areaId: 'island' }]]
  const problem = sampleProblem({ beds, start: sampleBed(), candidates: [good('a')] })
  const travel = cutOff(problem, problemPoints(problem).beds[0]![0]!)
  const plan = planTrip(problem, travel, { seed: 7, timeMs: 1, iterations: 60, clock: () => 0 })
  expect(plan.days[0]!.conflicts).toMatchObject([{ kind: 'day_too_long' }])
  expect(idsOf(plan)).toEqual([])
})

it('musts that cannot all fit leave out the fewest, each with a reason', () => {
  const days = [sampleDay('2026-11-24', { leavesAt: 540, endsAt: 840 })]
  const musts = Array.from({ length: 9 }, (_, at) => good(`m${at}`, { importance: 'must', stayMinutes: 40 + at * 10 }))
  const plan = planOf(sampleProblem({ days, candidates: musts }), undefined, 400)
  // 54 + 65 + 76 + 87 minutes with their rests are what five hours hold.
  expect(idsOf(plan)).toHaveLength(4)
  expect(plan.drops).toHaveLength(5)
  expect(new Set(reasonsOf(plan))).toEqual(new Set(['no_time']))
})

it('21 days among 2,000 places come to an end, and the checker finds nothing', () => {
  const days = Array.from({ length: 21 }, (_, at) => sampleDay(`2027-01-${String(at + 1).padStart(2, '0')}`))
  const candidates = Array.from({ length: 2000 }, (_, at) =>
    good(`p${at}`, {
      point: { lat: KYOTO.lat + ((at * 37) % 200) / 1000, lng: KYOTO.lng + ((at * 91) % 150) / 1000 },
      category: ['scene', 'shrine', 'museum', 'restaurant'][at % 4]!,
      ...(at % 4 === 3 && { meals: { lunch: true, dinner: true }, isVisitToo: false }),
      profit: 10 + (at % 50),
      importance: at % 500 === 0 ? 'must' : null,
    }),
  )
  const plan = planOf(sampleProblem({ days, candidates }), undefined, 30)
  expect(plan.days.every(({ stops }) => stops.length > 2)).toBe(true)
})

/** Nobody comes to a point or away from it. */
function cutOff(problem: PlanningProblem, point: number): Travel {
  const travel = sampleTravel(problem)
  const { n, minutes } = travel.matrix
  const isCut = (at: number) => Math.floor(at / n) !== at % n && (Math.floor(at / n) === point || at % n === point)
  const cut = minutes.map((each, at) => (isCut(at) ? UNREACHABLE_MINUTES : each))
  return {
    ...travel,
    matrix: { ...travel.matrix, minutes: cut },
    leg: (from, to) => ({ ...travel.leg(from, to), minutes: cut[from * n + to]! }),
  }
}
