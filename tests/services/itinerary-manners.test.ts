import { expect, test } from 'vitest'
import { editItinerary } from '#app/services/itineraries/edit-itinerary.server.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import type { Database } from '#db/connection.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { planningContext } from './itineraries-context.ts'
import { tripRequest } from './itineraries-sample-plan.ts'

const PLACE = 'uji-bridge'
const MANNERS = { ja: '橋の上で立ち止まらないでください。', en: 'Please keep walking on the bridge.' }
const REQUEST = tripRequest({ areaIds: ['uji-kyoto'], lastDay: '2026-12-01', nights: [] })

describeOnBothEngines('a place that asks something of its visitors', (makeDb) => {
  const open = async () => {
    const db = await makeDb('samples')
    const protect = { protection: 'stand_only_here', manners_ja: MANNERS.ja, manners_en: MANNERS.en } as const
    const context = planningContext(db, 100)
    const plan = async (wishes: (typeof REQUEST)['wishes']) =>
      planTrip(context, { request: { ...REQUEST, wishes }, language: 'en' })
    return { db, context, plan, protect: () => db.updateTable('places').set(protect).where('id', '=', PLACE).execute() }
  }

  test('comes into a plan only when it was wished for and its manners were acknowledged; the stop then tells them', async () => {
    const { db, plan, protect } = await open()
    await protect()
    const unasked = await plan([])
    expect(unasked.ok && (await stopsOf(db, unasked.value.id))).not.toContainEqual(
      expect.objectContaining({ placeId: PLACE }),
    )

    const refused = await plan([{ placeId: PLACE, importance: 'must' }])
    const field = { field: 'wishes.0.placeId', kind: 'manners_not_acknowledged', values: { id: PLACE } }
    expect(refused).toEqual({ ok: false, error: { kind: 'trip_refused', fields: [field] } })

    const read = await plan([{ placeId: PLACE, importance: 'must', acknowledgesManners: true }])
    expect(read.ok && (await stopsOf(db, read.value.id))).toContainEqual(
      expect.objectContaining({ placeId: PLACE, manners: MANNERS }),
    )
  })

  test('is added by hand once its manners were acknowledged, and stays through later changes', async () => {
    const { db, context, plan, protect } = await open()
    await protect()
    const planned = await plan([])
    if (!planned.ok) throw new Error('not planned')
    const { id } = planned.value
    const add = { kind: 'add_place', placeId: PLACE, toDay: 0, toIndex: null } as const
    const refused = await editItinerary(context, { id, version: 1, edit: add })
    expect(refused).toEqual({ ok: false, error: { kind: 'manners_not_acknowledged', placeId: PLACE } })
    const added = await editItinerary(context, { id, version: 1, edit: { ...add, acknowledgesManners: true } })
    expect(added).toMatchObject({ ok: true })
    const locked = { kind: 'lock', stopId: `place:${PLACE}`, isLocked: true } as const
    expect(await editItinerary(context, { id, version: 2, edit: locked })).toMatchObject({ ok: true })
    expect(await editItinerary(context, { id, version: 3, edit: { kind: 'replan' } })).toMatchObject({ ok: true })
    expect(await stopsOf(db, id)).toContainEqual(expect.objectContaining({ placeId: PLACE, manners: MANNERS }))
  })
})

async function stopsOf(db: Database, id: string) {
  return (await itineraries.findById(db, id))!.plan.days.flatMap(({ stops }) => stops)
}
