/** Owners who asked for their place to be left out or told coarsely. */
export interface OptOutsTable {
  id: string
  place_id: string
  wish: 'hide' | 'coarse'
  reason: 'home' | 'business' | 'disturbed' | 'other'
  /** Kept until somebody has decided. */
  message: string | null
  language: string
  state: 'in_effect' | 'waiting' | 'kept' | 'shown_again' | 'declined'
  protection_before: string
  is_point_secret_before: 0 | 1
  asked_at: number
  decided_by: string | null
  decided_at: number | null
  decision_note: string | null
}
