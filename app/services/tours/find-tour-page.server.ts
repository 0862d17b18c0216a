import { type CancellationPolicy, POLICIES } from '#app/domain/booking/cancellation-policy.ts'
import { type Availability, availabilityAt } from '#app/domain/tours/availability.ts'
import { type Engagement, findClash } from '#app/domain/tours/guide-calendar.ts'
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
    departures: (await findOffered({ db, now }, [{ tour, licence }], options, { from, days: span.days })).get(tour.id)!,
  }
}

/** What can be booked of many tours, by tour: three questions, however many tours there are. */
export async function findOffered(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  of: readonly { tour: Tour; licence: Licence | null }[],
  options: readonly TourOption[],
  { from, days = DEFAULT_DAYS }: { from: UnixSeconds; days?: number },
): Promise<Map<string, OfferedDeparture[]>> {
  const span = { from, until: from + days * 86_400 }
  const tourIds = of.map(({ tour }) => tour.id)
  const found = await departures.findAllByTourIds(db, tourIds, span, now())
  const guideIds = new Set([...found.values()].flat().map(({ departure }) => departure.guideId))
  const bound: Bound = {
    privateOptionIds: new Set(options.filter(({ isPrivate }) => isPrivate).map(({ id }) => id)),
    engagements: await departures.findEngagementsOf(db, [...guideIds], span, now()),
    now: now(),
  }
  return new Map(
    of.map(({ tour, licence }) => [
      tour.id,
      (found.get(tour.id) ?? [])
        .filter(({ departure }) => departure.status !== 'cancelled')
        .map((counted) => offeredDeparture(counted, tour, licence, bound)),
    ]),
  )
}

interface Bound {
  privateOptionIds: ReadonlySet<string>
  /** By guide. */
  engagements: ReadonlyMap<string, Engagement[]>
  now: UnixSeconds
}

function offeredDeparture(
  { departure, seatsTaken }: departures.CountedDeparture,
  tour: Tour,
  licence: Licence | null,
  { privateOptionIds, engagements, now }: Bound,
): OfferedDeparture {
  const wanted = { ...departure, departureId: departure.id, from: tour.meetingAt, to: tour.endsAt }
  return {
    ...departure,
    licence: departure.guideId === tour.guideId ? licenceShownOn(licence, localDateOf(departure.startsAt)) : null,
    availability: availabilityAt(
      {
        departure,
        seatsTaken,
        cutoffMinutes: tour.cutoffMinutes,
        isPrivate: privateOptionIds.has(departure.optionId),
        isGuideElsewhere: findClash(wanted, engagements.get(departure.guideId) ?? []) !== undefined,
      },
      now,
    ),
  }
}
