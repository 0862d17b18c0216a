import type { Licence, Tour } from '#app/domain/tours/tour.ts'
import { instantOf, type LocalDate } from '#app/domain/values/time.ts'
import * as guides from '#db/repositories/guides.ts'
import * as tours from '#db/repositories/tours.ts'
import type { AppContext } from '../app-context.ts'
import { findOffered, type OfferedDeparture, type TourPage } from './find-tour-page.server.ts'

export interface ListedTour {
  tour: Tour
  guide: TourPage['guide']
  /** The first that can be booked; `null` when none is in reach. */
  next: OfferedDeparture | null
  /** Only where it may be named on the day of `next`. */
  licence: Licence | null
  /** Of an adult, in yen; `null` for tours that are sold whole. */
  adultPriceYen: number | null
}

const REACH_DAYS = 14

export interface TourListFilter {
  areaId?: string
  prefectureCode?: string
  /** Those that show one work, place, product or dish. */
  linkedTo?: tours.TourLink
  date?: LocalDate
}

/** The published tours of an area or about something, or those that can be booked on a day; soonest first. */
export async function findTourList(
  context: Pick<AppContext, 'db' | 'now'>,
  { areaId, prefectureCode, linkedTo, date }: TourListFilter,
): Promise<ListedTour[]> {
  const found = linkedTo
    ? await tours.findAllLinkedTo(context.db, linkedTo.kind, linkedTo.refId)
    : await tours.findAllPublished(context.db, { areaId, prefectureCode })
  const tourIds = found.map(({ id }) => id)
  const prices = await tours.findAdultPrices(context.db, tourIds)
  const guideIds = new Set(found.map(({ guideId }) => guideId))
  const guideOf = new Map((await guides.findAllByIds(context.db, [...guideIds])).map((guide) => [guide.id, guide]))
  const now = context.now()
  const span = date ? { from: Math.max(instantOf(`${date}T00:00`), now), days: 1 } : { from: now, days: REACH_DAYS }
  const offered = await findOffered(
    context,
    found.map((tour) => ({ tour, licence: guideOf.get(tour.guideId)!.licence })),
    await tours.findOptionsByTourIds(context.db, tourIds),
    span,
  )
  const listed = found.map((tour) => {
    const departures = offered.get(tour.id) ?? []
    const next = departures.find((one) => isBookable(one) && (!date || one.localStart.startsWith(date))) ?? null
    const { licence: _, ...guide } = guideOf.get(tour.guideId)!
    return { tour, guide, next, licence: next?.licence ?? null, adultPriceYen: prices.get(tour.id) ?? null }
  })
  return listed
    .filter(({ next }) => !date || next)
    .sort((a, b) => (a.next?.startsAt ?? Infinity) - (b.next?.startsAt ?? Infinity))
}

function isBookable({ availability }: OfferedDeparture): boolean {
  return availability.status === 'AVAILABLE' || availability.status === 'LIMITED'
}
