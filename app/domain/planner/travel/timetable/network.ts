/**
 * A timetable as arrays. Pattern p has the calls `patternFrom[p]` … `patternFrom[p + 1] − 1` and begins at the seconds
 * `starts[runsFrom[p]]` … in rising order; a call's own seconds are the start plus `arrivals` and `departures`.
 */
export interface Network extends Calls, Footpaths {
  stopCount: number
  patternFrom: Int32Array
  stopAt: Int32Array
  arrivals: Int32Array
  departures: Int32Array
  /** 1 one may board, 2 alight, 3 both. */
  boarding: Uint8Array
  runsFrom: Int32Array
  starts: Int32Array
}

/** For each stop the patterns that call there, and at which of their calls. */
export interface Calls {
  callsFrom: Int32Array
  callPattern: Int32Array
  callPosition: Int32Array
}

/** From each stop the stops at which one may board next, itself among them, and after how many seconds at the earliest. */
export interface Footpaths {
  footFrom: Int32Array
  footTo: Int32Array
  footSeconds: Int32Array
}

export const MAY_BOARD = 1
export const MAY_ALIGHT = 2

export function callsOf(stopCount: number, patternFrom: Int32Array, stopAt: Int32Array): Calls {
  const callsFrom = new Int32Array(stopCount + 1)
  for (const stop of stopAt) callsFrom[stop + 1]!++
  for (let stop = 0; stop < stopCount; stop++) callsFrom[stop + 1]! += callsFrom[stop]!
  const next = callsFrom.slice()
  const callPattern = new Int32Array(stopAt.length)
  const callPosition = new Int32Array(stopAt.length)
  for (let pattern = 0; pattern + 1 < patternFrom.length; pattern++) {
    for (let at = patternFrom[pattern]!; at < patternFrom[pattern + 1]!; at++) {
      const slot = next[stopAt[at]!]!++
      callPattern[slot] = pattern
      callPosition[slot] = at - patternFrom[pattern]!
    }
  }
  return { callsFrom, callPattern, callPosition }
}

/** The same network with the clock running backwards: the earliest arrival in it is the latest departure in the other. */
export function mirrored(network: Network): Network {
  const { patternFrom, runsFrom, stopCount } = network
  const size = network.stopAt.length
  const [stopAt, arrivals, departures] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const boarding = new Uint8Array(size)
  const starts = new Int32Array(network.starts.length)
  for (let pattern = 0; pattern + 1 < patternFrom.length; pattern++) {
    const [from, end] = [patternFrom[pattern]!, patternFrom[pattern + 1]!]
    for (let at = from; at < end; at++) {
      const back = from + end - 1 - at
      stopAt[back] = network.stopAt[at]!
      arrivals[back] = -network.departures[at]!
      departures[back] = -network.arrivals[at]!
      const may = network.boarding[at]!
      boarding[back] = (may & MAY_BOARD ? MAY_ALIGHT : 0) | (may & MAY_ALIGHT ? MAY_BOARD : 0)
    }
    const [first, last] = [runsFrom[pattern]!, runsFrom[pattern + 1]! - 1]
    for (let run = first; run <= last; run++) starts[first + last - run] = -network.starts[run]!
  }
  const calls = callsOf(stopCount, patternFrom, stopAt)
  return { ...network, stopAt, arrivals, departures, boarding, starts, ...calls, ...turned(network) }
}

function turned({ stopCount, footFrom, footTo, footSeconds }: Network): Footpaths {
  const from = new Int32Array(stopCount + 1)
  for (const to of footTo) from[to + 1]!++
  for (let stop = 0; stop < stopCount; stop++) from[stop + 1]! += from[stop]!
  const next = from.slice()
  const to = new Int32Array(footTo.length)
  const seconds = new Int32Array(footTo.length)
  for (let stop = 0; stop < stopCount; stop++) {
    for (let at = footFrom[stop]!; at < footFrom[stop + 1]!; at++) {
      const slot = next[footTo[at]!]!++
      to[slot] = stop
      seconds[slot] = footSeconds[at]!
    }
  }
  return { footFrom: from, footTo: to, footSeconds: seconds }
}
