-- Tours as in OCTO: product (tour) → option → unit, departures per option. Bookings, their events, and money.
create table guides (
  id text primary key,
  name_ja text not null,
  name_en text not null,
  languages text not null, -- JSON list of BCP 47 tags
  about_ja text,
  about_en text,
  prefecture_code text not null references prefectures (code),
  licence_kind text check (licence_kind in ('national', 'regional')), -- null: no licence claimed
  licence_number text,
  licence_proven_on text, -- shown as a licence only when proven …
  licence_valid_until text, -- … and valid on the tour's date
  stripe_account_id text,
  invoice_registration_number text,
  is_sample bigint not null default 0 check (is_sample in (0, 1)),
  created_at bigint not null
);

create table tours (
  id text primary key,
  guide_id text not null references guides (id),
  area_id text references areas (id),
  title_ja text not null,
  title_en text not null,
  summary_ja text not null,
  summary_en text not null,
  meeting_point_ja text not null,
  meeting_point_en text not null,
  meeting_lat double precision not null check (meeting_lat between 20 and 46),
  meeting_lng double precision not null check (meeting_lng between 122 and 154),
  end_lat double precision not null check (end_lat between 20 and 46),
  end_lng double precision not null check (end_lng between 122 and 154),
  prefecture_code text not null references prefectures (code),
  municipality_code text references municipalities (code),
  duration_minutes bigint not null check (duration_minutes between 15 and 1440),
  languages text not null,
  includes_ja text,
  includes_en text,
  cutoff_minutes bigint not null check (cutoff_minutes >= 0), -- booking closes this long before the start
  cancellation_policy text not null check (cancellation_policy in ('flexible', 'moderate', 'strict')),
  step_free text not null default 'unknown' check (step_free in ('yes', 'no', 'unknown')),
  publication text not null default 'draft' check (publication in ('draft', 'published', 'withdrawn')),
  is_sample bigint not null default 0 check (is_sample in (0, 1)),
  search_text text not null,
  created_at bigint not null
);
create index tours_by_guide on tours (guide_id);

-- What a tour shows: works, products and places it is linked to.
create table tour_links (
  tour_id text not null references tours (id) on delete cascade,
  kind text not null check (kind in ('work', 'gi_product', 'place', 'dish')),
  ref_id text not null,
  primary key (tour_id, kind, ref_id)
);

create table tour_options (
  id text primary key,
  tour_id text not null references tours (id) on delete cascade,
  name_ja text not null,
  name_en text not null,
  is_default bigint not null default 1 check (is_default in (0, 1)),
  is_private bigint not null default 0 check (is_private in (0, 1))
);
create index tour_options_by_tour on tour_options (tour_id);

create table tour_units (
  id text primary key,
  option_id text not null references tour_options (id) on delete cascade,
  kind text not null check (kind in ('adult', 'child', 'infant', 'family')),
  min_age bigint not null check (min_age >= 0),
  max_age bigint check (max_age >= min_age),
  price_yen bigint not null check (price_yen >= 0),
  seats bigint not null check (seats >= 0),
  sort_order bigint not null
);
create index tour_units_by_option on tour_units (option_id);

create table departures (
  id text primary key,
  option_id text not null references tour_options (id) on delete cascade,
  guide_id text not null references guides (id),
  local_start text not null, -- JST wall clock, 2026-11-22T09:30
  starts_at bigint not null, -- the same as an instant
  ends_at bigint not null check (ends_at > starts_at),
  seats_total bigint not null check (seats_total > 0),
  status text not null default 'open' check (status in ('open', 'closed', 'cancelled')),
  is_sample bigint not null default 0 check (is_sample in (0, 1)),
  unique (option_id, starts_at)
);
create index departures_by_guide on departures (guide_id, starts_at);
create index departures_by_start on departures (starts_at);

create table bookings (
  id text primary key, -- 128 bits: whoever has the address may see the booking
  reference text not null unique, -- for people: MGR-7K3F-92XQ
  departure_id text not null references departures (id),
  itinerary_id text,
  user_id text,
  intent_key text not null unique, -- one intent, however often it is posted
  intent_digest text not null, -- the same key with another body is refused
  status text not null check (status in ('ON_HOLD', 'CONFIRMED', 'REDEEMED', 'NO_SHOW', 'CANCELLED', 'EXPIRED', 'REJECTED')),
  language text not null, -- of the messages
  tour_language text not null, -- in which the tour is led
  time_zone text not null, -- the visitor's own, for telling deadlines twice
  seats bigint not null check (seats > 0),
  total_yen bigint not null check (total_yen >= 0),
  policy_json text not null, -- cancellation policy frozen at purchase
  snapshot_json text not null, -- tour, meeting point and prices as they were when held
  contact_name text,
  contact_email text,
  contact_phone text,
  contact_note text,
  accepted_terms_version text,
  accepted_at bigint,
  held_until bigint not null,
  created_at bigint not null,
  confirmed_at bigint,
  ended_at bigint -- cancelled, expired or rejected
);
create index bookings_by_departure on bookings (departure_id, status);
create index bookings_by_hold on bookings (status, held_until);

-- The same table of states as app/domain/booking/transitions.ts; a test holds the two against each other.
create function refuse_impossible_booking_state() returns trigger language plpgsql as $$ begin
  if old.status <> new.status and not (
    (old.status = 'ON_HOLD' and new.status in ('CONFIRMED', 'EXPIRED', 'REJECTED', 'CANCELLED'))
    or (old.status = 'EXPIRED' and new.status in ('CONFIRMED', 'REJECTED'))
    or (old.status = 'CONFIRMED' and new.status in ('REDEEMED', 'NO_SHOW', 'CANCELLED'))) then
    raise exception 'a booking cannot change like this: % to %', old.status, new.status;
  end if;
  return new;
end $$;
create trigger bookings_change_state before update of status on bookings for each row execute function refuse_impossible_booking_state();

create table booking_units (
  booking_id text not null references bookings (id) on delete cascade,
  unit_id text not null references tour_units (id),
  quantity bigint not null check (quantity > 0),
  price_yen bigint not null check (price_yen >= 0), -- of one, frozen with the hold
  primary key (booking_id, unit_id)
);

create table booking_events (
  id text primary key,
  booking_id text not null references bookings (id) on delete cascade,
  sequence bigint not null,
  kind text not null,
  at bigint not null,
  author text not null, -- 'visitor', 'guide', 'system', 'payments', 'operator'
  cause text not null,
  detail_json text not null default '{}',
  unique (booking_id, sequence)
);

create table payments (
  id text primary key,
  booking_id text not null references bookings (id),
  attempt bigint not null,
  stripe_session_id text unique,
  stripe_session_url text,
  stripe_payment_intent_id text unique,
  amount_yen bigint not null check (amount_yen > 0),
  status text not null check (status in ('opening', 'open', 'paid', 'expired', 'failed')),
  created_at bigint not null,
  expires_at bigint not null, -- after it Stripe takes no payment for this session
  paid_at bigint,
  fee_yen bigint check (fee_yen >= 0), -- what Stripe kept; null: not told yet
  unique (booking_id, attempt)
);

create table refunds (
  id text primary key,
  payment_id text not null references payments (id),
  booking_id text not null references bookings (id),
  amount_yen bigint not null check (amount_yen > 0),
  cause text not null,
  status text not null check (status in ('requested', 'succeeded', 'failed')),
  stripe_refund_id text unique,
  attempts bigint not null default 0,
  last_error text,
  created_at bigint not null,
  settled_at bigint
);
create index refunds_by_status on refunds (status);

create table stripe_events (
  id text primary key,
  type text not null,
  object_id text,
  created_at bigint not null,
  received_at bigint not null,
  handled_at bigint
);

-- Double entry in whole yen. Balances are computed, never stored.
create table ledger_accounts (
  id text primary key, -- 'stripe', 'platform', 'guide:<id>', 'region_fund:<prefecture>', 'rights:<work>', 'booking:<id>'
  kind text not null check (kind in ('stripe', 'booking', 'guide', 'platform', 'region_fund', 'rights_holder', 'stripe_fees', 'consumption_tax')),
  owner_id text,
  opened_at bigint not null
);

create table ledger_postings (
  id text primary key,
  cause_kind text not null,
  cause_id text not null,
  booking_id text references bookings (id),
  at bigint not null,
  unique (cause_kind, cause_id) -- posted twice or not at all: the same cause never posts again
);

create table ledger_lines (
  posting_id text not null references ledger_postings (id),
  line bigint not null,
  account_id text not null references ledger_accounts (id),
  amount_yen bigint not null check (amount_yen <> 0), -- debit above zero, credit below; a posting sums to 0
  primary key (posting_id, line)
);
create index ledger_lines_by_account on ledger_lines (account_id);

create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'append-only: %', tg_table_name; end $$;
create trigger ledger_postings_keep before update or delete on ledger_postings for each row execute function refuse_change();
create trigger ledger_lines_keep before update or delete on ledger_lines for each row execute function refuse_change();
create trigger booking_events_keep before update on booking_events for each row execute function refuse_change();

-- Written agreements: who gets which share of which tours, from when to when.
create table share_agreements (
  id text primary key,
  account_kind text not null check (account_kind in ('platform', 'region_fund', 'rights_holder')),
  owner_id text not null,
  tour_id text references tours (id), -- null: every tour in the owner's prefecture, or every tour for the platform
  prefecture_code text references prefectures (code),
  basis_points bigint not null check (basis_points between 0 and 10000),
  valid_from text not null,
  valid_until text,
  note text not null
);
