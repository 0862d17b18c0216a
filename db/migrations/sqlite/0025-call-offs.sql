-- Why a departure does not take place and who said so. While it has bookings that stand, they are still to be cancelled.
create table call_offs (
  departure_id text primary key references departures (id) on delete cascade,
  called_off_by text not null check (called_off_by in ('guide', 'operator')),
  author_id text references users (id) on delete set null,
  cause text not null check (cause in ('guide_unable', 'too_few_guests', 'weather', 'transport', 'authority')),
  note text,
  at integer not null
) strict;
create index call_offs_by_author on call_offs (author_id);
