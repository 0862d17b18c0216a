import type { Names } from '../values/locale.ts'
import type { LocalDate } from '../values/time.ts'
import type { LocalText } from './place.ts'

/** The Ministry of Agriculture's register (food) or the National Tax Agency's designations (alcohol). */
export const GI_REGISTERS = ['maff', 'nta'] as const
export type GiRegister = (typeof GI_REGISTERS)[number]

/** Whether a name is still on its register; unknown where nobody could check. */
export const GI_STATUSES = ['registered', 'cancelled', 'unknown'] as const

/** A product with a protected geographical indication. */
export interface GiProduct {
  id: string
  register: GiRegister
  /** Number on the register; alcohol has none. */
  giNumber: number | null
  names: Names
  category: string
  registeredOn: LocalDate | null
  productionArea: LocalText
  /** False when number, date or area could not be checked against the register. */
  isConfirmed: boolean
  status: (typeof GI_STATUSES)[number]
  sourceKey: string
  sourceRef: string | null
}

export interface GiArea {
  giProductId: string
  level: 'municipality' | 'prefecture' | 'country'
  /** JIS X 0402 (five digits), JIS X 0401 (two digits) or `JP`. */
  areaCode: string
  prefectureCode: string | null
  nameJa: string
  /** A representative point of the municipality; wider areas have none. */
  point: { lat: number; lng: number } | null
}

export interface GiProductWithAreas extends GiProduct {
  areas: GiArea[]
}
