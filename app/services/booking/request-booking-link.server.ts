import { createHash, timingSafeEqual } from 'node:crypto'
import { parseReference } from '#app/domain/booking/reference.ts'
import * as bookings from '#db/repositories/bookings.ts'
import type { AppContext } from '../app-context.ts'
import { mailBookingLink } from './booking-mails.server.ts'

/**
 * Someone knows a reference and an address: if they belong together, the booking's address is mailed there.
 * The answer is the same for known and unknown, and comes before anything is written, so its time tells nothing either.
 * `done` is for tests and for a stopping server; pages do not wait for it.
 */
export async function requestBookingLink(
  context: AppContext,
  { reference, email }: { reference: string; email: string },
): Promise<{ done: Promise<void> }> {
  const parsed = parseReference(reference)
  const booking = await bookings.findByReference(context.db, parsed ?? 'MGR-00000-00000')
  const isTheirs =
    isSameAddress(booking?.contact?.email ?? '', email) && booking !== undefined && !booking.snapshot.reseller
  const done = isTheirs
    ? mailBookingLink(context.db, context, booking).catch((error: unknown) => {
        context.log.error({ error }, 'mail of a booking link could not be written')
      })
    : Promise.resolve()
  return { done }
}

function isSameAddress(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text.trim().toLowerCase()).digest()
  return timingSafeEqual(digest(a), digest(b)) && a.length > 0
}
