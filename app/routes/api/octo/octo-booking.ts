import { isHoldRunning } from '#app/domain/booking/booking.ts'
import { lastDeadlineOf } from '#app/domain/booking/cancellation-policy.ts'
import { nameOf, type OrderContact, type OrderUnit } from '#app/domain/booking/reseller-order.ts'
import type { ShownBooking } from '#app/services/resellers/find-reseller-booking.server.ts'
import { octoAvailability, utcOf } from './octo-availability.ts'

/** A reseller's booking in the words of OCTO's core schema. Our own address of it, which would open it, is not among them. */
export function octoBooking(shown: ShownBooking, { now, isTest }: { now: number; isTest: boolean }) {
  const { booking, order, events } = shown
  const status = statusOf(shown, now)
  const redeemed = events.find(({ kind }) => kind === 'redeemed')
  const utcRedeemedAt = redeemed ? utcOf(redeemed.at) : null
  const isStanding = status === 'CONFIRMED' || status === 'REDEEMED'
  return {
    id: booking.reference,
    uuid: shown.uuid,
    testMode: isTest || booking.snapshot.isSample,
    resellerReference: shown.resellerReference,
    supplierReference: booking.reference,
    status,
    utcCreatedAt: utcOf(booking.createdAt),
    utcUpdatedAt: utcOf(events.at(-1)?.at ?? booking.createdAt),
    utcExpiresAt: status === 'ON_HOLD' || status === 'EXPIRED' ? utcOf(booking.heldUntil) : null,
    utcRedeemedAt,
    utcConfirmedAt: booking.confirmedAt === null ? null : utcOf(booking.confirmedAt),
    productId: booking.snapshot.tourId,
    optionId: booking.snapshot.optionId,
    cancellable: isCancellable(shown, now),
    cancellation: cancellationOf(shown),
    freesale: false,
    availabilityId: booking.departureId,
    availability: octoAvailability(shown.departure),
    contact: contactOf(order.contact),
    notes: order.notes,
    deliveryMethods: ['VOUCHER'],
    // The guide takes the same code as from our own vouchers.
    voucher: isStanding
      ? {
          redemptionMethod: 'DIGITAL',
          utcRedeemedAt,
          deliveryOptions: [{ deliveryFormat: 'QRCODE', deliveryValue: booking.reference }],
        }
      : null,
    unitItems: order.unitItems.map((unit) => unitItemOf(unit, status, utcRedeemedAt)),
  }
}

function unitItemOf(unit: OrderUnit, status: string, utcRedeemedAt: string | null) {
  return {
    uuid: unit.uuid,
    resellerReference: unit.resellerReference,
    supplierReference: null,
    unitId: unit.unitId,
    status,
    utcRedeemedAt,
    contact: contactOf(unit.contact),
    // One voucher admits the party: there are no single tickets.
    ticket: null,
  }
}

/** A hold is over with its last second, and OCTO has no word for a guest who did not come: the booking stays sold. */
function statusOf({ booking }: ShownBooking, now: number): string {
  if (booking.status === 'ON_HOLD') return isHoldRunning(booking, now) ? 'ON_HOLD' : 'EXPIRED'
  return booking.status === 'NO_SHOW' ? 'CONFIRMED' : booking.status
}

function isCancellable({ booking }: ShownBooking, now: number): boolean {
  if (booking.status === 'CONFIRMED') return now <= lastDeadlineOf(booking.policy, booking.snapshot.startsAt)
  return isHoldRunning(booking, now)
}

function cancellationOf({ booking, events }: ShownBooking) {
  const cancelled = booking.status === 'CANCELLED' ? events.find(({ kind }) => kind === 'cancelled') : undefined
  if (!cancelled) return null
  const { paidYen, refundYen, reason } = cancelled.detail as { paidYen: number; refundYen: number; reason?: string }
  // Nothing was owed for a hold, so nothing of it was kept.
  const refund = refundYen === paidYen ? 'FULL' : refundYen > 0 ? 'PARTIAL' : 'NONE'
  return { refund, reason: reason ?? null, utcCancelledAt: utcOf(cancelled.at) }
}

function contactOf(contact: OrderContact): OrderContact {
  return { ...contact, fullName: nameOf(contact) }
}
