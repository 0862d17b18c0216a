-- Who sells our tours on account by the OCTO API, with which keys, and what they have booked.
create table resellers (
  id text primary key,
  name text not null unique,
  created_at bigint not null
);

create table reseller_keys (
  id text primary key,
  reseller_id text not null references resellers (id),
  digest text not null unique, -- SHA-256: the key itself is shown once and kept nowhere
  ending text not null, -- its last four letters, to tell keys apart
  created_at bigint not null,
  last_used_at bigint, -- to the hour
  revoked_at bigint
);
create index reseller_keys_by_reseller on reseller_keys (reseller_id);

create table reseller_bookings (
  booking_id text primary key references bookings (id),
  reseller_id text not null references resellers (id),
  uuid text not null, -- the reseller's name for the booking; the same one again is the same booking
  reseller_reference text,
  order_json text not null, -- OCTO's contact, notes and unit items as the reseller sent them
  unique (reseller_id, uuid)
);
create index reseller_bookings_by_reference on reseller_bookings (reseller_id, reseller_reference);

-- Two kinds of account more: 'reseller:<id>' and 'bank'.
alter table ledger_accounts drop constraint ledger_accounts_kind_check;
alter table ledger_accounts add constraint ledger_accounts_kind_check
  check (kind in ('stripe', 'booking', 'guide', 'platform', 'region_fund', 'rights_holder', 'stripe_fees', 'consumption_tax', 'reseller', 'bank'));
