import { PROTECTIONS, type Protection, type Publication } from '../catalog/place.ts'
import { accept, type Result, refuse } from '../values/result.ts'

/** A record under the names of its columns, as boards edit it. */
type Recorded = Readonly<Record<string, unknown>>

/** What a merged record is made of, each with the columns that go together. */
const COLUMNS = {
  kind: ['kind'],
  name_ja: ['name_ja', 'name_reading'],
  name_en: ['name_en'],
  description_ja: ['description_ja'],
  description_en: ['description_en'],
  coordinates: ['lat', 'lng', 'coordinate_precision_meters'],
  opening_hours: ['opening_hours', 'last_order_minutes'],
  stay_minutes: ['stay_minutes'],
  price_yen: ['price_yen'],
  step_free: ['step_free'],
  is_outdoor: ['is_outdoor'],
  diets: ['diets'],
  website: ['website'],
} as const satisfies Record<string, readonly string[]>

export type MergeField = keyof typeof COLUMNS
export const MERGE_FIELDS = Object.keys(COLUMNS) as MergeField[]

/** Why a field of the merged record is what it is. */
export type MergeBecause = 'same' | 'only_one' | 'more_exact' | 'kept_stays' | 'chosen' | 'protected'

export interface MergedField {
  field: MergeField
  kept: string | null
  other: string | null
  from: 'kept' | 'other'
  because: MergeBecause
  /** The two say different things, so that a person may choose. */
  isOpen: boolean
}

export interface MergePlan {
  fields: MergedField[]
  /** Columns of the kept record that take the other's values. */
  taken: string[]
  protection: Protection
  manners: { ja: string | null; en: string | null }
  /** Whether the public learns only the coarse point from now on. */
  isPointSecret: boolean
  /** The day on which the merged record was last vouched for as it then stands; null: nobody has. */
  confirmedOn: string | null
}

/** One of two records as a merge looks at it. */
export interface MergeSide {
  record: Recorded & {
    protection: Protection
    manners_ja: string | null
    manners_en: string | null
    confirmed_on: string | null
    coordinate_precision_meters: number
  }
  isPointSecret: boolean
}

/**
 * What one record becomes when another one of the same place goes into it: its own facts, the other's where it has none or
 * where somebody chose so, and the stricter protection of both. Where a point is a secret the kept record's stays.
 */
export function planMerge(kept: MergeSide, other: MergeSide, chosen: ReadonlyMap<string, 'kept' | 'other'>): MergePlan {
  const isPointSecret = kept.isPointSecret || other.isPointSecret
  const fields = MERGE_FIELDS.map((field): MergedField => {
    const values = { field, kept: textOf(kept.record, field), other: textOf(other.record, field) }
    if (field === 'coordinates' && isPointSecret) {
      // Neither is told: which of two exact points it was would say something of a place that asked for quiet.
      return { field, kept: null, other: null, from: 'kept', because: 'protected', isOpen: false }
    }
    if (values.kept === values.other) return { ...values, from: 'kept', because: 'same', isOpen: false }
    if (values.other === null) return { ...values, from: 'kept', because: 'only_one', isOpen: false }
    if (values.kept === null) return { ...values, from: 'other', because: 'only_one', isOpen: false }
    const choice = chosen.get(field)
    if (choice) return { ...values, from: choice, because: 'chosen', isOpen: true }
    if (field === 'coordinates' && isMoreExact(other, kept)) {
      return { ...values, from: 'other', because: 'more_exact', isOpen: true }
    }
    return { ...values, from: 'kept', because: 'kept_stays', isOpen: true }
  })
  const taken = fields.filter(({ from }) => from === 'other').flatMap(({ field }) => [...COLUMNS[field]])
  return { fields, taken, isPointSecret, ...strictest(kept, other), confirmedOn: confirmedOf(kept, other, taken) }
}

/** The stricter protection with what its own board asks of visitors; what only the other one asks is asked too. */
function strictest({ record: a }: MergeSide, { record: b }: MergeSide): Pick<MergePlan, 'protection' | 'manners'> {
  const isOthers = PROTECTIONS.indexOf(b.protection) > PROTECTIONS.indexOf(a.protection)
  const [first, second] = isOthers ? [b, a] : [a, b]
  return {
    protection: first.protection,
    manners: { ja: first.manners_ja ?? second.manners_ja, en: first.manners_en ?? second.manners_en },
  }
}

/** Who confirmed the kept record did not vouch for what came from the other one. */
function confirmedOf({ record: kept }: MergeSide, { record: other }: MergeSide, taken: readonly string[]) {
  if (taken.length === 0) return kept.confirmed_on
  if (kept.confirmed_on === null || other.confirmed_on === null) return null
  return kept.confirmed_on < other.confirmed_on ? kept.confirmed_on : other.confirmed_on
}

function isMoreExact(a: MergeSide, b: MergeSide): boolean {
  return a.record.coordinate_precision_meters < b.record.coordinate_precision_meters
}

/** As a person reads it; null for what is not known. */
function textOf(record: Recorded, field: MergeField): string | null {
  if (field === 'coordinates') return `${record.lat}, ${record.lng} (±${record.coordinate_precision_meters} m)`
  const value = record[field]
  if (value === null || value === undefined) return null
  if (field === 'diets') return value === '[]' ? null : (JSON.parse(String(value)) as string[]).join(', ')
  if (field === 'step_free' && value === 'unknown') return null
  if (field === 'kind' && value === 'other') return null
  return String(value)
}

export type MergeRefusal =
  /** A record is no duplicate of itself. */
  | { kind: 'merge_same_place' }
  /** One of the two has gone into another record already. */
  | { kind: 'merged_already' }
  /** What visitors see now would be gone: the other record is to stay. */
  | { kind: 'merge_hides_published' }
  /** A fictional record tells nothing of a real one. */
  | { kind: 'merge_of_sample' }

interface Mergeable {
  id: string
  publication: Publication
  isSample: boolean
  isMerged: boolean
}

/** Whether one record may go into another. */
export function decideMerge(kept: Mergeable, other: Mergeable): Result<null, MergeRefusal> {
  if (kept.id === other.id) return refuse({ kind: 'merge_same_place' })
  if (kept.isMerged || other.isMerged) return refuse({ kind: 'merged_already' })
  if (kept.isSample !== other.isSample) return refuse({ kind: 'merge_of_sample' })
  const isSeen = other.publication === 'published' && kept.publication !== 'published'
  return isSeen ? refuse({ kind: 'merge_hides_published' }) : accept(null)
}
