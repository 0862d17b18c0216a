import type { Booking } from '#app/domain/booking/booking.ts'
import { deadlinesOf } from '#app/domain/booking/cancellation-policy.ts'
import type { CallOffCause } from '#app/domain/booking/decide-call-off.ts'
import type { CanceledBy } from '#app/domain/booking/decide-cancellation.ts'
import { splitPrice } from '#app/domain/ledger/split.ts'
import type { BookingFacts, GuideFacts, MailMessage } from '#app/gateways/mail/mailer.ts'
import { urlsFor } from '#app/urls.ts'
import type { Database } from '#db/connection.ts'
import * as departures from '#db/repositories/departures.ts'
import * as guides from '#db/repositories/guides.ts'
import * as userRoles from '#db/repositories/user-roles.ts'
import type { AppContext } from '../app-context.ts'
import { enqueueMail } from '../mail/enqueue.server.ts'
import { bookingCalendar } from './booking-calendar.server.ts'

type Needs = Pick<AppContext, 'mail' | 'now' | 'newId' | 'publicOrigin'>

/** Tells the visitor that the booking stands, with the calendar entry. */
export async function mailConfirmation(trx: Database, context: Needs, booking: Booking): Promise<void> {
  const deadlines = deadlinesOf(booking.policy, booking.snapshot.startsAt, booking.totalYen, context.now())
  const message: MailMessage = { kind: 'booking_confirmed', booking: factsOf(context, booking), deadlines }
  await mailVisitor(trx, context, booking, message, bookingCalendar(booking, urlOf(context, booking)))
  await mailGuide(trx, context, booking, { kind: 'guide_booked', netYen: netOf(booking, booking.totalYen) })
}

/** Tells the visitor that the booking is off and what comes back; the calendar entry is taken back too. */
export async function mailCancellation(
  trx: Database,
  context: Needs,
  booking: Booking,
  {
    by,
    paidYen,
    refundYen,
    callOff = null,
  }: {
    by: CanceledBy
    paidYen: number
    refundYen: number
    callOff?: { cause: CallOffCause; note: string | null } | null
  },
): Promise<void> {
  // A hold that was given up was never told by mail, to nobody: there is nothing to take back.
  if (booking.confirmedAt === null) return
  if (by !== 'reseller') {
    const message: MailMessage = {
      kind: 'booking_cancelled',
      booking: factsOf(context, booking),
      by,
      refundYen,
      callOff,
    }
    const calendar = bookingCalendar({ ...booking, status: 'CANCELLED' }, urlOf(context, booking))
    await mailVisitor(trx, context, booking, message, calendar)
  }
  // A guide who called the whole tour off knows.
  if (callOff && by === 'guide') return
  const kind = callOff ? 'guide_called_off' : 'guide_cancelled'
  await mailGuide(trx, context, booking, { kind, by, netYen: netOf(booking, paidYen - refundYen) })
}

/** Tells the visitor that money came too late (or twice) and goes back in full. */
export async function mailMoneyReturned(
  trx: Database,
  context: Needs,
  booking: Booking,
  of: { kind: 'booking_rejected' | 'payment_returned'; because: string; refundYen: number },
): Promise<void> {
  const facts = factsOf(context, booking)
  const message: MailMessage =
    of.kind === 'booking_rejected'
      ? { kind: of.kind, booking: facts, because: of.because, refundYen: of.refundYen }
      : { kind: of.kind, booking: facts, refundYen: of.refundYen }
  await mailVisitor(trx, context, booking, message)
}

/** Sends the address of a booking to whom it belongs. */
export async function mailBookingLink(db: Database, context: Needs, booking: Booking): Promise<void> {
  // At most one a minute: who asks ten times is not written to ten times.
  const dedupeKey = `booking_link:${booking.id}:${Math.floor(context.now() / 60)}`
  await mailVisitor(
    db,
    context,
    booking,
    { kind: 'booking_link', booking: factsOf(context, booking) },
    undefined,
    dedupeKey,
  )
}

/** Tells whoever works as the guide of this booking, in Japanese where the guide speaks it. */
async function mailGuide(
  trx: Database,
  context: Needs,
  booking: Booking,
  of:
    | { kind: 'guide_booked'; netYen: number }
    | { kind: 'guide_cancelled' | 'guide_called_off'; by: CanceledBy; netYen: number },
): Promise<void> {
  const found = await departures.findById(trx, booking.departureId)
  const guide = found && (await guides.findById(trx, found.departure.guideId))
  if (!guide) return
  const language = guide.languages.includes('ja') ? 'ja' : 'en'
  const { snapshot, contact, reference, tourLanguage } = booking
  const guideBooking: GuideFacts = {
    reference,
    title: snapshot.title,
    startsAt: snapshot.startsAt,
    guests: snapshot.guests,
    childAges: snapshot.party.childAges,
    unknownAges: snapshot.party.unknownAges ?? 0,
    reseller: snapshot.reseller?.name ?? null,
    tourLanguage,
    name: contact?.name ?? '',
    phone: contact?.phone ?? null,
    note: contact?.note ?? null,
    url: `${context.publicOrigin}${urlsFor(language).guideDeparture(booking.departureId)}`,
  }
  for (const recipient of await userRoles.findGuideEmails(trx, guide.id)) {
    await enqueueMail(trx, context, {
      dedupeKey: `${of.kind}:${booking.id}:${recipient}`,
      language,
      recipient,
      message: { ...of, guideBooking },
      bookingId: booking.id,
    })
  }
}

/** The guide's part of what is kept, in yen. */
function netOf({ snapshot }: Booking, keptYen: number): number {
  const { shares, guideId } = snapshot
  return splitPrice(keptYen, shares, guideId).find(({ account }) => account.kind === 'guide')?.amountYen ?? 0
}

async function mailVisitor(
  trx: Database,
  context: Needs,
  booking: Booking,
  message: MailMessage,
  calendarIcs?: string,
  dedupeKey = `${message.kind}:${booking.id}`,
): Promise<void> {
  // A reseller's guests hear from their reseller alone: it has its own prices and its own words.
  if (!booking.contact || booking.snapshot.reseller) return
  const { language, contact, id } = booking
  await enqueueMail(trx, context, {
    dedupeKey,
    language,
    recipient: contact.email,
    message,
    bookingId: id,
    calendarIcs,
  })
}

function urlOf({ publicOrigin }: Needs, booking: Booking): string {
  return publicOrigin + urlsFor(booking.language).booking(booking.id)
}

function factsOf(context: Needs, booking: Booking): BookingFacts {
  const { snapshot } = booking
  return {
    reference: booking.reference,
    name: booking.contact?.name ?? '',
    title: snapshot.title,
    meetingPoint: snapshot.meetingPoint,
    guide: snapshot.guideNames,
    localStart: snapshot.localStart,
    startsAt: snapshot.startsAt,
    timeZone: booking.timeZone,
    guests: snapshot.guests,
    totalYen: booking.totalYen,
    isSample: snapshot.isSample,
    url: urlOf(context, booking),
  }
}
