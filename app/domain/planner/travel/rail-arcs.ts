import type { RailData, RailLine } from './rail-data.ts'
import {
  changeMinutes,
  edgeMinutes,
  lineFactor,
  runFactor,
  SHINKANSEN_RIDE_MINUTES,
  searchFactor,
  WALK_LINK_EXTRA_MINUTES,
} from './rail-model.ts'

/** What an arc of the graph is. */
export const ARC_RIDE = 0
export const ARC_CHANGE = 1
export const ARC_WALK = 2

export interface BoardedLine extends RailLine {
  rural: boolean
  /** Minutes one waits for its first train. */
  wait: number
  /** How often a service runs; null for lines. */
  everyMinutes: number | null
  isService: boolean
}

export interface StateRow {
  group: number
  line: number
  lat: number
  lng: number
}

export interface Arc {
  from: number
  to: number
  kind: number
  search: number
  minutes: number
  length: number
  via?: number[]
}

interface Ground {
  data: RailData
  lines: BoardedLine[]
  lineIndex: Map<string, number>
  groupIndex: Map<string, number>
  groupFirst: Int32Array
  states: StateRow[]
  /** By station id; for a stop of a service by `service|group`. */
  stateOf: Map<string, number>
}

/** All arcs between the states of the graph. */
export function arcsOf(ground: Ground): Arc[] {
  return [...rides(ground), ...services(ground), ...changes(ground), ...walks(ground)]
}

function rides({ data, lines, lineIndex, stateOf }: Ground): Arc[] {
  const factors = sectionFactors(data, lines, lineIndex)
  return data.edges.flatMap((edge) => {
    const line = lines[lineIndex.get(edge.lineId) ?? -1]
    const from = stateOf.get(edge.fromStation)
    const to = stateOf.get(edge.toStation)
    if (!edge.isOpen || !line || from === undefined || to === undefined) return []
    const factor = factors.get(edge) ?? lineFactor(line.operatorJa, line.nameJa)
    const minutes = edgeMinutes(line.kind, line.nameJa, edge.km) * factor
    return bothWays({ from, to, kind: ARC_RIDE, search: minutes * searchFactor(line.kind), minutes, length: edge.km })
  })
}

/** So that who rides a section from end to end takes the minutes that are known of it. */
function sectionFactors(data: RailData, lines: BoardedLine[], lineIndex: Map<string, number>) {
  const factors = new Map<RailData['edges'][number], number>()
  for (const section of data.sections) {
    const line = lines[lineIndex.get(section.lineId) ?? -1]
    const edges = line ? edgesOf(data, section) : []
    const km = edges.reduce((sum, edge) => sum + edge.km, 0)
    const plain = edges.reduce((sum, edge) => sum + edgeMinutes(line!.kind, line!.nameJa, edge.km), 0)
    const factor = section.minutes === null ? 1 : section.minutes / (plain * runFactor(line!.kind, km))
    for (const edge of edges) factors.set(edge, factor)
  }
  return factors
}

/** The edges between the ends of a section along its line, by the fewest stations; none when they don't hang together. */
function edgesOf(data: RailData, { lineId, fromStation, toStation }: RailData['sections'][number]) {
  const edges = data.edges.filter((edge) => edge.lineId === lineId)
  const ways = new Map<string, typeof edges>([[fromStation, []]])
  for (const [station, way] of ways) {
    for (const edge of edges) {
      const next = edge.fromStation === station ? edge.toStation : edge.toStation === station ? edge.fromStation : null
      if (next !== null && !ways.has(next)) ways.set(next, [...way, edge])
    }
  }
  return ways.get(toStation) ?? []
}

function services({ data, groupIndex, stateOf }: Ground): Arc[] {
  return data.services.flatMap(({ id, hops }) =>
    hops.flatMap(({ fromGroup, toGroup, minutes, km, viaGroups }) => {
      const from = stateOf.get(`${id}|${fromGroup}`)
      const to = stateOf.get(`${id}|${toGroup}`)
      if (from === undefined || to === undefined) return []
      const via = viaGroups.flatMap((group) => groupIndex.get(group) ?? [])
      return bothWays({ from, to, kind: ARC_RIDE, search: minutes, minutes, length: km, via })
    }),
  )
}

function bothWays(arc: Arc): Arc[] {
  return [arc, { ...arc, from: arc.to, to: arc.from, ...(arc.via && { via: arc.via.toReversed() }) }]
}

function changes({ lines, groupFirst, states }: Ground): Arc[] {
  const arcs: Arc[] = []
  for (let group = 0; group + 1 < groupFirst.length; group++) {
    for (let from = groupFirst[group]!; from < groupFirst[group + 1]!; from++) {
      for (let to = groupFirst[group]!; to < groupFirst[group + 1]!; to++) {
        if (from === to) continue
        const minutes = changeMinutes(lines[states[from]!.line]!, lines[states[to]!.line]!)
        arcs.push({ from, to, kind: ARC_CHANGE, search: minutes, minutes, length: 0 })
      }
    }
  }
  return arcs
}

function walks({ data, lines, groupIndex, groupFirst, states }: Ground): Arc[] {
  const statesOf = (group: number) =>
    Array.from({ length: groupFirst[group + 1]! - groupFirst[group]! }, (_, index) => groupFirst[group]! + index)
  return data.walkLinks.flatMap((link) => {
    const one = groupIndex.get(link.fromGroup)
    const other = groupIndex.get(link.toGroup)
    if (one === undefined || other === undefined) return []
    const walk = (from: number, to: number): Arc => {
      const { rural, kind } = lines[states[to]!.line]!
      const extra = (rural ? 8 : 0) + (kind === 'shinkansen' ? SHINKANSEN_RIDE_MINUTES : 0)
      const minutes = link.minutes + WALK_LINK_EXTRA_MINUTES + extra
      return { from, to, kind: ARC_WALK, search: minutes, minutes, length: link.meters }
    }
    return statesOf(one).flatMap((a) => statesOf(other).flatMap((b) => [walk(a, b), walk(b, a)]))
  })
}

/** Arcs by the state they lead from, as typed arrays. */
export function packArcs(arcs: Arc[], stateCount: number) {
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
    arcVia: new Map<number, number[]>(),
  }
  for (const arc of arcs) {
    const at = next[arc.from]!++
    packed.arcFrom[at] = arc.from
    packed.arcTo[at] = arc.to
    packed.arcKind[at] = arc.kind
    packed.arcSearch[at] = arc.search
    packed.arcMinutes[at] = arc.minutes
    packed.arcLength[at] = arc.length
    if (arc.via && arc.via.length > 0) packed.arcVia.set(at, arc.via)
  }
  return packed
}
