import type { Itinerary, ItineraryDay, Stop } from './itinerary.ts'

/** What a plan comes to, for standing beside others. Minutes, metres, yen. */
export interface PlanFigures {
  visits: number
  meals: number
  /** Meals where a protected product, and where a dish of the region is recorded to be served; some have both. */
  productMeals: number
  dishMeals: number
  travelMinutes: number
  walkMeters: number
  /** What is left of the hours from 8:00 to 22:00 (trains cut them) beside visits, meals and ways. */
  freeMinutes: number
  costYen: number
  costUnknownStops: number
}

const AWAKE_FROM = 480
const AWAKE_UNTIL = 1320

export function planFigures({ days, totals }: Itinerary): PlanFigures {
  const stops = days.flatMap((day) => day.stops)
  const meals = stops.filter(({ meal }) => meal !== null)
  return {
    visits: stops.length - meals.length,
    meals: meals.length,
    productMeals: meals.filter((stop) => serves(stop, 'gi_product')).length,
    dishMeals: meals.filter((stop) => serves(stop, 'dish')).length,
    travelMinutes: totals.travelMinutes,
    walkMeters: totals.walkMeters,
    freeMinutes: days.reduce((sum, day) => sum + freeMinutes(day), 0),
    costYen: totals.costYen,
    costUnknownStops: totals.costUnknownStops,
  }
}

function serves({ reasons }: Stop, kind: 'gi_product' | 'dish'): boolean {
  return reasons.some((reason) => reason.kind === kind)
}

function freeMinutes({ from, to, leavesAt, endsAt, stops, legs }: ItineraryDay): number {
  const begins = from.kind === 'station' ? leavesAt : Math.min(AWAKE_FROM, leavesAt)
  const ends = to.kind === 'station' ? endsAt : Math.max(AWAKE_UNTIL, endsAt)
  const stays = stops.reduce((sum, stop) => sum + stop.leavesAt - stop.startsAt, 0)
  return Math.max(0, ends - begins - stays - legs.reduce((sum, { minutes }) => sum + minutes, 0))
}

/** Stops that both plans have. */
export function stopsInCommon(one: Itinerary, other: Itinerary): number {
  const ids = idsOf(other)
  return [...idsOf(one)].filter((id) => ids.has(id)).length
}

/**
 * Share (0 … 1) of the stops of two plans that only one of them has. What the visitor asked for by name, locked or booked
 * is in all of them and is not counted; 0 where nothing else is left.
 */
export function shareApart(one: Itinerary, other: Itinerary): number {
  const [ours, theirs] = [idsOf(one, isFree), idsOf(other, isFree)]
  const all = new Set([...ours, ...theirs])
  const both = [...ours].filter((id) => theirs.has(id)).length
  return all.size === 0 ? 0 : 1 - both / all.size
}

/** From this share on, two plans of one trip lead to different places. */
const CLEARLY_APART = 0.3
/** … if that is more than a stop for another; */
const FEWEST_APART = 3
/** … or are another kind of day: a quarter more visits. */
const CLEARLY_FULLER = 1.25

/** Whether two plans are different enough to be a choice; few places or many wishes may leave none, and that is then told. */
export function areClearlyDifferent(one: Itinerary, other: Itinerary): boolean {
  if (shareApart(one, other) >= CLEARLY_APART && stopsApart(one, other) >= FEWEST_APART) return true
  const [fewer, more] = [planFigures(one).visits, planFigures(other).visits].sort((a, b) => a - b)
  return more! >= fewer! * CLEARLY_FULLER && more! > fewer! + 1
}

/** Stops that only one of the plans has. */
function stopsApart(one: Itinerary, other: Itinerary): number {
  return idsOf(one).size + idsOf(other).size - 2 * stopsInCommon(one, other)
}

function isFree({ kind, isLocked, reasons }: Stop): boolean {
  return kind !== 'tour' && !isLocked && !reasons.some((reason) => reason.kind === 'wish')
}

function idsOf({ days }: Itinerary, isCounted: (stop: Stop) => boolean = () => true): Set<string> {
  return new Set(days.flatMap(({ stops }) => stops.filter(isCounted).map(({ id }) => id)))
}
