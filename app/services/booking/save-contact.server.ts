import { type Contact, isHoldRunning } from '#app/domain/booking/booking.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as bookings from '#db/repositories/bookings.ts'
import type { AppContext } from '../app-context.ts'

export type SaveContactRefusal = { kind: 'booking_not_found' } | { kind: 'hold_expired' } | { kind: 'already_paid' }

/** Writes down whom to reach; only while the hold runs. The history tells that it was saved, not what it says. */
export function saveContact(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { bookingId, contact }: { bookingId: string; contact: Contact },
): Promise<Result<{ bookingId: string }, SaveContactRefusal>> {
  return db.transaction().execute(async (trx) => {
    const booking = await bookings.findLocked(trx, bookingId)
    if (!booking) return refuse({ kind: 'booking_not_found' })
    if (booking.status === 'CONFIRMED') return refuse({ kind: 'already_paid' })
    if (!isHoldRunning(booking, now())) return refuse({ kind: 'hold_expired' })
    const { name, email, phone, note } = contact
    await bookings.change(
      trx,
      bookingId,
      { contact_name: name, contact_email: email, contact_phone: phone, contact_note: note },
      { id: newId(), kind: 'contact_saved', at: now(), author: 'visitor', cause: 'contact_form' },
    )
    return accept({ bookingId })
  })
}
