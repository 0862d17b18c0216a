import type { Point } from '../values/geo.ts'
import type { Names } from '../values/locale.ts'
import type { LocalDate, UnixSeconds } from '../values/time.ts'
import type { Diet } from './diet.ts'

export const PLACE_KINDS = [
  'scene',
  'station',
  'shrine',
  'temple',
  'castle',
  'museum',
  'park',
  'garden',
  'bridge',
  'street',
  'viewpoint',
  'nature',
  'heritage',
  'onsen',
  'craft',
  'restaurant',
  'cafe',
  'shop',
  'market',
  'producer',
  'brewery',
  'meeting_point',
  'other',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** Kinds where a meal can be planned. */
export const EATING_KINDS = ['restaurant', 'cafe'] as const satisfies readonly PlaceKind[]

export const PUBLICATIONS = ['draft', 'review', 'published', 'withdrawn'] as const
export type Publication = (typeof PUBLICATIONS)[number]

/** What a visitor may do at a place; `hidden` is never shown anywhere public. */
export const PROTECTIONS = ['open', 'stand_only_here', 'at_these_hours', 'closed', 'hidden'] as const
export type Protection = (typeof PROTECTIONS)[number]

export const STEP_FREE = ['yes', 'no', 'unknown'] as const
export type StepFree = (typeof STEP_FREE)[number]

/** A text that may be recorded in neither language. */
export interface LocalText {
  ja: string | null
  en: string | null
}

/** A geo-tagged record. `null` is unknown throughout, and unknown is never yes. */
export interface Place {
  id: string
  kind: PlaceKind
  names: Names
  description: LocalText
  /** The public point; the exact one of a protected place is not in this record. */
  point: Point
  coordinatePrecisionMeters: number
  prefectureCode: string
  municipalityCode: string | null
  /** The station this place is (or is named after) in `geo-data/rail`, e.g. `g003624`. */
  stationGroup: string | null
  isOutdoor: boolean | null
  stepFree: StepFree
  /** OpenStreetMap notation, on Japan's wall clock. */
  openingHours: string | null
  /** Minutes before closing after which nobody is let in or served. */
  lastOrderMinutes: number | null
  stayMinutes: number
  /** An adult's entry or usual meal. */
  priceYen: number | null
  diets: Diet[]
  website: string | null
  designationJa: string | null
  /** How far one would go for it: 3 a reason to come, 2 worth a detour, 1 worth a stop. */
  significance: 1 | 2 | 3 | null
  publication: Publication
  protection: Protection
  manners: LocalText
  isSample: boolean
  isConfirmed: boolean
  confirmedOn: LocalDate | null
  /** Counts edits, for optimistic locking. */
  version: number
  sourceKey: string
  sourceRef: string | null
  createdAt: UnixSeconds
  updatedAt: UnixSeconds
}
