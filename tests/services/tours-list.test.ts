import { expect, test } from 'vitest'
import type { AppContext } from '#app/services/app-context.ts'
import { findTourList } from '#app/services/tours/find-tour-list.server.ts'
import type { Database } from '#db/connection.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { NOON } from '#tests/support/factories/shop.ts'
import { makeDeparture, makeGuide, makeTour } from '#tests/support/factories/tours.ts'

const DAY = 86_400

describeOnBothEngines('the list of tours', (makeDb) => {
  async function open() {
    const db = await makeDb()
    await makeGuide(db)
    await makeGuide(db, { id: 'guide-2' })
    await makeTour(db)
    await makeTour(db, { tour: { id: 'tour-2', guide_id: 'guide-2' }, adultYen: 5000 })
    await makeTour(db, { tour: { id: 'tour-3', publication: 'draft' } })
    return { db, context: { db, now: () => NOON } as AppContext }
  }
  const idsOf = (listed: Awaited<ReturnType<typeof findTourList>>) => listed.map(({ tour }) => tour.id)
  const depart = (db: Database, tourId: string, guideId: string, inDays: number) =>
    makeDeparture(db, { id: `${tourId}-${inDays}`, tourId, guideId, startsAt: NOON + inDays * DAY })

  test('has what is published, soonest first, with its price and its next departure; without one it comes last', async () => {
    const { db, context } = await open()
    await depart(db, 'tour-2', 'guide-2', 3)
    const listed = await findTourList(context, {})
    expect(idsOf(listed)).toEqual(['tour-2', 'tour-1'])
    expect(listed[0]).toMatchObject({ adultPriceYen: 5000, next: { id: 'tour-2-3' } })
    expect(listed[1]).toMatchObject({ adultPriceYen: 8000, next: null })
    await depart(db, 'tour-1', 'guide-1', 2)
    expect(idsOf(await findTourList(context, {}))).toEqual(['tour-1', 'tour-2'])
  })

  test('of a day has what can be booked on it, by the calendar of Japan', async () => {
    const { db, context } = await open()
    // Noon in Japan on 23 November, and 25 November at 00:30: still the 24th in Greenwich.
    await depart(db, 'tour-1', 'guide-1', 1)
    await makeDeparture(db, { id: 'night', tourId: 'tour-2', guideId: 'guide-2', startsAt: NOON + 1.5 * DAY + 1800 })
    expect(idsOf(await findTourList(context, { date: '2026-11-24' }))).toEqual(['tour-1'])
    expect(idsOf(await findTourList(context, { date: '2026-11-25' }))).toEqual(['tour-2'])
    expect(idsOf(await findTourList(context, { date: '2026-11-26' }))).toEqual([])
  })

  test('leaves out departures that are closed, past their cut-off or beyond a fortnight', async () => {
    const { db, context } = await open()
    await makeDeparture(db, { id: 'soon', startsAt: NOON + 3600 })
    await depart(db, 'tour-1', 'guide-1', 15)
    await depart(db, 'tour-2', 'guide-2', 4)
    await db.updateTable('departures').set({ status: 'closed' }).where('id', '=', 'tour-2-4').execute()
    expect((await findTourList(context, {})).map(({ next }) => next)).toEqual([null, null])
    const unknownArea = await findTourList(context, { areaId: 'nowhere' })
    expect(unknownArea).toEqual([])
  })

  test('asks the database as often for many tours as for one', async () => {
    const { db } = await open()
    await depart(db, 'tour-1', 'guide-1', 1)
    const questions = async () => {
      let count = 0
      const counted = db.withPlugin({
        transformQuery: ({ node }) => {
          count++
          return node
        },
        transformResult: async ({ result }) => result,
      })
      await findTourList({ db: counted, now: () => NOON }, {})
      return count
    }
    const ofTwo = await questions()
    for (const id of ['tour-4', 'tour-5', 'tour-6']) {
      await makeTour(db, { tour: { id, guide_id: 'guide-2' } })
      await depart(db, id, 'guide-2', 2)
    }
    expect(await questions()).toBe(ofTwo)
  })
})
