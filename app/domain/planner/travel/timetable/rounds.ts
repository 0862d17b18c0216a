import { MAY_ALIGHT, MAY_BOARD, type Network } from './network.ts'

export const MOST_RIDES = 4
const NEVER = 2 ** 31 - 1

/** A stop within reach of a point, and the seconds to it (or from it). */
export interface Reach {
  stop: number
  seconds: number
}

/** One way to the goal: the earliest with its number of rides. */
export interface Way {
  arrivesAt: number
  rides: NetworkRide[]
}

/** A ride of a run of a pattern, from call to call of it. */
export interface NetworkRide {
  pattern: number
  /** Seconds at which the run starts. */
  start: number
  board: number
  alight: number
}

/** How each stop was reached by vehicle in one round. */
interface Round {
  arrivals: Int32Array
  pattern: Int32Array
  start: Int32Array
  board: Int32Array
  alight: Int32Array
  /** From which stop's vehicle one walked to board here next; −1 where the round did not better this. */
  cameFrom: Int32Array
}

/** The earliest arrivals with one, two … four rides, each listed only if it is earlier than all with fewer. */
export function earliestArrivals(
  network: Network,
  access: readonly Reach[],
  egress: readonly Reach[],
  leavesAt: number,
): Way[] {
  const ways: Way[] = []
  let goal = NEVER
  searchRounds(network, access, leavesAt, (rounds) => {
    for (const { stop, seconds } of egress) {
      const at = rounds.at(-1)!.arrivals[stop]!
      if (at === NEVER || at + seconds >= goal) continue
      goal = at + seconds
      const way = { arrivesAt: goal, rides: ridesTo(network, rounds, stop) }
      if (ways.at(-1)?.rides.length === rounds.length) ways.pop()
      ways.push(way)
    }
    return goal
  })
  return ways
}

/** The earliest way to each of many goals, by one search for all. */
export function earliestToEach(
  network: Network,
  access: readonly Reach[],
  goals: readonly (readonly Reach[])[],
  leavesAt: number,
): (Way | null)[] {
  let rounds: readonly Round[] = []
  searchRounds(network, access, leavesAt, (soFar) => {
    rounds = soFar
    return NEVER
  })
  return goals.map((egress) => {
    let best: { arrivesAt: number; stop: number; count: number } | null = null
    for (const [index, { arrivals }] of rounds.entries()) {
      for (const { stop, seconds } of egress) {
        const arrivesAt = arrivals[stop] === NEVER ? NEVER : arrivals[stop]! + seconds
        if (arrivesAt < (best?.arrivesAt ?? NEVER)) best = { arrivesAt, stop, count: index + 1 }
      }
    }
    if (best === null) return null
    const { arrivesAt, stop, count } = best
    return { arrivesAt, rides: ridesTo(network, rounds.slice(0, count), stop) }
  })
}

/**
 * RAPTOR (Delling, Pajor and Werneck 2015, *Transportation Science* 49): round k scans each pattern that calls at a stop
 * which became reachable earlier in round k − 1, once, from the first such stop on. `afterRound` answers the arrival that
 * nothing later than is of use.
 */
function searchRounds(
  network: Network,
  access: readonly Reach[],
  leavesAt: number,
  afterRound: (rounds: readonly Round[]) => number,
): void {
  const { stopCount } = network
  const best = new Int32Array(stopCount).fill(NEVER)
  const bestReady = new Int32Array(stopCount).fill(NEVER)
  let ready = new Int32Array(stopCount).fill(NEVER)
  let marked: number[] = []
  const makeReady = (into: Int32Array, stop: number, at: number): boolean => {
    if (at >= bestReady[stop]!) return false
    if (into[stop] === NEVER) marked.push(stop)
    into[stop] = at
    bestReady[stop] = at
    return true
  }
  for (const { stop, seconds } of access) makeReady(ready, stop, leavesAt + seconds)
  const rounds: Round[] = []
  let goal = NEVER
  while (rounds.length < MOST_RIDES && marked.length > 0) {
    const round = emptyRound(stopCount)
    rounds.push(round)
    const reached: number[] = []
    for (const [pattern, first] of patternsAt(network, marked)) {
      ridePattern(network, pattern, first, ready, (stop, at, ride) => {
        if (at >= best[stop]! || at >= goal) return
        if (round.arrivals[stop] === NEVER) reached.push(stop)
        best[stop] = at
        write(round, stop, at, ride)
      })
    }
    goal = afterRound(rounds)
    marked = []
    ready = new Int32Array(stopCount).fill(NEVER)
    for (const stop of reached) {
      const at = round.arrivals[stop]!
      for (let foot = network.footFrom[stop]!; foot < network.footFrom[stop + 1]!; foot++) {
        const to = network.footTo[foot]!
        if (makeReady(ready, to, at + network.footSeconds[foot]!)) round.cameFrom[to] = stop
      }
    }
  }
}

/** The patterns that call at any of the stops, each with the first such call. */
function patternsAt({ callsFrom, callPattern, callPosition }: Network, stops: readonly number[]): Map<number, number> {
  const first = new Map<number, number>()
  for (const stop of stops) {
    for (let call = callsFrom[stop]!; call < callsFrom[stop + 1]!; call++) {
      const pattern = callPattern[call]!
      const known = first.get(pattern)
      if (known === undefined || callPosition[call]! < known) first.set(pattern, callPosition[call]!)
    }
  }
  return first
}

/** Goes along a pattern with the earliest run one can catch, and tells where it lets one off. */
function ridePattern(
  network: Network,
  pattern: number,
  first: number,
  ready: Int32Array,
  arrive: (stop: number, at: number, ride: NetworkRide) => void,
): void {
  const { patternFrom, stopAt, arrivals, departures, boarding } = network
  const from = patternFrom[pattern]!
  const end = patternFrom[pattern + 1]!
  let start = NEVER
  let board = -1
  for (let at = from + first; at < end; at++) {
    const stop = stopAt[at]!
    if (start !== NEVER && boarding[at]! & MAY_ALIGHT) {
      arrive(stop, start + arrivals[at]!, { pattern, start, board, alight: at - from })
    }
    if (ready[stop] === NEVER || !(boarding[at]! & MAY_BOARD)) continue
    const earlier = firstStart(network, pattern, ready[stop]! - departures[at]!)
    if (earlier >= start) continue
    start = earlier
    board = at - from
  }
}

/** The first start of a pattern from a second on. */
function firstStart({ runsFrom, starts }: Network, pattern: number, from: number): number {
  let low = runsFrom[pattern]!
  let high = runsFrom[pattern + 1]!
  const end = high
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < from) low = middle + 1
    else high = middle
  }
  return low === end ? NEVER : starts[low]!
}

function emptyRound(stopCount: number): Round {
  const column = () => new Int32Array(stopCount)
  return {
    arrivals: column().fill(NEVER),
    pattern: column(),
    start: column(),
    board: column(),
    alight: column(),
    cameFrom: column().fill(-1),
  }
}

function write(round: Round, stop: number, at: number, { pattern, start, board, alight }: NetworkRide): void {
  round.arrivals[stop] = at
  round.pattern[stop] = pattern
  round.start[stop] = start
  round.board[stop] = board
  round.alight[stop] = alight
}

function ridesTo({ patternFrom, stopAt }: Network, rounds: readonly Round[], goal: number): NetworkRide[] {
  const rides: NetworkRide[] = []
  let stop = goal
  for (let k = rounds.length - 1; k >= 0; k--) {
    const round = rounds[k]!
    const pattern = round.pattern[stop]!
    const board = round.board[stop]!
    rides.unshift({ pattern, start: round.start[stop]!, board, alight: round.alight[stop]! })
    if (k > 0) stop = rounds[k - 1]!.cameFrom[stopAt[patternFrom[pattern]! + board]!]!
  }
  return rides
}
