import { data } from '@remix-run/node'

/** What every refusal of a rule or verb looks like: a word of ours and its numbers. */
export interface Refusal {
  kind: string
}

/** The one table from what was refused to its HTTP status; a test finds the kind that is missing here. */
const STATUS = {
  // 400: we could not read it
  invalid_json: 400,
  invalid_query: 400,
  bad_signature: 400,
  // 401: who are you?
  sign_in_failed: 401,
  // 404: there is no such thing, or not for you
  alternative_not_found: 404,
  area_not_found: 404,
  booking_not_found: 404,
  comfort_not_found: 404,
  day_not_found: 404,
  departure_not_found: 404,
  drop_not_found: 404,
  import_not_found: 404,
  itinerary_not_found: 404,
  mail_not_found: 404,
  merge_not_found: 404,
  option_not_found: 404,
  viewpoint_empty: 422,
  viewpoint_far: 422,
  viewpoint_same_point: 422,
  subject_name_missing: 422,
  subject_not_found: 422,
  bearing_missing: 422,
  stand_area_far: 422,
  stand_area_crossed: 422,
  note_in_one_language: 422,
  viewpoint_of_secret: 409,
  viewpoint_not_found: 404,
  place_not_found: 404,
  opt_out_asked: 409,
  opt_out_decided: 409,
  opt_out_in_force: 409,
  opt_out_not_found: 404,
  reason_missing: 422,
  coordinates_in_text: 422,
  proposal_not_found: 404,
  product_not_found: 404,
  reseller_not_found: 404,
  stop_not_found: 404,
  tour_not_found: 404,
  unit_not_found: 404,
  work_not_found: 404,
  // 409: it was otherwise, or someone was faster
  alternative_is_old: 409,
  already_cancelled: 409,
  already_confirmed: 409,
  already_in_plan: 409,
  already_paid: 409,
  already_redeemed: 409,
  attendance_too_early: 409,
  attendance_too_late: 409,
  booking_cannot: 409,
  booking_closed: 409,
  booking_ended: 409,
  booking_not_standing: 409,
  cancellation_closed: 409,
  departure_closed: 409,
  departure_passed: 409,
  drop_without_change: 409,
  guide_not_free: 409,
  import_busy: 409,
  import_cannot: 409,
  intent_used_differently: 409,
  not_enough_seats: 409,
  nothing_to_undo: 409,
  nothing_calmer: 409,
  still_left_out: 409,
  comfort_overlaps: 409,
  merge_built_upon: 409,
  merged_already: 409,
  plan_of_other_account: 409,
  price_changed: 409,
  proposal_is_old: 409,
  not_there_yet: 409,
  call_off_changed: 409,
  day_is_over: 409,
  departure_called_off: 409,
  refund_changed: 409,
  reseller_exists: 409,
  key_already_shown: 409,
  sold_by_reseller: 409,
  sold_out: 409,
  stop_is_locked: 409,
  tour_is_fixed: 409,
  version_conflict: 409,
  voucher_of_other_departure: 409,
  vouchers_taken: 409,
  // 410: it was here once
  hold_expired: 410,
  link_spent: 410,
  // 413, 415: too large, or in a form we don't take
  body_too_large: 413,
  file_too_large: 413,
  unsupported_media_type: 415,
  // 422: readable, and it doesn't fit
  publication_not_possible: 422,
  adult_declaration_missing: 422,
  adult_required: 422,
  below_minimum_charge: 422,
  contact_missing: 422,
  coordinates_outside_region: 422,
  coordinates_outside_japan: 422,
  coordinates_swapped: 422,
  coordinates_unreadable: 422,
  point_is_protected: 422,
  file_missing: 422,
  file_not_read: 422,
  hours_missing: 422,
  manners_missing: 422,
  manners_not_acknowledged: 422,
  merge_hides_published: 422,
  merge_of_sample: 422,
  merge_same_place: 422,
  sample_not_confirmable: 422,
  language_not_offered: 422,
  licence_non_commercial: 422,
  no_unit_for_adult: 422,
  no_unit_for_age: 422,
  party_invalid: 422,
  party_too_large: 422,
  sample_not_sold: 422,
  day_ends_before_start: 422,
  stay_out_of_range: 422,
  terms_not_accepted: 422,
  too_many_bookings: 422,
  trip_refused: 422,
  // 503: not now
  payments_unavailable: 503,
  planner_unavailable: 503,
} as const satisfies Record<string, number>

/** A refusal's HTTP status; an unknown kind is our own mistake and shows as one. */
export function statusOfRefusal({ kind }: Refusal): number {
  return (STATUS as Record<string, number>)[kind] ?? 500
}

export function isKnownRefusal(kind: string): boolean {
  return kind in STATUS
}

/** What an action answers when its verb refused: the page shows it beside its form, with the right status. */
export function refusal<Error extends Refusal>(error: Error) {
  return data({ refusal: error }, { status: statusOfRefusal(error) })
}
