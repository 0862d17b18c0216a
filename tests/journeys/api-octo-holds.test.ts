import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { expireHolds } from '#app/services/booking/expire-holds.server.ts'
import { findGuideDeparture } from '#app/services/tours/guide-desk.server.ts'
import * as departures from '#db/repositories/departures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { STARTS_AT } from '#tests/support/factories/shop.ts'
import { makeDeparture } from '#tests/support/factories/tours.ts'
import { adults, balancesOf, bookingSchema, CONTACT, type OctoHouse, openOctoHouse, reservation } from './octo-house.ts'

describeOnBothEngines('a hold by OCTO', (makeDb) => {
  let house: OctoHouse
  const open = async (over = {}) => {
    house = await openOctoHouse(await makeDb(), over)
    return house
  }
  afterEach(() => house.close())

  it('frees the seats of a hold that ran out, and confirms it no more', async () => {
    const { ask, context, shop } = await open({ seats: 2 })
    const asked = reservation({ expirationMinutes: 5 })
    await ask('POST', 'bookings', asked)
    shop.clock.advance(5 * 60)
    expect((await ask('GET', `bookings/${asked.uuid}`)).body.status).toBe('ON_HOLD')
    shop.clock.advance(1)
    const { body: over } = await ask('GET', `bookings/${asked.uuid}`)
    expect(bookingSchema.parse(over)).toMatchObject({ status: 'EXPIRED', cancellable: false })
    const late = { status: 400, body: { error: 'INVALID_BOOKING_UUID', uuid: asked.uuid } }
    expect(await ask('POST', `bookings/${asked.uuid}/confirm`, { contact: CONTACT })).toMatchObject(late)
    expect(await ask('POST', `bookings/${asked.uuid}/extend`)).toMatchObject({
      body: { error: 'UNPROCESSABLE_ENTITY' },
    })
    expect(await expireHolds(context)).toBe(1)
    expect(await ask('POST', `bookings/${asked.uuid}/confirm`, { contact: CONTACT })).toMatchObject(late)
    expect((await ask('POST', 'bookings', reservation())).body.status).toBe('ON_HOLD')
    expect(await balancesOf(context.db)).toEqual({})
  })

  it('holds seats no longer than we let it, however often it is extended', async () => {
    const { ask, shop } = await open()
    const { body: hold } = await ask('POST', 'bookings', reservation({ expirationMinutes: 100_000 }))
    expect(hold.utcExpiresAt).toBe('2026-11-23T05:00:00Z')
    shop.clock.advance(3600)
    const { body: longer } = await ask('POST', `bookings/${hold.uuid}/extend`, { expirationMinutes: 600 })
    expect(longer.utcExpiresAt).toBe('2026-11-23T05:00:00Z')
    const { body: usual } = await ask('POST', 'bookings', reservation())
    expect(usual.utcExpiresAt).toBe('2026-11-23T04:30:00Z')
  })

  it('makes a hold another one: more people, another day, its price frozen anew', async () => {
    const { ask, context } = await open({ seats: 3 })
    await makeDeparture(context.db, { id: 'departure-2', startsAt: STARTS_AT + 86_400, seats: 8 })
    const { body: hold } = await ask('POST', 'bookings', reservation())
    const path = `bookings/${hold.uuid}`
    const seats = (id: string) => departures.countSeatsTaken(context.db, id, context.now())
    const tooMany = await ask('PATCH', path, { unitItems: adults(4) })
    expect(tooMany.body).toMatchObject({ error: 'UNPROCESSABLE_ENTITY', kind: 'not_enough_seats', seatsLeft: 3 })
    expect(await seats('departure-1')).toBe(2)
    // Its own two seats do not stand in its way.
    expect((await ask('PATCH', path, { unitItems: adults(3) })).body.unitItems).toHaveLength(3)
    expect(await seats('departure-1')).toBe(3)
    const unitItems = [...adults(4), { unitId: 'tour-1-child' }]
    const { body: moved } = await ask('PATCH', path, { availabilityId: 'departure-2', unitItems })
    expect(bookingSchema.parse(moved)).toMatchObject({ availabilityId: 'departure-2', utcExpiresAt: hold.utcExpiresAt })
    expect([await seats('departure-1'), await seats('departure-2')]).toEqual([0, 5])
    await ask('POST', `${path}/confirm`, { contact: CONTACT })
    expect((await balancesOf(context.db))[`reseller:${house.resellerId}`]).toBe(36_000)
    const desk = await findGuideDeparture(context, 'guide-1', 'departure-2')
    expect(desk?.bookings).toMatchObject([{ adults: 4, childAges: [], unknownAges: 1, guests: 5 }])
    // Sold is sold: only what is said of it can still be changed.
    expect((await ask('PATCH', path, { unitItems: adults(2) })).body).toMatchObject({ kind: 'already_confirmed' })
    const { body: told } = await ask('PATCH', path, { contact: { phoneNumber: '+81 3 1' }, notes: 'Late' })
    expect(told).toMatchObject({
      notes: 'Late',
      contact: { emailAddress: CONTACT.emailAddress, phoneNumber: '+81 3 1' },
    })
    expect((await ask('PATCH', path, { contact: { emailAddress: null } })).body).toMatchObject({
      kind: 'contact_missing',
    })
  })

  it('says beforehand how many may come, and who not alone', async () => {
    const { ask } = await open()
    const [option] = (await ask('GET', 'products/tour-1', undefined, null)).body.options
    expect(option.restrictions).toEqual({ minUnits: 1, maxUnits: 20 })
    const accompanied = option.units.map(
      (unit: { restrictions: { accompaniedBy: string[] } }) => unit.restrictions.accompaniedBy,
    )
    expect(accompanied).toEqual([[], ['tour-1-adult'], ['tour-1-adult']])
    expect((await ask('POST', 'bookings', reservation({ unitItems: adults(21) }))).body).toMatchObject({
      error: 'UNPROCESSABLE_ENTITY',
      kind: 'party_too_large',
      max: 20,
    })
  })

  it('names what is wrong by the standard, and changes nothing by it', async () => {
    const { ask, context } = await open({ seats: 4 })
    const errorOf = async (over: object) => (await ask('POST', 'bookings', reservation({ ...over }))).body
    expect(await errorOf({ productId: 'x' })).toMatchObject({ error: 'INVALID_PRODUCT_ID', productId: 'x' })
    expect(await errorOf({ optionId: 'x' })).toMatchObject({ error: 'INVALID_OPTION_ID', optionId: 'x' })
    expect(await errorOf({ availabilityId: 'x' })).toMatchObject({
      error: 'INVALID_AVAILABILITY_ID',
      availabilityId: 'x',
    })
    expect(await errorOf({ unitItems: [{ unitId: 'x' }] })).toMatchObject({ error: 'INVALID_UNIT_ID', unitId: 'x' })
    expect(await errorOf({ uuid: 'x' })).toMatchObject({ error: 'INVALID_BOOKING_UUID' })
    expect(await errorOf({ unitItems: [] })).toMatchObject({ error: 'BAD_REQUEST' })
    expect(await errorOf({ availabilityId: undefined })).toMatchObject({ error: 'BAD_REQUEST' })
    expect(await errorOf({ unitItems: [{ unitId: 'tour-1-child' }] })).toMatchObject({
      error: 'UNPROCESSABLE_ENTITY',
      kind: 'adult_required',
    })
    expect(await errorOf({ unitItems: adults(5) })).toMatchObject({ error: 'UNPROCESSABLE_ENTITY', seatsLeft: 4 })
    const { uuid } = (await ask('POST', 'bookings', reservation())).body
    const confirmed = await ask('POST', `bookings/${uuid}/confirm`, { contact: { fullName: 'Alex' } })
    expect(confirmed.body).toMatchObject({ error: 'UNPROCESSABLE_ENTITY', kind: 'contact_missing' })
    expect(await ask('POST', `bookings/${uuid}/fly`, {})).toMatchObject({ status: 404 })
    expect((await ask('GET', `bookings/${randomUUID()}`)).body).toMatchObject({ error: 'INVALID_BOOKING_UUID' })
    expect((await ask('GET', 'bookings')).body).toMatchObject({ error: 'BAD_REQUEST' })
    const { body: hold } = await ask('GET', `bookings/${uuid}`)
    expect(hold).toMatchObject({ status: 'ON_HOLD', contact: { fullName: null } })
    await departures.setStatus(context.db, 'departure-1', 'cancelled')
    const calledOff = await ask('POST', `bookings/${uuid}/confirm`, { contact: CONTACT })
    expect(calledOff.body).toMatchObject({ error: 'UNPROCESSABLE_ENTITY', kind: 'departure_closed' })
    const given = await ask('POST', `bookings/${uuid}/cancel`)
    expect(given.body).toMatchObject({ status: 'CANCELLED', cancellation: { refund: 'FULL' } })
    expect(await balancesOf(context.db)).toEqual({})
  })

  it('finds a reseller’s bookings by reference and by the day of the departure in Japan', async () => {
    const { ask, context, shop } = await open()
    await makeDeparture(context.db, { id: 'departure-2', startsAt: STARTS_AT + 13 * 3600 })
    const { body: one } = await ask('POST', 'bookings', reservation({ resellerReference: 'A' }))
    shop.clock.advance(1)
    const { body: two } = await ask('POST', 'bookings', reservation({ availabilityId: 'departure-2' }))
    const found = async (query: string) => {
      const { body } = await ask('GET', `bookings?${query}`)
      return Array.isArray(body) ? body.map(({ uuid }: { uuid: string }) => uuid) : body.error
    }
    expect(await found('resellerReference=A')).toEqual([one.uuid])
    expect(await found(`supplierReference=${two.supplierReference}`)).toEqual([two.uuid])
    expect(await found('localDate=2026-12-03')).toEqual([one.uuid, two.uuid])
    expect(await found('localDateStart=2026-12-01&localDateEnd=2026-12-02')).toEqual([])
    expect(await found('localDate=2026-12-03&productId=tour-2')).toEqual([])
    expect(await found('localDateStart=2026-12-04&localDateEnd=2026-12-03')).toBe('UNPROCESSABLE_ENTITY')
    expect(await found('localDate=tomorrow')).toBe('BAD_REQUEST')
  })
})
