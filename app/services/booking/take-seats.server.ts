import type { HoldOffer } from '#app/domain/booking/decide-hold.ts'
import { findClash } from '#app/domain/tours/guide-calendar.ts'
import type { Tour } from '#app/domain/tours/tour.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import * as departures from '#db/repositories/departures.ts'
import * as guides from '#db/repositories/guides.ts'
import * as tours from '#db/repositories/tours.ts'

export type LockSeats = (trx: Database, departureId: string) => Promise<void>

/**
 * Holds everything scarce of a departure until the transaction ends: its seats, and its guide as a person.
 * Always in this order, so that no two transactions wait for each other. On SQLite the immediate transaction
 * is the lock; on PostgreSQL these are row locks.
 */
export const lockSeats: LockSeats = async (trx, departureId) => {
  await departures.lock(trx, departureId)
  const found = await departures.findById(trx, departureId)
  if (found) await guides.lock(trx, found.departure.guideId)
}

/** What is left of a departure now, one booking left out; `undefined` when there is no such departure. */
export async function findOffer(
  db: Database,
  departureId: string,
  now: UnixSeconds,
  exceptBookingId = '',
): Promise<{ offer: HoldOffer; tour: Tour } | undefined> {
  const found = await departures.findById(db, departureId)
  if (!found) return undefined
  const { departure, tour } = found
  const option = await tours.findOptionById(db, departure.optionId)
  if (!option) return undefined
  const span = { from: departure.startsAt, until: departure.endsAt }
  const engagements = await departures.findEngagements(db, departure.guideId, span, now, exceptBookingId)
  const wanted = {
    departureId,
    startsAt: departure.startsAt,
    endsAt: departure.endsAt,
    from: tour.meetingAt,
    to: tour.endsAt,
  }
  return {
    tour,
    offer: {
      departure,
      option,
      cutoffMinutes: tour.cutoffMinutes,
      isPrivate: option.isPrivate,
      seatsTaken: await departures.countSeatsTaken(db, departureId, now, exceptBookingId),
      isGuideElsewhere: findClash(wanted, engagements) !== undefined,
      tourLanguages: tour.languages,
      isTourPublished: tour.publication === 'published',
    },
  }
}
