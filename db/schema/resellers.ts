/** Resellers, their keys, and what they have booked by the OCTO API. */
export interface ResellersTable {
  id: string
  name: string
  created_at: number
}

export interface ResellerKeysTable {
  id: string
  reseller_id: string
  /** SHA-256: the key itself is shown once and kept nowhere */
  digest: string
  /** Its last four letters, to tell keys apart */
  ending: string
  created_at: number
  /** To the hour */
  last_used_at: number | null
  revoked_at: number | null
}

export interface ResellerBookingsTable {
  booking_id: string
  reseller_id: string
  /** The reseller's name for the booking; the same one again is the same booking */
  uuid: string
  reseller_reference: string | null
  /** OCTO's contact, notes and unit items as the reseller sent them */
  order_json: string
}
