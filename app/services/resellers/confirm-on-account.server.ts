import { soldOnAccount } from '#app/domain/ledger/account-postings.ts'
import { accept, invariant, type Result, refuse } from '#app/domain/values/result.ts'
import * as ledger from '#db/repositories/ledger.ts'
import type { AppContext } from '../app-context.ts'
import { confirmBooking } from '../booking/confirm-booking.server.ts'
import { findOffer, lockSeats } from '../booking/take-seats.server.ts'
import { type BookingChange, type ChangeRefusal, changeOwnBooking } from './change-booking.server.ts'
import { lockOwnBooking } from './find-reseller-booking.server.ts'

const STANDING = new Set(['CONFIRMED', 'REDEEMED', 'NO_SHOW'])

/**
 * Makes a reseller's hold a booking: what it says last is written down, it owes the price from now on, and the shares
 * are posted as for every other booking. One that is confirmed already is answered with as it is.
 */
export function confirmOnAccount(
  context: AppContext,
  resellerId: string,
  uuid: string,
  change: BookingChange,
): Promise<Result<{ uuid: string }, ChangeRefusal>> {
  const { now, newId } = context
  return context.db.transaction().execute(async (trx) => {
    const own = await lockOwnBooking(trx, resellerId, uuid)
    if (!own) return refuse({ kind: 'booking_not_found' })
    if (STANDING.has(own.booking.status)) return accept({ uuid })
    if (own.booking.status === 'EXPIRED') return refuse({ kind: 'hold_expired' })
    await lockSeats(trx, own.booking.departureId)
    const found = await findOffer(trx, own.booking.departureId, now(), own.bookingId)
    invariant(found, `departure ${own.booking.departureId} of a hold is gone`)
    // The day may have been called off while the reseller was asking its guest.
    if (found.offer.departure.status === 'cancelled') return refuse({ kind: 'departure_closed' })
    const changed = await changeOwnBooking(trx, context, own, change, { needsGuest: true })
    if (!changed.ok) return changed
    const { booking } = changed.value
    const { id: bookingId, totalYen } = booking
    if (totalYen > 0) {
      await ledger.post(trx, newId(), soldOnAccount({ bookingId, resellerId, amountYen: totalYen, at: now() }))
    }
    await confirmBooking(trx, context, booking, { paidYen: totalYen, cause: 'sold_on_account', author: 'reseller' })
    return accept({ uuid })
  })
}
