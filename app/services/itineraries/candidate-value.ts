import { EATING_KINDS, type Place, type PlaceKind } from '#app/domain/catalog/place.ts'
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

/** Points of profit: 5 is seen in passing, 20 is worth a stop, 45 a detour, 120 is what one comes to an area for, above 130 the scene of a work one asked for. */
const POINTS = {
  wantedWork: 130,
  eachFurtherWork: 10,
  eachKnownWork: 4,
  mostKnownWorks: 12,
  interest: 28,
  giProduct: 6,
  dish: 4,
  foodInterest: 14,
  most: 220,
}

const OF_SIGNIFICANCE = { 1: 20, 2: 45, 3: 120 }

/** What a kind of place gives where nobody has said how far one would go for it. */
const OF_KIND: Record<PlaceKind, number> = {
  castle: 16,
  garden: 16,
  museum: 15,
  temple: 13,
  shrine: 13,
  viewpoint: 15,
  onsen: 15,
  market: 13,
  craft: 13,
  brewery: 12,
  nature: 12,
  heritage: 10,
  park: 10,
  scene: 10,
  producer: 9,
  restaurant: 10,
  cafe: 10,
  street: 9,
  other: 7,
  bridge: 4,
  shop: 2,
  meeting_point: 3,
  station: 3,
}

/** The nation's highest protections say as much as a guide would; a prefecture's or a town's say a little. */
const DESIGNATIONS: readonly [pattern: RegExp, points: number][] = [
  [/世界(文化|自然)?遺産|国宝|特別(史跡|名勝|天然記念物)/, 22],
  [/国.{0,2}史跡|国.{0,2}名勝|国.{0,2}天然記念物|重要文化財|重文|重伝建|伝統的建造物群/, 8],
  [/./, 2],
]

/** A pin that may be a kilometre off is worth less of a detour. */
const COARSE: readonly [meters: number, factor: number][] = [
  [1000, 0.6],
  [500, 0.85],
]

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
  let profit = ownPoints(place)
  if (hits.length > 0) profit += POINTS.wantedWork + (hits.length - 1) * POINTS.eachFurtherWork
  else profit += Math.min(POINTS.mostKnownWorks, workIds.length * POINTS.eachKnownWork)
  if (matched.length > 0) profit += POINTS.interest
  if (isEating(place.kind) || interests.includes('food')) {
    if (giProducts.length > 0) profit += POINTS.giProduct
    if (dishes.length > 0) profit += POINTS.dish
  }
  if (serves.length > 0 && interests.includes('food')) profit += POINTS.foodInterest
  profit *= COARSE.find(([meters]) => place.coordinatePrecisionMeters >= meters)?.[1] ?? 1
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

/** What a place is worth by itself: as somebody said, else by its kind and its protection. */
function ownPoints({ kind, significance, designationJa }: Place): number {
  if (significance !== null) return OF_SIGNIFICANCE[significance]
  const designation = designationJa ?? ''
  return OF_KIND[kind] + (DESIGNATIONS.find(([pattern]) => pattern.test(designation))?.[1] ?? 0)
}

/** A protected product draws those who eat there, and those who asked for food. */
function isEating(kind: PlaceKind): boolean {
  return (EATING_KINDS as readonly string[]).includes(kind)
}

function matches(interest: Interest, kind: PlaceKind, workIds: readonly string[], isServing: boolean): boolean {
  if (KINDS_OF_INTEREST[interest].includes(kind)) return true
  return (interest === 'anime' && workIds.length > 0) || (interest === 'food' && isServing)
}

function uniqueById<Item extends { id: string }>(items: (Item | null)[]): Item[] {
  return [...new Map(items.flatMap((item) => (item ? [[item.id, item] as const] : []))).values()]
}
