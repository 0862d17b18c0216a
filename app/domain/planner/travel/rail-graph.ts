import { type Arc, arcsOf, type BoardedLine, packArcs, type StateRow } from './rail-arcs.ts'
import { RAIL_KINDS, type RailData, type RailLine } from './rail-data.ts'
import {
  firstWaitMinutes,
  isRural,
  isSeldom,
  lastDeparture,
  SHINKANSEN_RIDE_MINUTES,
  serviceWaitMinutes,
} from './rail-model.ts'

/**
 * Japan's railways as typed arrays. A state is (station group, line): being on a train of that line at that station.
 * Arcs: riding to the next station, changing line, walking to a station nearby and boarding there. Named services are
 * lines of their own that stop at few stations.
 */
export interface RailGraph {
  lines: RailLine[]
  lineKind: Uint8Array
  /** Lines on which one keeps a fast train: all conventional JR lines are one family, other operators one each. */
  lineFamily: Int32Array
  /** 1 for services: their minutes are known, long runs are not discounted. */
  lineIsService: Uint8Array
  /** Minutes one waits for the first train of a trip. */
  lineWait: Float64Array
  /** Minute of the day after which no train of the line is counted on. */
  lineLast: Float64Array
  /** Minutes more for who just misses a service that runs seldom; 0 where nobody has told how often trains run. */
  lineMiss: Float64Array
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
  /** Groups that a service passes without a stop, by arc. */
  arcVia: Map<number, number[]>
}

/** Builds the graph once for all trips. */
export function buildRailGraph(data: RailData): RailGraph {
  const lines = [...boardedLines(data), ...data.services.map(boardedService)]
  const lineIndex = new Map([...data.lines, ...data.services].map(({ id }, index) => [id, index]))
  const groups = groupStations(data)
  const groupIds = [...groups.keys()]
  const groupIndex = new Map(groupIds.map((id, index) => [id, index]))
  const servicesAt = servicesByGroup(data)
  const groupFirst = new Int32Array(groupIds.length + 1)
  const states: StateRow[] = []
  const stateOf = new Map<string, number>()
  for (const [group, id] of groupIds.entries()) {
    groupFirst[group] = states.length
    const stations = groups.get(id)!
    const stops = [...stations, ...[...(servicesAt.get(id) ?? [])].map((service) => stopOf(stations[0]!, service))]
    for (const station of stops) {
      const line = lineIndex.get(station.lineId)
      if (line === undefined) continue
      let state = groupFirst[group]!
      while (state < states.length && states[state]!.line !== line) state++
      stateOf.set(station.id, state)
      if (state === states.length) states.push({ group, line, lat: station.lat, lng: station.lng })
    }
  }
  groupFirst[groupIds.length] = states.length
  const arcs = arcsOf({ data, lines, lineIndex, groupIndex, groupFirst, states, stateOf })
  const firsts = groupIds.map((id) => groups.get(id)![0]!)
  return {
    lines,
    lineKind: Uint8Array.from(lines, ({ kind }) => RAIL_KINDS.indexOf(kind)),
    lineFamily: families(lines),
    lineIsService: Uint8Array.from(lines, ({ isService }) => (isService ? 1 : 0)),
    lineWait: Float64Array.from(lines, ({ wait }) => wait),
    lineLast: Float64Array.from(lines, ({ kind, rural }) => lastDeparture(kind, rural)),
    lineMiss: Float64Array.from(lines, ({ everyMinutes, wait }) => (everyMinutes ? everyMinutes - wait : 0)),
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
    stateBoarding: Float64Array.from(states, ({ line }) => boarding(lines[line]!)),
    ...packArcs(arcs, states.length),
  }
}

function boardedLines(data: RailData): BoardedLine[] {
  const lengths = new Map<string, number[]>(data.lines.map(({ id }) => [id, []]))
  for (const { lineId, km } of data.edges) lengths.get(lineId)?.push(km)
  return data.lines.map((line) => {
    const rural = isRural(line.kind, median(lengths.get(line.id)!))
    return {
      ...line,
      rural,
      wait: firstWaitMinutes(rural, line.operatorJa, line.nameJa),
      everyMinutes: null,
      isService: false,
    }
  })
}

function boardedService(service: RailData['services'][number]): BoardedLine {
  const { hops, ...line } = service
  const { everyMinutes } = service
  return { ...line, rural: isSeldom(everyMinutes), wait: serviceWaitMinutes(everyMinutes), isService: true }
}

function median(lengths: number[]): number {
  const sorted = lengths.sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

function families(lines: BoardedLine[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(lines, ({ id, kind, operatorJa, isService }) => {
    const name = isService ? id : kind === 'jr' ? 'jr' : `${kind}|${operatorJa}`
    if (!numbers.has(name)) numbers.set(name, numbers.size)
    return numbers.get(name)!
  })
}

function boarding({ wait, kind }: BoardedLine): number {
  return wait + (kind === 'shinkansen' ? SHINKANSEN_RIDE_MINUTES : 0)
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

function servicesByGroup(data: RailData): Map<string, Set<string>> {
  const services = new Map<string, Set<string>>()
  for (const { id, hops } of data.services) {
    for (const group of hops.flatMap(({ fromGroup, toGroup }) => [fromGroup, toGroup])) {
      services.set(group, (services.get(group) ?? new Set()).add(id))
    }
  }
  return services
}

function stopOf(station: RailData['stations'][number], lineId: string) {
  return { ...station, id: `${lineId}|${station.group}`, lineId }
}

function components(groupCount: number, arcs: Arc[], states: StateRow[]): Int32Array {
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
