import { afterEach, expect, test } from 'vitest'
import { acceptTerms } from '#app/services/booking/accept-terms.server.ts'
import { expireHolds } from '#app/services/booking/expire-holds.server.ts'
import { holdSeats } from '#app/services/booking/hold-seats.server.ts'
import { handleStripeEvent, receiveStripeEvent } from '#app/services/booking/receive-stripe-event.server.ts'
import { reconcilePayments } from '#app/services/booking/reconcile-payments.server.ts'
import { settleBooking } from '#app/services/booking/settle-booking.server.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as mails from '#db/repositories/mails.ts'
import * as payments from '#db/repositories/payments.ts'
import * as refunds from '#db/repositories/refunds.ts'
import { signatureOf } from '#scripts/sandbox/webhooks.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import {
  askCheckout,
  checkoutUrl,
  holdRequest,
  makePaidBooking,
  makeReadyBooking,
  makeShopContext,
  openTour,
  payWith,
  type Shop,
  WEBHOOK_SECRET,
} from '#tests/support/factories/shop.ts'

describeOnBothEngines('paying', (makeDb) => {
  let shop: Shop
  async function open(over = {}) {
    shop = await makeShopContext(await makeDb())
    await openTour(shop, over)
    return shop.context
  }
  afterEach(() => shop.sandbox.close())

  test('a paid booking is confirmed with its shares posted, its mail written and its history told', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    const booking = await bookings.findById(context.db, bookingId)
    expect(booking).toMatchObject({ status: 'CONFIRMED', totalYen: 16_000, seats: 2 })
    expect(await balances(context.db)).toEqual({
      stripe: 16_000 - 576,
      stripe_fees: 576,
      platform: -1920,
      'region_fund:26': -480,
      'guide:guide-1': -13_600,
    })
    expect(await ledger.findBalances(context.db, 'booking')).toMatchObject([{ balanceYen: 0 }])
    expect(shop.sandbox.balanceYen()).toBe(16_000 - 576)
    const [mail] = await mails.findAllByBookingId(context.db, bookingId)
    expect(mail).toMatchObject({ kind: 'booking_confirmed', recipient: 'alex@example.test' })
    expect(mail!.body_text).toContain('http://shop.test/en/bookings/')
    expect(mail!.calendar_ics).toContain('DTSTART;TZID=Asia/Tokyo:20261203T100000')
    const events = await bookings.findEvents(context.db, bookingId)
    expect(events.map(({ kind }) => kind)).toEqual([
      'held',
      'contact_saved',
      'terms_accepted',
      'checkout_opened',
      'confirmed',
    ])
  })

  test('settling twenty times at once confirms, posts and writes once', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    await payWith(await checkoutUrl(context, bookingId))
    await Promise.all(Array.from({ length: 20 }, () => settleBooking(context, bookingId)))
    expect((await ledger.findBalances(context.db)).find(({ kind }) => kind === 'platform')?.balanceYen).toBe(-1920)
    expect(await mails.findAllByBookingId(context.db, bookingId)).toHaveLength(1)
    expect((await bookings.findEvents(context.db, bookingId)).filter(({ kind }) => kind === 'confirmed')).toHaveLength(
      1,
    )
  })

  test('two tabs and a double click share one open checkout', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    const opened = await Promise.all(Array.from({ length: 5 }, () => askCheckout(context, bookingId)))
    const urls = new Set(opened.map((one) => one.ok && one.value.kind === 'pay' && one.value.url))
    expect(urls.size).toBe(1)
    expect(Object.keys(shop.sandbox.books.sessions)).toHaveLength(1)
    expect(await payments.findAllByBookingId(context.db, bookingId)).toHaveLength(1)
  })

  test('the back button after paying finds it paid', async () => {
    const context = await open()
    const bookingId = await makePaidBooking(context)
    expect(await askCheckout(context, bookingId)).toMatchObject({ ok: false, error: { kind: 'already_paid' } })
  })

  test('a declined card charges nothing and leaves the hold and the checkout open', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    const url = await checkoutUrl(context, bookingId)
    expect((await payWith(url, '4000000000000002')).status).toBe(402)
    expect(await settleBooking(context, bookingId)).toMatchObject({ value: { status: 'ON_HOLD' } })
    expect(shop.sandbox.balanceYen()).toBe(0)
    expect((await payWith(url)).status).toBe(303)
    expect(await settleBooking(context, bookingId)).toMatchObject({ value: { status: 'CONFIRMED' } })
  })

  test('a price that changed after the hold does not change what is paid', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    await context.db.updateTable('tour_units').set({ price_yen: 99_000 }).execute()
    await payWith(await checkoutUrl(context, bookingId))
    await settleBooking(context, bookingId)
    expect((await payments.findAllByBookingId(context.db, bookingId))[0]?.amountYen).toBe(16_000)
  })

  test('a page that showed another total does not open a checkout', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    const { openCheckout } = await import('#app/services/booking/open-checkout.server.ts')
    const request = {
      bookingId,
      shownTotalYen: 15_999,
      returnUrl: 'http://a',
      cancelUrl: 'http://a',
      unitTitle: String,
    }
    expect(await openCheckout(context, request)).toEqual({
      ok: false,
      error: { kind: 'price_changed', totalYen: 16_000 },
    })
  })

  test('a checkout wants contact and terms first, and terms want an adult', async () => {
    const context = await open()
    const held = await holdSeats(context, holdRequest())
    const bookingId = held.ok ? held.value.bookingId : ''
    expect(await askCheckout(context, bookingId)).toMatchObject({ error: { kind: 'contact_missing' } })
    const terms = { bookingId, termsVersion: '1', declaresAdult: true }
    expect(await acceptTerms(context, terms)).toMatchObject({ error: { kind: 'contact_missing' } })
  })

  test('a free tour is confirmed without a checkout', async () => {
    const context = await open({ adultYen: 0 })
    const bookingId = await makeReadyBooking(context)
    expect(await askCheckout(context, bookingId)).toEqual({ ok: true, value: { kind: 'confirmed' } })
    expect(await ledger.findBalances(context.db)).toEqual([])
  })

  test('a hold that ran out frees its seats and closes the checkout', async () => {
    const context = await open({ seats: 2 })
    const bookingId = await makeReadyBooking(context)
    const url = await checkoutUrl(context, bookingId)
    const { heldUntil } = (await bookings.findById(context.db, bookingId))!
    shop.clock.set(heldUntil)
    expect(await holdSeats(context, holdRequest())).toMatchObject({ error: { kind: 'sold_out' } })
    expect(await expireHolds(context)).toBe(0)
    shop.clock.advance(1)
    expect(await holdSeats(context, holdRequest())).toMatchObject({ ok: true })
    expect(await expireHolds(context)).toBe(1)
    expect((await bookings.findById(context.db, bookingId))?.status).toBe('EXPIRED')
    expect((await payWith(url)).status).toBe(410)
  })

  test('paid after the hold ended: the seats are taken again when they are free', async () => {
    const context = await open({ seats: 2 })
    const bookingId = await makeReadyBooking(context)
    await payWith(await checkoutUrl(context, bookingId))
    shop.clock.advance(3600)
    await context.db.updateTable('bookings').set({ status: 'EXPIRED' }).where('id', '=', bookingId).execute()
    expect(await settleBooking(context, bookingId)).toMatchObject({ value: { status: 'CONFIRMED' } })
  })

  test('paid after the hold ended and the seats are gone: one full refund and one message', async () => {
    const context = await open({ seats: 2 })
    const bookingId = await makeReadyBooking(context, { language: 'ja' })
    await payWith(await checkoutUrl(context, bookingId))
    shop.clock.advance(3600)
    await makePaidBooking(context)
    await Promise.all(Array.from({ length: 5 }, () => settleBooking(context, bookingId)))
    await reconcilePayments(context)
    expect((await bookings.findById(context.db, bookingId))?.status).toBe('REJECTED')
    expect(await refunds.findAllByBookingId(context.db, bookingId)).toMatchObject([
      { amountYen: 16_000, status: 'succeeded', cause: 'seats_gone' },
    ])
    expect(Object.values(shop.sandbox.books.refunds)).toHaveLength(1)
    const [mail, ...more] = await mails.findAllByBookingId(context.db, bookingId)
    expect(more).toEqual([])
    expect(mail?.subject).toContain('全額返金')
    expect(await balances(context.db)).toMatchObject({ stripe: shop.sandbox.balanceYen(), 'guide:guide-1': -13_600 })
  })

  test('Stripe out of order keeps the hold; the next click pays', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    shop.sandbox.faults.add({ kind: 'error_500', times: 5, path: '/v1/checkout' })
    expect(await askCheckout(context, bookingId)).toMatchObject({ error: { kind: 'payments_unavailable' } })
    shop.sandbox.faults.clear()
    await payWith(await checkoutUrl(context, bookingId))
    expect(await settleBooking(context, bookingId)).toMatchObject({ value: { status: 'CONFIRMED' } })
  })

  test('changing the party does not start the count of attempts anew', async () => {
    const context = await open()
    let bookingId = await makeReadyBooking(context)
    shop.sandbox.faults.add({ kind: 'error_500', times: 100, path: '/v1/checkout' })
    for (let attempt = 1; attempt <= 5; attempt++) await askCheckout(context, bookingId)
    shop.sandbox.faults.clear()
    const changed = await holdSeats(context, holdRequest({ party: { adults: 1, childAges: [] }, replaces: bookingId }))
    bookingId = changed.ok ? changed.value.bookingId : ''
    await acceptTerms(context, { bookingId, termsVersion: '2026-11', declaresAdult: true })
    expect(await askCheckout(context, bookingId)).toMatchObject({ error: { kind: 'payments_unavailable' } })
    expect(await payments.findAllByBookingId(context.db, bookingId)).toEqual([])
  })

  test('a checkout whose answer was lost is found again under the same key', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    shop.sandbox.faults.add({ kind: 'reset_after', times: 2, path: '/v1/checkout' })
    expect(await askCheckout(context, bookingId)).toMatchObject({ error: { kind: 'payments_unavailable' } })
    await checkoutUrl(context, bookingId)
    expect(Object.keys(shop.sandbox.books.sessions)).toHaveLength(1)
    expect(await payments.findAllByBookingId(context.db, bookingId)).toHaveLength(1)
  })

  test('a webhook that was lost for ever is mended by reconciliation', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    await payWith(await checkoutUrl(context, bookingId))
    shop.clock.advance(29)
    expect(await reconcilePayments(context)).toMatchObject({ looked: 0 })
    shop.clock.advance(1)
    expect(await reconcilePayments(context)).toMatchObject({ looked: 1, mended: 1 })
    expect((await bookings.findById(context.db, bookingId))?.status).toBe('CONFIRMED')
    expect(await reconcilePayments(context)).toMatchObject({ looked: 0, mended: 0 })
  })

  test('a checkout that Stripe does not know is given up an hour after its end, not asked for for ever', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    await checkoutUrl(context, bookingId)
    shop.sandbox.books.sessions = {}
    const [payment] = await payments.findAllByBookingId(context.db, bookingId)
    shop.clock.set(payment!.expiresAt + 3600)
    expect(await reconcilePayments(context)).toMatchObject({ looked: 1, mended: 0 })
    shop.clock.advance(1)
    await reconcilePayments(context)
    expect(await reconcilePayments(context)).toMatchObject({ looked: 0 })
    expect((await payments.findById(context.db, payment!.id))?.status).toBe('failed')
  })

  test('an event is stored once and acted on once, before or after the return page', async () => {
    const context = await open()
    const bookingId = await makeReadyBooking(context)
    await payWith(await checkoutUrl(context, bookingId))
    const event = shop.sandbox.books.events.find(({ type }) => type === 'checkout.session.completed')!
    const rawBody = JSON.stringify(event)
    const signature = signatureOf(rawBody, WEBHOOK_SECRET, context.now())
    expect(await receiveStripeEvent(context, { rawBody, signature })).toMatchObject({ value: { isNew: true } })
    await handleStripeEvent(context, event.id)
    expect((await bookings.findById(context.db, bookingId))?.status).toBe('CONFIRMED')
    expect(await receiveStripeEvent(context, { rawBody, signature })).toMatchObject({ value: { isNew: false } })
    await handleStripeEvent(context, event.id)
    expect(await mails.findAllByBookingId(context.db, bookingId)).toHaveLength(1)
  })

  test('an event that is forged, altered, too old or from the future is refused', async () => {
    const context = await open()
    const rawBody = JSON.stringify({ id: 'evt_1', object: 'event', type: 'x', created: 1, data: { object: {} } })
    const at = (seconds: number) => signatureOf(rawBody, WEBHOOK_SECRET, context.now() + seconds)
    const isTaken = async (body: string, signature: string) =>
      (await receiveStripeEvent(context, { rawBody: body, signature })).ok
    expect(await isTaken(rawBody, signatureOf(rawBody, 'whsec_other', context.now()))).toBe(false)
    expect(await isTaken(`${rawBody} `, at(0))).toBe(false)
    expect(await isTaken(rawBody, '')).toBe(false)
    expect(await isTaken(rawBody, at(-301))).toBe(false)
    expect(await isTaken(rawBody, at(301))).toBe(false)
    expect(await isTaken(rawBody, at(-300))).toBe(true)
    expect(await isTaken(rawBody, at(300))).toBe(true)
  })
})

async function balances(db: Database): Promise<Record<string, number>> {
  return Object.fromEntries((await ledger.findBalances(db)).map(({ accountId, balanceYen }) => [accountId, balanceYen]))
}
