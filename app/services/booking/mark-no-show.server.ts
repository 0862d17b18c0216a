import type { Booking } from '#app/domain/booking/booking.ts'
import { type AttendanceRefusal, decideNoShow } from '#app/domain/booking/decide-attendance.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as bookings from '#db/repositories/bookings.ts'
import type { AppContext } from '../app-context.ts'
import { attendanceOf } from './find-attendance.server.ts'

/** Writes down that a party did not come, from fifteen minutes after the start on. The money stays where it is. */
export function markNoShow(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { bookingId, guideId }: { bookingId: string; guideId: string },
): Promise<Result<Booking, AttendanceRefusal>> {
  return db.transaction().execute(async (trx) => {
    const booking = await attendanceOf(trx, bookingId, guideId)
    if (!booking) return refuse({ kind: 'booking_not_found' })
    const next = decideNoShow(booking, now())
    if (!next.ok) return next
    await bookings.change(
      trx,
      bookingId,
      { status: next.value },
      { id: newId(), kind: 'missed', at: now(), author: 'guide', cause: 'party_did_not_come', detail: { guideId } },
    )
    return accept({ ...booking, status: next.value })
  })
}
