import { type CancellationPolicy, POLICIES } from '#app/domain/booking/cancellation-policy.ts'
import { type Availability, availabilityAt } from '#app/domain/tours/availability.ts'
import { findClash } from '#app/domain/tours/guide-calendar.ts'
import { licenceShownOn } from '#app/domain/tours/licence.ts'
import type { Departure, Guide, Licence, Tour, TourOption } from '#app/domain/tours/tour.ts'
import { localDateOf, type UnixSeconds } from '#app/domain/values/time.ts'
import * as departures from '#db/repositories/departures.ts'
import * as guides from '#db/repositories/guides.ts'
import * as tours from '#db/repositories/tours.ts'
import type { AppContext } from '../app-context.ts'

export interface TourPage {
  tour: Tour
  guide: Omit<Guide, 'licence'>
  options: TourOption[]
  links: tours.TourLink[]
  policy: CancellationPolicy
  /** Soonest first. */
  departures: OfferedDeparture[]
}

export interface OfferedDeparture extends Departure {
  availability: Availability
  /** The guide's licence where it may be named on that day. */
  licence: Licence | null
}

const DEFAULT_DAYS = 60

/** A published tour with what can be booked of it in a span of days, judged at this instant. */
export async function findTourPage(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  tourId: string,
  span: { from?: UnixSeconds; days?: number } = {},
): Promise<TourPage | undefined> {
  const tour = await tours.findPublishedById(db, tourId)
  if (!tour) return undefined
  const guide = await guides.findById(db, tour.guideId)
  if (!guide) return undefined
  const options = await tours.findOptionsByTourId(db, tourId)
  const from = Math.max(span.from ?? now(), now())
  const { licence, ...shown } = guide
  return {
    tour,
    guide: shown,
    options,
    links: await tours.findLinks(db, tourId),
    policy: POLICIES[tour.policy],
    departures: await offered({ db, now }, tour, options, licence, {
      from,
      until: from + (span.days ?? DEFAULT_DAYS) * 86_400,
    }),
  }
}

async function offered(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  tour: Tour,
  options: TourOption[],
  licence: Licence | null,
  span: { from: UnixSeconds; until: UnixSeconds },
): Promise<OfferedDeparture[]> {
  const found = await departures.findAllByTourId(db, tour.id, span, now())
  const engagements = new Map<string, Awaited<ReturnType<typeof departures.findEngagements>>>()
  for (const guideId of new Set(found.map(({ departure }) => departure.guideId))) {
    engagements.set(guideId, await departures.findEngagements(db, guideId, span, now()))
  }
  return found
    .filter(({ departure }) => departure.status !== 'cancelled')
    .map(({ departure, seatsTaken }) => {
      const wanted = { ...departure, departureId: departure.id, from: tour.meetingAt, to: tour.endsAt }
      return {
        ...departure,
        licence: departure.guideId === tour.guideId ? licenceShownOn(licence, localDateOf(departure.startsAt)) : null,
        availability: availabilityAt(
          {
            departure,
            seatsTaken,
            cutoffMinutes: tour.cutoffMinutes,
            isPrivate: options.find(({ id }) => id === departure.optionId)?.isPrivate ?? false,
            isGuideElsewhere: findClash(wanted, engagements.get(departure.guideId) ?? []) !== undefined,
          },
          now(),
        ),
      }
    })
}
