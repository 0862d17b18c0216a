import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { bookingCalendar } from '#app/services/booking/booking-calendar.server.ts'
import * as bookings from '#db/repositories/bookings.ts'
import { describeOn } from '#tests/support/database.ts'
import { makePaidBooking, makeShopContext, openTour, STARTS_AT } from '#tests/support/factories/shop.ts'

describeOn('sqlite', 'the calendar entry of a booking', (makeDb) => {
  test('is read back as it was meant, with names that try to break out of their line', async () => {
    const shop = await makeShopContext(await makeDb())
    const title = 'Walk; with, commas\\ and\r\nBEGIN:VALARM'
    await openTour(shop, { tour: { title_en: title } })
    const booking = (await bookings.findById(shop.context.db, await makePaidBooking(shop.context)))!
    await shop.sandbox.close()
    const ofBooking = (status: 'CONFIRMED' | 'CANCELLED') => {
      const calendar = new ICAL.Component(ICAL.parse(bookingCalendar({ ...booking, status }, 'http://shop.test/b')))
      const event = calendar.getFirstSubcomponent('vevent')!
      return { method: calendar.getFirstPropertyValue('method'), event, read: new ICAL.Event(event) }
    }
    const confirmed = ofBooking('CONFIRMED')
    expect(confirmed.read.summary.replace(/\r?\n/g, ' ')).toBe(title.replace(/\r?\n/g, ' '))
    expect(confirmed.read.startDate.toUnixTime()).toBe(STARTS_AT)
    expect(confirmed.read.endDate.toUnixTime()).toBe(STARTS_AT + 180 * 60)
    expect(confirmed.event.getFirstSubcomponent('valarm')).toBeNull()
    const cancelled = ofBooking('CANCELLED')
    expect(cancelled.read.uid).toBe(confirmed.read.uid)
    expect([confirmed.method, cancelled.method]).toEqual(['PUBLISH', 'CANCEL'])
    expect(cancelled.event.getFirstPropertyValue('status')).toBe('CANCELLED')
  })
})
