import type { PlaceKind } from '#app/domain/catalog/place.ts'
import type { Mapping } from '#app/domain/curation/import/columns.ts'
import type { Datum } from '#app/domain/curation/import/shift.ts'
import type { Upload } from '#db/repositories/import-uploads.ts'

/** What somebody says of a file before it is tried. */
export interface ImportSettings {
  /** Where the columns are otherwise than their names tell. */
  mapping: Mapping
  sourceName: string
  sourceUrl: string | null
  licence: string | null
  credit: string | null
  /** Of records that tell none. */
  kind: PlaceKind | null
  datum: Datum
  isComplete: boolean
  publication: 'draft' | 'review'
}

/** What was said of a file last; null where nobody has said anything yet. */
export function settingsOf({ settings }: Upload): ImportSettings | null {
  return settings === null ? null : JSON.parse(settings)
}
