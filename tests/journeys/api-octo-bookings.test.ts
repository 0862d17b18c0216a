import { afterEach, expect, it } from 'vitest'
import { reconcilePayments } from '#app/services/booking/reconcile-payments.server.ts'
import { redeemBooking } from '#app/services/booking/redeem-booking.server.ts'
import { revokeResellerKey } from '#app/services/resellers/revoke-key.server.ts'
import { findGuideDeparture } from '#app/services/tours/guide-desk.server.ts'
import * as departures from '#db/repositories/departures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { STARTS_AT } from '#tests/support/factories/shop.ts'
import {
  adults,
  balancesOf,
  bookingSchema,
  CONTACT,
  type OctoHouse,
  openOctoHouse,
  reservation,
  signUp,
} from './octo-house.ts'

describeOnBothEngines('booking by OCTO', (makeDb) => {
  let house: OctoHouse
  const open = async (over = {}) => {
    house = await openOctoHouse(await makeDb(), over)
    return house
  }
  afterEach(() => house.close())

  it('goes from a reservation to a voucher that the guide takes', async () => {
    const { ask, context, shop } = await open()
    const asked = reservation({ resellerReference: 'V-1', expirationMinutes: 10 })
    const held = await ask('POST', 'bookings', asked)
    expect(held.status).toBe(200)
    const hold = bookingSchema.parse(held.body)
    expect(hold).toMatchObject({
      uuid: asked.uuid,
      status: 'ON_HOLD',
      testMode: true,
      resellerReference: 'V-1',
      utcExpiresAt: '2026-11-23T03:10:00Z',
      utcConfirmedAt: null,
      cancellable: true,
      voucher: null,
      availability: { vacancies: 6, localDateTimeStart: '2026-12-03T10:00:00+09:00' },
    })
    expect(hold.unitItems.map(({ status }) => status)).toEqual(['ON_HOLD', 'ON_HOLD'])

    shop.clock.advance(300)
    const { body: longer } = await ask('POST', `bookings/${asked.uuid}/extend`, { expirationMinutes: 30 })
    expect(longer.utcExpiresAt).toBe('2026-11-23T03:35:00Z')

    const contact = { ...CONTACT, locales: ['ja-JP'] }
    const { body: told } = await ask('PATCH', `bookings/${asked.uuid}`, { contact, notes: 'No shellfish' })
    expect(bookingSchema.parse(told)).toMatchObject({ status: 'ON_HOLD', contact: { fullName: 'Alex Tester' } })

    const [first, second] = hold.unitItems
    const unitItems = [{ ...first!, contact: { fullName: 'Kim Tester' } }, { unitId: second!.unitId }]
    const { body: sold } = await ask('POST', `bookings/${asked.uuid}/confirm`, {
      contact: {},
      resellerReference: 'V-2',
      unitItems: unitItems.map(({ unitId, ...unit }) => ({ ...('uuid' in unit ? { uuid: unit.uuid } : {}), unitId })),
    })
    const booked = bookingSchema.parse(sold)
    expect(booked).toMatchObject({
      status: 'CONFIRMED',
      resellerReference: 'V-2',
      utcConfirmedAt: '2026-11-23T03:05:00Z',
      utcExpiresAt: null,
      cancellable: true,
      notes: 'No shellfish',
      voucher: { deliveryOptions: [{ deliveryFormat: 'QRCODE', deliveryValue: booked.supplierReference }] },
    })
    expect(booked.unitItems.map(({ uuid }) => uuid)).toEqual(hold.unitItems.map(({ uuid }) => uuid))

    const desk = await findGuideDeparture(context, 'guide-1', 'departure-1')
    expect(desk?.bookings).toMatchObject([
      { name: 'Alex Tester', note: 'No shellfish', reseller: 'Sample Travel', adults: 2, netYen: 13_600 },
    ])
    shop.clock.set(STARTS_AT)
    const code = booked.voucher!.deliveryOptions[0]!.deliveryValue
    expect(await redeemBooking(context, { code, guideId: 'guide-1' })).toMatchObject({ ok: true })
    const { body: used } = await ask('GET', `bookings/${asked.uuid}`)
    expect(bookingSchema.parse(used)).toMatchObject({ status: 'REDEEMED', cancellable: false })
    expect(used.unitItems[0].utcRedeemedAt).toBe('2026-12-03T01:00:00Z')
  })

  it('posts what the reseller owes against the shares of every sale, and asks no payment of anybody', async () => {
    const { ask, context, resellerId } = await open()
    const { uuid } = (await ask('POST', 'bookings', reservation())).body
    expect(await balancesOf(context.db)).toEqual({})
    const confirm = () => ask('POST', `bookings/${uuid}/confirm`, { contact: CONTACT })
    const answers = await Promise.all([confirm(), confirm(), confirm()])
    expect(answers.map(({ body }) => body.status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED'])
    const sold = { 'guide:guide-1': -13_600, platform: -1920, 'region_fund:26': -480 }
    expect(await balancesOf(context.db)).toEqual({ [`reseller:${resellerId}`]: 16_000, ...sold })
    expect(await reconcilePayments(context)).toEqual({ looked: 0, mended: 0, refundsSettled: 0 })
    const mails = await context.db.selectFrom('mails').select('kind').execute()
    expect(mails.filter(({ kind }) => !kind.startsWith('guide_'))).toEqual([])
    expect(await context.db.selectFrom('payments').selectAll().execute()).toEqual([])
  })

  it('gives back on account what the policy says, and nothing after the cut-off', async () => {
    const { ask, context, shop, resellerId } = await open()
    const sell = async () => {
      const { uuid } = (await ask('POST', 'bookings', reservation())).body
      await ask('POST', `bookings/${uuid}/confirm`, { contact: CONTACT })
      return uuid as string
    }
    const [early, late, tooLate, forced] = [await sell(), await sell(), await sell(), await sell()]
    const owes = async () => (await balancesOf(context.db))[`reseller:${resellerId}`]
    expect(await owes()).toBe(64_000)

    shop.clock.set(STARTS_AT - 5 * 86_400)
    const cancelled = await ask('POST', `bookings/${early}/cancel`, { reason: 'Ill' })
    expect(bookingSchema.parse(cancelled.body)).toMatchObject({
      status: 'CANCELLED',
      cancellable: false,
      voucher: null,
      cancellation: { refund: 'FULL', reason: 'Ill', utcCancelledAt: '2026-11-28T01:00:00Z' },
    })
    expect((await ask('POST', `bookings/${early}/cancel`)).body).toEqual(cancelled.body)
    expect(await owes()).toBe(48_000)

    shop.clock.set(STARTS_AT - 86_400)
    const partly = await ask('DELETE', `bookings/${late}`)
    expect(partly.body.cancellation).toMatchObject({ refund: 'PARTIAL', reason: null })
    expect(await owes()).toBe(40_000)

    shop.clock.advance(1)
    expect((await ask('GET', `bookings/${tooLate}`)).body.cancellable).toBe(false)
    const refused = await ask('POST', `bookings/${tooLate}/cancel`)
    expect(refused).toMatchObject({ status: 400, body: { error: 'UNPROCESSABLE_ENTITY', kind: 'cancellation_closed' } })
    expect((await ask('GET', `bookings/${tooLate}`)).body.status).toBe('CONFIRMED')
    const free = await ask('POST', `bookings/${forced}/cancel`, { force: true })
    expect(free.body).toMatchObject({ status: 'CANCELLED', cancellation: { refund: 'NONE' } })
    const balances = await balancesOf(context.db)
    expect(balances[`reseller:${resellerId}`]).toBe(40_000)
    expect(Object.values(balances).reduce((sum, yen) => sum + yen, 0)).toBe(0)
    // Neither refunds nor bookings keep anything: all that is owed is shared out.
    expect(Object.keys(balances).filter((account) => account.startsWith('booking:'))).toEqual([])
    expect(await context.db.selectFrom('refunds').selectAll().execute()).toEqual([])
  })

  it('makes one booking of one uuid, however often and at once it is sent', async () => {
    const { ask, context } = await open()
    const asked = reservation()
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask('POST', 'bookings', asked)))
    expect(new Set(answers.map(({ body }) => body.supplierReference)).size).toBe(1)
    expect(await departures.countSeatsTaken(context.db, 'departure-1', context.now())).toBe(2)
    const other = await ask('POST', 'bookings', { ...asked, unitItems: adults(3) })
    expect(other).toMatchObject({ status: 400, body: { error: 'INVALID_BOOKING_UUID', uuid: asked.uuid } })
    const nameless = await ask('POST', 'bookings', { ...asked, uuid: undefined })
    expect(bookingSchema.parse(nameless.body).uuid).not.toBe(asked.uuid)
  })

  it('shows no reseller the bookings of another, not even that there are any', async () => {
    const { ask, otherKey } = await open()
    const asked = reservation({ resellerReference: 'V-1', contact: CONTACT })
    const { body: mine } = await ask('POST', 'bookings', asked)
    const steps = ['GET', 'PATCH', 'DELETE', 'POST extend', 'POST confirm', 'POST cancel']
    for (const step of steps) {
      const [method, verb] = step.split(' ')
      const path = `bookings/${asked.uuid}${verb ? `/${verb}` : ''}`
      const body = method === 'GET' ? undefined : { contact: CONTACT }
      expect(await ask(method!, path, body, otherKey), step).toMatchObject({
        status: 400,
        body: { error: 'INVALID_BOOKING_UUID' },
      })
    }
    expect((await ask('GET', 'bookings?resellerReference=V-1', undefined, otherKey)).body).toEqual([])
    // The same uuid is another booking for somebody else.
    const { body: theirs } = await ask('POST', 'bookings', asked, otherKey)
    expect(theirs.supplierReference).not.toBe(mine.supplierReference)
    expect((await ask('GET', `bookings/${asked.uuid}`)).body).toMatchObject({ status: 'ON_HOLD', id: mine.id })
  })

  it('opens to a key, not without one, and not to one that was revoked', async () => {
    const { ask, context } = await open()
    const list = 'bookings?localDate=2026-12-03'
    const missing = await ask('GET', list, undefined, null)
    expect(missing).toMatchObject({ status: 401, body: { error: 'UNAUTHORIZED' } })
    expect(missing.headers.get('www-authenticate')).toBe('Bearer')
    expect(await ask('POST', 'bookings', reservation(), null)).toMatchObject({ status: 401 })
    const forbidden = { status: 403, body: { error: 'FORBIDDEN' } }
    expect(await ask('GET', list, undefined, 'meguri_wrong')).toMatchObject(forbidden)
    const { key, keyId } = await signUp(context, 'Third Travel')
    expect(await ask('GET', list, undefined, key)).toMatchObject({ status: 200, body: [] })
    await revokeResellerKey(context, { keyId })
    expect(await ask('GET', list, undefined, key)).toMatchObject(forbidden)
    const kept = await context.db.selectFrom('reseller_keys').select(['digest', 'ending', 'last_used_at']).execute()
    expect(JSON.stringify(kept)).not.toContain(key)
    // What anybody may read stays open.
    expect(await ask('GET', 'products', undefined, null)).toMatchObject({ status: 200 })
  })

  it('never sells a seat twice, however many ask for the last ones at once', async () => {
    const { ask, context, otherKey } = await open({ seats: 7 })
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        ask('POST', 'bookings', reservation({ unitItems: adults(1 + (n % 2)) }), n % 3 ? undefined : otherKey),
      ),
    )
    const taken = await departures.countSeatsTaken(context.db, 'departure-1', context.now())
    const held = answers.filter(({ body }) => body.status === 'ON_HOLD')
    expect(held.reduce((sum, { body }) => sum + body.unitItems.length, 0)).toBe(taken)
    expect(taken).toBe(7)
    expect(answers.filter(({ body }) => body.error !== 'UNPROCESSABLE_ENTITY')).toHaveLength(held.length)
  })
})
