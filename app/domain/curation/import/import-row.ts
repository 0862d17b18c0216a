import type { Diet } from '../../catalog/diet.ts'
import type { OtherName } from '../../catalog/other-name.ts'
import type { PlaceKind, StepFree } from '../../catalog/place.ts'
import type { Point } from '../../values/geo.ts'

/** What a column or a property of a file can tell of a place. */
export const IMPORT_FIELDS = [
  'ref',
  'name',
  'name_ja',
  'name_en',
  'name_reading',
  'name_ko',
  'name_zh',
  'name_zh_hans',
  'name_zh_hant',
  'kind',
  'coordinates',
  'lat',
  'lng',
  'precision',
  'prefecture',
  'municipality',
  'opening_hours',
  'stay_minutes',
  'price_yen',
  'website',
  'diets',
  'step_free',
  'description',
  'description_ja',
  'description_en',
  'licence',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** A record as a reader found it: texts by field, nothing judged yet. */
export interface RawRow {
  /** Where it stands in the file: its line, or its number where a file has no lines. */
  line: number
  cells: Partial<Record<ImportField, string>>
  /** All properties, for what is told by several at once (OpenStreetMap's kinds and diets). */
  tags: Readonly<Record<string, string>> | null
  /** A point that the format itself holds, in the order that the format says. */
  point: Point | null
  /** The whole record as the file has it, for whoever has to decide on it. */
  record: unknown
}

/** A place as an import would record it; `null` is unknown. */
export interface ImportedPlace {
  sourceRef: string
  kind: PlaceKind
  nameJa: string
  nameEn: string | null
  nameReading: string | null
  /** In Chinese and Korean, as far as the file tells; absent where it tells none. */
  otherNames?: OtherName[]
  descriptionJa: string | null
  descriptionEn: string | null
  point: Point
  precisionMeters: number
  prefectureCode: string
  municipalityCode: string | null
  openingHours: string | null
  stayMinutes: number | null
  priceYen: number | null
  diets: Diet[]
  stepFree: StepFree
  website: string | null
  licence: string
}

export const VERDICTS = ['accepted', 'changed', 'doubtful', 'refused'] as const
/** `changed`: good after something was mended, which its reasons tell. `doubtful`: only a person can say. */
export type Verdict = (typeof VERDICTS)[number]

/** Each reason with the verdict that it leads to. */
export const REASONS = {
  row_unreadable: 'refused',
  name_missing: 'refused',
  name_too_long: 'refused',
  coordinates_missing: 'refused',
  coordinates_unreadable: 'refused',
  coordinates_zero: 'refused',
  coordinates_outside_japan: 'refused',
  prefecture_unknown: 'refused',
  licence_missing: 'refused',
  outside_region: 'refused',
  ref_taken_elsewhere: 'refused',
  ref_twice: 'refused',
  owner_opted_out: 'refused',
  coordinates_swapped: 'doubtful',
  coordinates_coarse: 'doubtful',
  at_sea: 'doubtful',
  other_prefecture: 'doubtful',
  file_shifted: 'doubtful',
  duplicate_in_catalog: 'doubtful',
  duplicate_in_file: 'doubtful',
  maybe_private: 'doubtful',
  text_broken: 'doubtful',
  markup_in_name: 'doubtful',
  edited_since: 'doubtful',
  gone_from_file: 'doubtful',
  coordinates_reordered: 'changed',
  point_protected: 'changed',
  text_cleaned: 'changed',
  text_shortened: 'changed',
  hours_unreadable: 'changed',
  number_unreadable: 'changed',
  website_unreadable: 'changed',
  kind_unknown: 'changed',
} as const satisfies Record<string, Verdict>
export type ReasonKind = keyof typeof REASONS

/** Why a row got its verdict, with what a sentence about it needs: numbers, and words of the file. */
export interface Reason {
  kind: ReasonKind
  field?: ImportField
  found?: string
  meters?: number
  line?: number
  placeId?: string
}

/** The gravest verdict of all reasons. */
export function verdictOf(reasons: readonly Reason[]): Verdict {
  return reasons.reduce<Verdict>((gravest, { kind }) => {
    const verdict = REASONS[kind]
    return VERDICTS.indexOf(verdict) > VERDICTS.indexOf(gravest) ? verdict : gravest
  }, 'accepted')
}

/** The reason that made a row what it is; rows are found by it. */
export function mainReasonOf(reasons: readonly Reason[]): ReasonKind | null {
  const verdict = verdictOf(reasons)
  return reasons.find(({ kind }) => REASONS[kind] === verdict)?.kind ?? null
}

/** A row with what is thought of it; without a place where nothing could be recorded. */
export interface CheckedRow {
  line: number
  name: string
  verdict: Verdict
  reasons: Reason[]
  place: ImportedPlace | null
}

/** Whether a licence keeps records from a business: they are never published where trips are sold. */
export function isNonCommercial(licence: string): boolean {
  return /(^|[^a-z])NC([^a-z]|$)|non-?\s?commercial|非営利|非商用|(営利|商用)(目的|利用).*(禁|不可)/i.test(
    licence.normalize('NFKC'),
  )
}
