import { afterEach, expect, test } from 'vitest'
import { callOff, findCallOffPreviews, finishCallOffs, previewCallOff } from '#app/services/booking/call-off.server.ts'
import { redeemBooking } from '#app/services/booking/redeem-booking.server.ts'
import { settleBooking } from '#app/services/booking/settle-booking.server.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as callOffs from '#db/repositories/call-offs.ts'
import * as departures from '#db/repositories/departures.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as mails from '#db/repositories/mails.ts'
import * as refunds from '#db/repositories/refunds.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import {
  checkoutUrl,
  makePaidBooking,
  makeReadyBooking,
  makeShopContext,
  openTour,
  payWith,
  type Shop,
  STARTS_AT,
} from '#tests/support/factories/shop.ts'

const DEPARTURE = 'departure-1'
const asked = { departureId: DEPARTURE, by: 'guide', authorId: null, cause: 'weather', note: 'On Friday?' } as const

describeOnBothEngines('calling a departure off', (makeDb) => {
  let shop: Shop
  async function open() {
    shop = await makeShopContext(await makeDb())
    await openTour(shop)
    return shop.context
  }
  afterEach(() => shop.sandbox.close())
  const statusOf = async (id: string) => (await bookings.findById(shop.context.db, id))?.status
  const sharesLeft = async () =>
    (await ledger.findBalances(shop.context.db)).filter(
      ({ accountId, balanceYen }) => balanceYen !== 0 && !accountId.startsWith('stripe'),
    )

  test('gives every guest everything back, an hour before the start too, and tells each why', async () => {
    const context = await open()
    const [one, two] = [await makePaidBooking(context), await makePaidBooking(context)]
    shop.clock.set(STARTS_AT - 3600)
    expect(await previewCallOff(context, DEPARTURE)).toMatchObject({ bookings: 2, guests: 4, refundYen: 32_000 })
    expect(await callOff(context, { ...asked, shownBookings: 2 })).toMatchObject({ ok: true })
    for (const id of [one, two]) {
      expect(await statusOf(id)).toBe('CANCELLED')
      expect(await refunds.findAllByBookingId(context.db, id)).toMatchObject([
        { status: 'succeeded', amountYen: 16_000 },
      ])
      const written = await mails.findAllByBookingId(context.db, id)
      const told = written.find(({ kind }) => kind === 'booking_cancelled')
      expect(told?.body_text).toContain('because of the weather')
      expect(told?.body_text).toContain('On Friday?')
      // The guide called it off and need not be told.
      expect(written.map(({ kind }) => kind)).not.toContain('guide_called_off')
    }
    expect(await sharesLeft()).toEqual([])
    expect((await departures.findById(context.db, DEPARTURE))?.departure.status).toBe('cancelled')
    expect(await callOffs.findByDepartureId(context.db, DEPARTURE)).toMatchObject({ by: 'guide', cause: 'weather' })
  })

  test('happens only as it was shown, once, before the start, and while no guest is under way', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    expect(await callOff(context, { ...asked, shownBookings: 0 })).toEqual({
      ok: false,
      error: { kind: 'call_off_changed', bookings: 1 },
    })
    shop.clock.set(STARTS_AT)
    expect(await callOff(context, { ...asked, shownBookings: 1 })).toMatchObject({
      error: { kind: 'departure_passed' },
    })
    shop.clock.set(STARTS_AT - 1)
    const { reference, snapshot } = (await bookings.findById(context.db, bookingId))!
    const taken = { code: reference, guideId: snapshot.guideId, departureId: DEPARTURE }
    expect(await redeemBooking(context, taken)).toMatchObject({ ok: true })
    expect(await callOff(context, { ...asked, shownBookings: 0 })).toMatchObject({ error: { kind: 'vouchers_taken' } })
    expect(await callOff(context, { ...asked, departureId: 'nowhere', shownBookings: 0 })).toMatchObject({
      error: { kind: 'departure_not_found' },
    })
    expect(await statusOf(bookingId)).toBe('REDEEMED')
  })

  test('by the operator tells the guide, and a second time is refused', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    const byOperator = { ...asked, by: 'operator', cause: 'transport', note: null, shownBookings: 1 } as const
    expect(await callOff(context, byOperator)).toMatchObject({ ok: true })
    const kinds = (await mails.findAllByBookingId(context.db, bookingId)).map(({ kind }) => kind)
    expect(kinds).toContain('booking_cancelled')
    expect(kinds).not.toContain('guide_cancelled')
    expect(await callOff(context, { ...byOperator, shownBookings: 0 })).toMatchObject({
      error: { kind: 'departure_called_off' },
    })
    expect(await refunds.findAllByBookingId(context.db, bookingId)).toHaveLength(1)
  })

  test('what a crash left standing is cancelled by the job, once', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    await departures.setStatus(context.db, DEPARTURE, 'cancelled')
    await callOffs.insert(context.db, { ...asked, at: context.now() })
    expect(await Promise.all([finishCallOffs(context), finishCallOffs(context)])).toEqual(
      expect.arrayContaining([1, 0]),
    )
    expect(await finishCallOffs(context)).toBe(0)
    expect(await statusOf(bookingId)).toBe('CANCELLED')
    expect(await refunds.findAllByBookingId(context.db, bookingId)).toHaveLength(1)
    expect(await sharesLeft()).toEqual([])
  })

  test('gives back what somebody was just paying', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    const url = await checkoutUrl(context, bookingId)
    expect(await callOff(context, { ...asked, shownBookings: 0 })).toMatchObject({ ok: true })
    await payWith(url)
    await settleBooking(context, bookingId)
    expect(await statusOf(bookingId)).toBe('CANCELLED')
    expect(await refunds.findAllByBookingId(context.db, bookingId)).toMatchObject([{ amountYen: 16_000 }])
    expect(shop.sandbox.balanceYen()).toBeLessThan(0)
    expect(await sharesLeft()).toEqual([])
  })

  test('lists the departures of a day in a region that can still be called off', async () => {
    const context = await open()
    const day = { from: STARTS_AT - 36_000, until: STARTS_AT + 36_000 }
    const found = (prefectureCode: string | null) => findCallOffPreviews(context, { ...day, prefectureCode }, 10)
    const { tour } = (await departures.findById(context.db, DEPARTURE))!
    expect((await found(tour.prefectureCode)).map(({ departure }) => departure.id)).toEqual([DEPARTURE])
    expect(await found('47')).toEqual([])
    await callOff(context, { ...asked, shownBookings: 0 })
    expect(await found(null)).toEqual([])
  })
})
