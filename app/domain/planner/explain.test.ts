import { describe, expect, it } from 'vitest'
import { planTrip } from './plan.ts'
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

const dropsOf = (problem: PlanningProblem) =>
  planTrip(problem, sampleTravel(problem), { seed: 7, timeMs: 1, iterations: 150, clock: () => 0 }).drops
const dropOf = (problem: PlanningProblem) => dropsOf(problem)[0]
const wish = (id: string, changes: Partial<Candidate> = {}) =>
  sampleCandidate(id, { importance: 'must', hours: openDaily(3, 540, 1140), ...changes })
const oneDay = { days: [sampleDay('2026-11-24', { leavesAt: 540, endsAt: 700 })] }
const far = { lat: KYOTO.lat + 0.3, lng: KYOTO.lng }

describe('a wish that was left out', () => {
  it.each<[string, Partial<PlanningProblem>, Candidate, object]>([
    ['has steps', { stepFree: true }, wish('a', { stepFree: 'no' }), { kind: 'not_step_free' }],
    ['does not serve the diet', { hasDiet: true }, kitchen({ diet: 'not_served' }), { kind: 'diet_not_served' }],
    ['opens between the meals', {}, kitchen({ hours: openDaily(3, 860, 1000) }), { kind: 'not_open_at_meals' }],
    ['is closed', {}, wish('a', { hours: openDaily(3, 0, 0).map(() => known([])) }), { kind: 'closed_all_days' }],
    [
      'opens after dark',
      {},
      wish('a', { needsDaylight: true, hours: openDaily(3, 1020, 1200) }),
      { kind: 'after_dark' },
    ],
    ['lies too far away', { travelMode: 'car' }, wish('a', { point: { ...far, lat: 37.5 } }), { kind: 'too_far' }],
    ['is led to by nothing', {}, wish('a', { point: { ...far, lat: 36.2 } }), { kind: 'no_way' }],
  ])('%s: the reason says so', (_, changes, candidate, reason) => {
    expect(dropOf(sampleProblem({ ...changes, candidates: [candidate] }))!.reason).toMatchObject(reason)
  })

  it('costs more than the budget: the raised budget would pay for it', () => {
    const limits = { ...sampleProblem().limits, budgetYen: 5000 }
    const candidates = [wish('a', { costYen: 3000 }), wish('b', { costYen: 4000 })]
    const drop = dropOf(sampleProblem({ limits, candidates }))!
    expect(drop.reason).toEqual({ kind: 'over_budget', overYen: 2000 })
    expect(drop.change).toEqual({ kind: 'raise_budget', budgetYen: 7000 })
  })

  it('needs more on foot than the limit: the raised limit would reach it', () => {
    const limits = { ...sampleProblem().limits, walkMetersPerDay: 3000 }
    const point = { lat: KYOTO.lat + 0.012, lng: KYOTO.lng }
    const problem = sampleProblem({ limits, travelMode: 'walk', candidates: [wish('a', { point })] })
    const drop = dropOf(problem)!
    expect(drop.reason.kind).toBe('walk_limit')
    expect(drop.change).toEqual({ kind: 'raise_walk_limit', walkLimitMeters: 4000 })
  })

  it('has no time beside a stop nobody insists on: without that stop it has', () => {
    const candidates = [
      wish('long', { stayMinutes: 60 }),
      wish('nice', { importance: 'nice', stayMinutes: 60, profit: 200 }),
      wish('other', { importance: 'nice', stayMinutes: 60, profit: 10 }),
    ]
    const days = [sampleDay('2026-11-24', { leavesAt: 540, endsAt: 700 })]
    const drop = dropsOf(sampleProblem({ days, candidates })).find(({ placeId }) => placeId === 'other')!
    expect(drop.reason).toEqual({ kind: 'no_time', shortMinutes: null })
    expect(drop.change).toMatchObject({ kind: 'remove_stop', stopId: 'place:nice' })
  })

  it('has no time beside another must: a day more would have it', () => {
    const candidates = ['a', 'b'].map((id) => wish(id, { stayMinutes: 120, hours: openDaily(1, 540, 700) }))
    const problem = sampleProblem({ ...oneDay, candidates })
    const more = {
      days: [problem.days[0]!, sampleDay('2026-11-25', { leavesAt: 540, endsAt: 700 })],
      hours: Object.fromEntries(candidates.map(({ id, hours }) => [id, hours[0]!])),
    }
    expect(dropOf(problem)!.change).toBeNull()
    expect(dropOf({ ...problem, oneDayMore: more })!.change).toEqual({ kind: 'add_day' })
    const closed = Object.fromEntries(candidates.map(({ id }) => [id, known([])]))
    expect(dropOf({ ...problem, oneDayMore: { ...more, hours: closed } })!.change).toBeNull()
  })

  it('is too far from the bed: a night near it would admit it', () => {
    const bed = { ...sampleBed(), areaId: 'kyoto' }
    const near = { ...sampleBed(36, KYOTO.lng), areaId: 'north' }
    const days = ['2026-11-24', '2026-11-25'].map((date) => sampleDay(date, { leavesAt: 480, endsAt: 1300 }))
    const problem = sampleProblem({
      days,
      beds: [[bed]],
      travelMode: 'car',
      start: { ...sampleBed(), kind: 'station' },
      end: { ...sampleBed(), kind: 'station' },
      candidates: [wish('a', { point: near.point, hours: openDaily(2, 540, 600) })],
    })
    expect(dropOf(problem)!.change).toBeNull()
    expect(dropOf({ ...problem, otherBeds: [near] })!.change).toEqual({
      kind: 'sleep_elsewhere',
      nightIndex: 0,
      areaId: 'north',
    })
  })

  it('needs more time on a day between two trains: no earlier start or later end is offered that the trains forbid', () => {
    const station = { ...sampleBed(), kind: 'station' as const }
    const candidates = ['a', 'b'].map((id) => wish(id, { stayMinutes: 70, hours: openDaily(1, 400, 1140) }))
    const problem = sampleProblem({ ...oneDay, candidates })
    expect(dropOf(problem)!.change).toMatchObject({ kind: 'start_earlier', dayIndex: 0 })
    expect(dropOf({ ...problem, start: station })!.change).toMatchObject({ kind: 'end_later', dayIndex: 0 })
    expect(dropOf({ ...problem, start: station, end: station })!.change).toBeNull()
  })

  it('is a tour so soon after another that the way between them takes too long: it names the other', () => {
    const appointments = [sampleTour('one', 0, 600, 720), sampleTour('two', 0, 722, 800)]
    const drop = dropOf(sampleProblem({ appointments }))!
    expect(drop.reason).toMatchObject({ kind: 'tour_overlap', withNames: { ja: 'one' } })
  })

  it('is a tour on another day than the trip has', () => {
    expect(dropOf(sampleProblem({ appointments: [sampleTour('late', 1, 1300, 1400)] }))!.reason).toEqual({
      kind: 'tour_outside_trip',
    })
  })
})

function kitchen(changes: Partial<Candidate>): Candidate {
  return wish('a', { category: 'restaurant', isVisitToo: false, meals: { lunch: true, dinner: true }, ...changes })
}

function known(windows: Candidate['hours'][number]['windows']): Candidate['hours'][number] {
  return { certainty: 'known', windows }
}
