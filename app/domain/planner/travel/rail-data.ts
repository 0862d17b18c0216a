/** Rows of `geo-data/rail`, as its SOURCE.md describes them. */
export interface RailData {
  stations: RailStation[]
  lines: RailLine[]
  edges: RailEdge[]
  walkLinks: RailWalkLink[]
  services: RailService[]
  sections: RailSection[]
}

/** One per station and line; stations of one `group` are the same place to a traveller. */
export interface RailStation {
  id: string
  group: string
  nameJa: string
  nameEn: string | null
  lat: number
  lng: number
  lineId: string
}

export interface RailLine {
  id: string
  nameJa: string
  nameEn: string | null
  operatorJa: string
  kind: RailKind
}

export const RAIL_KINDS = [
  'jr',
  'private',
  'third_sector',
  'subway',
  'tram',
  'monorail_agt',
  'cable',
  'trolleybus',
  'shinkansen',
] as const
export type RailKind = (typeof RAIL_KINDS)[number]

export interface RailEdge {
  lineId: string
  fromStation: string
  toStation: string
  km: number
  isOpen: boolean
}

export interface RailWalkLink {
  fromGroup: string
  toGroup: string
  meters: number
  minutes: number
}

/** A named train that leaves out stations of its lines, with its usual minutes. */
export interface RailService {
  id: string
  nameJa: string
  nameEn: string
  operatorJa: string
  kind: RailKind
  everyMinutes: number
  hops: RailHop[]
}

/** From one stop of a service to the next, past the groups of `viaGroups`. */
export interface RailHop {
  fromGroup: string
  toGroup: string
  minutes: number
  km: number
  viaGroups: string[]
}

/** A part of a line of which more is known: the usual minutes from end to end; null: no fast trains there. */
export interface RailSection {
  lineId: string
  fromStation: string
  toStation: string
  minutes: number | null
}
