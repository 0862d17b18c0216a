import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ComfortSpan } from '../catalog/comfort.ts'
import { applyEdit } from './apply-edit.ts'
import { withCalmerOffers } from './calmer.ts'
import { checkItinerary } from './check/check-itinerary.ts'
import { comfortParts } from './constraints/comfort.ts'
import type { Itinerary, Stop } from './itinerary.ts'
import { planTrip } from './plan.ts'
import type { Candidate, PlanningProblem } from './problem.ts'
import { recheck } from './recheck.ts'
import { anyProblem } from './testing/any-problem.ts'
import { openDaily, sampleCandidate, sampleDay, sampleProblem, sampleTravel } from './testing/sample-problem.ts'

const options = { seed: 7, timeMs: 1, iterations: 150, clock: () => 0 }
const plan = (problem: PlanningProblem) => planTrip(problem, sampleTravel(problem), options)
const stopsOf = (itinerary: Itinerary) => itinerary.days.flatMap(({ stops }) => stops)
const stopOf = (itinerary: Itinerary, id: string) => stopsOf(itinerary).find((stop) => stop.id === `place:${id}`)!
const span = (from: number, to: number, level: ComfortSpan['level'] = 'pressed'): ComfortSpan => ({
  from,
  to,
  level,
  isConfirmed: true,
})

/** One day from nine to half past six, without meals. */
const limits = { walkMetersPerDay: 12_000, budgetYen: null, wantsLunch: false, wantsDinner: false }
const oneDay = (candidates: Candidate[], changes: Partial<PlanningProblem> = {}) =>
  sampleProblem({ days: [sampleDay('2026-11-24', { endsAt: 1110 })], candidates, limits, ...changes })
const place = (id: string, changes: Partial<Candidate> = {}) =>
  sampleCandidate(id, { category: id, hours: openDaily(2, 540, 1080), stayMinutes: 60, ...changes })

describe('a place that is pressed at some hours', () => {
  it('is visited before them where that costs nothing else', () => {
    const others = ['a', 'b', 'c', 'd'].map((id) => place(id))
    const morning = plan(oneDay([...others, place('famous', { comfort: [[span(600, 1080)]] })]))
    expect(stopsOf(morning)).toHaveLength(5)
    expect(stopOf(morning, 'famous').startsAt).toBeLessThan(600)
    expect(stopOf(morning, 'famous')).not.toHaveProperty('comfort')
    expect(stopOf(morning, 'famous').reasons).toContainEqual({ kind: 'calmer_hour', from: 600, to: 1080 })
  })

  it('is visited after them, and free time does not lead into them', () => {
    const others = ['a', 'b', 'c'].map((id) => place(id))
    const evening = plan(oneDay([...others, place('famous', { comfort: [[span(0, 840)]] })]))
    expect(stopOf(evening, 'famous').startsAt).toBeGreaterThanOrEqual(840)
  })

  it('is visited on the other day of the trip where that one is calmer', () => {
    const days = [sampleDay('2026-11-28'), sampleDay('2026-11-30')]
    const candidates = [...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => place(id))]
    const problem = sampleProblem({ days, limits, candidates })
    const famous = (comfort: ComfortSpan[][]) => [...candidates, place('famous', { comfort })]
    const dayOf = (comfort: ComfortSpan[][]) =>
      plan({ ...problem, candidates: famous(comfort) }).days.findIndex(({ stops }) =>
        stops.some(({ id }) => id === 'place:famous'),
      )
    expect(dayOf([[span(0, 1440)], []])).toBe(1)
    expect(dayOf([[], [span(0, 1440)]])).toBe(0)
  })

  it('gives way to another where it is always pressed, unless it has to be in', () => {
    const rivals = ['a', 'b'].map((id) => place(id, { profit: 20 }))
    const short = { days: [sampleDay('2026-11-24', { leavesAt: 600, endsAt: 700 })] }
    const pressed = place('famous', { profit: 30, comfort: [[span(0, 1440)]] })
    expect(stopsOf(plan(oneDay([...rivals, pressed], short))).map(({ id }) => id)).not.toContain('place:famous')
    const must = plan(oneDay([...rivals, { ...pressed, importance: 'must' }], short))
    expect(stopsOf(must).map(({ id }) => id)).toEqual(['place:famous'])
    expect(stopOf(must, 'famous').comfort).toEqual({ level: 'pressed', from: 0, to: 1440, isConfirmed: true })
  })

  it('changes nothing where nothing is recorded for the days of the trip', () => {
    const candidates = ['a', 'b', 'c'].map((id) => place(id))
    const recorded = candidates.map((candidate) => ({ ...candidate, comfort: [[], []] }))
    const problem = sampleProblem({ candidates })
    expect(plan({ ...problem, candidates: recorded })).toEqual(plan(problem))
  })

  it('has windows of one price each, which join to what they were', () => {
    const candidate = place('a', { comfort: [[span(600, 700, 'busy'), span(700, 800), span(300, 360, 'quiet')]] })
    expect(comfortParts(sampleProblem(), candidate, 0, [[340, 750]])).toEqual([
      [0, [[340, 599]]],
      [12, [[600, 699]]],
      [35, [[700, 750]]],
    ])
    const calmer = { stopId: candidate.id, below: 'pressed' } as const
    expect(comfortParts(sampleProblem({ calmer }), candidate, 0, [[700, 750]])).toEqual([])
  })
})

describe('the checker', () => {
  const problem = oneDay([place('a', { importance: 'must', comfort: [[span(0, 1440, 'busy')]] })])
  const spoiled = (change: (stop: Stop) => void) => {
    const itinerary = structuredClone(plan(problem))
    change(stopOf(itinerary, 'a'))
    return checkItinerary(problem, itinerary).flatMap((each) => (each.kind === 'malformed' ? [each.what] : []))
  }

  it.each<[string, (stop: Stop) => void, string[]]>([
    ['the right level', () => {}, []],
    ['a crowd that is not told', (stop) => delete stop.comfort, ['comfort_differs']],
    ['another level', (stop) => (stop.comfort = { ...stop.comfort!, level: 'quiet' }), ['comfort_differs']],
    ['what nobody confirmed as confirmed', (stop) => (stop.comfort!.isConfirmed = false), ['comfort_differs']],
  ])('finds %s', (_, change, found) => {
    expect(spoiled(change)).toEqual(found)
  })

  it('finds a crowd that is told and not recorded', () => {
    const bare = oneDay([place('a', { importance: 'must' })])
    const itinerary = plan(problem)
    expect(checkItinerary(bare, itinerary)).toContainEqual(expect.objectContaining({ what: 'comfort_differs' }))
    // Told anew by the records of today.
    expect(checkItinerary(bare, recheck(bare, sampleTravel(bare), itinerary))).toEqual([])
  })
})

describe('what would be calmer', () => {
  const offered = (problem: PlanningProblem, itinerary: Itinerary) =>
    withCalmerOffers(problem, sampleTravel(problem), itinerary, options)
  const taken = (problem: PlanningProblem, itinerary: Itinerary, placeId: string | null) => {
    const edit = { kind: 'calmer', stopId: 'place:famous', placeId } as const
    return applyEdit(problem, sampleTravel(problem), itinerary, edit, options)
  }
  /** The plan as it was before anybody knew of crowds. */
  const unaware = (problem: PlanningProblem) => {
    const candidates = problem.candidates.map(({ comfort: _, ...each }) => each)
    return recheck(problem, sampleTravel(problem), plan({ ...problem, candidates }))
  }

  it('is the same place at another hour, with all other stops still there', () => {
    const famous = place('famous', { hours: openDaily(1, 540, 840), comfort: [[span(540, 660)]], profit: 90 })
    const problem = oneDay([famous, place('a', { hours: openDaily(1, 540, 1080) })], {
      days: [sampleDay('2026-11-24', { endsAt: 960 })],
    })
    const before = unaware(problem)
    // By hand it was put first, where it is pressed.
    const first = applyEdit(
      problem,
      sampleTravel(problem),
      before,
      { kind: 'move', stopId: 'place:famous', toDay: 0, toIndex: 0 },
      options,
    )
    const itinerary = offered(problem, first.ok ? first.value : before)
    expect(stopOf(itinerary, 'famous').comfort?.level).toBe('pressed')
    expect(itinerary.calmer).toMatchObject([{ kind: 'hour', stopId: 'place:famous', dayIndex: 0 }])
    const calm = taken(problem, itinerary, null)
    if (!calm.ok) throw new Error(calm.error.kind)
    expect(
      stopsOf(calm.value)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['place:a', 'place:famous'])
    expect(stopOf(calm.value, 'famous').startsAt).toBeGreaterThanOrEqual(660)
    expect(checkItinerary(problem, calm.value)).toEqual([])
    expect(calm.value.calmer).toEqual([])
  })

  it('is another place of the kind where the hour cannot be changed, and is never called quiet without a record', () => {
    const famous = place('famous', { profit: 90, comfort: [[span(0, 1440)]] })
    const other = place('other', { category: 'famous', profit: 0 })
    const short = { days: [sampleDay('2026-11-24', { leavesAt: 600, endsAt: 700 })] }
    const problem = oneDay([famous, other, place('unlike', { point: { lat: 35.02, lng: 135.7 } })], short)
    const itinerary = offered(problem, plan(problem))
    const offer = { kind: 'place', stopId: 'place:famous', placeId: 'other', because: 'no_record' }
    expect(itinerary.calmer).toMatchObject([offer])
    const quiet = { ...other, comfort: [[span(0, 1440, 'quiet')]] }
    const known = { ...problem, candidates: [famous, quiet] }
    expect(offered(known, plan(known)).calmer).toMatchObject([{ ...offer, because: 'quiet' }])
    const calm = taken(problem, itinerary, 'other')
    if (!calm.ok) throw new Error(calm.error.kind)
    expect(stopsOf(calm.value).map(({ id }) => id)).toEqual(['place:other'])
    expect(checkItinerary(problem, calm.value)).toEqual([])
  })

  it('names a place once, however many stops it could stand in for', () => {
    const crowd = { category: 'famous', profit: 90, comfort: [[span(0, 1440)]] }
    const problem = oneDay(
      [place('famous', crowd), place('rival', crowd), place('other', { category: 'famous', profit: 0 })],
      {
        days: [sampleDay('2026-11-24', { leavesAt: 600, endsAt: 760 })],
      },
    )
    const itinerary = offered(problem, plan(problem))
    expect(stopsOf(itinerary).map(({ comfort }) => comfort?.level)).toEqual(['pressed', 'pressed'])
    expect(itinerary.calmer).toMatchObject([{ kind: 'place', placeId: 'other' }])
  })

  it('is nothing for a must without another hour, a locked stop, or a place that is as pressed', () => {
    const famous = place('famous', { profit: 90, comfort: [[span(0, 1440)]] })
    const rival = place('rival', { category: 'famous', profit: 0, comfort: [[span(0, 1440)]] })
    const short = { days: [sampleDay('2026-11-24', { leavesAt: 600, endsAt: 700 })] }
    const problem = oneDay([famous, rival], short)
    expect(offered(problem, plan(problem)).calmer).toBeUndefined()
    const must = oneDay([{ ...famous, importance: 'must' }, place('other', { category: 'famous' })], short)
    expect(offered(must, plan(must)).calmer).toBeUndefined()
    const locked = structuredClone(plan(problem))
    stopOf(locked, 'famous').isLocked = true
    expect(offered(problem, locked).calmer).toBeUndefined()
    expect(taken(problem, plan(problem), 'rival')).toEqual({
      ok: false,
      error: { kind: 'nothing_calmer', stopId: 'place:famous' },
    })
  })

  it('holds whenever it is offered, whatever the problem', () => {
    let offers = 0
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const few = { ...options, iterations: 30 }
        const travel = sampleTravel(problem)
        const bare = { ...problem, candidates: problem.candidates.map(({ comfort: _, ...each }) => each) }
        const crowded = recheck(problem, travel, planTrip(bare, travel, few))
        const itinerary = withCalmerOffers(problem, travel, crowded, few)
        for (const offer of itinerary.calmer ?? []) {
          offers++
          const placeId = offer.kind === 'place' ? offer.placeId : null
          const edit = { kind: 'calmer', stopId: offer.stopId, placeId } as const
          const calm = applyEdit(problem, travel, itinerary, edit, few)
          if (!calm.ok) throw new Error(calm.error.kind)
          expect(checkItinerary(problem, calm.value)).toEqual(checkItinerary(problem, itinerary))
          expect(stopsOf(calm.value)).toHaveLength(stopsOf(itinerary).length)
        }
      }),
      { numRuns: 200, seed: 4 },
    )
    expect(offers).toBeGreaterThan(3)
  })
})
