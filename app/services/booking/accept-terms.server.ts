import { isHoldRunning } from '#app/domain/booking/booking.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as bookings from '#db/repositories/bookings.ts'
import type { AppContext } from '../app-context.ts'

export type AcceptTermsRefusal =
  | { kind: 'booking_not_found' }
  | { kind: 'hold_expired' }
  | { kind: 'already_paid' }
  | { kind: 'contact_missing' }
  | { kind: 'adult_declaration_missing' }

export interface Acceptance {
  bookingId: string
  termsVersion: string
  /** The lead booker says that they are of age. */
  declaresAdult: boolean
}

/** Records which version of the terms was accepted, and when; the last step before paying. */
export function acceptTerms(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { bookingId, termsVersion, declaresAdult }: Acceptance,
): Promise<Result<{ bookingId: string }, AcceptTermsRefusal>> {
  return db.transaction().execute(async (trx) => {
    const booking = await bookings.findLocked(trx, bookingId)
    if (!booking) return refuse({ kind: 'booking_not_found' })
    if (booking.status === 'CONFIRMED') return refuse({ kind: 'already_paid' })
    if (!isHoldRunning(booking, now())) return refuse({ kind: 'hold_expired' })
    if (!booking.contact) return refuse({ kind: 'contact_missing' })
    if (!declaresAdult) return refuse({ kind: 'adult_declaration_missing' })
    await bookings.change(
      trx,
      bookingId,
      { accepted_terms_version: termsVersion, accepted_at: now() },
      {
        id: newId(),
        kind: 'terms_accepted',
        at: now(),
        author: 'visitor',
        cause: 'final_confirmation',
        detail: { termsVersion, declaresAdult },
      },
    )
    return accept({ bookingId })
  })
}
