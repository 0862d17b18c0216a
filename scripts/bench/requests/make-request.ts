import { Random } from '#app/domain/planner/core/random.ts'
import { DIETS, INTERESTS, PACES, type TripRequest } from '#app/domain/planner/trip-request.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { addDays } from '#app/domain/values/time.ts'
import { CRUELTIES } from './cruelties.ts'
import type { RequestWorld, WorldArea } from './world.ts'

export const REQUEST_COUNT = 200
const SEED = 20_270_101
/** One request in so many asks for what cannot be had. */
const CRUEL_EVERY = 17

export interface MadeRequest {
  index: number
  /** What is cruel about it, or `usual`. */
  kind: string
  request: TripRequest
}

/**
 * Makes up the request of a number: each has a lot of its own, so that no other changes when one is added. Pace, month
 * and first area go round, so that the whole set holds all of them; all else is drawn.
 */
export function makeRequest(world: RequestWorld, index: number): MadeRequest {
  const random = new Random(SEED + index)
  const usual = usualRequest(world, index, random)
  if (index % CRUEL_EVERY !== 0) return { index, kind: 'usual', request: usual }
  const cruelties = Object.entries(CRUELTIES)
  const [kind, change] = cruelties[(index / CRUEL_EVERY) % cruelties.length]!
  return { index, kind, request: change(usual, world, random) }
}

function usualRequest(world: RequestWorld, index: number, random: Random): TripRequest {
  const first = world.areas[index % world.areas.length]!
  const dayCount = weighted(random, DAY_COUNTS)
  const areas = areasOfTrip(world, first, dayCount, random)
  const firstDay = addDays(`2027-${String((index % 12) + 1).padStart(2, '0')}-01`, random.below(28))
  const nights = Array.from({ length: dayCount - 1 }, (_, night) => {
    const isNamed = random.unit() < 0.4
    return isNamed ? areas[Math.floor((night * areas.length) / (dayCount - 1))]!.id : null
  })
  const childAges = random.unit() < 0.25 ? Array.from({ length: 1 + random.below(3) }, () => 1 + random.below(15)) : []
  const adults = weighted(random, ADULTS)
  const lastDay = addDays(firstDay, dayCount - 1)
  const works =
    random.unit() < 0.4 ? drawn(random, unique(areas.flatMap((area) => area.works)), 1 + random.below(2)) : []
  const travelMode = random.unit() < 0.85 || areas.length > 1 ? 'transit' : random.unit() < 0.7 ? 'car' : 'walk'
  // Who goes on foot comes in where the walk begins.
  const gateways = travelMode === 'walk' ? [] : world.gateways
  return {
    firstDay,
    lastDay,
    areaIds: works.length > 0 && random.unit() < 0.2 ? [] : areas.map(({ id }) => id),
    workIds: works,
    nights,
    arrival: random.unit() < 0.5 ? trainAt(gateways, first, random, 8, dayCount === 1 ? 3 : 9) : null,
    departure: random.unit() < 0.5 ? trainAt(gateways, areas.at(-1)!, random, dayCount === 1 ? 17 : 13, 5) : null,
    pace: PACES[index % PACES.length]!,
    walkLimitMeters: [4000, 6000, 8000, 8000, 8000, 12_000, 20_000][random.below(7)]!,
    travelMode,
    interests: drawn(random, INTERESTS, random.below(4)),
    diets: random.unit() < 0.25 ? drawn(random, DIETS, 1) : [],
    stepFree: random.unit() < 0.1,
    party: { adults, childAges },
    budgetYen: random.unit() < 0.2 ? (adults + childAges.length) * dayCount * (1 + random.below(6)) * 1000 : null,
    wishes: wishesIn(areas, dayCount, random),
    departureIds: random.unit() < 0.15 ? departuresOn(areas, firstDay, lastDay, random) : [],
  }
}

const DAY_COUNTS = [
  [1, 15],
  [2, 25],
  [3, 25],
  [4, 12],
  [5, 8],
  [6, 5],
  [7, 4],
  [10, 3],
  [14, 3],
] as const
const ADULTS = [
  [1, 30],
  [2, 45],
  [3, 10],
  [4, 10],
  [6, 5],
] as const

/** One area, for longer trips mostly those nearest to it too. */
function areasOfTrip(world: RequestWorld, first: WorldArea, dayCount: number, random: Random): WorldArea[] {
  const further = Math.min(3, Math.floor((dayCount - 1) / 2))
  const count = 1 + (further > 0 ? random.below(further + 1) : 0)
  const byDistance = world.areas.toSorted(
    (a, b) => distanceMeters(a.point, first.point) - distanceMeters(b.point, first.point),
  )
  return byDistance.slice(0, count)
}

/** Mostly at the area's own station, else at one of the nearest places where planes and fast trains come in. */
function trainAt(gateways: RequestWorld['gateways'], area: WorldArea, random: Random, fromHour: number, hours: number) {
  const near = gateways.toSorted((a, b) => distanceMeters(a.point, area.point) - distanceMeters(b.point, area.point))
  const isFromAfar = random.unit() >= 0.65
  const stationGroup = (isFromAfar && near[random.below(2)]?.group) || area.stationGroup
  const hour = String(fromHour + random.below(hours)).padStart(2, '0')
  return { stationGroup, time: `${hour}:${oneOf(random, ['00', '15', '30', '45'])}` }
}

/** What one comes for is wished for most: the square of the lot looks at the head of the list. */
function wishesIn(areas: readonly WorldArea[], dayCount: number, random: Random): TripRequest['wishes'] {
  if (random.unit() < 0.35) return []
  const count = 1 + random.below(Math.min(8, 2 + dayCount))
  const wishes = Array.from({ length: count }, () => {
    const area = oneOf(random, areas)
    const list = random.unit() < 0.15 && area.eating.length > 0 ? area.eating : area.sights
    const placeId = list[Math.floor(random.unit() ** 2 * list.length)]
    const lot = random.unit()
    return { placeId, importance: lot < 0.4 ? 'must' : lot < 0.9 ? 'nice' : 'never' } as const
  })
  return uniqueBy(
    wishes.flatMap(({ placeId, importance }) => (placeId === undefined ? [] : [{ placeId, importance }])),
    ({ placeId }) => placeId,
  )
}

/** One tour of the trip's own areas on one of its days, where there is one. */
function departuresOn(areas: readonly WorldArea[], firstDay: string, lastDay: string, random: Random): string[] {
  const there = areas.flatMap((area) => area.departures).filter(({ date }) => firstDay <= date && date <= lastDay)
  return there.length === 0 ? [] : [oneOf(random, there).id]
}

function weighted(random: Random, choices: readonly (readonly [value: number, weight: number])[]): number {
  let lot = random.unit() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of choices) {
    lot -= weight
    if (lot < 0) return value
  }
  return choices.at(-1)![0]
}

function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  return items[random.below(items.length)]!
}

/** So many different ones, in the order of the lot. */
function drawn<Item>(random: Random, items: readonly Item[], count: number): Item[] {
  const left = [...items]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.below(left.length), 1)[0]!)
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}
