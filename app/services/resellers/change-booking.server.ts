import { isHoldRunning } from '#app/domain/booking/booking.ts'
import { extendHold } from '#app/domain/booking/reseller-hold.ts'
import { changeOrder, guestOf, type OrderChange, unitsOf } from '#app/domain/booking/reseller-order.ts'
import type { BookingStatus } from '#app/domain/booking/transitions.ts'
import type { UnitQuantity } from '#app/domain/tours/tour.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as resellerBookings from '#db/repositories/reseller-bookings.ts'
import type { AppContext } from '../app-context.ts'
import { changeHoldIn } from '../booking/change-hold.server.ts'
import type { HoldSeatsRefusal } from '../booking/hold-seats.server.ts'
import { uuidOf } from './api-key.ts'
import { lockOwnBooking, type OwnBooking } from './find-reseller-booking.server.ts'
import { findOffered, type OfferedIds, type OfferedRefusal, tourLanguageFor } from './offered-departure.server.ts'
import { writeGuest } from './write-guest.server.ts'

export interface BookingChange extends Partial<OfferedIds>, OrderChange {
  resellerReference?: string | undefined
  minutes?: number | undefined
}

export type ChangeRefusal =
  | OfferedRefusal
  | HoldSeatsRefusal
  | { kind: 'booking_not_found' }
  | { kind: 'hold_expired' }
  | { kind: 'contact_missing' }
  | { kind: 'booking_ended'; status: BookingStatus }
  /** Seats and day of a confirmed booking stay: it is cancelled and booked anew. */
  | { kind: 'already_confirmed' }

type Needs = Pick<AppContext, 'db' | 'now' | 'newId' | 'payments'>

/** Changes what a reseller has said of a booking, and, while it is a hold, who comes and when. */
export function changeResellerBooking(
  context: Needs,
  resellerId: string,
  uuid: string,
  change: BookingChange,
): Promise<Result<{ uuid: string }, ChangeRefusal>> {
  return context.db.transaction().execute(async (trx) => {
    const own = await lockOwnBooking(trx, resellerId, uuid)
    if (!own) return refuse({ kind: 'booking_not_found' })
    const changed = await changeOwnBooking(trx, context, own, change, { needsGuest: false })
    return changed.ok ? accept({ uuid }) : changed
  })
}

/** The same inside a transaction that holds the booking. */
export async function changeOwnBooking(
  trx: Database,
  context: Needs,
  own: OwnBooking,
  change: BookingChange,
  { needsGuest }: { needsGuest: boolean },
): Promise<Result<OwnBooking, ChangeRefusal>> {
  const { now, newId } = context
  const { booking } = own
  const isHeld = isHoldRunning(booking, now())
  if (booking.status === 'ON_HOLD' && !isHeld) return refuse({ kind: 'hold_expired' })
  if (!isHeld && booking.status !== 'CONFIRMED') return refuse({ kind: 'booking_ended', status: booking.status })
  const order = changeOrder(own.order, change, () => uuidOf(newId()))
  if ((needsGuest || !isHeld) && !guestOf(order)) return refuse({ kind: 'contact_missing' })
  const ids = idsAfter(own, change)
  const units = unitsOf(order.unitItems)
  const isSame = ids.availabilityId === booking.departureId && sameUnits(units, unitsOf(own.order.unitItems))
  if (!isSame || ids.productId !== booking.snapshot.tourId || ids.optionId !== booking.snapshot.optionId) {
    if (!isHeld) return refuse({ kind: 'already_confirmed' })
    const tour = await findOffered(trx, ids)
    if (!tour.ok) return tour
    const wanted = change.contact?.locales?.length ? change.contact.locales : [booking.tourLanguage]
    const tourLanguage = tourLanguageFor(tour.value, wanted)
    const held = await changeHoldIn(trx, context, booking, { departureId: ids.availabilityId, units, tourLanguage })
    if (!held.ok) return held
  }
  if (isHeld && change.minutes !== undefined) await extendIn(trx, context, own, change.minutes)
  const resellerReference = change.resellerReference ?? own.resellerReference
  await resellerBookings.change(trx, { bookingId: booking.id, resellerReference, order })
  if (change.contact || change.notes !== undefined) await writeGuest(trx, context, booking.id, order)
  return accept({ ...own, order, resellerReference, booking: (await bookings.findById(trx, booking.id))! })
}

/** Holds the seats of a running hold longer, up to our own limit. */
export function extendResellerHold(
  context: Needs,
  resellerId: string,
  uuid: string,
  minutes: number | undefined,
): Promise<Result<{ uuid: string }, { kind: 'booking_not_found' } | { kind: 'hold_expired' }>> {
  return context.db.transaction().execute(async (trx) => {
    const own = await lockOwnBooking(trx, resellerId, uuid)
    if (!own) return refuse({ kind: 'booking_not_found' })
    const extended = await extendIn(trx, context, own, minutes)
    return extended.ok ? accept({ uuid }) : extended
  })
}

async function extendIn(trx: Database, { now, newId }: Needs, { bookingId }: OwnBooking, minutes: number | undefined) {
  // Read anew: the hold may have become another one in this very transaction.
  const until = extendHold((await bookings.findById(trx, bookingId))!, minutes, now())
  if (!until.ok) return until
  const heldUntil = until.value
  const event = { id: newId(), kind: 'hold_extended', at: now(), author: 'reseller', cause: 'asked_for' } as const
  await bookings.change(trx, bookingId, { held_until: heldUntil }, { ...event, detail: { heldUntil } })
  return until
}

/** An option or a day that is not named stays what it is. */
function idsAfter({ booking: { snapshot, departureId } }: OwnBooking, change: BookingChange): OfferedIds {
  return {
    productId: change.productId ?? snapshot.tourId,
    optionId: change.optionId ?? snapshot.optionId,
    availabilityId: change.availabilityId ?? departureId,
  }
}

function sameUnits(some: readonly UnitQuantity[], others: readonly UnitQuantity[]): boolean {
  return (
    some.length === others.length &&
    some.every((one) => others.some(({ unitId, quantity }) => unitId === one.unitId && quantity === one.quantity))
  )
}
