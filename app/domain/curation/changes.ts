/** What boards edit of a record, under the names of its columns. */
export const EDITED_FIELDS = [
  'name_ja',
  'name_en',
  'description_ja',
  'description_en',
  'coordinates',
  'coordinate_precision_meters',
  'opening_hours',
  'stay_minutes',
  'price_yen',
  'step_free',
  'publication',
  'protection',
  'manners_ja',
  'manners_en',
  'confirmed_on',
] as const
export type EditedField = (typeof EDITED_FIELDS)[number]

export interface FieldChange {
  field: EditedField
  before: string | null
  after: string | null
}

type Recorded = Record<string, unknown>

/** What a revision changed, field by field; `null` stands for unknown. */
export function changesBetween(before: Recorded, after: Recorded): FieldChange[] {
  return EDITED_FIELDS.map((field) => ({ field, before: textOf(before, field), after: textOf(after, field) })).filter(
    (change) => change.before !== change.after,
  )
}

function textOf(record: Recorded, field: EditedField): string | null {
  if (field === 'coordinates') return `${record.lat}, ${record.lng}`
  const value = record[field]
  return value === null || value === undefined ? null : String(value)
}
