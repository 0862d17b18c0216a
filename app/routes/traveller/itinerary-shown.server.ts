import type { Tour } from '#app/domain/tours/tour.ts'
import { type Language, shownName } from '#app/domain/values/locale.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { isRainyOn } from '#app/services/itineraries/day-events.ts'
import { dayHours } from '#app/services/itineraries/day-hours.ts'
import { freeDepartures } from '#app/services/itineraries/free-departures.server.ts'
import { leadsTo } from '#app/ui/itinerary/leads-to.ts'
import type { NearbyTour, ShownPlan } from '#app/ui/itinerary/plan-view.ts'
import { urlsFor } from '#app/urls.ts'
import * as areasOf from '#db/repositories/areas.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as tours from '#db/repositories/tours.ts'

/** A stored plan with what its page tells around it. Who it belongs to stays on the server. */
export async function shownPlan(
  context: AppContext,
  { id, version, request, plan, canUndo, userId }: StoredItinerary & { canUndo: boolean },
  language: Language,
  readerId: string | undefined,
): Promise<ShownPlan> {
  const areas = await areasOf.findAll(context.db)
  const { areaIds, names: titles } = leadsTo(request, plan, areas)
  return {
    id,
    version,
    plan,
    canUndo,
    keeper: userId === null ? 'nobody' : userId === readerId ? 'you' : 'someone',
    places: titles.map((names) => shownName(names, language).text).join(language === 'ja' ? '、' : ', '),
    people: request.party.adults + request.party.childAges.length,
    areaNames: Object.fromEntries(areas.map((area) => [area.id, area.names])),
    tours: await nearbyTours(context, request, areaIds),
    address: new URL(urlsFor(language).itinerary(id), context.publicOrigin).href,
    rainyDates: plan.days.map((day) => day.date).filter((date) => isRainyOn(request, date)),
    dayHours: plan.days.map((_, index) => dayHours(request, index, plan.days.length)),
  }
}

/** Tours that could be booked on the plan's days, where it leads to. */
export async function toursNear(context: AppContext, { request, plan }: StoredItinerary): Promise<NearbyTour[]> {
  const { areaIds } = leadsTo(request, plan, await areasOf.findAll(context.db))
  return nearbyTours(context, request, areaIds)
}

const MOST_TOURS = 4

/** The next free departure of each tour in the plan's areas within its days. */
async function nearbyTours(
  context: AppContext,
  request: StoredItinerary['request'],
  areaIds: string[],
): Promise<NearbyTour[]> {
  const known: Tour[] = []
  for (const areaId of areaIds) known.push(...(await tours.findAllPublished(context.db, { areaId })))
  const free = await freeDepartures(context, known, request)
  const found = known.flatMap((tour): NearbyTour[] => {
    const next = free.get(tour.id)?.[0]
    if (!next) return []
    return [{ departureId: next.id, names: tour.title, localStart: next.localStart, isSample: tour.isSample }]
  })
  const soonest = found.sort((a, b) => (a.localStart < b.localStart ? -1 : 1)).slice(0, MOST_TOURS)
  return soonest
}
