import type { CancellationRefusal } from '#app/domain/booking/decide-cancellation.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as resellerBookings from '#db/repositories/reseller-bookings.ts'
import type { AppContext } from '../app-context.ts'
import { cancelBooking } from '../booking/cancel-booking.server.ts'

/** Cancels a reseller's own booking by the policy that was frozen with it; a second time it is answered with as it is. */
export async function cancelForReseller(
  context: AppContext,
  resellerId: string,
  uuid: string,
  { reason, isForced }: { reason: string | null; isForced: boolean },
): Promise<Result<{ uuid: string }, CancellationRefusal>> {
  const own = await resellerBookings.findByUuid(context.db, resellerId, uuid)
  if (!own) return refuse({ kind: 'booking_not_found' })
  const cancelled = await cancelBooking(context, { bookingId: own.bookingId, by: 'reseller', reason, isForced })
  return cancelled.ok || cancelled.error.kind === 'already_cancelled' ? accept({ uuid }) : cancelled
}
