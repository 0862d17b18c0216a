import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { cancelBooking, previewCancellation } from '#app/services/booking/cancel-booking.server.ts'
import { reconcilePayments } from '#app/services/booking/reconcile-payments.server.ts'
import { requestBookingLink } from '#app/services/booking/request-booking-link.server.ts'
import { settleBooking } from '#app/services/booking/settle-booking.server.ts'
import { findBookingStatement } from '#app/services/ledger/find-booking-statement.server.ts'
import { findGuideDeparture, findGuideDepartures } from '#app/services/tours/guide-desk.server.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as mails from '#db/repositories/mails.ts'
import * as refunds from '#db/repositories/refunds.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import {
  checkoutUrl,
  makePaidBooking,
  makeReadyBooking,
  makeShopContext,
  NOON,
  openTour,
  payWith,
  type Shop,
  STARTS_AT,
} from '#tests/support/factories/shop.ts'

const DAY = 86_400

describeOnBothEngines('cancelling', (makeDb) => {
  let shop: Shop
  async function open(over = {}) {
    shop = await makeShopContext(await makeDb())
    await openTour(shop, over)
    return shop.context
  }
  afterEach(() => shop.sandbox.close())

  test('before the first deadline everything comes back, and every share with it', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    const preview = await previewCancellation(context, { bookingId, by: 'visitor' })
    expect(preview).toMatchObject({ value: { paidYen: 16_000, refundYen: 16_000, keptYen: 0 } })
    const answer = await cancelBooking(context, { bookingId, by: 'visitor', shownRefundYen: 16_000 })
    expect(answer.ok).toBe(true)
    expect((await bookings.findById(context.db, bookingId))?.status).toBe('CANCELLED')
    expect(await refunds.findAllByBookingId(context.db, bookingId)).toMatchObject([{ status: 'succeeded' }])
    const left = (await ledger.findBalances(context.db)).filter(({ balanceYen }) => balanceYen !== 0)
    expect(left.map(({ accountId, balanceYen }) => [accountId, balanceYen])).toEqual([
      ['stripe', -576],
      ['stripe_fees', 576],
    ])
    expect(shop.sandbox.balanceYen()).toBe(-576)
  })

  test('at the second of each deadline, and one second later', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    const refundNow = async () => {
      const preview = await previewCancellation(context, { bookingId, by: 'visitor' })
      return preview.ok ? preview.value.refundYen : preview.error.kind
    }
    const at = async (instant: number) => {
      shop.clock.set(instant)
      return refundNow()
    }
    expect(await at(STARTS_AT - 5 * DAY)).toBe(16_000)
    expect(await at(STARTS_AT - 5 * DAY + 1)).toBe(8000)
    expect(await at(STARTS_AT - DAY)).toBe(8000)
    expect(await at(STARTS_AT - DAY + 1)).toBe(0)
    expect(await at(STARTS_AT)).toBe('departure_passed')
  })

  test('half back of an odd price: whole yen, the parts still sum, and the statement tells each yen', async () => {
    const context = await open({ adultYen: 7777 })
    const bookingId = await makePaidBooking(context, { party: { adults: 1, childAges: [] } })
    shop.clock.set(STARTS_AT - 2 * DAY)
    await cancelBooking(context, { bookingId, by: 'visitor', shownRefundYen: 3889 })
    const statement = (await findBookingStatement(context, bookingId))!
    expect(statement.shares.reduce((sum, { amountYen }) => sum + amountYen, 0)).toBe(7777)
    expect([...new Set(statement.lines.map(({ causeKind }) => causeKind))]).toEqual([
      'payment',
      'stripe_fee',
      'confirmation',
      'cancellation',
      'refund',
    ])
    const kept = (await ledger.findBalances(context.db))
      .filter(({ kind }) => kind === 'guide' || kind === 'platform' || kind === 'region_fund')
      .reduce((sum, { balanceYen }) => sum - balanceYen, 0)
    expect(kept).toBe(7777 - 3889)
    const trial = await ledger.findTrialBalance(context.db)
    expect(trial.debitYen).toBe(trial.creditYen)
    expect(trial.unbalancedPostings).toBe(0)
  })

  test('a refund other than the one shown is shown again first', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    shop.clock.set(STARTS_AT - 2 * DAY)
    const answer = await cancelBooking(context, { bookingId, by: 'visitor', shownRefundYen: 16_000 })
    expect(answer).toEqual({ ok: false, error: { kind: 'refund_changed', refundYen: 8000 } })
    expect((await bookings.findById(context.db, bookingId))?.status).toBe('CONFIRMED')
  })

  test('the guide cancels: all of it comes back, whatever the hour', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    shop.clock.set(STARTS_AT - 60)
    expect(await cancelBooking(context, { bookingId, by: 'guide', shownRefundYen: 16_000 })).toMatchObject({ ok: true })
    const written = await mails.findAllByBookingId(context.db, bookingId)
    const mail = written.find(({ kind }) => kind === 'booking_cancelled')
    expect(mail?.body_text).toContain('The guide had to cancel')
    expect(mail?.calendar_ics).toContain('METHOD:CANCEL')
  })

  test('cancelled ten times at once: one cancellation, one refund, one mail', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    const cancel = () => cancelBooking(context, { bookingId, by: 'visitor', shownRefundYen: 16_000 })
    const answers = await Promise.all(Array.from({ length: 10 }, cancel))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(Object.values(shop.sandbox.books.refunds)).toHaveLength(1)
    const kinds = (await mails.findAllByBookingId(context.db, bookingId)).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['booking_cancelled', 'booking_confirmed'])
  })

  test('cancelled while paying: the payment comes back in full', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    const url = await checkoutUrl(context, bookingId)
    await cancelBooking(context, { bookingId, by: 'visitor', shownRefundYen: 0 })
    await payWith(url)
    await settleBooking(context, bookingId)
    expect((await bookings.findById(context.db, bookingId))?.status).toBe('CANCELLED')
    expect(shop.sandbox.balanceYen()).toBe(-576)
    expect(await refunds.findAllByBookingId(context.db, bookingId)).toMatchObject([{ cause: 'booking_ended' }])
  })

  test.each(['reset_after', 'reset_before', 'error_500'] as const)(
    'a refund survives Stripe’s %s and is made once',
    async (kind) => {
      const context = await open()
      const bookingId = await makePaidBooking(context)
      shop.sandbox.faults.add({ kind, times: 2, path: '/v1/refunds' })
      await cancelBooking(context, { bookingId, by: 'visitor', shownRefundYen: 16_000 })
      expect(await refunds.findAllByBookingId(context.db, bookingId)).toMatchObject([{ status: 'requested' }])
      // The booking's account says what is owed until it is paid.
      expect(await ledger.findBalances(context.db, 'booking')).toMatchObject([{ balanceYen: -16_000 }])
      shop.sandbox.faults.clear()
      expect(await reconcilePayments(context)).toMatchObject({ refundsSettled: 1 })
      expect(Object.values(shop.sandbox.books.refunds)).toHaveLength(1)
      expect(await ledger.findBalances(context.db, 'booking')).toMatchObject([{ balanceYen: 0 }])
      expect(await reconcilePayments(context)).toMatchObject({ refundsSettled: 0 })
    },
  )

  test('the ledger refuses to be changed, and the same cause twice', async () => {
    const context = await open()
    await makePaidBooking(context)
    const { db } = context
    await expect(sql`update ledger_lines set amount_yen = amount_yen + 1`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`delete from ledger_lines`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`update ledger_postings set at = 0`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`delete from ledger_postings`.execute(db)).rejects.toThrow('append-only')
    await expect(
      sql`insert into ledger_postings (id, cause_kind, cause_id, booking_id, at)
        select 'again', cause_kind, cause_id, booking_id, at from ledger_postings where cause_kind = 'payment'`.execute(
        db,
      ),
    ).rejects.toThrow(/unique/i)
  })

  test('a guide sees who comes and the own net, not another guide’s departure', async () => {
    const context = await open()
    await makePaidBooking(context)
    const span = { from: NOON, until: STARTS_AT + DAY }
    const [departure] = await findGuideDepartures(context, 'guide-1', span)
    expect(departure).toMatchObject({
      seatsTaken: 2,
      money: { netYen: 13_600 },
      bookings: [{ name: 'Alex Tester', guests: 2, netYen: 13_600 }],
    })
    expect(await findGuideDeparture(context, 'guide-1', 'departure-1')).toMatchObject({
      money: { netYen: 13_600 },
    })
    expect(await findGuideDeparture(context, 'guide-2', 'departure-1')).toBeUndefined()
  })

  test('a lookup mails the link to the owner alone, and answers everybody alike', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    const { reference } = (await bookings.findById(context.db, bookingId))!
    const ask = async (of: { reference: string; email: string }) => {
      await (await requestBookingLink(context, of)).done
      return (await mails.findAllByBookingId(context.db, bookingId)).filter(({ kind }) => kind === 'booking_link')
        .length
    }
    expect(await ask({ reference, email: 'other@example.test' })).toBe(0)
    expect(await ask({ reference: 'MGR-00000-00001', email: 'alex@example.test' })).toBe(0)
    expect(await ask({ reference: reference.toLowerCase().replaceAll('-', ' '), email: ' Alex@Example.test' })).toBe(1)
    expect(await ask({ reference, email: 'alex@example.test' })).toBe(1)
  })
})
