import { beforeAll, expect, it } from 'vitest'
import { difference } from '#app/domain/planner/difference.ts'
import type { ProposalAsked } from '#app/domain/planner/proposal.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { addDepartureToItinerary } from '#app/services/itineraries/add-departure-to-itinerary.server.ts'
import { leaveProposal, takeProposal } from '#app/services/itineraries/answer-proposal.server.ts'
import { buildProblem } from '#app/services/itineraries/build-problem.server.ts'
import { editItinerary } from '#app/services/itineraries/edit-itinerary.server.ts'
import { findItinerary } from '#app/services/itineraries/find-itinerary.server.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import { proposeChange } from '#app/services/itineraries/propose-change.server.ts'
import { undoItinerary } from '#app/services/itineraries/undo-itinerary.server.ts'
import type { Database } from '#db/connection.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { planningContext } from './itineraries-context.ts'
import { tripRequest } from './itineraries-sample-plan.ts'

describeOnBothEngines('a proposal for a plan', (makeDb) => {
  let db: Database
  let context: AppContext

  beforeAll(async () => {
    db = await makeDb('samples')
    context = planningContext(db)
  })

  const plan = async (): Promise<StoredItinerary> => {
    const days = { firstDay: '2026-12-01', lastDay: '2026-12-03', nights: [null, null] }
    const request = tripRequest({ areaIds: ['uji-kyoto'], ...days })
    return planned(await planTrip(context, { request, language: 'en' }))
  }
  const proposed = async (stored: StoredItinerary, asked: ProposalAsked) =>
    planned(await proposeChange(context, { ...at(stored), asked }))
  const replanned = async (stored: StoredItinerary) => {
    const { id: proposalId } = await proposed(stored, { kind: 'replan' })
    return takeProposal(context, { id: stored.id, proposalId })
  }

  it('a closed stop is proposed away, taken as one version and undone; the plan stays as it is until then', async () => {
    const stored = await plan()
    const stop = stored.plan.days[0]!.stops.find(({ kind }) => kind === 'visit')!
    const proposal = await proposed(stored, { kind: 'closed', stopId: stop.id })
    expect((await findItinerary(db, stored.id))!.plan).toEqual(stored.plan)
    expect(proposal.plan.days[0]!.stops.map(({ id }) => id)).not.toContain(stop.id)
    const [, ...others] = difference(stored.plan, proposal.plan)
    expect(others.flatMap((day) => day.changes).filter(({ kind }) => kind === 'left_out')).toEqual([])
    const taken = planned(await takeProposal(context, { id: stored.id, proposalId: proposal.id }))
    expect(taken).toMatchObject({ version: stored.version + 1, plan: proposal.plan })
    const twice = await takeProposal(context, { id: stored.id, proposalId: proposal.id })
    expect(twice).toEqual({ ok: false, error: { kind: 'proposal_not_found' } })
    expect(planned(await replanned(taken)).plan.days[0]!.stops.map(({ id }) => id)).not.toContain(stop.id)
    const undone = planned(await undoItinerary(context, { id: stored.id, version: taken.version + 1 }))
    const first = planned(await undoItinerary(context, at(undone)))
    expect(first).toMatchObject({ plan: stored.plan, request: stored.request })
  })

  it('who is late keeps what is behind, and a proposal for an older version is refused', async () => {
    const stored = await plan()
    const { date, stops } = stored.plan.days[1]!
    const from = stops[1]!
    const late = { kind: 'late', date, stopId: from.id, at: from.leavesAt + 50 } as const
    const proposal = await proposed(stored, late)
    const clocks = (of: Pick<StoredItinerary, 'plan'>) =>
      of.plan.days[1]!.stops.slice(0, 2).map(({ id, startsAt }) => [id, startsAt])
    expect(clocks(proposal)).toEqual(clocks(stored))
    expect(proposal.plan.days[1]!.stops[1]!.leavesAt).toBe(late.at)
    // A lunch whose time has passed is gone, and told.
    const broken = proposal.plan.days.flatMap(({ conflicts }) => conflicts).filter(({ kind }) => kind !== 'no_meal')
    expect(broken).toEqual([])
    expect(proposal.plan.days.map(({ stops: each }) => each.map(({ id }) => id)).toSpliced(1, 1)).toEqual(
      stored.plan.days.map(({ stops: each }) => each.map(({ id }) => id)).toSpliced(1, 1),
    )
    const early = await proposeChange(context, { ...at(stored), asked: { ...late, at: from.startsAt } })
    expect(!early.ok && early.error.kind).toBe('not_there_yet')
    const over = await proposeChange(context, { ...at(stored), asked: { ...late, at: 1439 } })
    expect(!over.ok && over.error.kind).toBe('day_is_over')
    const stopId = stops[0]!.id
    planned(await editItinerary(context, { ...at(stored), edit: { kind: 'lock', stopId, isLocked: true } }))
    const taken = await takeProposal(context, { id: stored.id, proposalId: proposal.id })
    expect(taken).toEqual({ ok: false, error: { kind: 'proposal_is_old' } })
    await leaveProposal(context, { id: stored.id, proposalId: proposal.id })
    const left = await takeProposal(context, { id: stored.id, proposalId: proposal.id })
    expect(left).toEqual({ ok: false, error: { kind: 'proposal_not_found' } })
  })

  it('rain leaves no more outdoor stops than before, and a whole plan has nothing to mend', async () => {
    const stored = await plan()
    expect((await proposed(stored, { kind: 'mend' })).plan).toEqual(stored.plan)
    const { date } = stored.plan.days[1]!
    const problem = await buildProblem(context, { request: stored.request, plan: stored.plan })
    const outdoors = new Set(
      problem.ok ? problem.value.candidates.flatMap((each) => (each.isOutdoor ? each.id : [])) : [],
    )
    const wet = (of: Pick<StoredItinerary, 'plan'>) =>
      of.plan.days[1]!.stops.filter(({ id }) => outdoors.has(id)).length
    const rainy = await proposed(stored, { kind: 'weather', date, isRainy: true })
    expect(wet(rainy)).toBeLessThanOrEqual(wet(stored))
    expect(rainy.request.dayEvents).toEqual([{ kind: 'rain', date }])
  })

  it('a left-out wish is let in by its smallest change: proposed with all that was there, taken as one version, undone', async () => {
    const visits = (await plan()).plan.days.flatMap(({ stops }) => stops.filter(({ kind }) => kind === 'visit'))
    const wishes = visits.map(({ placeId }) => ({ placeId: placeId!, importance: 'must' as const }))
    const day = { firstDay: '2026-12-01', lastDay: '2026-12-01', nights: [], pace: 'calm' as const }
    // Explanations take a share of the search time, so this one counts iterations: all is explained.
    const patient = { ...planningContext(db, 60_000, 2000), newId: context.newId }
    const request = tripRequest({ areaIds: ['uji-kyoto'], ...day, wishes })
    const stored = planned(await planTrip(patient, { request, language: 'en' }))
    const dropIndex = stored.plan.drops.findIndex(({ change }) => change !== null)
    const { placeId, change } = stored.plan.drops[dropIndex]!
    const proposal = planned(await proposeChange(patient, { ...at(stored), asked: { kind: 'admit', dropIndex } }))
    expect((await findItinerary(db, stored.id))!.plan).toEqual(stored.plan)
    const changes = difference(stored.plan, proposal.plan).flatMap((each) => each.changes)
    const ofKind = (kind: string) => changes.filter((each) => each.kind === kind).map(({ stop }) => stop.id)
    expect(ofKind('added')).toContain(`place:${placeId}`)
    expect(ofKind('left_out')).toEqual(change!.kind === 'remove_stop' ? [change!.stopId] : [])
    expect(proposal.request.wishes.find((wish) => wish.placeId === placeId)?.importance).toBe('must')
    const taken = planned(await takeProposal(context, { id: stored.id, proposalId: proposal.id }))
    expect(taken).toMatchObject({ version: 2, plan: proposal.plan })
    const late = await proposeChange(context, { ...at(stored), asked: { kind: 'admit', dropIndex } })
    expect(late).toEqual({ ok: false, error: { kind: 'version_conflict', version: 2 } })
    const none = await proposeChange(context, { ...at(taken), asked: { kind: 'admit', dropIndex: 999 } })
    expect(none).toEqual({ ok: false, error: { kind: 'drop_not_found' } })
    expect(planned(await undoItinerary(context, at(taken)))).toMatchObject({ plan: stored.plan, request })
  })

  it('a tour that begins before one arrives is let in at another time; a booked one is not moved and stays booked', async () => {
    const { id: departureId, start } = await tourWithTwoDays()
    const days = { firstDay: start.slice(0, 10), lastDay: '2026-12-06', nights: [null] }
    const nights = Array.from({ length: 6 - Number(days.firstDay.slice(-2)) }, () => null)
    const stationGroup = (
      await db.selectFrom('areas').select('station_group').where('id', '=', 'uji-kyoto').executeTakeFirstOrThrow()
    ).station_group!
    const arrival = { stationGroup, time: '21:00' }
    const request = tripRequest({ areaIds: ['uji-kyoto'], ...days, nights, arrival, departureIds: [departureId] })
    const stored = planned(await planTrip(context, { request, language: 'en' }))
    const dropIndex = stored.plan.drops.findIndex((drop) => drop.departureId === departureId)
    const drop = stored.plan.drops[dropIndex]!
    expect(drop).toMatchObject({ reason: { kind: 'tour_outside_trip' }, change: { kind: 'other_departure' } })
    const proposal = await proposed(stored, { kind: 'admit', dropIndex })
    const other = drop.change!.kind === 'other_departure' ? drop.change!.departureId : ''
    expect(proposal.request.departureIds).toEqual([other])
    expect(proposal.plan.days.flatMap(({ stops }) => stops.map((stop) => stop.departureId))).toContain(other)
    expect(proposal.plan.drops.filter((each) => each.departureId !== null)).toEqual([])

    const paid = { itineraryId: stored.id, departureId, isBooked: true }
    const booked = planned(await addDepartureToItinerary(context, paid))
    const again = planned(await replanned(booked))
    const [left] = again.plan.drops.filter((each) => each.departureId === departureId)
    expect(left).toMatchObject({ isBooked: true, change: null })
    const [still] = planned(await replanned(again)).plan.drops.filter((each) => each.departureId === departureId)
    expect(still).toMatchObject({ isBooked: true, change: null })
  })

  async function tourWithTwoDays(): Promise<{ id: string; start: string }> {
    const rows = await db
      .selectFrom('departures')
      .innerJoin('tour_options', 'tour_options.id', 'departures.option_id')
      .innerJoin('tours', 'tours.id', 'tour_options.tour_id')
      .select(['departures.id', 'departures.local_start', 'departures.option_id'])
      .where('tours.area_id', '=', 'uji-kyoto')
      .where('departures.local_start', '>=', '2026-12-01')
      .where('departures.local_start', '<', '2026-12-07')
      .orderBy('departures.local_start')
      .execute()
    const found = rows.find((row) =>
      rows.some(
        (other) => other.option_id === row.option_id && other.local_start > `${row.local_start.slice(0, 10)}T24`,
      ),
    )!
    return { id: found.id, start: found.local_start }
  }
})

function at({ id, version }: StoredItinerary) {
  return { id, version }
}

function planned<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
