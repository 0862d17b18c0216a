import type { Booking } from '#app/domain/booking/booking.ts'
import { deadlinesOf } from '#app/domain/booking/cancellation-policy.ts'
import type { BookingFacts, MailMessage } from '#app/gateways/mail/mailer.ts'
import type { Database } from '#db/connection.ts'
import type { AppContext } from '../app-context.ts'
import { enqueueMail } from '../mail/enqueue.server.ts'
import { bookingCalendar } from './booking-calendar.server.ts'

type Needs = Pick<AppContext, 'mail' | 'now' | 'newId' | 'publicOrigin'>

/** Tells the visitor that the booking stands, with the calendar entry. */
export async function mailConfirmation(trx: Database, context: Needs, booking: Booking): Promise<void> {
  const deadlines = deadlinesOf(booking.policy, booking.snapshot.startsAt, booking.totalYen)
  const message: MailMessage = { kind: 'booking_confirmed', booking: factsOf(context, booking), deadlines }
  await mailVisitor(trx, context, booking, message, bookingCalendar(booking, urlOf(context, booking)))
}

/** Tells the visitor that the booking is off and what comes back; the calendar entry is taken back too. */
export async function mailCancellation(
  trx: Database,
  context: Needs,
  booking: Booking,
  { by, refundYen }: { by: 'visitor' | 'guide' | 'operator'; refundYen: number },
): Promise<void> {
  const message: MailMessage = { kind: 'booking_cancelled', booking: factsOf(context, booking), by, refundYen }
  const calendar = bookingCalendar({ ...booking, status: 'CANCELLED' }, urlOf(context, booking))
  await mailVisitor(trx, context, booking, message, calendar)
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

async function mailVisitor(
  trx: Database,
  context: Needs,
  booking: Booking,
  message: MailMessage,
  calendarIcs?: string,
  dedupeKey = `${message.kind}:${booking.id}`,
): Promise<void> {
  if (!booking.contact) return
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
  return `${publicOrigin}/${booking.language}/bookings/${booking.id}`
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
    url: urlOf(context, booking),
  }
}
