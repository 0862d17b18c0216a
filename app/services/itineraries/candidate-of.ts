import { comfortOn } from '#app/domain/catalog/comfort.ts'
import { openWindows } from '#app/domain/catalog/opening-hours.ts'
import { EATING_KINDS, type Place } from '#app/domain/catalog/place.ts'
import type { PlanCandidate } from '#app/domain/catalog/plan-candidate.ts'
import { sightOf } from '#app/domain/catalog/viewpoint.ts'
import { asksForManners } from '#app/domain/catalog/visibility.ts'
import type { Candidate, DayHours } from '#app/domain/planner/problem.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { LocalDate } from '#app/domain/values/time.ts'
import { candidateValue } from './candidate-value.ts'

/** A place as the planner sees it for one trip. Unknown facts stay unknown. */
export function candidateOf(
  found: PlanCandidate,
  request: TripRequest,
  dates: readonly LocalDate[],
  workNames: ReadonlyMap<string, Names>,
): Candidate {
  const { place, serves, workIds, comfort, look } = found
  const hours = dates.map((date) => hoursOn(place, date))
  const isEating = (EATING_KINDS as readonly string[]).includes(place.kind)
  return {
    id: `place:${place.id}`,
    placeId: place.id,
    names: place.names,
    // One walks to where one can stand, not to what is seen from there.
    point: look?.stand.point ?? place.point,
    coordinatePrecisionMeters: look?.stand.precisionMeters ?? place.coordinatePrecisionMeters,
    category: place.kind,
    stayMinutes: place.stayMinutes,
    ...candidateValue(found, request, workNames),
    importance: request.wishes.find((wish) => wish.placeId === place.id)?.importance ?? null,
    hours,
    ...(comfort.length > 0 && { comfort: dates.map((date) => comfortOn(comfort, date)) }),
    isOutdoor: place.isOutdoor,
    needsDaylight: place.isOutdoor ?? hours.some(isRoundTheClock),
    costYen: place.priceYen === null ? null : place.priceYen * partySize(request),
    stepFree: place.stepFree,
    diet: request.diets.every((diet) => place.diets.includes(diet)) ? 'served' : 'unknown',
    meals: isEating ? mealsAt(place, hours) : null,
    // One comes to a café for a coffee and to a scene for the scene; to a restaurant to eat.
    isVisitToo: !isEating || place.kind === 'cafe' || workIds.length > 0,
    isLocal: serves.length > 0,
    isSample: place.isSample,
    isConfirmed: place.isConfirmed,
    ...(asksForManners(place) && { manners: place.manners }),
    ...(look && { sight: sightOf(look) }),
  }
}

/** Where no door is ever shut one looks around outside, unless somebody recorded that it is inside. */
function isRoundTheClock({ certainty, windows }: DayHours): boolean {
  return certainty === 'known' && windows.some(({ from, to }) => from === 0 && to >= 1440)
}

/** Everyone at the adult's price: child prices are not recorded, and a plan should not cost more than it says. */
export function partySize({ party }: Pick<TripRequest, 'party'>): number {
  return party.adults + party.childAges.length
}

/** Opening windows of one day, with the last entry. */
export function hoursOn(place: Place, date: LocalDate): DayHours {
  const { certainty, windows } = openWindows(place.openingHours, date, place.point)
  const lastStart = (from: number, to: number) =>
    place.lastOrderMinutes === null ? null : Math.max(from, to - place.lastOrderMinutes)
  return { certainty, windows: windows.map(([from, to]) => ({ from, to, lastStart: lastStart(from, to) })) }
}

const LUNCH: [from: number, until: number] = [11 * 60, 14 * 60]
const DINNER: [from: number, until: number] = [17 * 60, 20 * 60]

/** Known hours say which meals there are; without them a restaurant may serve both and a café lunch. */
function mealsAt(place: Place, hours: readonly DayHours[]): { lunch: boolean; dinner: boolean } {
  const known = hours.filter((day) => day.certainty === 'known')
  if (known.length === 0) return { lunch: true, dinner: place.kind === 'restaurant' }
  const isOpenIn = ([from, until]: [number, number]) =>
    known.some((day) => day.windows.some((window) => window.from < until && window.to > from + 30))
  return { lunch: isOpenIn(LUNCH), dinner: isOpenIn(DINNER) }
}
