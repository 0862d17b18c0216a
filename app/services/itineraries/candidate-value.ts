import type { PlaceKind } from '#app/domain/catalog/place.ts'
import type { PlanCandidate } from '#app/domain/catalog/plan-candidate.ts'
import type { StopReason } from '#app/domain/planner/itinerary.ts'
import type { Interest, TripRequest } from '#app/domain/planner/trip-request.ts'
import type { Names } from '#app/domain/values/locale.ts'

/** Which kinds of places an interest looks for. Anime and food look at what a place is linked to as well. */
const KINDS_OF_INTEREST: Record<Interest, readonly PlaceKind[]> = {
  anime: ['scene'],
  food: ['restaurant', 'cafe', 'market', 'producer', 'brewery'],
  heritage: ['shrine', 'temple', 'castle', 'heritage'],
  nature: ['nature', 'park', 'garden', 'viewpoint'],
  museum: ['museum'],
  shopping: ['street', 'shop', 'market'],
  craft: ['craft', 'producer'],
  onsen: ['onsen'],
}

/** Points of profit: about 10 is fine to see, 100 is what the trip is for. */
const POINTS = {
  base: 12,
  wantedWork: 50,
  eachFurtherWork: 10,
  anyWork: 8,
  interest: 22,
  giProduct: 14,
  dish: 10,
  foodInterest: 8,
  designation: 6,
  most: 100,
}

/** A pin that may be a kilometre off is worth less of a detour. */
const COARSE_METERS = 1000
const COARSE_FACTOR = 0.6

/** How much a place gives this trip, before wishes, and what for. */
export function candidateValue(
  { place, workIds, serves }: PlanCandidate,
  { workIds: wanted, interests }: Pick<TripRequest, 'workIds' | 'interests'>,
  workNames: ReadonlyMap<string, Names>,
): { profit: number; reasons: StopReason[] } {
  const hits = workIds.filter((id) => wanted.includes(id))
  const shownWorks = hits.length > 0 || !interests.includes('anime') ? hits : workIds
  const giProducts = uniqueById(serves.map((each) => each.giProduct))
  const dishes = uniqueById(serves.map((each) => each.dish))
  const matched = interests.filter((interest) => matches(interest, place.kind, workIds, serves.length > 0))
  let profit = POINTS.base
  if (hits.length > 0) profit += POINTS.wantedWork + (hits.length - 1) * POINTS.eachFurtherWork
  else if (workIds.length > 0) profit += POINTS.anyWork
  if (matched.length > 0) profit += POINTS.interest
  if (giProducts.length > 0) profit += POINTS.giProduct
  if (dishes.length > 0) profit += POINTS.dish
  if (serves.length > 0 && interests.includes('food')) profit += POINTS.foodInterest
  if (place.designationJa !== null) profit += POINTS.designation
  if (place.coordinatePrecisionMeters >= COARSE_METERS) profit *= COARSE_FACTOR
  return {
    profit: Math.round(Math.min(POINTS.most, profit)),
    reasons: [
      ...shownWorks.flatMap((workId): StopReason[] => {
        const names = workNames.get(workId)
        return names ? [{ kind: 'work', workId, names }] : []
      }),
      ...giProducts.map((each): StopReason => ({ kind: 'gi_product', giProductId: each.id, names: each.names })),
      ...dishes.map((each): StopReason => ({ kind: 'dish', dishId: each.id, names: each.names })),
      ...matched.map((interest): StopReason => ({ kind: 'interest', interest })),
    ],
  }
}

function matches(interest: Interest, kind: PlaceKind, workIds: readonly string[], isServing: boolean): boolean {
  if (KINDS_OF_INTEREST[interest].includes(kind)) return true
  return (interest === 'anime' && workIds.length > 0) || (interest === 'food' && isServing)
}

function uniqueById<Item extends { id: string }>(items: (Item | null)[]): Item[] {
  return [...new Map(items.flatMap((item) => (item ? [[item.id, item] as const] : []))).values()]
}
