import type { Booking } from '#app/domain/booking/booking.ts'
import type { Departure, Tour } from '#app/domain/tours/tour.ts'
import { sumYen } from '#app/domain/values/money.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'
import * as ledger from '#db/repositories/ledger.ts'
import type { AppContext } from '../app-context.ts'

export interface GuideDeparture {
  departure: Departure
  tour: Tour
  seatsTaken: number
  bookings: GuideBooking[]
  /** As the ledger has it, cancellations included. */
  money: DepartureMoney
}

/** What guests' money became, in yen; the four parts sum to what was kept. */
export interface DepartureMoney {
  keptYen: number
  platformYen: number
  regionFundYen: number
  rightsYen: number
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
  adults: number
  childAges: number[]
  unknownAges: number
  guests: number
  /** Who sold it, by name; null: we did. */
  reseller: string | null
  netYen: number
}

type Found = { departure: Departure; tour: Tour; seatsTaken: number }

/** The departures of a guide in a span of time with their bookings, soonest first. */
export async function findGuideDepartures(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  guideId: string,
  span: { from: UnixSeconds; until: UnixSeconds },
): Promise<GuideDeparture[]> {
  const found = await departures.findAllByGuideId(db, guideId, span, now())
  const parts = await ledger.findPartsByDepartures(
    db,
    found.map(({ departure }) => departure.id),
  )
  const paid = new Set(parts.map(({ departureId }) => departureId))
  const result: GuideDeparture[] = []
  for (const each of found) {
    const isBooked = each.seatsTaken > 0 || paid.has(each.departure.id)
    result.push(deskOf(each, isBooked ? await bookings.findAllByDepartureId(db, each.departure.id) : [], parts))
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
  const parts = await ledger.findPartsByDepartures(db, [departureId])
  return deskOf({ ...found, seatsTaken }, await bookings.findAllByDepartureId(db, departureId), parts)
}

function deskOf(found: Found, all: Booking[], everyPart: ledger.BookingPart[]): GuideDeparture {
  const parts = everyPart.filter(({ departureId }) => departureId === found.departure.id)
  const sumOf = (kind: ledger.BookingPart['kind'], bookingId?: string) =>
    sumYen(
      parts.filter((part) => part.kind === kind && (!bookingId || part.bookingId === bookingId)).map(({ yen }) => yen),
    )
  return {
    ...found,
    bookings: all.map((booking) => guideBookingOf(booking, sumOf('guide', booking.id))),
    money: {
      keptYen: sumYen(parts.map(({ yen }) => yen)),
      platformYen: sumOf('platform'),
      regionFundYen: sumOf('region_fund'),
      rightsYen: sumOf('rights_holder'),
      netYen: sumOf('guide'),
    },
  }
}

function guideBookingOf(booking: Booking, netYen: number): GuideBooking {
  const { snapshot, contact } = booking
  return {
    id: booking.id,
    reference: booking.reference,
    status: booking.status,
    name: contact?.name ?? null,
    phone: contact?.phone ?? null,
    note: contact?.note ?? null,
    tourLanguage: booking.tourLanguage,
    adults: snapshot.party.adults,
    childAges: snapshot.party.childAges,
    unknownAges: snapshot.party.unknownAges ?? 0,
    guests: snapshot.guests,
    reseller: snapshot.reseller?.name ?? null,
    netYen,
  }
}
