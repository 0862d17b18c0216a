import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'
import { type BookingHouse, openBookingHouse, untilStatus } from './booking-house.ts'
import { visitorOf } from './booking-visitor.ts'

const now = () => Math.floor(Date.now() / 1000)

/** From choosing a departure to the contact details: what a visitor can get wrong, and what can go wrong meanwhile. */
describe('choosing, on the wire', () => {
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
    const at = (departureId: string) => `/${language}/departures/${departureId}`

    it('zero people, a child alone and ages that are none are said beside their field, and the fields are kept', async () => {
      const id = await house.departure()
      for (const [party, code, kept] of [
        [{ adults: '0' }, 'adults_invalid', 'value="0"'],
        [{ adults: '0', ages: '8' }, 'adults_invalid', 'value="8"'],
        [{ adults: '', ages: '8' }, 'adults_invalid', 'value="8"'],
        [{ adults: '2', ages: 'eight' }, 'ages_invalid', 'value="eight"'],
      ] as const) {
        const refused = await visitor.post(at(id), await visitor.holdForm(id, party))
        expect(refused.status).toBe(422)
        expect(refused.text).toContain(visitor.say(`errors:field.${code}`))
        expect(refused.html).toContain(kept)
        expect(refused.html).toContain('aria-invalid="true"')
      }
      // The same, asked for without holding: no price of another party is shown instead.
      const asked = await visitor.open(`${at(id)}?adults=0&ages=8`)
      expect(asked.text).toContain(visitor.say('errors:field.adults_invalid'))
      expect(asked.text).toContain(visitor.say('booking:price.none'))
      expect(await departures.countSeatsTaken(house.db, id, now())).toBe(0)
    })

    it('an age without a price and a party of more than twenty are refused by name', async () => {
      const id = await house.departure({ seats: 40 })
      const grown = await visitor.post(at(id), await visitor.holdForm(id, { ages: '18' }))
      expect([grown.status, grown.text.includes(visitor.say('booking:refusal.party_invalid'))]).toEqual([422, true])
      const crowd = await visitor.post(at(id), await visitor.holdForm(id, { adults: '19', ages: '8 9' }))
      expect(crowd.text).toContain(visitor.say('booking:refusal.party_too_large', { max: 20 }))
      expect(crowd.html).toContain('value="8 9"')
    })

    it('a party larger than what is left is told how many are, before and while holding', async () => {
      const id = await house.departure({ seats: 3 })
      const said = visitor.say('booking:refusal.not_enough_seats', { count: 3 })
      expect((await visitor.open(`${at(id)}?adults=4&ages=`)).text).toContain(said)
      const refused = await visitor.post(at(id), await visitor.holdForm(id, { adults: '4' }))
      expect([refused.status, refused.text.includes(said)]).toEqual([409, true])
      expect(refused.html.match(/<input[^>]*name="adults"[^>]*>/)?.[0]).toContain('value="4"')
    })

    it('sold out while choosing: said so, nothing taken, and the way to other dates', async () => {
      const id = await house.departure({ seats: 2 })
      const form = await visitor.holdForm(id)
      await visitor.hold(id)
      const refused = await visitor.post(at(id), form)
      expect([refused.status, refused.text.includes(visitor.say('booking:refusal.sold_out'))]).toEqual([409, true])
      expect(refused.html).toContain(`href="/${language}/tours/tour-1/sample-walk-in-uji#departures"`)
      const later = await visitor.open(at(id))
      expect(later.text).toContain(visitor.say('booking:refusal.sold_out'))
      expect(later.html).not.toContain('name="intentKey"')
      expect(await departures.countSeatsTaken(house.db, id, now())).toBe(2)
    })

    it('a form that is sent twice, at once and again, is one booking', async () => {
      const id = await house.departure()
      const form = await visitor.holdForm(id)
      const first = await Promise.all([1, 2, 3, 4].map(() => visitor.post(at(id), form)))
      const again = await visitor.post(at(id), form)
      expect(new Set([...first, again].map(({ path }) => path)).size).toBe(1)
      expect(await departures.countSeatsTaken(house.db, id, now())).toBe(2)
      const other = await visitor.post(at(id), { ...form, adults: '3' })
      expect(other.text).toContain(visitor.say('booking:refusal.intent_used_differently'))
    })

    it('after the cut-off and after the start nobody can hold seats, and both say why', async () => {
      const id = await house.departure()
      const form = await visitor.holdForm(id)
      await moveTo(id, now() + 3600)
      const late = await visitor.post(at(id), form)
      expect(late.status).toBe(409)
      expect(late.text).toContain(visitor.say('booking:refusal.booking_closed', { bookableUntil: '|' }).split('|')[0])
      expect((await visitor.open(at(id))).html).not.toContain('name="intentKey"')
      await moveTo(id, now() - 60)
      const past = await visitor.post(at(id), form)
      // The page of a departure that has begun leads to the tour and its other dates.
      expect(past.text).toContain(visitor.say('tours:departures.title'))
      expect((await visitor.open(at(id))).path).toContain(`/${language}/tours/tour-1`)
      expect(await departures.countSeatsTaken(house.db, id, now())).toBe(0)
    })

    it('contact details that can’t be used are named one by one, and what was typed stays', async () => {
      const id = await visitor.hold(await house.departure())
      const typed = { name: '', email: 'alex@', phone: 'none', note: 'No <shellfish>' }
      const refused = await visitor.post(visitor.pathOf(id, 'contact'), typed)
      expect(refused.status).toBe(422)
      for (const code of ['name_missing', 'email_invalid', 'phone_invalid']) {
        expect(refused.text).toContain(visitor.say(`errors:field.${code}`))
      }
      expect(refused.html).toContain('value="alex@"')
      expect(refused.html).toContain('No &lt;shellfish&gt;')
      expect((await bookings.findById(house.db, id))!.contact).toBeNull()
    })

    it('terms that are not accepted open no payment', async () => {
      const id = await visitor.hold(await house.departure())
      await visitor.toPayment(id)
      const second = await visitor.hold(await house.departure())
      await visitor.post(visitor.pathOf(second, 'contact'), { name: 'Alex', email: 'alex@example.test' })
      const refused = await visitor.post(visitor.pathOf(second, 'confirm'), {
        shownTotalYen: '16000',
        termsVersion: 'x',
      })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain(visitor.say('errors:field.terms_missing'))
      expect(refused.text).toContain(visitor.say('errors:field.adult_missing'))
      expect((await bookings.findById(house.db, second))!.acceptedAt).toBeNull()
    })

    it('a hold that ran out before paying says so with the way back, and its seats are free', async () => {
      const departureId = await house.departure({ seats: 2 })
      const id = await visitor.hold(departureId)
      await lapse(id)
      for (const step of ['contact', 'confirm'] as const) {
        const shown = await visitor.open(visitor.pathOf(id, step))
        expect(shown.text).toContain(visitor.say('booking:state.EXPIRED.title'))
        expect(shown.html).toContain(`/${language}/tours/tour-1/sample-walk-in-uji#departures`)
      }
      const typed = { name: 'Alex', email: 'alex@example.test' }
      const refused = await visitor.post(visitor.pathOf(id, 'contact'), typed)
      expect(refused.text).toContain(visitor.say('booking:state.EXPIRED.title'))
      expect(await visitor.hold(departureId)).not.toBe(id)
      expect((await house.chargedFor(id)).charges).toBe(0)
    })
  })

  it('a page in Japanese has every character and nothing between them', async () => {
    for (const path of ['/ja', '/ja/tours', '/ja/tours/sample-uji-river-and-tea', '/ja/works', '/ja/plan']) {
      const bytes = Buffer.from(await (await fetch(house.server.origin + path)).arrayBuffer())
      expect(bytes.includes(0), path).toBe(false)
      expect(bytes.toString('utf8').includes('\ufffd'), path).toBe(false)
    }
  })

  it('the job writes down that a hold ran out', { timeout: 60_000 }, async () => {
    const visitor = visitorOf(house.server.origin, 'en')
    const id = await visitor.hold(await house.departure())
    await lapse(id)
    await untilStatus(house.db, id, 'EXPIRED')
    expect(await house.disagreements()).toEqual([])
  })

  async function lapse(bookingId: string): Promise<void> {
    const event = { id: `lapse-${bookingId}`, kind: 'test', at: now(), author: 'system' as const, cause: 'test' }
    await bookings.change(house.db, bookingId, { held_until: now() - 1 }, event)
  }

  async function moveTo(departureId: string, startsAt: number): Promise<void> {
    const times = { starts_at: startsAt, ends_at: startsAt + 3600 }
    await house.db.updateTable('departures').set(times).where('id', '=', departureId).execute()
  }
})
