import { distanceMeters, type Point } from '../../values/geo.ts'
import type { Endpoint, ItineraryDay, Stop } from '../itinerary.ts'
import type { PlanningProblem } from '../problem.ts'
import type { Malformed } from './violation.ts'

/** Travel between points as it was made for the problem, before any search saw it: row-major, whole minutes and metres. */
export interface RawTravel {
  points: readonly Point[]
  minutes: ArrayLike<number>
  walkMeters: ArrayLike<number>
}

/** No train of the country is faster, and nobody walks a shorter way than the straight one. */
const FASTEST_METERS_A_MINUTE = 5000
const FASTEST_ON_FOOT = 85

/**
 * The clock of a day: it leaves from and comes back to where it should, each way takes its minutes, nobody leaves before
 * arriving. Minutes and metres on foot are those of the raw travel, or without it at least what the straight line takes.
 * Answers the metres on foot.
 */
export function checkWays(
  problem: PlanningProblem,
  dayIndex: number,
  day: ItineraryDay,
  travel: RawTravel | null,
  malformed: Malformed,
): number {
  checkEnds(problem, dayIndex, day, malformed)
  if (day.legs.length !== day.stops.length + 1) malformed('legs_do_not_match', null)
  if (day.leavesAt < problem.days[dayIndex]!.leavesAt) malformed('clock_runs_back', null)
  let clock = day.leavesAt
  let at = day.from.point
  let walked = 0
  const arrive = (to: Point, index: number, arrivesAt: number, stopId: string | null) => {
    const leg = day.legs[index]
    const way = truth(travel, at, to)
    walked += way?.walkMeters ?? leg?.walkMeters ?? 0
    const least = way?.minutes ?? leastMinutes(leg?.mode === 'walk', at, to)
    if (arrivesAt < clock + Math.max(least, leg?.minutes ?? 0)) malformed('leg_too_short', stopId)
    if (leg && (leg.minutes < least || (way && (leg.minutes !== way.minutes || leg.walkMeters !== way.walkMeters))))
      malformed('leg_not_as_travelled', stopId)
  }
  for (const [index, stop] of day.stops.entries()) {
    arrive(stop.point, index, stop.arrivesAt, stop.id)
    if (stop.kind !== 'tour' && stop.startsAt < stop.arrivesAt) malformed('clock_runs_back', stop.id)
    if (stop.leavesAt < stop.startsAt) malformed('clock_runs_back', stop.id)
    clock = stop.leavesAt
    at = endOf(problem, stop)
  }
  arrive(day.to.point, day.stops.length, day.endsAt, null)
  return walked
}

function endOf({ appointments }: PlanningProblem, stop: Stop): Point {
  return stop.kind === 'tour' ? (appointments.find(({ id }) => id === stop.id)?.end ?? stop.point) : stop.point
}

function checkEnds(problem: PlanningProblem, dayIndex: number, { from, to }: ItineraryDay, malformed: Malformed): void {
  const { start, end, beds, days } = problem
  const isFirst = dayIndex === 0
  const isLast = dayIndex === days.length - 1
  const leaves = isFirst ? (start ? [start] : beds[0]!) : beds[dayIndex - 1]!
  const returns = isLast ? (end ? [end] : beds.at(-1)!) : beds[dayIndex]!
  if (!leaves.some((each) => isSame(each, from)) || !returns.some((each) => isSame(each, to)))
    malformed('wrong_bed', null)
}

function isSame(a: Endpoint, b: Endpoint): boolean {
  return a.point.lat === b.point.lat && a.point.lng === b.point.lng
}

function truth(travel: RawTravel | null, from: Point, to: Point) {
  if (travel === null) return null
  const index = (wanted: Point) => travel.points.findIndex(({ lat, lng }) => lat === wanted.lat && lng === wanted.lng)
  const [a, b] = [index(from), index(to)]
  if (a < 0 || b < 0) return null
  const pair = a * travel.points.length + b
  return { minutes: travel.minutes[pair]!, walkMeters: travel.walkMeters[pair]! }
}

function leastMinutes(isOnFoot: boolean, from: Point, to: Point): number {
  return Math.floor(distanceMeters(from, to) / (isOnFoot ? FASTEST_ON_FOOT : FASTEST_METERS_A_MINUTE))
}
