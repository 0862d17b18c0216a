import type { AppContext } from '#app/services/app-context.ts'
import { findResellerBooking } from '#app/services/resellers/find-reseller-booking.server.ts'
import { octoAnswer, octoError } from './octo-answer.ts'
import { octoBooking } from './octo-booking.ts'

/** One booking as it is now, or that the caller has none of this name. */
export async function tellBooking(context: AppContext, resellerId: string, uuid: string): Promise<Response> {
  const shown = await findResellerBooking(context, resellerId, uuid)
  return shown ? octoAnswer(octoBooking(shown, viewOf(context))) : octoError('INVALID_BOOKING_UUID', { uuid })
}

/** When a booking is looked at, and whether nothing here is sold for real. */
export function viewOf({ now, payments }: Pick<AppContext, 'now' | 'payments'>) {
  return { now: now(), isTest: payments.mode !== 'live' }
}
