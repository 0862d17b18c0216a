import type { Search } from './search.ts'

const MEAN_REMOVED = 10
const LONGEST_STRING = 10
/** Share of iterations that make room for one left-out node, which is then inserted first. */
const WANTED_SHARE = 0.5
const SPLIT_SHARE = 0.5
/** Share of iterations that try another bed, where there is a choice. */
const BED_SHARE = 0.03

/**
 * Adjacent string removal (Christiaens and Vanden Berghe 2020): strings of neighbouring stops are taken from the days
 * that pass near a seed. Returns the left-out node for which room was made, or −1.
 */
export function ruinStrings(search: Search): number {
  const { random, problem, routes } = search
  if (search.beds.length > 0 && random.unit() < BED_SHARE && ruinByBed(search)) return -1
  const seed = random.below(problem.nodeCount)
  const wanted = routes.dayOf[seed]! < 0 && problem.frozen[seed] === 0 && random.unit() < WANTED_SHARE ? seed : -1
  let stops = 0
  for (let day = 0; day < problem.dayCount; day++) stops += routes.length[day]!
  const longest = Math.min(LONGEST_STRING, stops / problem.dayCount)
  const mostStrings = (4 * MEAN_REMOVED) / (1 + longest) - 1
  const strings = Math.floor(random.unit() * mostStrings + 1)
  search.near.sortAround(seed)
  for (let i = 0; i < strings && i < search.near.count; i++) {
    const day = search.near.days[i]!
    const length = Math.floor(random.unit() * Math.min(routes.length[day]!, longest) + 1)
    removeString(search, day, search.near.slots[i]!, length)
  }
  return wanted
}

/** Takes a string that contains a slot; every other time some stops in its middle stay. */
function removeString(search: Search, day: number, around: number, length: number): void {
  const { routes, random, problem } = search
  search.touch(day)
  const base = day * routes.width + 1
  const stops = routes.length[day]!
  const nodes = routes.node
  let kept = 0
  if (length > 1 && length < stops && random.unit() < SPLIT_SHARE) {
    kept = 1
    while (length + kept < stops && random.unit() > 0.5) kept++
  }
  const window = length + kept
  const firstLeast = Math.max(0, around - window + 1)
  const firstMost = Math.min(around, stops - window)
  const first = firstLeast + random.below(firstMost - firstLeast + 1)
  const keptFirst = kept === 0 ? -1 : first + 1 + random.below(window - kept)
  let write = first
  for (let read = first; read < stops; read++) {
    const node = nodes[base + read]!
    const leaves = read < first + window && !(keptFirst >= 0 && read >= keptFirst && read < keptFirst + kept)
    if (leaves && problem.frozen[node] === 0) {
      routes.forget(node, day)
      search.takeOut(node)
    } else nodes[base + write++] = node
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
    const before = routes.nodesOf(day)
    const stays = before.filter((node) => problem.frozen[node] === 1 || random.unit() < 0.4)
    routes.setDay(day, stays)
    for (const node of before) if (routes.dayOf[node]! < 0) search.takeOut(node)
  }
  return true
}
