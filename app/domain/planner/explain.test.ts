import { describe, expect, it } from 'vitest'
import { planTrip } from './plan.ts'
import type { Appointment, Candidate, PlanningProblem } from './problem.ts'
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
})

describe('a tour that was left out', () => {
  const appointments = [sampleTour('one', 0, 600, 720), { ...sampleTour('two', 0, 722, 800), isBooked: false }]
  const other = (departureId: string, dayIndex: number, startsAt: number) => ({
    departureId,
    dayIndex,
    startsAt,
    endsAt: startsAt + 78,
    day: { leavesAt: 540, endsAt: 1200 },
  })

  it('so soon after another that the way between them takes too long names the other, and says that no change helps', () => {
    const drop = dropOf(sampleProblem({ appointments }))!
    expect(drop.reason).toMatchObject({ kind: 'tour_overlap', withNames: { ja: 'one' } })
    expect(drop.change).toBeNull()
  })

  it('comes at the first other time that fits, unless it is booked', () => {
    const otherDepartures = [other('as-bad', 0, 650), other('next-day', 1, 722), other('later', 0, 900)]
    const [one, two] = appointments as [Appointment, Appointment]
    const asked = dropOf(sampleProblem({ appointments: [one, { ...two, otherDepartures }] }))!
    expect(asked.change).toEqual({ kind: 'other_departure', departureId: 'next-day', dayIndex: 1, startsAt: 722 })
    expect(asked.isBooked).toBeUndefined()
    const booked = dropOf(sampleProblem({ appointments: [one, { ...two, isBooked: true, otherDepartures }] }))!
    expect(booked).toMatchObject({ change: null, isBooked: true })
  })

  it('gives way to a booked one, whichever comes first', () => {
    const [one, two] = appointments as [Appointment, Appointment]
    const problem = sampleProblem({
      appointments: [
        { ...one, isBooked: false, startsAt: 650 },
        { ...two, isBooked: true },
      ],
    })
    expect(dropsOf(problem).map(({ departureId }) => departureId)).toEqual(['one'])
  })

  it('at the end of a day has time once the day ends later, at the hour that is told', () => {
    const days = [sampleDay('2026-11-24', { endsAt: 800 }), sampleDay('2026-11-25')]
    const drop = dropOf(sampleProblem({ days, appointments: [{ ...appointments[1]!, endsAt: 790 }] }))!
    expect(drop.change).toEqual({ kind: 'end_later', dayIndex: 0, minutes: 30, at: 830 })
  })

  it('that has begun when the train arrives, or is not over when it leaves, is outside the trip', () => {
    const days = [sampleDay('2026-11-24', { leavesAt: 740, endsAt: 790 })]
    const station = { ...sampleBed(), kind: 'station' as const }
    const outside = (changes: Partial<PlanningProblem>, startsAt: number, endsAt: number) =>
      dropOf(sampleProblem({ days, appointments: [sampleTour('t', 0, startsAt, endsAt)], ...changes }))!.reason.kind
    expect(outside({ start: station }, 739, 760)).toBe('tour_outside_trip')
    expect(outside({}, 739, 760)).toBe('no_time')
    expect(outside({ end: station }, 770, 791)).toBe('tour_outside_trip')
    expect(outside({}, 770, 791)).toBe('no_time')
  })

  it('stands where a stop is locked: without that lock it has room', () => {
    const candidates = [sampleCandidate('a', { stayMinutes: 60, hours: openDaily(2, 700, 790) })]
    const lock = { stopId: 'place:a', dayIndex: 0, order: 0, startsAt: null, stayMinutes: 60, meal: null }
    const drop = dropOf(sampleProblem({ candidates, locks: [lock], appointments: [sampleTour('two', 0, 722, 800)] }))
    expect(drop?.change).toMatchObject({ kind: 'unlock_stop', dayIndex: 0, stopId: 'place:a' })
  })

  it('is on the day after the trip: a day more has it', () => {
    const late = sampleTour('late', 2, 800, 900)
    const problem = sampleProblem({ appointments: [late] })
    expect(dropOf(problem)).toMatchObject({ reason: { kind: 'tour_outside_trip' }, change: null })
    const oneDayMore = { days: [...problem.days, sampleDay('2026-11-26')], hours: {} }
    expect(dropOf({ ...problem, oneDayMore })!.change).toEqual({ kind: 'add_day' })
  })
})

function kitchen(changes: Partial<Candidate>): Candidate {
  return wish('a', { category: 'restaurant', isVisitToo: false, meals: { lunch: true, dinner: true }, ...changes })
}

function known(windows: Candidate['hours'][number]['windows']): Candidate['hours'][number] {
  return { certainty: 'known', windows }
}
