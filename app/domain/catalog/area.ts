import type { Point } from '../values/geo.ts'
import type { Names } from '../values/locale.ts'

/** A planning area: where a visitor sleeps and what can be seen from there in a day. */
export interface Area {
  id: string
  names: Names
  summary: { ja: string; en: string }
  prefectureCodes: string[]
  /** Its centre. */
  point: Point
  radiusMeters: number
  /** Where one arrives, in `geo-data/rail`. */
  stationGroup: string
  sortOrder: number
  sourceKey: string
}

/** An area with what the public catalog holds inside its circle. */
export interface AreaWithCounts extends Area {
  counts: AreaCounts
}

export interface AreaCounts {
  places: number
  works: number
  eatingPlaces: number
  tours: number
}
