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
  imported_at bigint not null,
  trips bigint not null,
  stop_times bigint not null,
  south double precision not null,
  west double precision not null,
  north double precision not null,
  east double precision not null
);
create index timetable_feeds_by_name on timetable_feeds (name);

create table timetable_stops (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  number bigint not null,
  name_ja text not null,
  name_en text,
  name_reading text,
  platform text,
  lat double precision not null,
  lng double precision not null,
  primary key (feed_id, number)
);
create index timetable_stops_by_lat on timetable_stops (feed_id, lat);

create table timetable_transfers (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  from_stop bigint not null,
  to_stop bigint not null,
  seconds bigint, -- the least; null: one can't change here
  primary key (feed_id, from_stop, to_stop)
);

create table timetable_lines (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  number bigint not null,
  name_ja text not null,
  name_en text,
  kind text not null check (kind in ('rail', 'bus', 'boat')),
  operator_ja text not null,
  operator_en text,
  primary key (feed_id, number)
);

create table timetable_patterns (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  number bigint not null,
  line bigint not null,
  towards_ja text,
  towards_en text,
  stops text not null, -- numbers, with commas
  arrivals text not null, -- seconds after the start, one a stop
  departures text not null, -- the same; empty where equal to the arrivals
  boarding text not null, -- a digit a stop: 1 one may board, 2 alight, 3 both; empty: both everywhere
  south double precision not null,
  west double precision not null,
  north double precision not null,
  east double precision not null,
  primary key (feed_id, number)
);
create index timetable_patterns_by_place on timetable_patterns (feed_id, south, north, west, east);

create table timetable_runs (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  pattern bigint not null,
  service bigint not null,
  starts text not null, -- seconds after midnight of the service's day, with commas
  primary key (feed_id, pattern, service)
);

create table timetable_days (
  feed_id text not null references timetable_feeds (id) on delete cascade,
  date text not null,
  services text not null, -- numbers of the services that run, with commas
  primary key (feed_id, date)
);
