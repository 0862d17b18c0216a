import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppContext } from '#app/services/app-context.ts'
import { cancelBooking, previewCancellation } from '#app/services/booking/cancel-booking.server.ts'
import { settleBooking } from '#app/services/booking/settle-booking.server.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import { findTourPage } from '#app/services/tours/find-tour-page.server.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { describeOn } from '#tests/support/database.ts'
import {
  checkoutUrl,
  makePaidBooking,
  makeReadyBooking,
  makeShopContext,
  payWith,
} from '#tests/support/factories/shop.ts'
import { planningContext } from '../itineraries-context.ts'
import { tripRequest } from '../itineraries-sample-plan.ts'

const DAYS = { firstDay: '2026-12-01', lastDay: '2026-12-03', nights: [null, null] }

describeOn('sqlite', 'a booking and the plan it came from', (makeDb) => {
  let context: AppContext
  let close: () => Promise<void>
  let departureId: string

  beforeAll(async () => {
    const db = await makeDb('samples')
    const shop = await makeShopContext(db)
    const { planner, stations, routing } = planningContext(db)
    context = { ...shop.context, planner, stations, routing }
    close = shop.sandbox.close
    const tour = await findTourPage(context, 'sample-uji-river-and-tea')
    const isPrivate = (optionId: string) => tour!.options.find(({ id }) => id === optionId)!.isPrivate
    const departure = tour!.departures.find(
      ({ localStart, availability, optionId }) =>
        localStart >= DAYS.firstDay &&
        localStart < DAYS.lastDay &&
        availability.status === 'AVAILABLE' &&
        !isPrivate(optionId),
    )
    departureId = departure!.id
  })
  afterAll(() => close())

  async function plan(): Promise<string> {
    const request = tripRequest({ areaIds: ['uji-kyoto'], ...DAYS })
    const planned = await planTrip(context, { request, language: 'en' })
    if (!planned.ok) throw new Error(JSON.stringify(planned.error))
    return planned.value.id
  }
  const stopOf = async (itineraryId: string) => {
    const stored = await itineraries.findById(context.db, itineraryId)
    const found = stored!.plan.days.flatMap(({ stops }) => stops).filter((stop) => stop.departureId === departureId)
    expect(found.length).toBeLessThanOrEqual(1)
    return found[0]
  }
  const cancel = async (bookingId: string) => {
    const preview = await previewCancellation(context, { bookingId, by: 'visitor' })
    const shownRefundYen = preview.ok ? preview.value.refundYen : -1
    return cancelBooking(context, { bookingId, by: 'visitor', shownRefundYen })
  }

  test('a paid tour stands in the plan as booked and fixed, however often it is settled; cancelled it is gone', async () => {
    const itineraryId = await plan()
    const id = await makeReadyBooking(context, { departureId, itineraryId })
    expect(await stopOf(itineraryId)).toBeUndefined()
    await payWith(await checkoutUrl(context, id))
    await settleBooking(context, id)
    const stop = await stopOf(itineraryId)
    expect(stop!.reasons.map(({ kind }) => kind)).toContain('booked_tour')
    const { version } = (await itineraries.findById(context.db, itineraryId))!
    await settleBooking(context, id)
    expect((await itineraries.findById(context.db, itineraryId))!.version).toBe(version)
    expect((await cancel(id)).ok).toBe(true)
    expect(await stopOf(itineraryId)).toBeUndefined()
  }, 60_000)

  test('of two bookings of one departure the stop stays as long as one of them stands', async () => {
    const itineraryId = await plan()
    const party = { adults: 1, childAges: [] }
    const first = await makePaidBooking(context, { departureId, itineraryId, party })
    const second = await makePaidBooking(context, { departureId, itineraryId, party })
    await cancel(first)
    expect(await stopOf(itineraryId)).toBeDefined()
    await cancel(second)
    expect(await stopOf(itineraryId)).toBeUndefined()
  }, 60_000)

  test('a plan that is gone, or has no such day, never undoes the booking', async () => {
    const elsewhere = tripRequest({
      areaIds: ['uji-kyoto'],
      firstDay: '2026-12-20',
      lastDay: '2026-12-21',
      nights: [null],
    })
    const planned = await planTrip(context, { request: elsewhere, language: 'en' })
    const otherDays = planned.ok ? planned.value.id : ''
    for (const itineraryId of ['00000000000000000000000000', otherDays]) {
      const id = await makePaidBooking(context, { departureId, itineraryId, party: { adults: 1, childAges: [] } })
      expect((await bookings.findById(context.db, id))!.status).toBe('CONFIRMED')
      expect((await cancel(id)).ok).toBe(true)
    }
  }, 60_000)
})
