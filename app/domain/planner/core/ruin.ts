import type { Search } from './search.ts'

const MEAN_REMOVED = 10
const LONGEST_STRING = 10
/** Share of iterations that try another bed, where there is a choice. */
const BED_SHARE = 0.03
/** Share of iterations that make room for one left-out node, which is then inserted first. */
const WANTED_SHARE = 0.5

/**
 * Adjacent string removal (Christiaens and Vanden Berghe 2020): strings of neighbouring stops are taken from the days
 * that pass near a seed. Returns the left-out node for which room was made, or −1.
 */
export function ruinStrings(search: Search): number {
  const { random, problem } = search
  if (search.beds.length > 0 && random.unit() < BED_SHARE && ruinByBed(search)) return -1
  const seed = random.below(problem.nodeCount)
  const wanted = search.routes.dayOf[seed]! < 0 && random.unit() < WANTED_SHARE ? seed : -1
  const routed = problem.dayCount
  let stops = 0
  for (let day = 0; day < routed; day++) stops += search.routes.length[day]!
  const meanLength = stops / routed
  const longest = Math.min(LONGEST_STRING, meanLength)
  const mostStrings = (4 * MEAN_REMOVED) / (1 + longest) - 1
  const strings = Math.floor(random.unit() * mostStrings + 1)
  let removed = 0
  for (const node of search.neighbours.of(seed)) {
    if (removed >= strings) break
    const day = search.routes.dayOf[node]!
    if (day < 0 || search.touched[day] === 1) continue
    const length = Math.floor(random.unit() * Math.min(search.routes.length[day]!, longest) + 1)
    removeString(search, day, node, length)
    removed++
    if (removed === routed) break
  }
  return wanted
}

/** Takes a string that contains a node; every other time some stops in its middle stay. */
function removeString(search: Search, day: number, around: number, length: number): void {
  const { routes, random, problem } = search
  search.touch(day)
  const base = day * routes.width + 1
  const stops = routes.length[day]!
  const nodes = routes.node
  let at = 0
  while (nodes[base + at] !== around) at++
  let kept = 0
  if (length > 1 && length < stops && random.unit() < 0.5) {
    kept = 1
    while (length + kept < stops && random.unit() > 0.5) kept++
  }
  const window = length + kept
  const firstLeast = Math.max(0, at - window + 1)
  const firstMost = Math.min(at, stops - window)
  const first = firstLeast + random.below(firstMost - firstLeast + 1)
  const keptFirst = kept === 0 ? -1 : first + 1 + random.below(window - kept)
  let write = first
  for (let read = first; read < stops; read++) {
    const node = nodes[base + read]!
    const leaves = read < first + window && !(keptFirst >= 0 && read >= keptFirst && read < keptFirst + kept)
    if (leaves && problem.frozen[node] === 0) routes.forget(node, day)
    else nodes[base + write++] = node
  }
  nodes[base + write] = problem.nodeCount + 2 * day + 1
  routes.length[day] = write
}

/** Another bed for one night; the two days around it lose about half of their stops. */
function ruinByBed(search: Search): boolean {
  const { random, problem, routes } = search
  const night = random.below(search.beds.length)
  const { choices, endsDays, startsDays } = problem.extras!.nights[night]!
  if (choices.length < 2) return false
  search.moveBed(night, (search.beds[night]! + 1 + random.below(choices.length - 1)) % choices.length)
  for (const day of new Set([...endsDays, ...startsDays])) {
    const stays = routes.nodesOf(day).filter((node) => problem.frozen[node] === 1 || random.unit() < 0.4)
    routes.setDay(day, stays)
  }
  return true
}
