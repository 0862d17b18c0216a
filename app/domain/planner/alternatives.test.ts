import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alternativeWorth, CALM_DAYS, paceOf } from './alternatives.ts'
import { checkItinerary } from './check/check-itinerary.ts'
import { areClearlyDifferent, planFigures, shareApart, stopsInCommon } from './compare-plans.ts'
import type { Itinerary } from './itinerary.ts'
import { planTrip } from './plan.ts'
import { problemPoints } from './points.ts'
import type { PlanningProblem } from './problem.ts'
import { replan } from './replan.ts'
import { anyArea } from './testing/any-area.ts'
import { openDaily, sampleCandidate, sampleProblem, sampleTour, sampleTravel } from './testing/sample-problem.ts'
import { ALTERNATIVES, type Alternative } from './trip-request.ts'

const options = { seed: 7, timeMs: 1, iterations: 500, clock: () => 0 }
const plan = (problem: PlanningProblem) => planTrip(problem, sampleTravel(problem), options)
const alternativeProblem = (problem: PlanningProblem, alternative: Alternative): PlanningProblem => ({
  ...problem,
  pace: paceOf({ pace: problem.pace, alternative }),
  ...(alternative.kind === 'calm' && { calmDays: CALM_DAYS }),
  candidates: problem.candidates.map((candidate) => alternativeWorth(candidate, alternative)),
})
const three = (problem: PlanningProblem) => {
  const problems = ALTERNATIVES.map((kind) => alternativeProblem(problem, { kind }))
  const [calm, full, local] = problems.map(plan) as [Itinerary, Itinerary, Itinerary]
  return { problems, calm, full, local }
}
/** Many musts in a few days leave no choice. */
const withoutWishes = (problem: PlanningProblem) => ({
  ...problem,
  candidates: problem.candidates.map((candidate) => ({ ...candidate, importance: null })),
})
const stopIds = ({ days }: Itinerary) => days.flatMap(({ stops }) => stops.map(({ id }) => id))

describe('the three other plans of a trip', () => {
  it('lead to different places, at another pace, and to other tables, wherever there is a choice', () => {
    fc.assert(
      fc.property(anyArea, (area) => {
        const problem = withoutWishes(area)
        const { problems, calm, full, local } = three(problem)
        for (const [index, each] of [calm, full, local].entries()) {
          const travel = { points: problemPoints(problem).points, ...sampleTravel(problem).matrix }
          expect(checkItinerary(problems[index]!, each, travel)).toEqual([])
        }
        const pairs = [
          [calm, full],
          [calm, local],
          [full, local],
        ] as const
        for (const [one, other] of pairs) expect(shareApart(one, other)).toBeGreaterThanOrEqual(0.3)
        const [asCalm, asFull, asLocal] = [calm, full, local].map(planFigures)
        expect(asCalm!.visits).toBeLessThan(asFull!.visits)
        expect(asCalm!.travelMinutes).toBeLessThan(asFull!.travelMinutes)
        expect(asCalm!.freeMinutes).toBeGreaterThan(asFull!.freeMinutes)
        expect(asLocal!.productMeals).toBeGreaterThanOrEqual(asFull!.productMeals)
      }),
      { numRuns: 10, seed: 20261123, endOnFailure: true },
    )
  })

  it('have all that was asked for and nothing that was refused', () => {
    fc.assert(
      fc.property(anyArea, (problem) => {
        const asked = plan(problem)
        const musts = problem.candidates.filter(({ importance }) => importance === 'must').map(({ id }) => id)
        const never = new Set(problem.candidates.flatMap((each) => (each.importance === 'never' ? [each.id] : [])))
        const { calm, full, local } = three(problem)
        for (const each of [calm, full, local]) {
          const ids = stopIds(each)
          expect(ids.filter((id) => never.has(id))).toEqual([])
          const kept = musts.filter((id) => ids.includes(id) || !stopIds(asked).includes(id))
          expect(kept).toEqual(musts)
        }
      }),
      { numRuns: 6, seed: 5, endOnFailure: true },
    )
  })

  it('keep tours and locked stops on their days', () => {
    const [sample] = fc.sample(anyArea, { numRuns: 1, seed: 3 })
    const problem = { ...sample!, appointments: [sampleTour('t', 1, 840, 960)] }
    const present = plan(problem)
    const [locked] = present.days[0]!.stops
    locked!.isLocked = true
    for (const kind of ALTERNATIVES) {
      const other = alternativeProblem(problem, { kind })
      const again = replan(other, sampleTravel(other), present, options)
      expect(again.days[0]!.stops.map(({ id }) => id)).toContain(locked!.id)
      expect(again.days[1]!.stops.find(({ kind }) => kind === 'tour')).toMatchObject({ startsAt: 840, leavesAt: 960 })
    }
  })

  it('are not clearly different where there is nothing to choose from, and that can be told', () => {
    const candidates = ['a', 'b', 'c'].map((id) => sampleCandidate(id, { hours: openDaily(2, 540, 1080) }))
    const { calm, full, local } = three(sampleProblem({ candidates }))
    expect([shareApart(calm, full), shareApart(full, local)]).toEqual([0, 0])
    expect(areClearlyDifferent(calm, full) || areClearlyDifferent(full, local)).toBe(false)
    expect(stopsInCommon(calm, local)).toBe(3)
  })
})

describe('what such a plan is planned by', () => {
  it('is never a longer walk than was asked for, and the asked pace where something needs it', () => {
    const problem = sampleProblem({ pace: 'full' })
    const calm = alternativeProblem(problem, { kind: 'calm' })
    expect(calm.limits).toEqual(problem.limits)
    expect([calm.pace, calm.calmDays!.visitsADay]).toEqual(['calm', 3])
    expect(paceOf({ pace: 'full', alternative: { kind: 'calm', keepsPace: true } })).toBe('full')
    expect(paceOf({ pace: 'calm', alternative: { kind: 'local' } })).toBe('calm')
    expect(paceOf({ pace: 'calm' })).toBe('calm')
  })

  it('is worth more where a protected product is served and less where all go, but what was wished for stays', () => {
    const worth = (changes: Parameters<typeof sampleCandidate>[1]) =>
      alternativeProblem(sampleProblem({ candidates: [sampleCandidate('a', changes)] }), { kind: 'local' })
        .candidates[0]!.profit
    expect(worth({ profit: 120 })).toBe(42)
    expect(worth({ profit: 120, importance: 'nice' })).toBe(120)
    expect(worth({ profit: 20, category: 'museum' })).toBe(7)
    const interest = [{ kind: 'interest', interest: 'museum' } as const]
    expect(worth({ profit: 99, category: 'museum', reasons: interest })).toBe(99)
    expect(worth({ profit: 100, category: 'museum', reasons: interest })).toBe(35)
    expect(worth({ profit: 10, category: 'craft' })).toBe(55)
    expect(worth({ profit: 39, category: 'shrine' })).toBe(54)
    expect(worth({ profit: 40, category: 'shrine' })).toBe(14)
  })
})
