import type { Booking } from '#app/domain/booking/booking.ts'
import {
  type AttendanceRefusal,
  type CorrectionCause,
  decideCorrection,
} from '#app/domain/booking/decide-attendance.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as bookings from '#db/repositories/bookings.ts'
import type { AppContext } from '../app-context.ts'
import { attendanceOf } from './find-attendance.server.ts'

/** Takes back that a party did not come, until two days after the end. Both rows stay: who wrote what, when and why. */
export function correctNoShow(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { bookingId, guideId, cause }: { bookingId: string; guideId: string; cause: CorrectionCause },
): Promise<Result<Booking, AttendanceRefusal>> {
  return db.transaction().execute(async (trx) => {
    const booking = await attendanceOf(trx, bookingId, guideId)
    if (!booking) return refuse({ kind: 'booking_not_found' })
    const next = decideCorrection(booking, now())
    if (!next.ok) return next
    const event = { id: newId(), kind: 'corrected', at: now(), author: 'guide', cause, detail: { guideId } } as const
    await bookings.change(trx, bookingId, { status: next.value }, event)
    return accept({ ...booking, status: next.value })
  })
}
