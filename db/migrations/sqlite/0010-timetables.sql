-- Timetables that an operator loads. Trips of a line that call at the same stops after the same seconds are one pattern,
-- and each is one number of a run's `starts`: a nationwide set of ten million calls is some hundred thousand rows.
create table timetable_feeds (
  id text primary key, -- short: it stands in every row below
  name text not null,
  state text not null check (state in ('loading', 'current', 'retired')), -- one current feed a name
  licence text, -- as the operator stated it; null: not stated
  source_url text,
  publisher text,
  operators text not null, -- names, one a line
  valid_from text not null,
  valid_until text not null,
  imported_at integer not null,
  trips integer not null,
  stop_times integer not null,
  south real not null,
  west real not null,
  north real not null,
  east real not null
) strict;
create index timetable_feeds_by_name on timetable_feeds (name);

create table timetable_stops (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  number integer not null,
  name_ja text not null,
  name_en text,
  name_reading text,
  platform text,
  lat real not null,
  lng real not null,
  primary key (feed_id, number)
) strict;
create index timetable_stops_by_lat on timetable_stops (feed_id, lat);

create table timetable_transfers (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  from_stop integer not null,
  to_stop integer not null,
  seconds integer, -- the least; null: one can't change here
  primary key (feed_id, from_stop, to_stop)
) strict;

create table timetable_lines (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  number integer not null,
  name_ja text not null,
  name_en text,
  kind text not null check (kind in ('rail', 'bus', 'boat')),
  operator_ja text not null,
  operator_en text,
  primary key (feed_id, number)
) strict;

create table timetable_patterns (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  number integer not null,
  line integer not null,
  towards_ja text,
  towards_en text,
  stops text not null, -- numbers, with commas
  arrivals text not null, -- seconds after the start, one a stop
  departures text not null, -- the same; empty where equal to the arrivals
  boarding text not null, -- a digit a stop: 1 one may board, 2 alight, 3 both; empty: both everywhere
  south real not null,
  west real not null,
  north real not null,
  east real not null,
  primary key (feed_id, number)
) strict;
create index timetable_patterns_by_place on timetable_patterns (feed_id, south, north, west, east);

create table timetable_runs (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  pattern integer not null,
  service integer not null,
  starts text not null, -- seconds after midnight of the service's day, with commas
  primary key (feed_id, pattern, service)
) strict;

create table timetable_days (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  date text not null,
  services text not null, -- numbers of the services that run, with commas
  primary key (feed_id, date)
) strict;
