import type { Booking } from '#app/domain/booking/booking.ts'
import { POLICIES } from '#app/domain/booking/cancellation-policy.ts'
import { decideHold } from '#app/domain/booking/decide-hold.ts'
import type { UnitQuantity } from '#app/domain/tours/tour.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import { snapshotOf, unitRowsOf } from './booking-snapshot.server.ts'
import type { HoldNeeds, HoldSeatsRefusal } from './hold-seats.server.ts'
import { findOffer, lockSeats } from './take-seats.server.ts'

/**
 * Makes a running hold another one, by the rules of a new hold with its own seats left out of the count; what is
 * refused leaves it as it was. The caller holds the booking, and has seen that its hold runs.
 */
export async function changeHoldIn(
  trx: Database,
  { now, newId, payments }: HoldNeeds,
  booking: Booking,
  wish: { departureId: string; units: readonly UnitQuantity[]; tourLanguage: string },
): Promise<Result<{ bookingId: string }, HoldSeatsRefusal>> {
  const { departureId } = wish
  await lockSeats(trx, departureId)
  const found = await findOffer(trx, departureId, now(), booking.id)
  if (!found) return refuse({ kind: 'departure_not_found' })
  const { tour, offer } = found
  if (tour.isSample && payments.mode === 'live') return refuse({ kind: 'sample_not_sold' })
  const decided = decideHold(offer, wish, now())
  if (!decided.ok) return decided
  const hold = decided.value
  const { reseller } = booking.snapshot
  const snapshot = await snapshotOf(trx, { ...wish, ...(reseller && { reseller }) }, { tour, offer, hold, now: now() })
  const { seats, price } = hold
  const heldUntil = Math.min(booking.heldUntil, snapshot.startsAt)
  await bookings.replaceHold(
    trx,
    booking.id,
    {
      departure_id: departureId,
      seats,
      total_yen: price.totalYen,
      policy_json: JSON.stringify(POLICIES[tour.policy]),
      snapshot_json: JSON.stringify(snapshot),
      tour_language: wish.tourLanguage,
      held_until: heldUntil,
    },
    unitRowsOf(hold),
    {
      id: newId(),
      kind: 'hold_changed',
      at: now(),
      author: reseller ? 'reseller' : 'visitor',
      cause: 'hold',
      detail: { seats, totalYen: price.totalYen, heldUntil },
    },
  )
  return accept({ bookingId: booking.id })
}
