import type { Generated } from 'kysely'

/** Tours, departures, bookings, payments and the ledger. */
export interface GuidesTable {
  id: string
  name_ja: string
  name_en: string
  /** JSON list of BCP 47 tags */
  languages: string
  about_ja: string | null
  about_en: string | null
  prefecture_code: string
  /** Null: no licence claimed */
  licence_kind: 'national' | 'regional' | null
  licence_number: string | null
  /** Shown as a licence only when proven … */
  licence_proven_on: string | null
  /** … and valid on the tour's date */
  licence_valid_until: string | null
  stripe_account_id: string | null
  invoice_registration_number: string | null
  is_sample: Generated<0 | 1>
  created_at: number
}

export interface ToursTable {
  id: string
  guide_id: string
  area_id: string | null
  title_ja: string
  title_en: string
  summary_ja: string
  summary_en: string
  meeting_point_ja: string
  meeting_point_en: string
  meeting_lat: number
  meeting_lng: number
  end_lat: number
  end_lng: number
  prefecture_code: string
  municipality_code: string | null
  duration_minutes: number
  languages: string
  includes_ja: string | null
  includes_en: string | null
  /** Booking closes this long before the start */
  cutoff_minutes: number
  cancellation_policy: 'flexible' | 'moderate' | 'strict'
  step_free: Generated<'yes' | 'no' | 'unknown'>
  publication: Generated<'draft' | 'published' | 'withdrawn'>
  is_sample: Generated<0 | 1>
  search_text: string
  created_at: number
}

export interface TourLinksTable {
  tour_id: string
  kind: 'work' | 'gi_product' | 'place' | 'dish'
  ref_id: string
}

export interface TourOptionsTable {
  id: string
  tour_id: string
  name_ja: string
  name_en: string
  is_default: Generated<0 | 1>
  is_private: Generated<0 | 1>
}

export interface TourUnitsTable {
  id: string
  option_id: string
  kind: 'adult' | 'child' | 'infant' | 'family'
  min_age: number
  max_age: number | null
  price_yen: number
  seats: number
  sort_order: number
}

export interface DeparturesTable {
  id: string
  option_id: string
  guide_id: string
  /** JST wall clock, 2026-11-22T09:30 */
  local_start: string
  /** The same as an instant */
  starts_at: number
  ends_at: number
  seats_total: number
  status: Generated<'open' | 'closed' | 'cancelled'>
  is_sample: Generated<0 | 1>
}

export interface BookingsTable {
  /** 128 bits: whoever has the address may see the booking */
  id: string
  /** For people: MGR-7K3F-92XQ */
  reference: string
  departure_id: string
  itinerary_id: string | null
  user_id: string | null
  /** One intent, however often it is posted */
  intent_key: string
  /** The same key with another body is refused */
  intent_digest: string
  status: 'ON_HOLD' | 'CONFIRMED' | 'REDEEMED' | 'NO_SHOW' | 'CANCELLED' | 'EXPIRED' | 'REJECTED'
  /** Of the messages */
  language: string
  /** In which the tour is led */
  tour_language: string
  /** The visitor's own, for telling deadlines twice */
  time_zone: string
  seats: number
  total_yen: number
  /** Cancellation policy frozen at purchase */
  policy_json: string
  /** Tour, meeting point and prices as they were when held */
  snapshot_json: string
  contact_name: string | null
  contact_email: string | null
  contact_phone: string | null
  contact_note: string | null
  accepted_terms_version: string | null
  accepted_at: number | null
  held_until: number
  created_at: number
  confirmed_at: number | null
  /** Cancelled, expired or rejected */
  ended_at: number | null
}

export interface BookingUnitsTable {
  booking_id: string
  unit_id: string
  quantity: number
  /** Of one, frozen with the hold */
  price_yen: number
}

export interface BookingEventsTable {
  id: string
  booking_id: string
  sequence: number
  kind: string
  at: number
  /** 'visitor', 'guide', 'system', 'payments', 'operator', 'reseller' */
  author: string
  cause: string
  detail_json: Generated<string>
}

export interface PaymentsTable {
  id: string
  booking_id: string
  attempt: number
  stripe_session_id: string | null
  stripe_session_url: string | null
  stripe_payment_intent_id: string | null
  amount_yen: number
  status: 'opening' | 'open' | 'paid' | 'expired' | 'failed'
  created_at: number
  /** After it Stripe takes no payment for this session */
  expires_at: number
  paid_at: number | null
  /** What Stripe kept; null: not told yet */
  fee_yen: number | null
}

export interface RefundsTable {
  id: string
  payment_id: string
  booking_id: string
  amount_yen: number
  cause: string
  status: 'requested' | 'succeeded' | 'failed'
  stripe_refund_id: string | null
  attempts: Generated<number>
  last_error: string | null
  created_at: number
  settled_at: number | null
}

export interface StripeEventsTable {
  id: string
  type: string
  object_id: string | null
  created_at: number
  received_at: number
  handled_at: number | null
}

export interface LedgerAccountsTable {
  /** 'stripe', 'bank', 'platform', 'guide:<id>', 'region_fund:<prefecture>', 'rights:<work>', 'reseller:<id>', 'booking:<id>' */
  id: string
  kind:
    | 'stripe'
    | 'booking'
    | 'guide'
    | 'platform'
    | 'region_fund'
    | 'rights_holder'
    | 'stripe_fees'
    | 'consumption_tax'
    | 'reseller'
    | 'bank'
  owner_id: string | null
  opened_at: number
}

export interface LedgerPostingsTable {
  id: string
  cause_kind: string
  cause_id: string
  booking_id: string | null
  at: number
}

export interface LedgerLinesTable {
  posting_id: string
  line: number
  account_id: string
  /** Debit above zero, credit below; a posting sums to 0 */
  amount_yen: number
}

export interface ShareAgreementsTable {
  id: string
  account_kind: 'platform' | 'region_fund' | 'rights_holder'
  owner_id: string
  /** Null: every tour in the owner's prefecture, or every tour for the platform */
  tour_id: string | null
  prefecture_code: string | null
  basis_points: number
  valid_from: string
  valid_until: string | null
  note: string
}

export interface CallOffsTable {
  departure_id: string
  called_off_by: 'guide' | 'operator'
  author_id: string | null
  cause: 'guide_unable' | 'too_few_guests' | 'weather' | 'transport' | 'authority'
  note: string | null
  at: number
}
