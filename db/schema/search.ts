import type { Generated } from 'kysely'

/** The index of the search box: a line for each public record with a name, written by triggers alone. */
export interface SearchDocumentsTable {
  id: Generated<number>
  record: 'area' | 'town' | 'work' | 'place' | 'gi_product' | 'dish' | 'tour'
  record_id: string
  search_text: string
  /** Of a place */
  kind: string | null
  prefecture_code: string | null
  /** The public point; null: has none */
  lat: number | null
  lng: number | null
  precision_meters: number | null
  /** How much of a reason to come it is, 0 to 3 */
  weight: Generated<number>
  is_sample: Generated<0 | 1>
}
