import { distanceMeters } from '../values/geo.ts'
import { accessRefusal } from './constraints/access.ts'
import { waysToUse } from './constraints/meals.ts'
import { isAskedFor } from './constraints/worth.ts'
import type { Itinerary, Stop } from './itinerary.ts'
import type { Candidate } from './problem.ts'
import type { Trip } from './timetable.ts'

/** So many other places are tried for a stop, the most alike first. */
const MOST_TRIED = 6
/** Another place of any kind may stand in for one that is this near, in metres. */
const NEAR_METERS = 1300
/** What a kilometre between the two takes of a place's profit, when it is weighed against others as like. */
const KILOMETER_PRICE = 8

/** Places that could stand in for a stop, are not in the plan and not `named` for another stop, the most alike first: of the same work, of the same kind, or just beside. */
export function standIns(
  { problem, candidates }: Trip,
  plan: Itinerary,
  stop: Stop,
  named: ReadonlySet<string>,
): Candidate[] {
  const place = candidates.get(stop.id)!
  const planned = new Set(plan.days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  const works = new Set(place.reasons.flatMap((reason) => (reason.kind === 'work' ? [reason.workId] : [])))
  const likeness = (other: Candidate) => {
    const sharesWork = other.reasons.some((reason) => reason.kind === 'work' && works.has(reason.workId))
    const isNear = distanceMeters(other.point, place.point) < NEAR_METERS
    return (sharesWork ? 4 : 0) + (other.category === place.category ? 2 : 0) + (isNear ? 1 : 0)
  }
  return problem.candidates
    .filter(
      (other) =>
        !planned.has(other.id) &&
        !named.has(other.placeId) &&
        other.importance !== 'never' &&
        (place.isSample || !other.isSample) &&
        accessRefusal(other, problem) === null &&
        waysToUse(problem, other, null).includes(stop.meal) &&
        likeness(other) > 0,
    )
    .map((other) => {
      const kilometers = distanceMeters(other.point, place.point) / 1000
      return {
        other,
        like: likeness(other),
        isWished: isAskedFor(other),
        worth: other.profit - KILOMETER_PRICE * kilometers,
      }
    })
    .sort((a, b) => b.like - a.like || Number(b.isWished) - Number(a.isWished) || b.worth - a.worth)
    .map(({ other }) => other)
    .slice(0, MOST_TRIED)
}
