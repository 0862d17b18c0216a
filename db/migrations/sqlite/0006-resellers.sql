-- Who sells our tours on account by the OCTO API, with which keys, and what they have booked.
create table resellers (
  id text primary key,
  name text not null unique,
  created_at integer not null
) strict;

create table reseller_keys (
  id text primary key,
  reseller_id text not null references resellers (id),
  digest text not null unique, -- SHA-256: the key itself is shown once and kept nowhere
  ending text not null, -- its last four letters, to tell keys apart
  created_at integer not null,
  last_used_at integer, -- to the hour
  revoked_at integer
) strict;
create index reseller_keys_by_reseller on reseller_keys (reseller_id);

create table reseller_bookings (
  booking_id text primary key references bookings (id),
  reseller_id text not null references resellers (id),
  uuid text not null, -- the reseller's name for the booking; the same one again is the same booking
  reseller_reference text,
  order_json text not null, -- OCTO's contact, notes and unit items as the reseller sent them
  unique (reseller_id, uuid)
) strict;
create index reseller_bookings_by_reference on reseller_bookings (reseller_id, reseller_reference);

-- Two kinds of account more. SQLite can't change a check, so the table is made again; its lines find it by its name.
pragma defer_foreign_keys = on;
create table ledger_accounts_kept (id text primary key, kind text not null, owner_id text, opened_at integer not null) strict;
insert into ledger_accounts_kept select id, kind, owner_id, opened_at from ledger_accounts;
drop table ledger_accounts;
create table ledger_accounts (
  id text primary key, -- 'stripe', 'bank', 'platform', 'guide:<id>', 'region_fund:<prefecture>', 'rights:<work>', 'reseller:<id>', 'booking:<id>'
  kind text not null check (kind in ('stripe', 'booking', 'guide', 'platform', 'region_fund', 'rights_holder', 'stripe_fees', 'consumption_tax', 'reseller', 'bank')),
  owner_id text,
  opened_at integer not null
) strict;
insert into ledger_accounts select id, kind, owner_id, opened_at from ledger_accounts_kept;
drop table ledger_accounts_kept;
