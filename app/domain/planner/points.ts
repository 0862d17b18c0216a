import type { Point } from '../values/geo.ts'
import type { Endpoint } from './itinerary.ts'
import type { PlanningProblem } from './problem.ts'

/** The points of a problem in the order in which its travel matrix is made, and where each thing is among them. */
export interface ProblemPoints {
  points: Point[]
  ofStop: Map<string, { in: number; out: number }>
  start: number | null
  end: number | null
  beds: number[][]
  /** Of `otherBeds`. */
  otherBeds: number[]
}

/** Lists every point travel is needed for: ends, beds, candidates, meeting points and ends of tours. */
export function problemPoints(problem: PlanningProblem): ProblemPoints {
  const points: Point[] = []
  const known = new Map<string, number>()
  const add = ({ lat, lng }: Point): number => {
    const key = `${lat},${lng}`
    const index = known.get(key)
    if (index !== undefined) return index
    known.set(key, points.length)
    return points.push({ lat, lng }) - 1
  }
  const end = (endpoint: Endpoint | null) => (endpoint === null ? null : add(endpoint.point))
  const start = end(problem.start)
  const last = end(problem.end)
  const beds = problem.beds.map((choices) => choices.map(({ point }) => add(point)))
  const ofStop = new Map<string, { in: number; out: number }>()
  for (const { id, point } of problem.candidates) {
    const index = add(point)
    ofStop.set(id, { in: index, out: index })
  }
  for (const { id, meeting, end: over } of problem.appointments) ofStop.set(id, { in: add(meeting), out: add(over) })
  const otherBeds = (problem.otherBeds ?? []).map(({ point }) => add(point))
  return { points, ofStop, start, end: last, beds, otherBeds }
}

/** Which bed a day leaves from and comes back to: indices into `beds`, or −1 for the trip's own start or end. */
export function nightsOfDay(problem: PlanningProblem, day: number): { from: number; to: number } {
  const lastDay = problem.days.length - 1
  return {
    from: day === 0 ? (problem.start === null ? 0 : -1) : day - 1,
    to: day === lastDay ? (problem.end === null ? problem.beds.length - 1 : -1) : day,
  }
}

/** The points at which a day may end: the trip's own end, or any bed of the night. */
export function homesOfDay(problem: PlanningProblem, { beds, end }: ProblemPoints, day: number): number[] {
  const { to } = nightsOfDay(problem, day)
  return to < 0 ? [end!] : beds[to]!
}
