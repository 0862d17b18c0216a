import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkItinerary } from './check/check-itinerary.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import { pairsOfPlan, settle } from './settle.ts'
import { anyProblem } from './testing/any-problem.ts'
import { KYOTO, openDaily, sampleCandidate, sampleDay, sampleProblem, sampleTravel } from './testing/sample-problem.ts'
import { type KnownWays, withKnownWays } from './travel/known-ways.ts'

const options = { seed: 3, timeMs: 1, iterations: 40, clock: () => 0 }

describe('any plan whose ways turn out longer', () => {
  it('gets a clock that adds up, and holds once it may leave stops out', () => {
    let left = 0
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 1, max: 60 }), (problem, longer) => {
        const travel = sampleTravel(problem)
        const plan = planTrip(problem, travel, options)
        const legs = pairsOfPlan(problem, plan)
          .filter(({ from, to }) => from !== to)
          .map(({ from, to }) => {
            const leg = travel.leg(from, to)
            return { from, to, leg: { ...leg, minutes: leg.minutes + longer } }
          })
        const known = withKnownWays(travel, { pairs: [], legs }, problem.travelMode)
        const raw = { points: problemPoints(problem).points, ...known.matrix }
        const settled = settle(problem, known, plan, true)
        const isForced = checkItinerary(problem, plan, { ...raw, ...travel.matrix }).length > 0
        const found = checkItinerary(problem, settled, raw).filter(
          // A way from bed to bed or to a booked tour is nobody's to leave out.
          (each) => each.kind === 'malformed' && each.what !== 'no_slack_before_tour',
        )
        expect(found).toEqual([])
        const chosen = settled.days.flatMap(({ conflicts, stops }) =>
          conflicts.length > 0 ? stops.filter(({ isLocked, kind }) => !isLocked && kind !== 'tour') : [],
        )
        if (!isForced) expect(chosen).toEqual([])
        const count = (of: typeof plan) => of.days.reduce((sum, { stops }) => sum + stops.length, 0)
        left += count(plan) - count(settled)
      }),
      { numRuns: 80, seed: 20261123 },
    )
    expect(left).toBeGreaterThan(0)
  })
})

describe('a day whose ways turn out so long that something has to go', () => {
  it('keeps its lunch before a place that nobody asked for', () => {
    const near = (id: string, north: number, changes: Parameters<typeof sampleCandidate>[1]) =>
      sampleCandidate(id, {
        point: { lat: KYOTO.lat + north, lng: KYOTO.lng },
        hours: openDaily(1, 540, 1200),
        ...changes,
      })
    const kitchen = near('kitchen', 0.003, {
      meals: { lunch: true, dinner: false },
      profit: 20,
      category: 'restaurant',
    })
    const problem = sampleProblem({
      days: [sampleDay('2026-11-24')],
      candidates: [near('sight', 0.006, { profit: 45 }), kitchen],
    })
    const travel = sampleTravel(problem)
    const plan = planTrip(problem, travel, options)
    expect(plan.days[0]!.stops).toHaveLength(2)
    const ends = [0, 1, 2]
    const legs = ends.flatMap((from) =>
      ends.filter((to) => to !== from).map((to) => ({ from, to, leg: { ...travel.leg(from, to), minutes: 190 } })),
    )
    const settled = settle(problem, withKnownWays(travel, { pairs: [], legs }, 'transit'), plan, true)
    expect(settled.days[0]!.stops.map(({ id, meal }) => [id, meal])).toEqual([['place:kitchen', 'lunch']])
  })
})

describe('what is known of ways', () => {
  const place = (id: string, lat: number, lng: number) =>
    sampleCandidate(id, { point: { lat, lng }, hours: openDaily(1, 540, 1200) })
  const days = [sampleDay('2026-11-24')]
  const candidates = [place('a', KYOTO.lat + 0.009, KYOTO.lng), place('b', KYOTO.lat + 0.09, KYOTO.lng)]
  const problem = sampleProblem({ days, candidates })
  const [bed, a, b] = [0, 1, 2]
  const walks = (from: number, to: number, minutes: number, meters: number): KnownWays => ({
    pairs: [{ mode: 'walk', from: [from], to: [to], minutes: [minutes], meters: [meters] }],
    legs: [],
  })

  it('stands in place of the estimate, in one direction only', () => {
    const travel = withKnownWays(sampleTravel(problem), walks(bed, a, 22, 1600), 'transit')
    expect(travel.matrix.minutes[bed * 3 + a]).toBe(22)
    expect(travel.leg(bed, a)).toMatchObject({ minutes: 22, meters: 1600, walkMeters: 1600, certainty: 'engine' })
    expect(travel.leg(a, bed)).toEqual(sampleTravel(problem).leg(a, bed))
  })

  it('says nothing of a pair that is ridden', () => {
    const travel = withKnownWays(sampleTravel(problem), walks(bed, b, 150, 11_000), 'transit')
    expect(travel.leg(bed, b)).toEqual(sampleTravel(problem).leg(bed, b))
  })

  it('makes a bus or taxi of a walk that goes round a river, unless one only walks', () => {
    const round = walks(bed, a, 70, 5200)
    expect(withKnownWays(sampleTravel(problem), round, 'transit').leg(bed, a)).toMatchObject({
      mode: 'road',
      minutes: 8 + Math.ceil((5.2 / 25) * 60),
      walkMeters: 0,
      certainty: 'estimate',
    })
    const onFoot = { ...problem, travelMode: 'walk' } as const
    expect(withKnownWays(sampleTravel(onFoot), round, 'walk').leg(bed, a)).toMatchObject({ mode: 'walk', minutes: 70 })
  })

  it('is as it was where nothing is known', () => {
    const travel = sampleTravel(problem)
    expect(withKnownWays(travel, { pairs: [], legs: [] }, 'transit')).toBe(travel)
    expect(withKnownWays(travel, undefined, 'transit')).toBe(travel)
  })
})
