-- How pressed a place is by weekday and hour, as its board says or as is widely known. A record that was taken
-- away stays, so that who did it is known and the seed does not bring it back.
create table place_comfort (
  id text primary key,
  place_id text not null references places (id) on delete cascade,
  days text not null, -- JSON list of mon … sun, holiday; a national holiday is no weekday
  from_hour integer not null check (from_hour between 0 and 23),
  to_hour integer not null check (to_hour between 1 and 24),
  level text not null check (level in ('quiet', 'busy', 'pressed')),
  months text, -- JSON list of 1 … 12; null: all year
  basis text not null check (basis in ('board', 'public_knowledge')),
  is_confirmed integer not null default 0 check (is_confirmed in (0, 1)),
  source_key text references sources (key), -- of what is public knowledge
  set_by text references users (id) on delete set null,
  set_at integer not null,
  removed_by text references users (id) on delete set null,
  removed_at integer,
  check (from_hour < to_hour)
) strict;
create index place_comfort_by_place on place_comfort (place_id);
