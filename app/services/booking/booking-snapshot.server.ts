import type { BookingSnapshot, SoldBy } from '#app/domain/booking/booking.ts'
import type { Hold, HoldOffer } from '#app/domain/booking/decide-hold.ts'
import { sharesFor } from '#app/domain/ledger/agreements.ts'
import { partyOf } from '#app/domain/tours/pricing.ts'
import type { PartyWish, Tour } from '#app/domain/tours/tour.ts'
import { localDateOf, type UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import * as guides from '#db/repositories/guides.ts'
import * as ledger from '#db/repositories/ledger.ts'

/** Everything that is promised with a hold, as it is now. */
export async function snapshotOf(
  trx: Database,
  wish: PartyWish & { reseller?: SoldBy; attemptsBefore?: number },
  { tour, offer, hold, now }: { tour: Tour; offer: HoldOffer; hold: Hold; now: UnixSeconds },
): Promise<BookingSnapshot> {
  const { departure, option } = offer
  const guide = await guides.findById(trx, departure.guideId)
  const soldOn = localDateOf(now)
  return {
    tourId: tour.id,
    optionId: option.id,
    title: tour.title,
    meetingPoint: tour.meetingPoint,
    meetingAt: tour.meetingAt,
    endPoint: tour.endsAt,
    localStart: departure.localStart,
    startsAt: departure.startsAt,
    endsAt: departure.endsAt,
    bookableUntil: departure.startsAt - tour.cutoffMinutes * 60,
    durationMinutes: tour.durationMinutes,
    includes: tour.includes,
    isPrivate: option.isPrivate,
    isSample: tour.isSample,
    guideId: departure.guideId,
    guideNames: guide!.names,
    prefectureCode: tour.prefectureCode,
    party: partyOf(option, wish),
    guests: hold.price.guests,
    lines: hold.price.lines,
    shares: sharesFor(await ledger.findAgreements(trx, soldOn), tour, soldOn),
    ...(wish.reseller && { reseller: wish.reseller }),
    ...(wish.attemptsBefore && { attemptsBefore: wish.attemptsBefore }),
  }
}

/** The lines of a hold's price as the database keeps them. */
export function unitRowsOf({ price }: Hold) {
  return price.lines.map((line) => ({ unit_id: line.unitId, quantity: line.quantity, price_yen: line.unitPriceYen }))
}
