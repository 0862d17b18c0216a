import { afterEach, expect, test } from 'vitest'
import { confirmAndPay } from '#app/services/booking/confirm-and-pay.server.ts'
import { holdSeats } from '#app/services/booking/hold-seats.server.ts'
import { saveContact } from '#app/services/booking/save-contact.server.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as payments from '#db/repositories/payments.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { holdRequest, makeShopContext, openTour, type Shop } from '#tests/support/factories/shop.ts'

describeOnBothEngines('the last click', (makeDb) => {
  let shop: Shop
  afterEach(() => shop.sandbox.close())

  async function held(over: Parameters<typeof openTour>[1] = {}, hasContact = true) {
    shop = await makeShopContext(await makeDb())
    await openTour(shop, over)
    const { context } = shop
    const seats = await holdSeats(context, holdRequest())
    const bookingId = seats.ok ? seats.value.bookingId : ''
    const contact = { name: 'Alex', email: 'alex@example.test', phone: null, note: null }
    if (hasContact) await saveContact(context, { bookingId, contact })
    const { totalYen } = (await bookings.findById(context.db, bookingId))!
    const click = (more: object = {}) =>
      confirmAndPay(context, {
        bookingId,
        shownTotalYen: totalYen,
        termsVersion: '2026-11-23',
        declaresAdult: true,
        returnUrl: 'http://shop.test/return',
        cancelUrl: 'http://shop.test/confirm',
        unitTitle: (kind) => kind,
        ...more,
      })
    return { context, bookingId, click }
  }

  test('writes down what was agreed to and opens the one checkout, also when clicked three times at once', async () => {
    const { context, bookingId, click } = await held()
    const opened = await Promise.all([click(), click(), click()])
    const urls = new Set(
      opened.map((one) => (one.ok && one.value.kind === 'pay' ? one.value.url : JSON.stringify(one))),
    )
    expect([...urls].join()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/pay\/cs_test_\w+$/)
    expect(await payments.findAllByBookingId(context.db, bookingId)).toHaveLength(1)
    expect(await bookings.findById(context.db, bookingId)).toMatchObject({ acceptedTermsVersion: '2026-11-23' })
  })

  test('without a name to reach, without the declaration, for another price or too late nothing is opened', async () => {
    const nameless = await held({}, false)
    expect(await nameless.click()).toMatchObject({ error: { kind: 'contact_missing' } })
    await shop.sandbox.close()
    const { context, bookingId, click } = await held()
    expect(await click({ declaresAdult: false })).toMatchObject({ error: { kind: 'adult_declaration_missing' } })
    expect(await click({ shownTotalYen: 1 })).toMatchObject({ error: { kind: 'price_changed', totalYen: 16_000 } })
    expect(await payments.findAllByBookingId(context.db, bookingId)).toEqual([])
    shop.clock.advance(15 * 60 + 1)
    expect(await click()).toMatchObject({ error: { kind: 'hold_expired' } })
    expect(await click({ bookingId: 'nobody' })).toMatchObject({ error: { kind: 'booking_not_found' } })
  })

  test('a free tour is confirmed here and now, without a checkout', async () => {
    const { context, bookingId, click } = await held({ adultYen: 0, childYen: 0 })
    expect(await click()).toMatchObject({ ok: true, value: { kind: 'confirmed' } })
    expect((await bookings.findById(context.db, bookingId))!.status).toBe('CONFIRMED')
    expect(await payments.findAllByBookingId(context.db, bookingId)).toEqual([])
  })

  test('a fictional tour is not sold for real money', async () => {
    const { context } = await held()
    const live = { ...context, payments: { ...context.payments, mode: 'live' as const } }
    expect(await holdSeats(live, holdRequest())).toMatchObject({ error: { kind: 'sample_not_sold' } })
  })
})
