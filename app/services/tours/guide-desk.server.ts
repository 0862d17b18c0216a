import type { Booking } from '#app/domain/booking/booking.ts'
import { guideNet } from '#app/domain/ledger/split.ts'
import type { Departure, Tour } from '#app/domain/tours/tour.ts'
import { sumYen } from '#app/domain/values/money.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'
import type { AppContext } from '../app-context.ts'

export interface GuideDeparture {
  departure: Departure
  tour: Tour
  seatsTaken: number
  bookings: GuideBooking[]
  /** The guide's part of what is confirmed, in yen. */
  netYen: number
}

/** What a guide needs to know of a booking; the e-mail address is not among it. */
export interface GuideBooking {
  id: string
  reference: string
  status: Booking['status']
  name: string | null
  phone: string | null
  note: string | null
  tourLanguage: string
  guests: number
  childAges: number[]
  totalYen: number
  netYen: number
}

/** The departures of a guide in a span of time with their bookings, soonest first. */
export async function findGuideDepartures(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  guideId: string,
  span: { from: UnixSeconds; until: UnixSeconds },
): Promise<GuideDeparture[]> {
  const found = await departures.findAllByGuideId(db, guideId, span, now())
  const result: GuideDeparture[] = []
  for (const of of found) {
    const all = of.seatsTaken > 0 ? await bookings.findAllByDepartureId(db, of.departure.id) : []
    result.push(deskOf(of, all))
  }
  return result
}

/** One departure of this guide; another guide's is absent. */
export async function findGuideDeparture(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  guideId: string,
  departureId: string,
): Promise<GuideDeparture | undefined> {
  const found = await departures.findById(db, departureId)
  if (found?.departure.guideId !== guideId) return undefined
  const seatsTaken = await departures.countSeatsTaken(db, departureId, now())
  return deskOf({ ...found, seatsTaken }, await bookings.findAllByDepartureId(db, departureId))
}

function deskOf(of: { departure: Departure; tour: Tour; seatsTaken: number }, all: Booking[]): GuideDeparture {
  const shown = all.map(guideBookingOf)
  const isSold = ({ status }: GuideBooking) => status === 'CONFIRMED' || status === 'REDEEMED' || status === 'NO_SHOW'
  return { ...of, bookings: shown, netYen: sumYen(shown.filter(isSold).map(({ netYen }) => netYen)) }
}

function guideBookingOf(booking: Booking): GuideBooking {
  const { snapshot, contact, totalYen } = booking
  return {
    id: booking.id,
    reference: booking.reference,
    status: booking.status,
    name: contact?.name ?? null,
    phone: contact?.phone ?? null,
    note: contact?.note ?? null,
    tourLanguage: booking.tourLanguage,
    guests: snapshot.guests,
    childAges: snapshot.party.childAges,
    totalYen,
    netYen: totalYen > 0 ? guideNet(totalYen, snapshot.shares) : 0,
  }
}
