import type { Point } from '../values/geo.ts'

export interface Prefecture {
  /** JIS X 0401. */
  code: string
  nameJa: string
  nameEn: string
  sourceKey: string
}

export interface Municipality {
  /** JIS X 0402 with its prefecture, five digits. */
  code: string
  prefectureCode: string
  level: 'municipality' | 'ward' | 'designated_city'
  nameJa: string
  nameEn: string | null
  /** A representative point. */
  point: Point
}
