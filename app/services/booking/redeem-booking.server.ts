import type { Booking } from '#app/domain/booking/booking.ts'
import { type AttendanceRefusal, decideRedemption } from '#app/domain/booking/decide-attendance.ts'
import { parseReference } from '#app/domain/booking/reference.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as bookings from '#db/repositories/bookings.ts'
import type { AppContext } from '../app-context.ts'
import { attendanceOf } from './find-attendance.server.ts'

export interface Voucher {
  /** What the QR code says, or the reference as someone types it. */
  code: string
  /** Of the guide who is signed in: another guide's booking is not found. */
  guideId: string
  /** Where the guide stands; without it any departure of the guide will do. */
  departureId?: string
}

/** Takes a voucher at the meeting point: the party is there. The second time says that it was taken already. */
export function redeemBooking(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { code, guideId, departureId }: Voucher,
): Promise<Result<Booking, AttendanceRefusal>> {
  return db.transaction().execute(async (trx) => {
    const reference = parseReference(code)
    const known = reference ? await bookings.findByReference(trx, reference) : undefined
    const found = await attendanceOf(trx, known?.id, guideId)
    if (!found) return refuse({ kind: 'booking_not_found' })
    if (departureId && found.departureId !== departureId) {
      return refuse({ kind: 'voucher_of_other_departure', localStart: found.snapshot.localStart })
    }
    const next = decideRedemption(found, now())
    if (!next.ok) return next
    await bookings.change(
      trx,
      found.id,
      { status: next.value },
      { id: newId(), kind: 'redeemed', at: now(), author: 'guide', cause: 'voucher_shown', detail: { guideId } },
    )
    return accept({ ...found, status: next.value })
  })
}
