import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkItinerary } from './check/check-itinerary.ts'
import { difference } from './difference.ts'
import type { Itinerary } from './itinerary.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import type { Candidate, PlanningProblem } from './problem.ts'
import { repair } from './repair.ts'
import { replan } from './replan.ts'
import { anyProblem } from './testing/any-problem.ts'
import { openDaily, sampleCandidate, sampleProblem, sampleTour, sampleTravel } from './testing/sample-problem.ts'

const options = { seed: 7, timeMs: 1, iterations: 60, clock: () => 0 }
const plan = (problem: PlanningProblem) => planTrip(problem, sampleTravel(problem), options)
const mended = (problem: PlanningProblem, itinerary: Itinerary) =>
  repair(problem, sampleTravel(problem), itinerary, options)
const idsOf = ({ days }: Itinerary) => days.map(({ stops }) => stops.map(({ id }) => id))

const closedOn = (problem: PlanningProblem, stopId: string, dayIndex: number): PlanningProblem => ({
  ...problem,
  candidates: problem.candidates.map((each) =>
    each.id === stopId ? { ...each, hours: each.hours.with(dayIndex, { certainty: 'known', windows: [] }) } : each,
  ),
})

/** The stops up to and with one are behind, and one leaves it at a minute. */
const leftAt = (problem: PlanningProblem, itinerary: Itinerary, dayIndex: number, index: number, minutes: number) => {
  const stops = itinerary.days[dayIndex]!.stops.map((stop, at) =>
    at > index ? stop : { ...stop, isLocked: true, leavesAt: at === index ? stop.leavesAt + minutes : stop.leavesAt },
  )
  const passed = stops.slice(0, index + 1).map(({ id, startsAt, leavesAt }) => ({ stopId: id, startsAt, leavesAt }))
  const underWay = { at: passed.at(-1)!.leavesAt, passed }
  const days = problem.days.map((day, at) => ({ ...day, ...(at < dayIndex && { isBehind: true }) }))
  return {
    problem: { ...problem, days: days.with(dayIndex, { ...days[dayIndex]!, underWay }) },
    present: { ...itinerary, days: itinerary.days.with(dayIndex, { ...itinerary.days[dayIndex]!, stops }) },
  }
}

describe('any plan', () => {
  it('that holds is left exactly as it is', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const planned = plan(problem)
        const isWhole = planned.days.every(({ conflicts }) => conflicts.length === 0)
        fc.pre(isWhole)
        expect(mended(problem, planned)).toBe(planned)
      }),
      { numRuns: 40, seed: 4 },
    )
  })

  it('keeps its locks, its tours and its arithmetic when a stop of it is closed', () => {
    fc.assert(
      fc.property(anyProblem, fc.nat(1000), fc.nat(1000), (problem, pick, locks) => {
        const planned = plan(problem)
        const all = planned.days.flatMap(({ stops }, dayIndex) => stops.map((stop) => ({ stop, dayIndex })))
        const visits = all.filter(({ stop }) => stop.kind !== 'tour')
        fc.pre(visits.length > 0)
        const shut = visits[pick % visits.length]!
        for (const [index, { stop }] of visits.entries())
          stop.isLocked = stop !== shut.stop && (locks >> (index % 10)) % 2 === 1
        const closed = closedOn(problem, shut.stop.id, shut.dayIndex)
        const after = mended(closed, planned)
        const kept = new Set(all.filter(({ stop }) => stop.isLocked).map(({ stop }) => stop.id))
        const only = (ids: string[][]) => ids.map((each) => each.filter((id) => kept.has(id)))
        expect(only(idsOf(after))).toEqual(only(idsOf(planned)))
        expect(idsOf(after)[shut.dayIndex]).not.toContain(shut.stop.id)
        const { points } = problemPoints(closed)
        const wrong = checkItinerary(closed, after, { points, ...sampleTravel(closed).matrix })
        expect(wrong.filter(({ kind }) => kind === 'malformed')).toEqual([])
        for (const [dayIndex, day] of after.days.entries()) {
          if (dayIndex === shut.dayIndex) continue
          const stayed = new Set(idsOf(planned)[dayIndex])
          expect(day.stops.map(({ id }) => id).filter((id) => stayed.has(id))).toEqual([...stayed])
        }
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  it('leaves what is behind as it was when one is late', () => {
    fc.assert(
      fc.property(anyProblem, fc.nat(1000), fc.integer({ min: 0, max: 150 }), (problem, pick, minutes) => {
        const planned = plan(problem)
        const dayIndex = planned.days.findIndex(({ stops }) => stops.length > 1)
        fc.pre(dayIndex >= 0)
        const { stops } = planned.days[dayIndex]!
        const index = pick % stops.length
        fc.pre(stops[index]!.kind !== 'tour' || minutes === 0)
        const late = leftAt(problem, planned, dayIndex, index, minutes)
        const after = mended(late.problem, late.present)
        const clocks = (day: Itinerary['days'][number]) =>
          day.stops.slice(0, index + 1).map(({ id, startsAt, leavesAt }) => [id, startsAt, leavesAt])
        expect(clocks(after.days[dayIndex]!)).toEqual(clocks(late.present.days[dayIndex]!))
        expect(after.days.slice(0, dayIndex)).toEqual(planned.days.slice(0, dayIndex))
        const again = replan(late.problem, sampleTravel(problem), late.present, options)
        expect(clocks(again.days[dayIndex]!)).toEqual(clocks(late.present.days[dayIndex]!))
        const visited = (day: Itinerary['days'][number]) =>
          day.stops.map(({ id, startsAt, leavesAt, isLocked }) => [id, startsAt, leavesAt, isLocked])
        expect(again.days.slice(0, dayIndex).map(visited)).toEqual(planned.days.slice(0, dayIndex).map(visited))
        const { at } = late.problem.days[dayIndex]!.underWay!
        for (const stop of after.days[dayIndex]!.stops.slice(index + 1)) expect(stop.leavesAt).toBeGreaterThan(at)
        const { points } = problemPoints(problem)
        const wrong = checkItinerary(late.problem, after, { points, ...sampleTravel(problem).matrix })
        const isOurs = wrong.filter((each) => each.kind === 'malformed' && each.what !== 'no_slack_before_tour')
        expect(isOurs).toEqual([])
      }),
      { numRuns: 25, seed: 6 },
    )
  })
})

const spread = (id: string, step: number, changes: Partial<Candidate> = {}) =>
  sampleCandidate(id, { point: { lat: 34.98 + step * 0.008, lng: 135.76 }, hours: openDaily(2, 540, 1080), ...changes })

describe('a repair', () => {
  const problem = sampleProblem({
    candidates: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, step) => spread(id, step)),
    appointments: [sampleTour('t', 1, 780, 900)],
  })
  const planned = plan(problem)

  it('of a closed stop takes out that stop and leaves the other day alone', () => {
    const [shut] = planned.days[0]!.stops.slice(1)
    const after = mended(closedOn(closedOn(problem, shut!.id, 0), shut!.id, 1), planned)
    expect(after.days[1]).toEqual(planned.days[1])
    const told = difference(planned, after)
    expect(told[0]!.changes.filter(({ kind }) => kind === 'left_out').map(({ stop }) => stop.id)).toEqual([shut!.id])
    expect(told[0]!.changes.some(({ kind }) => kind === 'moved_away')).toBe(false)
    expect(told[1]!.isChanged).toBe(false)
  })

  it('of a day one is late for keeps the booked tour, and the less time is left the fewer stops', () => {
    const counts = [30, 120].map((minutes) => {
      const late = leftAt(problem, planned, 1, 0, minutes)
      const after = mended(late.problem, late.present)
      expect(idsOf(after)[1]).toContain('departure:t')
      expect(after.days[0]).toEqual(planned.days[0])
      return after.days[1]!.stops.length
    })
    expect(counts[1]).toBeLessThanOrEqual(counts[0]!)
  })

  it('in the rain prefers what is known to be inside, and what is unknown stays unknown', () => {
    const outside = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, step) => spread(id, step, { isOutdoor: true, profit: 40 }))
    const inside = ['m', 'n', 'o', 'p', 'q', 'r'].map((id, step) =>
      spread(id, step, { isOutdoor: false, profit: 38, category: 'museum' }),
    )
    const days = [{ ...sampleProblem().days[0]!, endsAt: 780 }]
    const dry = sampleProblem({ days, candidates: outside })
    const before = plan(dry)
    expect(idsOf(before)[0]!.length).toBeGreaterThan(1)
    const wet = { ...dry, days: [{ ...days[0]!, isRainy: true }], candidates: [...outside, ...inside] }
    const after = mended(wet, before)
    expect(after.days[0]!.stops.filter(({ id }) => inside.some((each) => each.id === id)).length).toBeGreaterThan(0)
    const unknown = {
      ...wet,
      candidates: wet.candidates.map((each) => ({ ...each, isOutdoor: null, category: 'scene' })),
    }
    expect(mended(unknown, before)).toBe(before)
  })

  it('finds another place for a lunch that is closed', () => {
    const kitchen = (id: string) =>
      spread(id, 1, { category: 'restaurant', isVisitToo: false, meals: { lunch: true, dinner: false } })
    const days = [sampleProblem().days[0]!]
    const fed = sampleProblem({ days, candidates: [spread('a', 0), spread('b', 2), kitchen('k'), kitchen('l')] })
    const before = plan(fed)
    const lunch = before.days[0]!.stops.find(({ meal }) => meal === 'lunch')!
    const after = mended(closedOn(fed, lunch.id, 0), before)
    const now = after.days[0]!.stops.find(({ meal }) => meal === 'lunch')
    expect(now?.id).toBe(lunch.id === 'place:k' ? 'place:l' : 'place:k')
    expect(difference(before, after)[0]!.changes.map(({ kind }) => kind)).toContain('added')
  })
})

describe('a difference', () => {
  const base = plan(sampleProblem({ candidates: ['a', 'b', 'c', 'd'].map((id, step) => spread(id, step)) }))

  it.each([
    [9, 'kept'],
    [10, 'retimed'],
  ])('tells a shift of %i minutes as %s', (minutes, kind) => {
    const days = structuredClone(base.days)
    for (const stop of days[0]!.stops) {
      stop.startsAt += minutes
      stop.leavesAt += minutes
    }
    expect(new Set(difference(base, { ...base, days })[0]!.changes.map((change) => change.kind))).toEqual(
      new Set([kind]),
    )
  })

  it('tells a stop that went to another day on both of them', () => {
    const days = structuredClone(base.days)
    const from = days.findIndex(({ stops }) => stops.length > 0)
    const [moved] = days[from]!.stops.splice(0, 1)
    days[1 - from]!.stops.push(moved!)
    const told = difference(base, { ...base, days })
    expect(told[from]!.changes[0]).toMatchObject({ kind: 'moved_away', toDay: 1 - from })
    expect(told[1 - from]!.changes.at(-1)).toMatchObject({ kind: 'moved_here', fromDay: from })
  })
})
