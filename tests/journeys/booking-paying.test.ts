import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'
import * as mails from '#db/repositories/mails.ts'
import * as payments from '#db/repositories/payments.ts'
import { type BookingHouse, openBookingHouse, sessionEvent, untilStatus } from './booking-house.ts'
import { payAt, visitorOf } from './booking-visitor.ts'

const NOTHING = { charges: 0, chargedYen: 0, refundedYen: 0 }
const ONE_CHARGE = { charges: 1, chargedYen: 16_000, refundedYen: 0 }
const LOST = { kind: 'lose_webhook', times: 1 } as const

/** Paying, coming back, being rung and cancelling: whatever happens, one charge, one confirmation, and books that agree. */
describe('paying, on the wire', () => {
  let house: BookingHouse
  beforeAll(async () => {
    house = await openBookingHouse()
  })
  afterAll(() => house.stop())

  describe.each(['en', 'ja'] as const)('in %s', (language) => {
    let visitor: ReturnType<typeof visitorOf>
    beforeAll(() => {
      visitor = visitorOf(house.server.origin, language)
    })

    /** Held, filled in, agreed: the address where it is paid. */
    async function readyToPay(): Promise<{ id: string; url: string }> {
      const id = await visitor.hold(await house.departure())
      return { id, url: await visitor.toPayment(id) }
    }
    const comeBack = async (leadsTo: string | null) => (await visitor.open(leadsTo!)).text
    const booked = () => visitor.say('booking:state.CONFIRMED.title')

    it('a declined card charges nothing and keeps the seats; another card pays', async () => {
      const { id, url } = await readyToPay()
      expect((await payAt(url, '4000000000000002')).status).toBe(402)
      expect(await house.chargedFor(id)).toEqual(NOTHING)
      const stillHeld = await visitor.open(visitor.pathOf(id))
      expect(stillHeld.text).toContain(visitor.say('booking:hold.title'))
      // Back to the final check and on again: the same open checkout.
      expect(await visitor.toPayment(id)).toBe(url)
      expect(await comeBack((await payAt(url)).leadsTo)).toContain(booked())
      expect(await house.chargedFor(id)).toEqual(ONE_CHARGE)
    })

    it('3-D Secure: refused by the bank nothing is charged, confirmed it is once', async () => {
      const { id, url } = await readyToPay()
      expect((await payAt(url, '4000002500003155')).status).toBe(200)
      expect((await payAt(url, '4000002500003155', { secure: 'no' })).status).toBe(402)
      expect(await house.chargedFor(id)).toEqual(NOTHING)
      const paid = await payAt(url, '4000002500003155', { secure: 'yes' })
      expect(await comeBack(paid.leadsTo)).toContain(booked())
      expect(await house.chargedFor(id)).toEqual(ONE_CHARGE)
    })

    it('the webhook before the return, and three times: one confirmation, one mail', async () => {
      await house.fault({ kind: 'duplicate_webhook', times: 1, amount: 3 })
      const { id, url } = await readyToPay()
      const { leadsTo } = await payAt(url)
      await untilStatus(house.db, id, 'CONFIRMED')
      expect(await comeBack(leadsTo)).toContain(booked())
      expect(await kindsOf(id)).toEqual(['held', 'contact_saved', 'terms_accepted', 'checkout_opened', 'confirmed'])
      expect((await mailsOf(id)).filter((kind) => kind === 'booking_confirmed')).toHaveLength(1)
      expect(await house.chargedFor(id)).toEqual(ONE_CHARGE)
    })

    it('the webhook after the return, also twice, changes nothing more', async () => {
      await house.fault(LOST)
      const { id, url } = await readyToPay()
      expect(await comeBack((await payAt(url)).leadsTo)).toContain(booked())
      const before = await kindsOf(id)
      const event = sessionEvent((await payments.findAllByBookingId(house.db, id))[0]!.sessionId!)
      expect([(await house.ring(event)).status, (await house.ring(event)).status]).toEqual([200, 200])
      await visitor.open(visitor.pathOf(id, 'return'))
      expect(await kindsOf(id)).toEqual(before)
      expect(await house.chargedFor(id)).toEqual(ONE_CHARGE)
    })

    it('back after paying: the final check and the checkout are over, and a second click pays nothing', async () => {
      const { id, url } = await readyToPay()
      await comeBack((await payAt(url)).leadsTo)
      for (const step of ['confirm', 'contact'] as const) {
        expect((await visitor.open(visitor.pathOf(id, step))).text).toContain(booked())
      }
      const total = (await bookings.findById(house.db, id))!.totalYen
      const again = await visitor.post(visitor.pathOf(id, 'confirm'), {
        acceptsTerms: 'yes',
        declaresAdult: 'yes',
        termsVersion: '2026-11-23',
        shownTotalYen: String(total),
      })
      expect(again.text).toContain(booked())
      expect((await payAt(url)).status).toBe(200)
      expect(await house.chargedFor(id)).toEqual(ONE_CHARGE)
    })

    it('a price that rises after the hold: the held one is shown, paid and written down', async () => {
      const id = await visitor.hold(await house.departure())
      await setAdultPrice(9999)
      const url = await visitor.toPayment(id)
      expect((await visitor.open(visitor.pathOf(id, 'confirm'))).text).toMatch(/16,000/)
      await comeBack((await payAt(url)).leadsTo)
      await setAdultPrice(8000)
      expect(await house.chargedFor(id)).toEqual(ONE_CHARGE)
      expect((await visitor.open(visitor.pathOf(id))).text).not.toMatch(/9,999|19,998/)
    })

    it('cancelled twice: one refund of what was shown, and the second click says that it is done', async () => {
      const { id, url } = await readyToPay()
      await comeBack((await payAt(url)).leadsTo)
      const form = { shownRefundYen: '16000' }
      expect((await visitor.open(visitor.pathOf(id, 'cancel'))).html).toContain('value="16000"')
      const first = await visitor.post(visitor.pathOf(id, 'cancel'), form)
      expect(first.text).toContain(visitor.say('booking:state.CANCELLED.title'))
      const second = await visitor.post(visitor.pathOf(id, 'cancel'), form)
      expect(second.text).toContain(visitor.say('booking:refusal.already_cancelled'))
      expect(await house.chargedFor(id)).toEqual({ ...ONE_CHARGE, refundedYen: 16_000 })
    })

    it('a refund other than the one shown, and a cancellation after the start, are refused and change nothing', async () => {
      const { id, url } = await readyToPay()
      await comeBack((await payAt(url)).leadsTo)
      const other = await visitor.post(visitor.pathOf(id, 'cancel'), { shownRefundYen: '1' })
      expect(other.status).toBe(409)
      await letItStart(id)
      const late = await visitor.post(visitor.pathOf(id, 'cancel'), { shownRefundYen: '16000' })
      expect([late.status, late.text.includes(visitor.say('booking:refusal.departure_passed'))]).toEqual([409, true])
      expect((await visitor.open(visitor.pathOf(id))).html).not.toContain(visitor.pathOf(id, 'cancel'))
      expect((await bookings.findById(house.db, id))!.status).toBe('CONFIRMED')
      expect(await house.chargedFor(id)).toEqual(ONE_CHARGE)
    })

    it('paid after the hold had run out and the seats were gone: all of it goes back, and the page says so', async () => {
      await house.fault(LOST)
      const departureId = await house.departure({ seats: 2 })
      const id = await visitor.hold(departureId)
      const url = await visitor.toPayment(id)
      const event = { id: `lapse-${id}`, kind: 'test', at: 0, author: 'system' as const, cause: 'test' }
      await bookings.change(house.db, id, { held_until: Math.floor(Date.now() / 1000) - 1 }, event)
      const otherId = await visitor.hold(departureId)
      const shown = await comeBack((await payAt(url)).leadsTo)
      expect(shown).toContain(visitor.say('booking:state.REJECTED.title'))
      expect(await house.chargedFor(id)).toEqual({ ...ONE_CHARGE, refundedYen: 16_000 })
      expect((await bookings.findById(house.db, otherId))!.status).toBe('ON_HOLD')
      const now = Math.floor(Date.now() / 1000)
      expect(await departures.countSeatsTaken(house.db, departureId, now)).toBe(2)
    })
  })

  it('a bell with a wrong signature is not heard, and one about a stranger’s checkout changes nothing', async () => {
    const visitor = visitorOf(house.server.origin, 'en')
    const id = await visitor.hold(await house.departure())
    await visitor.toPayment(id)
    const sessionId = (await payments.findAllByBookingId(house.db, id))[0]!.sessionId!
    expect((await house.ring(sessionEvent(sessionId), 'whsec_wrong')).status).toBe(400)
    expect((await house.ring(sessionEvent('cs_test_of_nobody'))).status).toBe(200)
    // A true bell that rings too early: nothing was paid, so nothing is confirmed.
    expect((await house.ring(sessionEvent(sessionId))).status).toBe(200)
    await visitor.open(visitor.pathOf(id, 'return'))
    expect((await bookings.findById(house.db, id))!.status).toBe('ON_HOLD')
    expect(await house.chargedFor(id)).toEqual(NOTHING)
  })

  it('after all of this the ledger and the payment provider agree to the yen', async () => {
    expect(await house.disagreements()).toEqual([])
  })

  async function kindsOf(bookingId: string): Promise<string[]> {
    return (await bookings.findEvents(house.db, bookingId)).map(({ kind }) => kind)
  }

  async function mailsOf(bookingId: string): Promise<string[]> {
    return (await mails.findLatest(house.db, 200)).filter((one) => one.booking_id === bookingId).map(({ kind }) => kind)
  }

  async function setAdultPrice(yen: number): Promise<void> {
    await house.db.updateTable('tour_units').set({ price_yen: yen }).where('id', '=', 'tour-1-adult').execute()
  }

  /** As if the time of the tour had come. */
  async function letItStart(bookingId: string): Promise<void> {
    const booking = (await bookings.findById(house.db, bookingId))!
    const startsAt = Math.floor(Date.now() / 1000) - 60
    const snapshot_json = JSON.stringify({ ...booking.snapshot, startsAt })
    await house.db.updateTable('bookings').set({ snapshot_json }).where('id', '=', bookingId).execute()
  }
})
