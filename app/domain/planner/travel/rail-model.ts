import type { RailKind } from './rail-data.ts'

/**
 * Minutes of trains from lines and kilometres, fitted to published timetables of greater Tokyo and checked against known
 * times nationwide (see `geo-data/rail/SOURCE.md`): a typical error of a seventh, more on lines with few trains.
 */
const EDGE_MINUTES: Record<
  Exclude<RailKind, 'shinkansen'> | 'shinkansen_a' | 'shinkansen_b',
  [fixed: number, kmh: number]
> = {
  jr: [1.2, 65],
  private: [1, 60],
  third_sector: [1, 50],
  subway: [0.7, 48],
  tram: [0.8, 22],
  monorail_agt: [0.9, 45],
  cable: [2, 12],
  trolleybus: [2, 30],
  shinkansen_a: [1.4, 265],
  shinkansen_b: [1.5, 205],
}

const SHINKANSEN_A = new Set(['東海道新幹線', '山陽新幹線', '東北新幹線'])

/** Limited expresses or special rapids every quarter to full hour. */
const FAST_CORRIDORS = new Set([
  '九州旅客鉄道|鹿児島線',
  '北海道旅客鉄道|函館線',
  '北海道旅客鉄道|千歳線',
  '北海道旅客鉄道|室蘭線',
  '北海道旅客鉄道|石勝線',
  '四国旅客鉄道|予讃線',
  '四国旅客鉄道|内子線',
  '四国旅客鉄道|本四備讃線',
  '東海旅客鉄道|東海道線',
  '西日本旅客鉄道|伯備線',
  '西日本旅客鉄道|北陸線',
  '西日本旅客鉄道|宇野線',
  '西日本旅客鉄道|山陽線',
  '西日本旅客鉄道|本四備讃線',
  '西日本旅客鉄道|東海道線',
  '西日本旅客鉄道|湖西線',
  '近畿日本鉄道|名古屋線',
  '近畿日本鉄道|大阪線',
  '近畿日本鉄道|奈良線',
  '近畿日本鉄道|山田線',
  '近畿日本鉄道|難波線',
])
const FAST_FACTOR = 0.75

/** In-vehicle minutes between two neighbouring stations where there are no fast trains, before the discount for long runs. */
export function edgeMinutes(kind: RailKind, lineJa: string, km: number): number {
  const speed = kind === 'shinkansen' ? (SHINKANSEN_A.has(lineJa) ? 'shinkansen_a' : 'shinkansen_b') : kind
  const [fixed, kmh] = EDGE_MINUTES[speed]
  return fixed + (km * 60) / kmh
}

/** What fast trains leave of a line's minutes. */
export function lineFactor(operatorJa: string, lineJa: string): number {
  return FAST_CORRIDORS.has(`${operatorJa}|${lineJa}`) ? FAST_FACTOR : 1
}

/** While searching nobody knows yet how long a run will be: an average discount stands in. */
export function searchFactor(kind: RailKind): number {
  return kind === 'jr' ? 0.82 : kind === 'private' ? 0.85 : kind === 'third_sector' ? 0.9 : 1
}

/** Long runs with one operator are made by faster trains: the factor on their minutes. The minutes of services (null) are known. */
export function runFactor(kind: RailKind | null, km: number): number {
  const { fromKm, spanKm, share } = runDiscount(kind)
  return 1 - share * Math.min(1, Math.max(0, (km - fromKm) / spanKm))
}

/** The discount of long runs: from which kilometre, over how many it grows, and to which share of the minutes. */
export function runDiscount(kind: RailKind | null): { fromKm: number; spanKm: number; share: number } {
  if (kind === 'jr') return { fromKm: 0, spanKm: 80, share: 1 - 0.72 }
  if (kind === 'private') return { fromKm: 20, spanKm: 20, share: 1 - 0.65 }
  if (kind === 'third_sector') return { fromKm: 15, spanKm: 95, share: 1 - 0.85 }
  return { fromKm: 0, spanKm: 1, share: 0 }
}

/** No day has a longer train in it: searching stops here. */
export const LONGEST_RAIL_MINUTES = 600

/** A line of long edges has few trains: waits are longer. */
export function isRural(kind: RailKind, medianEdgeKm: number): boolean {
  return medianEdgeKm > 2.4 && (kind === 'jr' || kind === 'private' || kind === 'third_sector')
}

/**
 * When the last train of a line usually leaves, in minutes of the day: general knowledge of each kind, cautious, and no
 * timetable. City lines end around midnight, lines with few trains around half past nine, cable cars with the daylight.
 */
const LAST_DEPARTURES: Record<RailKind, number> = {
  jr: 1380,
  private: 1380,
  third_sector: 1320,
  subway: 1410,
  tram: 1320,
  monorail_agt: 1380,
  cable: 1020,
  trolleybus: 960,
  shinkansen: 1260,
}
const LAST_RURAL_DEPARTURE = 1290

/** The minute of the day after which no train of a line is counted on. */
export function lastDeparture(kind: RailKind, rural: boolean): number {
  return rural ? Math.min(LAST_DEPARTURES[kind], LAST_RURAL_DEPARTURE) : LAST_DEPARTURES[kind]
}

export const SHINKANSEN_RIDE_MINUTES = 6
export const WALK_LINK_EXTRA_MINUTES = 6

/** Wait at the first station; long edges on a fast corridor do not mean few trains. */
export function firstWaitMinutes(rural: boolean, operatorJa: string, lineJa: string): number {
  return rural && !FAST_CORRIDORS.has(`${operatorJa}|${lineJa}`) ? 15 : 5
}

/** Wait for the first train of a service: half of what lies between two, 5 to 15 minutes as with lines. */
export function serviceWaitMinutes(everyMinutes: number): number {
  return Math.min(15, Math.max(5, everyMinutes / 2))
}

/** A service that runs less than every half hour is waited for as on a rural line. */
export function isSeldom(everyMinutes: number): boolean {
  return everyMinutes > 30
}

interface BoardedLine {
  kind: RailKind
  operatorJa: string
  rural: boolean
}

/** Minutes to change from one line to another inside a station, the wait included. */
export function changeMinutes(from: BoardedLine, to: BoardedLine): number {
  const bothJr = from.kind === 'jr' && to.kind === 'jr'
  const rural = to.rural ? (bothJr ? 3 : 8) : 0
  if (from.kind === 'shinkansen' && to.kind === 'shinkansen') return 1
  if (from.kind === 'shinkansen' || to.kind === 'shinkansen') {
    return 11 + rural + (to.kind === 'shinkansen' ? SHINKANSEN_RIDE_MINUTES : 0)
  }
  if (bothJr) return 3 + rural
  if (from.operatorJa === to.operatorJa) return 3 + rural
  return 6 + rural
}
