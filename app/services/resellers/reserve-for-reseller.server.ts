import type { SoldBy } from '#app/domain/booking/booking.ts'
import { resellerHoldSeconds } from '#app/domain/booking/reseller-hold.ts'
import {
  changeOrder,
  EMPTY_ORDER,
  type OrderChange,
  type UnitWish,
  unitsOf,
} from '#app/domain/booking/reseller-order.ts'
import { accept, type Result } from '#app/domain/values/result.ts'
import { isUniqueViolation } from '#db/errors.ts'
import * as resellerBookings from '#db/repositories/reseller-bookings.ts'
import type { AppContext } from '../app-context.ts'
import { type HoldSeatsRefusal, holdSeatsIn } from '../booking/hold-seats.server.ts'
import { uuidOf } from './api-key.ts'
import { findOffered, type OfferedIds, type OfferedRefusal, tourLanguageFor } from './offered-departure.server.ts'
import { writeGuest } from './write-guest.server.ts'

export interface Reservation extends OfferedIds, OrderChange {
  /** The reseller's name for the booking: the same one again is the same booking. Made here when it has none. */
  uuid?: string | undefined
  unitItems: UnitWish[]
  resellerReference?: string | undefined
  /** How long the seats are to be held. */
  minutes?: number | undefined
  /** Of the guest, most wanted first. */
  languages: string[]
}

/** Holds seats for a reseller's guest, as every hold is made; a second call by the same uuid answers with the first. */
export async function reserveForReseller(
  context: Pick<AppContext, 'db' | 'now' | 'newId' | 'payments'>,
  reseller: SoldBy,
  reservation: Reservation,
): Promise<Result<{ uuid: string }, OfferedRefusal | HoldSeatsRefusal>> {
  const { db, newId } = context
  const tour = await findOffered(db, reservation)
  if (!tour.ok) return tour
  const newUuid = () => uuidOf(newId())
  const { availabilityId, unitItems, minutes, languages, uuid = newUuid(), resellerReference = null } = reservation
  const order = changeOrder(EMPTY_ORDER, reservation, newUuid)
  const attempt = () =>
    db.transaction().execute(async (trx) => {
      const held = await holdSeatsIn(trx, context, {
        intentKey: `octo:${reseller.id}:${uuid}`,
        departureId: availabilityId,
        units: unitsOf(unitItems),
        holdSeconds: resellerHoldSeconds(minutes),
        tourLanguage: tourLanguageFor(tour.value, languages),
        language: 'en',
        timeZone: 'Asia/Tokyo',
        itineraryId: null,
        userId: null,
        reseller,
      })
      if (!held.ok) return held
      const { bookingId } = held.value
      const isNew = await resellerBookings.insertOnce(trx, reseller.id, { bookingId, uuid, resellerReference, order })
      if (isNew) await writeGuest(trx, context, bookingId, order)
      return accept({ uuid })
    })
  try {
    return await attempt()
  } catch (error) {
    // Two posts of one uuid for two departures do not wait for each other: the later one reads what the first made.
    if (isUniqueViolation(error)) return attempt()
    throw error
  }
}
