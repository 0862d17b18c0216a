import type { CoreExtras, CoreProblem } from './core-problem.ts'
import type { Routes } from './routes.ts'

/** Gives a night another bed: rows and columns of the two days' ends are written anew. Both days must be refreshed after. */
export function changeBed(routes: Routes, night: number, choice: number): void {
  const { problem } = routes
  const { extras, nodeCount } = problem
  if (extras === null) return
  const { endsDays, startsDays, choices } = extras.nights[night]!
  const point = choices[choice]!
  for (const day of endsDays) moveNode(routes, extras, nodeCount + 2 * day + 1, point)
  for (const day of startsDays) moveNode(routes, extras, nodeCount + 2 * day, point)
}

function moveNode({ problem, into }: Routes, extras: CoreExtras, node: number, point: number): void {
  extras.inPoint[node] = point
  extras.outPoint[node] = point
  for (let other = 0; other < problem.stride; other++) {
    writePair(problem, extras, other, node)
    writePair(problem, extras, node, other)
    into[node * problem.stride + other] = problem.step[other * problem.stride + node]!
    into[other * problem.stride + node] = problem.step[node * problem.stride + other]!
  }
}

/** Time at `from` plus travel to `to`, and the metres on foot, from the travel between their points. */
export function writePair({ stride, step }: CoreProblem, extras: CoreExtras, from: number, to: number): void {
  const pair = extras.outPoint[from]! * extras.pointCount + extras.inPoint[to]!
  step[from * stride + to] = extras.duration[from]! + extras.minutes[pair]!
  extras.walk[from * stride + to] = extras.walkMeters[pair]!
}

/** How often one sleeps elsewhere than the night before. */
export function hopsOf({ nights }: CoreExtras, beds: readonly number[]): number {
  let hops = 0
  for (let night = 1; night < nights.length; night++) {
    const before = nights[night - 1]!.choices[beds[night - 1]!]
    if (nights[night]!.choices[beds[night]!] !== before) hops++
  }
  return hops
}
