import { type CallOff, type CallOffRefusal, decideCallOff } from '#app/domain/booking/decide-call-off.ts'
import type { Departure, Tour } from '#app/domain/tours/tour.ts'
import { sumYen } from '#app/domain/values/money.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as callOffs from '#db/repositories/call-offs.ts'
import * as departures from '#db/repositories/departures.ts'
import type { AppContext } from '../app-context.ts'
import { cancelBooking, previewCancellation } from './cancel-booking.server.ts'

/** What calling a departure off would do: whom it reaches, and what goes back to them in yen. */
export interface CallOffPreview {
  departure: Departure
  tour: Tour
  bookings: number
  guests: number
  refundYen: number
}

/** What calling a departure off would do now; nothing is changed. */
export async function previewCallOff(
  context: Pick<AppContext, 'db' | 'now'>,
  departureId: string,
): Promise<CallOffPreview | undefined> {
  const found = await departures.findById(context.db, departureId)
  if (!found) return undefined
  const confirmed = (await bookings.findAllByDepartureId(context.db, departureId)).filter(
    ({ status }) => status === 'CONFIRMED',
  )
  const back: number[] = []
  for (const { id } of confirmed) {
    const preview = await previewCancellation(context, { bookingId: id, by: 'guide' })
    if (preview.ok) back.push(preview.value.refundYen)
  }
  return {
    ...found,
    bookings: confirmed.length,
    guests: confirmed.reduce((sum, { snapshot }) => sum + snapshot.guests, 0),
    refundYen: sumYen(back),
  }
}

/** The same for the departures of a span of time, in one prefecture or all, soonest first. */
export async function findCallOffPreviews(
  context: Pick<AppContext, 'db' | 'now'>,
  where: { from: UnixSeconds; until: UnixSeconds; prefectureCode: string | null },
  limit: number,
): Promise<CallOffPreview[]> {
  const previews: CallOffPreview[] = []
  for (const { id } of await callOffs.findDeparturesToCallOff(context.db, where, limit)) {
    const preview = await previewCallOff(context, id)
    if (preview) previews.push(preview)
  }
  return previews
}

/**
 * Calls a departure off: from this moment nobody can take a seat of it, and each booking is cancelled with everything
 * that was paid. What a crash leaves undone is finished by the job.
 */
export async function callOff(
  context: AppContext,
  { shownBookings, ...asked }: Omit<CallOff, 'at'> & { shownBookings: number },
): Promise<Result<{ id: string }, CallOffRefusal>> {
  const { db, now } = context
  const { departureId } = asked
  const decided = await db.transaction().execute(async (trx): Promise<Result<null, CallOffRefusal>> => {
    await departures.lock(trx, departureId)
    const found = await departures.findById(trx, departureId)
    if (!found) return refuse({ kind: 'departure_not_found' })
    const statuses = (await bookings.findAllByDepartureId(trx, departureId)).map(({ status }) => status)
    const allowed = decideCallOff(found.departure, statuses, shownBookings, now())
    if (!allowed.ok) return allowed
    await departures.setStatus(trx, departureId, 'cancelled')
    await callOffs.insert(trx, { ...asked, at: now() })
    return allowed
  })
  if (!decided.ok) return decided
  await finishCallOffs(context)
  return accept({ id: departureId })
}

const AT_ONCE = 200

/** Cancels the bookings that stand on departures that were called off; answers how many. Safe to run twice and by two. */
export async function finishCallOffs(context: AppContext): Promise<number> {
  let cancelled = 0
  for (const { bookingId, departureId } of await callOffs.findStandingBookings(context.db, AT_ONCE)) {
    const off = await callOffs.findByDepartureId(context.db, departureId)
    if (!off) continue
    const { by, cause, note } = off
    const done = await cancelBooking(context, { bookingId, by, callOff: { cause, note }, reason: cause })
    if (done.ok) cancelled += 1
  }
  return cancelled
}
