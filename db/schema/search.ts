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

/** How many dots of the map lie in each square of three zooms, written by triggers alone. */
export interface MapCellsTable {
  level: number
  /** row * 2^level + column, in web Mercator */
  cell: number
  places: number
  /** Millionths of a degree, of all of them together */
  lat_sum: number
  lng_sum: number
}
