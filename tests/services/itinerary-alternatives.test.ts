import { beforeAll, expect, it } from 'vitest'
import { areClearlyDifferent, planFigures, shareApart } from '#app/domain/planner/compare-plans.ts'
import type { PlanProgress } from '#app/domain/planner/plan-progress.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { dayHours } from '#app/services/itineraries/day-hours.ts'
import { editItinerary } from '#app/services/itineraries/edit-itinerary.server.ts'
import { findItinerary } from '#app/services/itineraries/find-itinerary.server.ts'
import { planAlternatives } from '#app/services/itineraries/plan-alternatives.server.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import { proposeChange } from '#app/services/itineraries/propose-change.server.ts'
import { takeAlternative } from '#app/services/itineraries/take-alternative.server.ts'
import { undoItinerary } from '#app/services/itineraries/undo-itinerary.server.ts'
import type { Database } from '#db/connection.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import { describeOn, describeOnBothEngines } from '#tests/support/database.ts'
import { planningContext } from './itineraries-context.ts'
import { tripRequest } from './itineraries-sample-plan.ts'

const days = { firstDay: '2026-12-01', lastDay: '2026-12-03', nights: [null, null] }

describeOnBothEngines('three other plans for a plan', (makeDb) => {
  let db: Database
  let context: AppContext

  beforeAll(async () => {
    db = await makeDb('samples')
    context = planningContext(db)
  })

  const plan = async (changes: Partial<TripRequest> = {}): Promise<StoredItinerary> => {
    const request = tripRequest({ areaIds: ['uji-kyoto'], ...days, ...changes })
    return planned(await planTrip(context, { request, language: 'en' }))
  }

  it('are made beside it, told as they get ready, and one is taken as a version that can be undone', async () => {
    const stored = await plan()
    const told: PlanProgress[] = []
    const others = planned(await planAlternatives(context, { ...at(stored), tell: (line) => told.push(line) }))
    expect(others.map(({ kind }) => kind)).toEqual(['calm', 'full', 'local'])
    expect(told.flatMap((line) => (line.kind === 'planning_others' ? [line.ready] : []))).toEqual([0, 1, 2, 3])
    expect((await findItinerary(db, stored.id))!.plan).toEqual(stored.plan)
    expect(planned(await planAlternatives(context, at(stored)))).toEqual(others)

    const [calm, full] = others
    const taken = planned(await takeAlternative(context, { id: stored.id, alternativeId: calm!.id }))
    expect(taken).toMatchObject({ version: stored.version + 1, plan: calm!.plan, request: { pace: 'steady' } })
    const late = await takeAlternative(context, { id: stored.id, alternativeId: full!.id })
    expect(late).toEqual({ ok: false, error: { kind: 'alternative_not_found' } })
    // Planning again keeps to what was taken.
    const again = planned(await proposeChange(context, { ...at(taken), asked: { kind: 'replan' } }))
    expect(planFigures(again.plan).visits).toBeLessThan(planFigures(stored.plan).visits)
    const undone = planned(await undoItinerary(context, at(taken)))
    expect(undone).toMatchObject({ plan: stored.plan, request: stored.request })
  })

  it('are refused once the plan was changed, and made anew for it then', async () => {
    const stored = await plan()
    const [calm] = planned(await planAlternatives(context, at(stored)))
    const stopId = stored.plan.days[0]!.stops[0]!.id
    const edited = planned(
      await editItinerary(context, { ...at(stored), edit: { kind: 'lock', stopId, isLocked: true } }),
    )
    const late = await takeAlternative(context, { id: stored.id, alternativeId: calm!.id })
    expect(late).toEqual({ ok: false, error: { kind: 'alternative_is_old' } })
    const old = await planAlternatives(context, at(stored))
    expect(old).toEqual({ ok: false, error: { kind: 'version_conflict', version: edited.version } })
    const anew = planned(await planAlternatives(context, at(edited)))
    expect(anew.map(({ version }) => version)).toEqual([2, 2, 2])
    expect(anew.map(({ plan: each }) => each.days[0]!.stops.some(({ id }) => id === stopId))).toEqual([
      true,
      true,
      true,
    ])
    const foreign = await takeAlternative(context, { id: (await plan()).id, alternativeId: anew[0]!.id })
    expect(foreign).toEqual({ ok: false, error: { kind: 'alternative_not_found' } })
  })

  it('keep every must that the plan has, and what was refused stays out', async () => {
    const first = await plan()
    const visits = first.plan.days.flatMap(({ stops }) => stops.filter(({ kind }) => kind === 'visit'))
    const musts = visits.slice(0, -2).map(({ placeId }) => ({ placeId: placeId!, importance: 'must' as const }))
    const never = { placeId: visits.at(-1)!.placeId!, importance: 'never' as const }
    const stored = await plan({ wishes: [...musts, never] })
    const has = (of: Pick<StoredItinerary, 'plan'>) =>
      new Set(of.plan.days.flatMap(({ stops }) => stops.map(({ placeId }) => placeId)))
    const met = musts.filter(({ placeId }) => has(stored).has(placeId))
    expect(met.length).toBeGreaterThan(8)
    for (const other of planned(await planAlternatives(context, at(stored)))) {
      expect(met.filter(({ placeId }) => !has(other).has(placeId))).toEqual([])
      expect(has(other).has(never.placeId)).toBe(false)
    }
  })
})

describeOn('sqlite', 'the three other plans in real areas', (makeDb) => {
  let context: AppContext
  beforeAll(async () => {
    const db = await makeDb('samples')
    context = planningContext(db, 1, 800)
  })

  it.each([['uji-kyoto'], ['kanazawa-noto'], ['chichibu'], ['toyosato-hikone']])(
    'are different trips: %s',
    async (areaId) => {
      const request = tripRequest({ areaIds: [areaId], ...days })
      const stored = planned(await planTrip(context, { request, language: 'en' }))
      const [calm, full, local] = planned(await planAlternatives(context, at(stored))).map(({ plan }) => plan)
      for (const [one, other] of [
        [calm!, full!],
        [calm!, local!],
        [full!, local!],
      ] as const) {
        expect(shareApart(one, other)).toBeGreaterThan(0.3)
        expect(areClearlyDifferent(one, other)).toBe(true)
      }
      const [asked, asCalm, asFull, asLocal] = [stored.plan, calm!, full!, local!].map(planFigures)
      expect(asCalm!.visits).toBeLessThan(asked!.visits)
      expect(asFull!.visits).toBeGreaterThan(asked!.visits)
      expect(asCalm!.freeMinutes).toBeGreaterThan(asFull!.freeMinutes)
      expect(asCalm!.walkMeters).toBeLessThan(asFull!.walkMeters)
      expect(asLocal!.productMeals).toBeGreaterThanOrEqual(asked!.productMeals)
    },
  )

  it('are fuller still for a trip that was asked for as full: earlier days with more places, within the trains and the hours one set', async () => {
    const own = { date: days.lastDay, leavesAt: 600, endsAt: 1200 }
    const request = tripRequest({ areaIds: ['kanazawa-noto'], ...days, pace: 'full', dayTimes: [own] })
    const stored = planned(await planTrip(context, { request, language: 'en' }))
    const full = planned(await planAlternatives(context, at(stored))).find(({ kind }) => kind === 'full')!
    expect(areClearlyDifferent(stored.plan, full.plan)).toBe(true)
    expect(planFigures(full.plan).visits).toBeGreaterThan(planFigures(stored.plan).visits + 2)
    expect(dayHours(full.request, 0, 3)).toEqual({ leavesAt: 420, endsAt: 1350 })
    expect(full.plan.days[0]!.leavesAt).toBeLessThan(480)
    expect(full.plan.days[2]!.leavesAt).toBeGreaterThanOrEqual(600)
    const departure = { stationGroup: 'g', time: '19:00' }
    expect(dayHours({ ...full.request, dayTimes: [], departure }, 2, 3)).toEqual({ leavesAt: 420, endsAt: 1140 })
  })
})

function at({ id, version }: StoredItinerary) {
  return { id, version }
}

function planned<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
