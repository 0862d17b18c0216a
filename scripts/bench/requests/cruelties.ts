import type { Random } from '#app/domain/planner/core/random.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { addDays } from '#app/domain/values/time.ts'
import type { RequestWorld, WorldArea } from './world.ts'

/** Ways to ask for what cannot be had, each a change of a usual request. */
export const CRUELTIES: Record<string, (usual: TripRequest, world: RequestWorld, random: Random) => TripRequest> = {
  overlapping_tours: (usual, world) => {
    const area = world.areas.toSorted((a, b) => b.departures.length - a.departures.length)[0]!
    const day = area.departures.find(
      ({ date }, at) => date > '2027-03-01' && area.departures[at + 1]?.date === date,
    )!.date
    const departureIds = area.departures.filter(({ date }) => date === day).map(({ id }) => id)
    return inArea({ ...usual, firstDay: day, departureIds: departureIds.slice(0, 20) }, area, 2)
  },
  tour_far_away: (usual, world) => {
    const area = firstAreaOf(usual, world)
    const far = furthestFrom(
      area,
      world.areas.filter(({ departures }) => departures.length > 0),
    )
    const there = far.departures.find(({ date }) => date >= '2027-05-10')!
    return inArea({ ...usual, firstDay: there.date, departureIds: [there.id] }, area, 1)
  },
  too_many_musts: (usual, world) => {
    const area = firstAreaOf(usual, world)
    const wishes = area.sights.slice(0, 25).map((placeId) => ({ placeId, importance: 'must' as const }))
    return inArea({ ...usual, wishes }, area, 1)
  },
  hardly_walks: (usual) => ({ ...usual, walkLimitMeters: 500 }),
  no_money: (usual) => ({ ...usual, budgetYen: 1000, party: { adults: 4, childAges: [3, 9] } }),
  every_diet: (usual) => ({ ...usual, diets: ['vegan', 'halal', 'gluten_free', 'no_seafood'] }),
  ends_of_the_country: (usual, world) => {
    const area = firstAreaOf(usual, world)
    const far = furthestFrom(area, world.areas)
    const nights = [area.id, far.id, area.id]
    return { ...inArea(usual, area, 4), areaIds: [area.id, far.id], nights, departure: null }
  },
  must_far_away: (usual, world) => {
    const area = firstAreaOf(usual, world)
    const placeId = furthestFrom(area, world.areas).sights[0]!
    return inArea({ ...usual, wishes: [{ placeId, importance: 'must' }] }, area, 2)
  },
  new_year: (usual, world) =>
    inArea({ ...usual, firstDay: '2027-01-01', departureIds: [] }, firstAreaOf(usual, world), 2),
  an_hour_between_trains: (usual, world) => {
    const area = firstAreaOf(usual, world)
    const at = (time: string) => ({ stationGroup: area.stationGroup, time })
    return { ...inArea(usual, area, 1), arrival: at('11:10'), departure: at('12:10') }
  },
  last_train_in: (usual, world) => {
    const area = firstAreaOf(usual, world)
    const arrival = { stationGroup: area.stationGroup, time: '22:40' }
    return { ...inArea(usual, area, 2), arrival, departure: { ...arrival, time: '06:30' } }
  },
  three_weeks_in_one_place: (usual, world) => inArea(usual, firstAreaOf(usual, world), 21),
}

function firstAreaOf({ areaIds }: TripRequest, { areas }: RequestWorld): WorldArea {
  return areas.find(({ id }) => id === areaIds[0]) ?? areas[0]!
}

function furthestFrom({ point }: WorldArea, areas: readonly WorldArea[]): WorldArea {
  return areas.toSorted((a, b) => distanceMeters(b.point, point) - distanceMeters(a.point, point))[0]!
}

/** The same request for so many days in one area, its trains and works left out. */
function inArea(request: TripRequest, area: WorldArea, dayCount: number): TripRequest {
  const lastDay = addDays(request.firstDay, dayCount - 1)
  const nights = Array.from({ length: dayCount - 1 }, () => null)
  return { ...request, areaIds: [area.id], workIds: [], nights, lastDay, arrival: null, departure: null }
}
