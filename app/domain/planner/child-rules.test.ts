import { describe, expect, it } from 'vitest'
import { checkItinerary } from './check/check-itinerary.ts'
import { childRules } from './child-rules.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import { openDaily, sampleCandidate, sampleDay, sampleProblem } from './testing/sample-problem.ts'
import { builtInTravel } from './travel/built-in-travel.ts'

const options = { seed: 3, timeMs: 1, iterations: 200, clock: () => 0 }
const at = (step: number) => ({ lat: 34.98 + step * 0.01, lng: 135.76 })
const table = (id: string, step: number) =>
  sampleCandidate(id, {
    point: at(step),
    category: 'restaurant',
    hours: openDaily(1, 660, 1290),
    meals: { lunch: true, dinner: true },
    isVisitToo: false,
  })

/** A day from nine to half past eight with two tables and places 1.4 km apart. */
function dayWith(youngestAge: number | undefined, changes: Parameters<typeof sampleProblem>[0] = {}) {
  const problem = sampleProblem({
    days: [sampleDay('2026-11-24', { endsAt: 1230 })],
    candidates: [
      ...['a', 'b', 'c', 'd'].map((id, step) =>
        sampleCandidate(id, { point: at(step), hours: openDaily(1, 540, 1080) }),
      ),
      table('noon', 1),
      table('evening', 2),
    ],
    ...(youngestAge !== undefined && { youngestAge }),
    ...changes,
  })
  const { longestWalkMeters } = childRules(youngestAge)
  const travel = builtInTravel(null)(problemPoints(problem).points, 'transit', longestWalkMeters)
  const plan = planTrip(problem, travel, options)
  expect(checkItinerary(problem, plan, { points: problemPoints(problem).points, ...travel.matrix })).toEqual([])
  return plan
}

describe('a party', () => {
  it.each([
    [2, 800, true],
    [5, 1200, true],
    [8, 1500, false],
    [12, 2000, false],
    [undefined, 2000, false],
  ])('whose youngest is %s walks at most %s m at a stretch and dines early: %s', (age, meters, isEarly) => {
    const [day] = dayWith(age).days
    const walks = day!.legs.filter(({ mode }) => mode === 'walk').map((leg) => leg.meters)
    expect(Math.max(0, ...walks)).toBeLessThanOrEqual(meters)
    expect(walks.some((each) => each > 1200)).toBe(meters > 1200)
    const dinner = day!.stops.find(({ meal }) => meal === 'dinner')!
    if (isEarly) expect(dinner.startsAt).toBeLessThanOrEqual(1110)
    else expect(dinner.startsAt).toBeGreaterThanOrEqual(1050)
  })

  it('with a toddler has an hour for a nap after lunch, and is told where a day has none', () => {
    const withLunch = dayWith(2)
    const lunch = withLunch.days[0]!.stops.find(({ meal }) => meal === 'lunch')!
    expect(lunch.leavesAt - lunch.startsAt).toBeGreaterThanOrEqual(120)
    expect(lunch.reasons).toContainEqual({ kind: 'nap', minutes: 60 })
    expect(withLunch.bets.filter(({ kind }) => kind === 'no_nap')).toEqual([])
    const limits = { walkMetersPerDay: 12_000, budgetYen: null, wantsLunch: false, wantsDinner: true }
    expect(dayWith(2, { limits }).bets).toContainEqual({ kind: 'no_nap', dayIndex: 0 })
    expect(dayWith(12, { limits }).bets.filter(({ kind }) => kind === 'no_nap')).toEqual([])
  })
})
