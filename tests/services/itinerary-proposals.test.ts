import { beforeAll, expect, it } from 'vitest'
import { difference } from '#app/domain/planner/difference.ts'
import type { ProposalAsked } from '#app/domain/planner/proposal.ts'
import type { AppContext } from '#app/services/app-context.ts'
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
import { planningContext, seedAll } from './itineraries-context.ts'
import { tripRequest } from './itineraries-sample-plan.ts'

describeOnBothEngines('a proposal for a plan', (makeDb) => {
  let db: Database
  let context: AppContext

  beforeAll(async () => {
    db = await makeDb()
    await seedAll(db)
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
})

function at({ id, version }: StoredItinerary) {
  return { id, version }
}

function planned<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
