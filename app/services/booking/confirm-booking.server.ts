import type { Author, Booking } from '#app/domain/booking/booking.ts'
import { move } from '#app/domain/booking/transitions.ts'
import { bookingConfirmed } from '#app/domain/ledger/booking-postings.ts'
import { invariant } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as ledger from '#db/repositories/ledger.ts'
import type { AppContext } from '../app-context.ts'
import { mailConfirmation } from './booking-mails.server.ts'

type Needs = Pick<AppContext, 'now' | 'newId' | 'mail' | 'publicOrigin'>

/** Makes a held booking the visitor's: state, history, shares and message in the caller's transaction. */
export async function confirmBooking(
  trx: Database,
  context: Needs,
  booking: Booking,
  { paidYen, cause, author }: { paidYen: number; cause: string; author: Author },
): Promise<void> {
  const { now, newId } = context
  const next = move(booking.status, 'confirm')
  invariant(next.ok, `booking ${booking.id} cannot be confirmed from ${booking.status}`)
  const confirmed: Booking = { ...booking, status: next.value, confirmedAt: now(), endedAt: null }
  await bookings.change(
    trx,
    booking.id,
    { status: next.value, confirmed_at: now(), ended_at: null },
    { id: newId(), kind: 'confirmed', at: now(), author, cause, detail: { paidYen } },
  )
  if (paidYen > 0) {
    const { guideId, shares } = booking.snapshot
    const shared = { bookingId: booking.id, guideId, shares, at: now(), totalYen: paidYen }
    await ledger.post(trx, newId(), bookingConfirmed(shared))
  }
  await mailConfirmation(trx, context, confirmed)
}
