import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planTrip } from '../plan.ts'
import { anyProblem } from '../testing/any-problem.ts'
import { openDaily, sampleCandidate, sampleDay, sampleProblem, sampleTravel } from '../testing/sample-problem.ts'
import { MATRIX_MODES, type Travel } from '../travel/travel.ts'

const LAST = 900
const options = { seed: 3, timeMs: 1, iterations: 40, clock: () => 0 }

/** All ways are by train, the last of which leaves at 15:00. */
function trainsUntil(travel: Travel, last = LAST): Travel {
  const mode = travel.matrix.mode.map(() => MATRIX_MODES.indexOf('rail'))
  return {
    matrix: { ...travel.matrix, mode },
    leg: (a, b) => ({ ...travel.leg(a, b), mode: 'rail' }),
    lastLeaving: () => last,
  }
}

describe('where only a train leads to bed', () => {
  it('no stop of the planner goes on until after the last one', () => {
    let late = 0
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const plan = planTrip(problem, trainsUntil(sampleTravel(problem)), options)
        const free = plan.days
          .flatMap(({ stops }) => stops)
          .filter(({ kind, isLocked }) => kind !== 'tour' && !isLocked)
        expect(free.filter(({ leavesAt }) => leavesAt > LAST)).toEqual([])
        const unbound = planTrip(problem, trainsUntil(sampleTravel(problem), -1), options)
        late += unbound.days.flatMap(({ stops }) => stops).filter(({ leavesAt }) => leavesAt > LAST).length
      }),
      { numRuns: 60, seed: 20261123 },
    )
    expect(late).toBeGreaterThan(0)
  })

  it('a locked stop stays, and the plan tells to look the train up', () => {
    const place = sampleCandidate('dinner', { point: { lat: 35.1, lng: 135.76 }, hours: openDaily(1, 1200, 1290) })
    const lock = { stopId: place.id, dayIndex: 0, order: 0, startsAt: 1200, stayMinutes: 60, meal: null }
    const days = [sampleDay('2026-11-24', { endsAt: 1400 })]
    const problem = sampleProblem({ days, candidates: [place], locks: [lock] })
    const plan = planTrip(problem, trainsUntil(sampleTravel(problem)), options)
    expect(plan.days[0]!.stops.map(({ id }) => id)).toEqual([place.id])
    expect(plan.bets).toContainEqual({ kind: 'last_train', dayIndex: 0, legIndex: 1 })
    const early = planTrip(problem, trainsUntil(sampleTravel(problem), 1400), options)
    expect(early.bets.filter(({ kind }) => kind === 'last_train')).toEqual([])
  })
})
