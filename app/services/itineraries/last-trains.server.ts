import { homesOfDay, problemPoints } from '#app/domain/planner/points.ts'
import type { EveningTrains, LastTrain, PlanningProblem } from '#app/domain/planner/problem.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import type { AppContext } from '#app/services/app-context.ts'

/** Who is nearer walks, who is farther does not count on an evening's train, and has a stop on the way to bed. */
const NEAREST_METERS = 1200
const FARTHEST_METERS = 25_000
/** Evenings one trip may ask for, and milliseconds for all of them; the others keep what is usual. */
const MOST_EVENINGS = 14
const MOST_MILLISECONDS = 2500

/**
 * The problem with the last trains to bed that a loaded timetable knows: one question a night whose bed is settled, for the
 * places from where one would come by train. Nothing loaded, or nobody who answers in time: the problem as it was.
 */
export async function withLastTrains({ routing }: AppContext, problem: PlanningProblem): Promise<PlanningProblem> {
  if (problem.travelMode !== 'transit' || !(await routing.hasWays())) return problem
  const deadline = AbortSignal.timeout(MOST_MILLISECONDS)
  const inTime = new Promise<null>((resolve) => deadline.addEventListener('abort', () => resolve(null)))
  const lastTrains: EveningTrains[] = []
  for (const { date, home, from } of evenings(problem)) {
    const answers = await Promise.race([routing.lastDepartures(from, home, date), inTime])
    if (answers === null) break
    const known = answers.flatMap((answer, index): [string, LastTrain][] => {
      if (!answer?.isRail) return []
      const { leavesAt, minutes, operatorNames, timetable } = answer
      return [[nameOf(from[index]!), { leavesAt, minutes, operatorNames, timetable }]]
    })
    if (known.length > 0) lastTrains.push({ date, home, from: Object.fromEntries(known) })
  }
  return lastTrains.length > 0 ? { ...problem, lastTrains } : problem
}

/** The nights whose bed nobody has to choose any more, each with the places a train may lead from. */
function evenings(problem: PlanningProblem) {
  const points = problemPoints(problem)
  const ends = [...points.ofStop.values()].map(({ out }) => points.points[out]!)
  const places = [...new Map(ends.map((point) => [nameOf(point), point])).values()]
  const nights = problem.days.flatMap(({ date, isBehind }, dayIndex) => {
    const [home, another] = homesOfDay(problem, points, dayIndex)
    if (isBehind || home === undefined || another !== undefined) return []
    const bed = points.points[home]!
    const from = places.filter((place) => isATrainAway(distanceMeters(place, bed)))
    return from.length > 0 ? [{ date, home: bed, from }] : []
  })
  return nights.slice(0, MOST_EVENINGS)
}

function isATrainAway(meters: number): boolean {
  return meters >= NEAREST_METERS && meters <= FARTHEST_METERS
}

function nameOf({ lat, lng }: Point): string {
  return `${lat},${lng}`
}
