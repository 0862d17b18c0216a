import { RAIL_KINDS, type RailData, type RailLine } from './rail-data.ts'
import {
  changeMinutes,
  edgeMinutes,
  firstWaitMinutes,
  isRural,
  SHINKANSEN_RIDE_MINUTES,
  searchFactor,
  WALK_LINK_EXTRA_MINUTES,
} from './rail-model.ts'

/** What an arc of the graph is. */
export const ARC_RIDE = 0
export const ARC_CHANGE = 1
export const ARC_WALK = 2

/**
 * Japan's railways as typed arrays. A state is (station group, line): being on a train of that line at that station.
 * Arcs: riding to the next station, changing line, walking to a station nearby and boarding there.
 */
export interface RailGraph {
  lines: RailLine[]
  lineKind: Uint8Array
  /** Lines on which one keeps a fast train: all conventional JR lines are one family, other operators one each. */
  lineFamily: Int32Array
  lineRural: Uint8Array
  /** Minutes one waits for the first train of a trip. */
  lineWait: Float64Array
  groupIds: string[]
  groupIndex: Map<string, number>
  groupNameJa: string[]
  groupNameEn: (string | null)[]
  groupLat: Float64Array
  groupLng: Float64Array
  /** States of group g: `groupFirst[g] … groupFirst[g + 1] − 1`. */
  groupFirst: Int32Array
  /** Groups with the same number can reach each other. */
  groupComponent: Int32Array
  stateGroup: Int32Array
  stateLine: Int32Array
  stateLat: Float64Array
  stateLng: Float64Array
  /** First wait and what boarding this line costs once. */
  stateBoarding: Float64Array
  arcFirst: Int32Array
  arcFrom: Int32Array
  arcTo: Int32Array
  arcKind: Uint8Array
  /** Minutes in the search, minutes as such, kilometres ridden (walks: metres). */
  arcSearch: Float64Array
  arcMinutes: Float64Array
  arcLength: Float64Array
}

interface Arc {
  from: number
  to: number
  kind: number
  search: number
  minutes: number
  length: number
}

/** Builds the graph once for all trips. */
export function buildRailGraph(data: RailData): RailGraph {
  const lineIndex = new Map(data.lines.map((line, index) => [line.id, index]))
  const families = new Map<string, number>()
  const familyOf = (line: RailLine): number => {
    const name = line.kind === 'jr' ? 'jr' : `${line.kind}|${line.operatorJa}`
    if (!families.has(name)) families.set(name, families.size)
    return families.get(name)!
  }
  const lineRural = ruralLines(data, lineIndex)
  const groups = groupStations(data)
  const groupIds = [...groups.keys()]
  const groupIndex = new Map(groupIds.map((id, index) => [id, index]))
  const groupFirst = new Int32Array(groupIds.length + 1)
  const states: { group: number; line: number; lat: number; lng: number }[] = []
  const stateOf = new Map<string, number>()
  for (const [group, id] of groupIds.entries()) {
    groupFirst[group] = states.length
    for (const station of groups.get(id)!) {
      const line = lineIndex.get(station.lineId)
      if (line === undefined) continue
      let state = groupFirst[group]!
      while (state < states.length && states[state]!.line !== line) state++
      stateOf.set(station.id, state)
      if (state === states.length) states.push({ group, line, lat: station.lat, lng: station.lng })
    }
  }
  groupFirst[groupIds.length] = states.length
  const arcs = [...rides(data, lineIndex, stateOf), ...changes(data, states, groupFirst, lineRural)]
  arcs.push(...walks(data, groupIndex, groupFirst, states, lineRural))
  const firsts = groupIds.map((id) => groups.get(id)![0]!)
  return {
    lines: data.lines,
    lineKind: Uint8Array.from(data.lines, ({ kind }) => RAIL_KINDS.indexOf(kind)),
    lineFamily: Int32Array.from(data.lines, familyOf),
    lineRural,
    lineWait: Float64Array.from(data.lines, (line, index) => waitFor(line, lineRural[index] === 1)),
    groupIds,
    groupIndex,
    groupNameJa: firsts.map(({ nameJa }) => nameJa),
    groupNameEn: groupIds.map((id) => groups.get(id)!.find(({ nameEn }) => nameEn)?.nameEn ?? null),
    groupLat: Float64Array.from(firsts, ({ lat }) => lat),
    groupLng: Float64Array.from(firsts, ({ lng }) => lng),
    groupFirst,
    groupComponent: components(groupIds.length, arcs, states),
    stateGroup: Int32Array.from(states, ({ group }) => group),
    stateLine: Int32Array.from(states, ({ line }) => line),
    stateLat: Float64Array.from(states, ({ lat }) => lat),
    stateLng: Float64Array.from(states, ({ lng }) => lng),
    stateBoarding: Float64Array.from(states, ({ line }) => boarding(data.lines[line]!, lineRural[line] === 1)),
    ...packArcs(arcs, states.length),
  }
}

function waitFor(line: RailLine, rural: boolean): number {
  return firstWaitMinutes(rural, line.operatorJa, line.nameJa)
}

function boarding(line: RailLine, rural: boolean): number {
  return waitFor(line, rural) + (line.kind === 'shinkansen' ? SHINKANSEN_RIDE_MINUTES : 0)
}

function groupStations(data: RailData): Map<string, RailData['stations']> {
  const groups = new Map<string, RailData['stations']>()
  for (const station of data.stations) {
    const members = groups.get(station.group)
    if (members) members.push(station)
    else groups.set(station.group, [station])
  }
  return groups
}

function ruralLines(data: RailData, lineIndex: Map<string, number>): Uint8Array {
  const lengths: number[][] = data.lines.map(() => [])
  for (const edge of data.edges) lengths[lineIndex.get(edge.lineId) ?? -1]?.push(edge.km)
  return Uint8Array.from(data.lines, (line, index) => {
    const sorted = lengths[index]!.sort((a, b) => a - b)
    const middle = sorted.length >> 1
    const median = sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
    return isRural(line.kind, median) ? 1 : 0
  })
}

function rides(data: RailData, lineIndex: Map<string, number>, stateOf: Map<string, number>): Arc[] {
  return data.edges.flatMap(({ isOpen, lineId, fromStation, toStation, km }) => {
    const line = data.lines[lineIndex.get(lineId) ?? -1]
    const from = stateOf.get(fromStation)
    const to = stateOf.get(toStation)
    if (!isOpen || !line || from === undefined || to === undefined) return []
    const minutes = edgeMinutes(line.kind, line.operatorJa, line.nameJa, km)
    const arc = { kind: ARC_RIDE, search: minutes * searchFactor(line.kind), minutes, length: km }
    return [
      { ...arc, from, to },
      { ...arc, from: to, to: from },
    ]
  })
}

interface State {
  group: number
  line: number
}

function changes(data: RailData, states: State[], groupFirst: Int32Array, lineRural: Uint8Array): Arc[] {
  const arcs: Arc[] = []
  for (let group = 0; group + 1 < groupFirst.length; group++) {
    for (let from = groupFirst[group]!; from < groupFirst[group + 1]!; from++) {
      for (let to = groupFirst[group]!; to < groupFirst[group + 1]!; to++) {
        if (from === to) continue
        const minutes = changeMinutes(boarded(data, states[from]!, lineRural), boarded(data, states[to]!, lineRural))
        arcs.push({ from, to, kind: ARC_CHANGE, search: minutes, minutes, length: 0 })
      }
    }
  }
  return arcs
}

function boarded(data: RailData, state: State, lineRural: Uint8Array) {
  return { ...data.lines[state.line]!, rural: lineRural[state.line] === 1 }
}

function walks(
  data: RailData,
  groupIndex: Map<string, number>,
  groupFirst: Int32Array,
  states: State[],
  lineRural: Uint8Array,
): Arc[] {
  const arcs: Arc[] = []
  for (const link of data.walkLinks) {
    const one = groupIndex.get(link.fromGroup)
    const other = groupIndex.get(link.toGroup)
    if (one === undefined || other === undefined) continue
    for (let a = groupFirst[one]!; a < groupFirst[one + 1]!; a++) {
      for (let b = groupFirst[other]!; b < groupFirst[other + 1]!; b++) {
        for (const [from, to] of [
          [a, b],
          [b, a],
        ] as const) {
          const line = boarded(data, states[to]!, lineRural)
          const extra = (line.rural ? 8 : 0) + (line.kind === 'shinkansen' ? SHINKANSEN_RIDE_MINUTES : 0)
          const minutes = link.minutes + WALK_LINK_EXTRA_MINUTES + extra
          arcs.push({ from, to, kind: ARC_WALK, search: minutes, minutes, length: link.meters })
        }
      }
    }
  }
  return arcs
}

function packArcs(arcs: Arc[], stateCount: number) {
  const arcFirst = new Int32Array(stateCount + 1)
  for (const { from } of arcs) arcFirst[from + 1]!++
  for (let state = 0; state < stateCount; state++) arcFirst[state + 1]! += arcFirst[state]!
  const next = arcFirst.slice()
  const packed = {
    arcFirst,
    arcFrom: new Int32Array(arcs.length),
    arcTo: new Int32Array(arcs.length),
    arcKind: new Uint8Array(arcs.length),
    arcSearch: new Float64Array(arcs.length),
    arcMinutes: new Float64Array(arcs.length),
    arcLength: new Float64Array(arcs.length),
  }
  for (const arc of arcs) {
    const at = next[arc.from]!++
    packed.arcFrom[at] = arc.from
    packed.arcTo[at] = arc.to
    packed.arcKind[at] = arc.kind
    packed.arcSearch[at] = arc.search
    packed.arcMinutes[at] = arc.minutes
    packed.arcLength[at] = arc.length
  }
  return packed
}

function components(groupCount: number, arcs: Arc[], states: State[]): Int32Array {
  const parent = Int32Array.from({ length: groupCount }, (_, group) => group)
  const root = (group: number): number => {
    let at = group
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (const { from, to } of arcs) parent[root(states[from]!.group)] = root(states[to]!.group)
  return parent.map((_, group) => root(group))
}
