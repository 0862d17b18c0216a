/**
 * The problem as the search sees it: a team orienteering problem with several time windows per stop and day, in whole
 * units of time (minutes for a trip, tenths or hundredths for a benchmark). Nodes 0 … n−1 can be visited;
 * node `n + 2d` is where day d leaves from, `n + 2d + 1` where it ends.
 */
export interface CoreProblem {
  nodeCount: number
  dayCount: number
  /** nodeCount + 2 · dayCount: the row length of `step` and `walk`. */
  stride: number
  /** Time spent at `from` plus travel to `to` (`from * stride + to`). */
  step: Int32Array
  profit: Float64Array
  dayOpen: Int32Array
  dayClose: Int32Array
  /** Windows in which a visit of node c may begin on day d: entries `windowFirst[d * n + c]` … `windowFirst[d * n + c + 1] − 1`. */
  windowFirst: Int32Array
  windowOpen: Int32Array
  windowClose: Int32Array
  /** Where to begin: the frozen nodes of each day in their order, and whatever else is known to be good. */
  initial: number[][]
  /** 1 for nodes that stay where `initial` put them. */
  frozen: Uint8Array
  /** What only real trips have; a benchmark leaves it null and pays nothing for it. */
  extras: CoreExtras | null
}

export const CLASSES_PER_NODE = 3
export const CLASS_COUNTS = 12
/** A gain this low forbids. */
export const FORBIDDEN = -1e9

export interface CoreExtras {
  /** At most one node of a group is visited (the same place as lunch, as dinner, as a visit); −1: alone. */
  group: Int32Array
  groupCount: number
  /** Up to three classes of a node, −1 for none (`c * CLASSES_PER_NODE + i`). */
  classes: Int16Array
  /** What the (k+1)-th node of a class adds on one day: `cls * CLASS_COUNTS + min(k, CLASS_COUNTS − 1)`. */
  classGain: Float64Array
  classCount: number
  /** Metres on foot between nodes, as `step`. */
  walk: Int32Array
  /** A day. */
  walkLimit: Int32Array
  cost: Int32Array
  budget: number
  /** Profit that a minute on the way costs: what is near is worth more. */
  minutePrice: number
  /** Profit that a minute of waiting costs beyond the first half hour before a stop; the first stop of a day is not waited for. */
  waitPrice: number
  /** Profit that another bed than the night before costs. */
  hopPrice: number
  /** Travel between points, row-major, from which `step` and `walk` are written again when a bed changes. */
  pointCount: number
  minutes: Int32Array
  walkMeters: Int32Array
  /** Where each node (ends of days included) is entered and left, and the time spent at it. */
  inPoint: Int32Array
  outPoint: Int32Array
  duration: Int32Array
  /** Choices for a night: night i is the end of day i and the start of day i + 1 (or both ends of a one-day trip). */
  nights: CoreNight[]
}

/** One night's alternatives, as points of `minutes`. */
export interface CoreNight {
  /** Days that end there and days that begin there: a trip without stations begins and ends at a bed as well. */
  endsDays: number[]
  startsDays: number[]
  choices: number[]
}
