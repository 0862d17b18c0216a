import { afterEach, expect, test } from 'vitest'
import { cancelBooking, previewCancellation } from '#app/services/booking/cancel-booking.server.ts'
import { saveContact } from '#app/services/booking/save-contact.server.ts'
import { settleBooking } from '#app/services/booking/settle-booking.server.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as mails from '#db/repositories/mails.ts'
import * as userRoles from '#db/repositories/user-roles.ts'
import * as users from '#db/repositories/users.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import {
  checkoutUrl,
  makeReadyBooking,
  makeShopContext,
  NOON,
  openTour,
  payWith,
  type Shop,
} from '#tests/support/factories/shop.ts'

describeOnBothEngines('what a guide is told', (makeDb) => {
  let shop: Shop
  afterEach(() => shop.sandbox.close())

  async function openWithGuide() {
    shop = await makeShopContext(await makeDb())
    await openTour(shop)
    await signUpGuide(shop.context.db)
    return shop.context
  }

  test('a booking and its cancellation, once each, in Japanese, without the guest’s address', async () => {
    const context = await openWithGuide()
    const id = await makeReadyBooking(context, { party: { adults: 1, childAges: [9] } })
    const contact = { name: 'Alex Tester', email: 'alex@example.test', phone: '+49 30 1234567', note: 'No shellfish' }
    await saveContact(context, { bookingId: id, contact })
    expect(await toGuide(context.db)).toEqual([])

    await payWith(await checkoutUrl(context, id))
    await Promise.all([settleBooking(context, id), settleBooking(context, id)])
    const [booked, ...more] = await toGuide(context.db)
    expect(more).toEqual([])
    expect(booked).toMatchObject({ kind: 'guide_booked', language: 'ja', recipient: 'guide@shop.test' })
    expect(booked!.body_text).toContain('2026年12月3日(木) 10:00')
    expect(booked!.body_text).toContain('Alex Tester 様')
    expect(booked!.body_text).toContain('No shellfish')
    expect(booked!.body_text).toContain('http://shop.test/ja/guide/departures/departure-1')
    // 12,000 yen: 85 % are the guide's.
    expect(booked!.body_text).toMatch(/[¥￥]10,200/)
    expect(booked!.body_text).not.toContain('alex@example.test')
    expect(booked!.body_text).not.toContain(id)

    const preview = await previewCancellation(context, { bookingId: id, by: 'visitor' })
    const shownRefundYen = preview.ok ? preview.value.refundYen : -1
    await cancelBooking(context, { bookingId: id, by: 'visitor', shownRefundYen })
    await cancelBooking(context, { bookingId: id, by: 'visitor', shownRefundYen })
    expect((await toGuide(context.db)).map(({ kind }) => kind).sort()).toEqual(['guide_booked', 'guide_cancelled'])
  })

  test('nothing of a hold that was given up: nobody was told of it, so nobody is told that it is off', async () => {
    const context = await openWithGuide()
    const id = await makeReadyBooking(context)
    const given = await cancelBooking(context, { bookingId: id, by: 'visitor', shownRefundYen: 0 })
    expect(given.ok).toBe(true)
    expect((await bookings.findById(context.db, id))!.status).toBe('CANCELLED')
    expect(await mails.findLatest(context.db, 10)).toEqual([])
  })
})

async function toGuide(db: Database) {
  return (await mails.findLatest(db, 20)).filter(({ recipient }) => recipient === 'guide@shop.test')
}

async function signUpGuide(db: Database): Promise<void> {
  const account = { id: 'user-guide', name: 'Guide', email: 'guide@shop.test', passwordHash: 'none', at: NOON }
  const userId = await users.insertOnce(db, account)
  await userRoles.grant(db, userId, { kind: 'guide', guideId: 'guide-1' }, NOON)
}
