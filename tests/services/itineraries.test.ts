import { beforeAll, expect, it } from 'vitest'
import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import type { PlanProgress } from '#app/domain/planner/plan-progress.ts'
import type { AppContext } from '#app/services/app-context.ts'
import {
  addDepartureToItinerary,
  removeDepartureFromItinerary,
} from '#app/services/itineraries/add-departure-to-itinerary.server.ts'
import { takeProposal } from '#app/services/itineraries/answer-proposal.server.ts'
import { buildProblem } from '#app/services/itineraries/build-problem.server.ts'
import { editItinerary } from '#app/services/itineraries/edit-itinerary.server.ts'
import { findItinerary } from '#app/services/itineraries/find-itinerary.server.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import { proposeChange } from '#app/services/itineraries/propose-change.server.ts'
import { searchPlacesForItinerary } from '#app/services/itineraries/search-places-for-itinerary.server.ts'
import { undoItinerary } from '#app/services/itineraries/undo-itinerary.server.ts'
import type { Database } from '#db/connection.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { planningContext } from './itineraries-context.ts'
import { tripRequest } from './itineraries-sample-plan.ts'

const THREE_DAYS = { firstDay: '2026-12-01', lastDay: '2026-12-03', nights: [null, null] }

describeOnBothEngines('plans over the real catalog', (makeDb) => {
  let db: Database
  let context: AppContext

  beforeAll(async () => {
    db = await makeDb('samples')
    context = planningContext(db)
  })

  const plan = async (changes: Parameters<typeof tripRequest>[0] = {}): Promise<StoredItinerary> => {
    const request = tripRequest({ areaIds: ['uji-kyoto'], ...THREE_DAYS, ...changes })
    const planned = await planTrip(context, { request, language: 'en' })
    if (!planned.ok) throw new Error(JSON.stringify(planned.error))
    return planned.value
  }
  const replanned = async ({
    tell,
    ...which
  }: {
    id: string
    version: number
    tell?: (told: PlanProgress) => void
  }) => {
    const proposal = await proposeChange(context, { ...which, asked: { kind: 'replan' }, tell })
    return proposal.ok ? takeProposal(context, { id: which.id, proposalId: proposal.value.id }) : proposal
  }
  const stopsOf = (stored: Pick<StoredItinerary, 'plan'>) => stored.plan.days.flatMap((day) => day.stops)

  it('every area gets three days that the checker accepts, with meals of the region', async () => {
    const areas = await db.selectFrom('areas').select('id').orderBy('sort_order').execute()
    expect(areas.length).toBeGreaterThanOrEqual(8)
    for (const { id } of areas) {
      const stored = await plan({ areaIds: [id] })
      const problem = await buildProblem(context, { request: stored.request })
      expect(problem.ok && checkItinerary(problem.value, stored.plan), id).toEqual([])
      const meals = stopsOf(stored).filter((stop) => stop.meal !== null)
      const local = meals.filter((stop) => stop.reasons.some(({ kind }) => kind === 'gi_product' || kind === 'dish'))
      expect(stopsOf(stored).length, id).toBeGreaterThanOrEqual(9)
      expect(local.length, id).toBeGreaterThanOrEqual(3)
    }
  }, 120_000)

  it('tells true progress and stores the plan under an address', async () => {
    const told: string[] = []
    const request = tripRequest({ areaIds: ['uji-kyoto'] })
    const planned = await planTrip(context, { request, language: 'ja', tell: ({ kind }) => told.push(kind) })
    expect(new Set(told)).toEqual(new Set(['reading_catalog', 'planning', 'checking', 'saving']))
    if (!planned.ok) throw new Error('not planned')
    const found = await findItinerary(db, planned.value.id)
    expect(found).toEqual({ ...planned.value, canUndo: false })
    expect(await findItinerary(db, 'z'.repeat(26))).toBeUndefined()
  })

  it('a wish is in the plan, and what was taken out stays out when planned again', async () => {
    const wished = stopsOf(await plan()).find((stop) => stop.kind === 'visit')!
    const stored = await plan({ wishes: [{ placeId: wished.placeId!, importance: 'must' }] })
    expect(stopsOf(stored).map((stop) => stop.id)).toContain(wished.id)
    const removed = await editItinerary(context, { ...at(stored), edit: { kind: 'remove', stopId: wished.id } })
    const again = await replanned(at(valueOfPlan(removed)))
    expect(stopsOf(valueOfPlan(again)).map((stop) => stop.id)).not.toContain(wished.id)
  })

  it('keeps a locked stop on its day through re-planning', async () => {
    const stored = await plan()
    const { id: stopId } = stored.plan.days[1]!.stops.find((stop) => stop.kind === 'visit')!
    const locked = await editItinerary(context, { ...at(stored), edit: { kind: 'lock', stopId, isLocked: true } })
    const again = valueOfPlan(await replanned(at(valueOfPlan(locked))))
    expect(again.plan.days[1]!.stops.map((stop) => stop.id)).toContain(stopId)
  })

  it('a change on an old version is refused with the present one, and undo goes back', async () => {
    const stored = await plan()
    const { id: stopId } = stopsOf(stored)[0]!
    const edit = { kind: 'remove', stopId } as const
    const changed = valueOfPlan(await editItinerary(context, { ...at(stored), edit }))
    expect(stopsOf(changed).map((stop) => stop.id)).not.toContain(stopId)
    const late = await editItinerary(context, { ...at(stored), edit })
    expect(late).toEqual({ ok: false, error: { kind: 'version_conflict', version: 2 } })
    const undone = valueOfPlan(await undoItinerary(context, at(changed)))
    expect(undone).toMatchObject({ version: 3, plan: stored.plan, request: stored.request })
    const more = await undoItinerary(context, at(undone))
    expect(more).toEqual({ ok: false, error: { kind: 'nothing_to_undo', because: 'all_undone' } })
  })

  it('hours set for a day hold when planned again', async () => {
    const stored = await plan()
    const edit = { kind: 'set_day_times', date: '2026-12-02', leavesAt: 660, endsAt: 1080 } as const
    const set = valueOfPlan(await editItinerary(context, { ...at(stored), edit }))
    const again = valueOfPlan(await replanned(at(set)))
    expect(again.plan.days[1]!.leavesAt).toBeGreaterThanOrEqual(660)
    expect(again.plan.days[1]!.endsAt).toBeLessThanOrEqual(1080)
  })

  it('a day that ends before it begins is refused', async () => {
    const stored = await plan()
    const edit = { kind: 'set_day_times', date: '2026-12-02', leavesAt: 660, endsAt: 660 } as const
    const set = await editItinerary(context, { ...at(stored), edit })
    expect(set).toEqual({ ok: false, error: { kind: 'day_ends_before_start', date: '2026-12-02' } })
  })

  it('an undo that has nothing to take back says why', async () => {
    const undone = await undoItinerary(context, at(await plan()))
    expect(undone).toEqual({ ok: false, error: { kind: 'nothing_to_undo', because: 'no_change' } })
  })

  it('progress of planning again is told: what it chooses from, then each better plan', async () => {
    const told: PlanProgress[] = []
    valueOfPlan(await replanned({ ...at(await plan()), tell: (each) => told.push(each) }))
    const searching = told.filter((each) => each.kind === 'planning')
    expect(searching[0]).toMatchObject({ profit: null, elapsedMilliseconds: 0 })
    expect(searching[0]!.candidates).toBeGreaterThan(10)
    expect(searching.at(-1)!.profit).toBeGreaterThan(0)
    expect(told.slice(-2)).toEqual([{ kind: 'checking' }, { kind: 'saving' }])
  })

  it('a place is found by name and added; an unknown one is refused', async () => {
    const stored = await plan({ lastDay: '2026-12-01', nights: [] })
    const found = await searchPlacesForItinerary(db, stored, '平等院')
    expect(found.length).toBeGreaterThan(0)
    const around = await searchPlacesForItinerary(db, stored, '')
    expect(around.length).toBeGreaterThan(0)
    expect(around.every(({ stopId }) => stopId === null)).toBe(true)
    expect(around.map(({ nearestMeters }) => nearestMeters)).toEqual(
      around.map(({ nearestMeters }) => nearestMeters).sort((a, b) => a - b),
    )
    const free = (await searchPlacesForItinerary(db, stored, '寺')).find((each) => each.stopId === null)!
    const add = (placeId: string) =>
      editItinerary(context, { ...at(stored), edit: { kind: 'add_place', placeId, toDay: null, toIndex: null } })
    expect(await add('none')).toEqual({ ok: false, error: { kind: 'place_not_found', placeId: 'none' } })
    const added = valueOfPlan(await add(free.place.id))
    expect(stopsOf(added).map((stop) => stop.placeId)).toContain(free.place.id)
  })

  it('a booked tour is locked into the plan once, can not be removed by hand, and leaves when it is cancelled', async () => {
    const stored = await plan()
    const departureId = await departureIn('uji-kyoto', '2026-12-0')
    const book = () => addDepartureToItinerary(context, { itineraryId: stored.id, departureId, isBooked: true })
    const request = { ...stored.request, firstDay: '2026-12-01', lastDay: '2026-12-03' }
    const first = valueOfPlan(await book())
    expect(first.request).toEqual({ ...request, departureIds: [departureId] })
    const tour = stopsOf(first).find((stop) => stop.departureId === departureId)!
    expect(tour).toMatchObject({ kind: 'tour', isLocked: true })
    expect(valueOfPlan(await book()).version).toBe(first.version)
    const again = valueOfPlan(await replanned(at(first)))
    expect(stopsOf(again).some((stop) => stop.departureId === departureId)).toBe(true)
    const removed = await editItinerary(context, { ...at(again), edit: { kind: 'remove', stopId: tour.id } })
    expect(removed).toEqual({ ok: false, error: { kind: 'tour_is_fixed', stopId: tour.id } })
    const undone = await undoItinerary(context, at(first))
    expect(undone.ok).toBe(false)
    const left = await removeDepartureFromItinerary(context, { itineraryId: stored.id, departureId })
    expect(stopsOf(valueOfPlan(left)).some((stop) => stop.departureId === departureId)).toBe(false)
  })

  it('a held tour that is paid becomes a booked one', async () => {
    const stored = await plan()
    const departureId = await departureIn('uji-kyoto', '2026-12-0')
    const to = (isBooked: boolean) =>
      addDepartureToItinerary(context, { itineraryId: stored.id, departureId, isBooked })
    const isBooked = (of: StoredItinerary) =>
      stopsOf(of)
        .find((stop) => stop.departureId === departureId)!
        .reasons.some(({ kind }) => kind === 'booked_tour')
    expect(isBooked(valueOfPlan(await to(false)))).toBe(false)
    expect(isBooked(valueOfPlan(await to(true)))).toBe(true)
  })

  it('closed on every day of the trip is told with its reason', async () => {
    const { placeId } = stopsOf(await plan()).find((stop) => stop.kind === 'visit')!
    await db.updateTable('places').set({ opening_hours: 'Sa 10:00-12:00' }).where('id', '=', placeId!).execute()
    const stored = await plan({ wishes: [{ placeId: placeId!, importance: 'must' }] })
    expect(stored.plan.drops.find((drop) => drop.placeId === placeId)?.reason).toEqual({ kind: 'closed_all_days' })
  })

  function at({ id, version }: StoredItinerary) {
    return { id, version }
  }

  async function departureIn(areaId: string, day: string): Promise<string> {
    const query = db
      .selectFrom('departures')
      .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
      .innerJoin('tours', 'tours.id', 'tour_options.tour_id')
      .select('departures.id')
      .where('tours.area_id', '=', areaId)
      .where('departures.local_start', '>=', `${day}1`)
      .where('departures.local_start', '<', `${day}4`)
    return (await query.orderBy('departures.local_start').executeTakeFirstOrThrow()).id
  }
})

function valueOfPlan(result: { ok: true; value: StoredItinerary } | { ok: false; error: unknown }): StoredItinerary {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
