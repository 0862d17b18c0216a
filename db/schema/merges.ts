/** Two records of one place made one; the merged one is a withdrawn record from then on. */
export interface PlaceMergesTable {
  id: string
  kept_id: string
  merged_id: string
  kept_version: number
  merged_version: number
  /** JSON */
  moved: string
  author_id: string | null
  at: number
  undone_by: string | null
  undone_at: number | null
}

/** "These are two places"; the first id is the smaller one. */
export interface PlaceDistinctionsTable {
  first_id: string
  second_id: string
  author_id: string | null
  at: number
}
