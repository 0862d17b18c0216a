import { afterEach, expect, test } from 'vitest'
import { correctNoShow } from '#app/services/booking/correct-no-show.server.ts'
import { markNoShow } from '#app/services/booking/mark-no-show.server.ts'
import { redeemBooking } from '#app/services/booking/redeem-booking.server.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'
import * as ledger from '#db/repositories/ledger.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import {
  makePaidBooking,
  makeReadyBooking,
  makeShopContext,
  openTour,
  type Shop,
  STARTS_AT,
} from '#tests/support/factories/shop.ts'
import { makeDeparture } from '#tests/support/factories/tours.ts'

const ENDS_AT = STARTS_AT + 180 * 60
const WEEK = 7 * 86_400

describeOnBothEngines('who came and who did not', (makeDb) => {
  let shop: Shop
  async function paid() {
    shop = await makeShopContext(await makeDb())
    await openTour(shop)
    const id = await makePaidBooking(shop.context)
    return { ...shop, id, booking: (await bookings.findById(shop.context.db, id))! }
  }
  afterEach(() => shop.sandbox.close())

  test('a voucher is taken once, read as people type it, and the history says by whom', async () => {
    const { context, clock, booking } = await paid()
    clock.set(STARTS_AT - 600)
    const code = booking.reference.toLowerCase().replaceAll('-', ' ')
    const voucher = { code, guideId: 'guide-1', departureId: 'departure-1' }
    expect(await redeemBooking(context, voucher)).toMatchObject({ ok: true, value: { status: 'REDEEMED' } })
    expect(await redeemBooking(context, voucher)).toMatchObject({ error: { kind: 'already_redeemed' } })
    const events = await bookings.findEvents(context.db, booking.id)
    expect(events.at(-1)).toMatchObject({ kind: 'redeemed', author: 'guide', at: STARTS_AT - 600 })
    expect(await departures.countSeatsTaken(context.db, 'departure-1', STARTS_AT)).toBe(2)
  })

  test('ten guides’ phones at once: one of them takes it', async () => {
    const { context, clock, booking } = await paid()
    clock.set(STARTS_AT)
    const voucher = { code: booking.reference, guideId: 'guide-1' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeemBooking(context, voucher)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('from two hours before the start until a week after the end, both seconds included', async () => {
    const { context, clock, booking } = await paid()
    const redeem = () => redeemBooking(context, { code: booking.reference, guideId: 'guide-1' })
    clock.set(STARTS_AT - 7201)
    expect(await redeem()).toMatchObject({ error: { kind: 'attendance_too_early', opensAt: STARTS_AT - 7200 } })
    clock.set(ENDS_AT + WEEK + 1)
    expect(await redeem()).toMatchObject({ error: { kind: 'attendance_too_late' } })
    clock.set(ENDS_AT + WEEK)
    expect(await redeem()).toMatchObject({ ok: true })
  })

  test('another guide, another departure, a held booking and nonsense are refused', async () => {
    const { context, clock, booking } = await paid()
    await makeDeparture(context.db, { id: 'departure-2', startsAt: STARTS_AT + 86_400 })
    const heldId = await makeReadyBooking(context, { departureId: 'departure-1' })
    const held = (await bookings.findById(context.db, heldId))!
    clock.set(STARTS_AT)
    const redeem = (over: object) =>
      redeemBooking(context, { code: booking.reference, guideId: 'guide-1', departureId: 'departure-1', ...over })
    expect(await redeem({ guideId: 'guide-2' })).toMatchObject({ error: { kind: 'booking_not_found' } })
    expect(await redeem({ code: 'https://example.test/' })).toMatchObject({ error: { kind: 'booking_not_found' } })
    expect(await redeem({ departureId: 'departure-2' })).toMatchObject({
      error: { kind: 'voucher_of_other_departure', localStart: '2026-12-03T10:00' },
    })
    expect(await redeem({ code: held.reference })).toMatchObject({ error: { kind: 'booking_not_standing' } })
  })

  test('nobody is absent before fifteen minutes have passed; then the money stays and the seats too', async () => {
    const { context, clock, id } = await paid()
    const before = await ledger.findStatement(context.db, { bookingId: id })
    const mark = (guideId = 'guide-1') => markNoShow(context, { bookingId: id, guideId })
    clock.set(STARTS_AT + 15 * 60 - 1)
    expect(await mark()).toMatchObject({ error: { kind: 'attendance_too_early', opensAt: STARTS_AT + 15 * 60 } })
    clock.advance(1)
    expect(await mark('guide-2')).toMatchObject({ error: { kind: 'booking_not_found' } })
    expect(await mark()).toMatchObject({ ok: true, value: { status: 'NO_SHOW' } })
    expect(await mark()).toMatchObject({ error: { kind: 'booking_not_standing', status: 'NO_SHOW' } })
    expect(await ledger.findStatement(context.db, { bookingId: id })).toEqual(before)
    expect(await departures.countSeatsTaken(context.db, 'departure-1', STARTS_AT)).toBe(2)
    expect((await bookings.findEvents(context.db, id)).at(-1)).toMatchObject({ kind: 'missed', author: 'guide' })
  })

  test('a guide who was wrong takes it back until two days after the end; both rows stay, and the voucher is good', async () => {
    const { context, clock, booking, id } = await paid()
    const correct = (guideId = 'guide-1') => correctNoShow(context, { bookingId: id, guideId, cause: 'came_late' })
    clock.set(STARTS_AT + 15 * 60)
    expect(await correct()).toMatchObject({ error: { kind: 'booking_not_standing', status: 'CONFIRMED' } })
    await markNoShow(context, { bookingId: id, guideId: 'guide-1' })
    expect(await correct('guide-2')).toMatchObject({ error: { kind: 'booking_not_found' } })
    clock.set(ENDS_AT + 48 * 3600 + 1)
    expect(await correct()).toMatchObject({ error: { kind: 'attendance_too_late', closedAt: ENDS_AT + 48 * 3600 } })
    clock.set(ENDS_AT + 48 * 3600)
    expect(await correct()).toMatchObject({ ok: true, value: { status: 'CONFIRMED' } })
    expect((await bookings.findEvents(context.db, id)).slice(-2)).toMatchObject([
      { kind: 'missed', author: 'guide', at: STARTS_AT + 15 * 60 },
      { kind: 'corrected', author: 'guide', cause: 'came_late', at: ENDS_AT + 48 * 3600 },
    ])
    const voucher = { code: booking.reference, guideId: 'guide-1', departureId: 'departure-1' }
    expect(await redeemBooking(context, voucher)).toMatchObject({ ok: true, value: { status: 'REDEEMED' } })
    expect(await correct()).toMatchObject({ error: { kind: 'booking_not_standing', status: 'REDEEMED' } })
  })
})
