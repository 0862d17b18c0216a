import type { Place } from '#app/domain/catalog/place.ts'
import { asksForManners, isPlannablePlace } from '#app/domain/catalog/visibility.ts'
import { usualTrip } from '#app/domain/planner/usual-trip.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { addDays, daysBetween, isLocalDate, localDateOf } from '#app/domain/values/time.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { Station } from '#app/services/catalog/station-directory.ts'
import { TRIP_LIMITS } from '#app/services/itineraries/trip-request-schema.ts'
import { EMPTY_FORM, type FormState } from '#app/ui/form/form-state.ts'
import type { PlanChoices, StationChoice } from '#app/ui/itinerary/plan-form/plan-choices.ts'
import * as areasOf from '#db/repositories/areas.ts'
import * as departures from '#db/repositories/departures.ts'
import * as places from '#db/repositories/places.ts'
import * as tours from '#db/repositories/tours.ts'
import * as works from '#db/repositories/works.ts'

const USUAL = { travelMode: 'transit', walkLimitMeters: '8000' }
const USUAL_ADULTS = '2'

/** Everything the plan form offers. `placeIds` and `departureIds` are those it shows as ticked. */
export async function loadPlanChoices(
  { db, now, stations }: AppContext,
  { placeIds, departureIds, wishSearch = '' }: { placeIds: string[]; departureIds: string[]; wishSearch?: string },
): Promise<PlanChoices> {
  const areas = await areasOf.findAllWithCounts(db)
  const ticked = await places.findAllByIds(db, placeIds.slice(0, TRIP_LIMITS.wishes))
  const found = wishSearch.trim() ? (await places.searchPlaces(db, { text: wishSearch, limit: 60 })).places : []
  const offered = [...ticked, ...found.filter((place) => isPlannablePlace(place) && !placeIds.includes(place.id))]
  const kept = await Promise.all(departureIds.slice(0, TRIP_LIMITS.departures).map((id) => departures.findById(db, id)))
  return {
    today: localDateOf(now()),
    usual: USUAL,
    limits: TRIP_LIMITS,
    areas: areas.map(({ id, names, counts }) => ({ id, names, places: counts.places, works: counts.works })),
    works: (await works.findAll(db))
      .filter(({ placeCount }) => placeCount > 0)
      .sort((a, b) => b.placeCount - a.placeCount || (a.id < b.id ? -1 : 1))
      .map(({ id, names, placeCount }) => ({ id, names, placeCount })),
    places: offered
      .slice(0, ticked.length + MOST_FOUND)
      .map((place) => ({ ...choiceOf(place), manners: asksForManners(place) ? place.manners : null })),
    hasSearchedInVain: wishSearch.trim() !== '' && found.length === 0,
    tours: kept.flatMap((of) =>
      of ? [{ departureId: of.departure.id, names: of.tour.title, localStart: of.departure.localStart }] : [],
    ),
    stationNames: areas.flatMap(({ stationGroup }) => stations.find(stationGroup)?.names ?? []),
  }
}

function choiceOf({ id, names, isSample, kind }: Place) {
  return { id, names, isSample, kind }
}

const MOST_FOUND = 12

/** What an address like `/plan?work=…` fills in; the days are the usual ones unless it says otherwise. */
export async function prefilledForm(
  { db, now }: AppContext,
  query: URLSearchParams,
  language: string,
): Promise<FormState> {
  const today = localDateOf(now())
  const usual = usualTrip(today, language)
  const usualNights = daysBetween(usual.firstDay, usual.lastDay)
  const departureIds = query.getAll('departure').slice(0, TRIP_LIMITS.departures)
  const departure = departureIds[0] ? await departures.findById(db, departureIds[0]) : undefined
  const tour = departure?.tour ?? (await tourAt(db, query.get('tour')))
  const mustPlaceIds = query.getAll('place').slice(0, TRIP_LIMITS.wishes)
  const named = [...query.getAll('area'), ...(tour?.areaId ? [tour.areaId] : [])]
  const fromPlaces = named.length > 0 ? [] : await areasAround(db, mustPlaceIds)
  const departureDay = departure?.departure.localStart.slice(0, 10)
  const asked = query.get('firstDay') ?? ''
  const firstDay = isLocalDate(asked) ? asked : departureDay ? aDayBefore(departureDay, today) : usual.firstDay
  const lastAsked = query.get('lastDay') ?? ''
  return {
    ...EMPTY_FORM,
    values: {
      firstDay,
      lastDay: isLocalDate(lastAsked)
        ? lastAsked
        : addDays(firstDay, departureDay ? Math.max(2, usualNights) : usualNights),
      areaIds: [...new Set([...named, ...fromPlaces])],
      workIds: query.getAll('work'),
      adults: /^\d{1,2}$/.test(query.get('adults') ?? '') ? query.get('adults')! : USUAL_ADULTS,
      pace: 'steady',
      ...USUAL,
      mustPlaceIds,
      departureIds: departure ? departureIds : [],
    },
  }
}

function aDayBefore(day: string, today: string): string {
  const before = addDays(day, -1)
  return before < today ? day : before
}

async function tourAt(db: AppContext['db'], id: string | null) {
  return id ? tours.findPublishedById(db, id) : undefined
}

/** The area whose centre is nearest to each place, if the place lies in it. */
async function areasAround(db: AppContext['db'], placeIds: string[]): Promise<string[]> {
  if (placeIds.length === 0) return []
  const areas = await areasOf.findAll(db)
  return (await places.findAllByIds(db, placeIds)).flatMap(({ point }) => {
    const near = areas
      .map((area) => ({ area, meters: distanceMeters(area.point, point) }))
      .filter(({ area, meters }) => meters <= area.radiusMeters)
      .sort((a, b) => a.meters - b.meters)
    return near[0] ? [near[0].area.id] : []
  })
}

/** Stations with what tells two of one name apart: how many lines, and how far from which area. */
export async function describedStations(db: AppContext['db'], stations: Station[]): Promise<StationChoice[]> {
  const areas = await areasOf.findAll(db)
  return stations.map(({ group, names, lineCount, point }) => {
    const nearest = areas
      .map((area) => ({ names: area.names, meters: Math.round(distanceMeters(area.point, point)) }))
      .sort((a, b) => a.meters - b.meters)[0]
    return { group, names, lineCount, nearest: nearest ?? null }
  })
}
