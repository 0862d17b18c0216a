-- Facts of the catalog. Every fact names its source; unknown is null or 'unknown', never a guess.
create table sources (
  key text primary key,
  title text not null,
  licence text not null,
  url text,
  credit_ja text not null,
  credit_en text not null,
  retrieved_on text
) strict;

create table prefectures (
  code text primary key check (length(code) = 2),
  name_ja text not null,
  name_en text not null,
  source_key text not null references sources (key)
) strict;

create table municipalities (
  code text primary key check (length(code) = 5),
  prefecture_code text not null references prefectures (code),
  level text not null check (level in ('municipality', 'ward', 'designated_city')),
  name_ja text not null,
  name_en text,
  lat real not null check (lat between 20 and 46),
  lng real not null check (lng between 122 and 154),
  source_key text not null references sources (key)
) strict;

-- A planning area: where a visitor sleeps and what can be seen from there in a day.
create table areas (
  id text primary key,
  name_ja text not null,
  name_en text not null,
  name_reading text,
  summary_ja text not null,
  summary_en text not null,
  prefecture_codes text not null, -- JSON list of JIS X 0401 codes
  lat real not null check (lat between 20 and 46),
  lng real not null check (lng between 122 and 154),
  radius_meters integer not null check (radius_meters > 0),
  station_group text not null, -- geo-data/rail, where one arrives
  sort_order integer not null,
  source_key text not null references sources (key)
) strict;

create table works (
  id text primary key,
  kind text not null check (kind in ('tv', 'film', 'tv_and_film', 'manga', 'game', 'novel', 'unknown')),
  title_ja text not null,
  title_en text,
  title_reading text,
  year integer,
  search_text text not null,
  source_key text not null references sources (key),
  source_ref text
) strict;

create table places (
  id text primary key,
  kind text not null check (kind in ('scene', 'station', 'shrine', 'temple', 'castle', 'museum', 'park', 'garden', 'bridge', 'street', 'viewpoint', 'nature', 'heritage', 'onsen', 'craft', 'restaurant', 'cafe', 'shop', 'market', 'producer', 'brewery', 'meeting_point', 'other')),
  name_ja text not null,
  name_en text,
  name_reading text,
  description_ja text,
  description_en text,
  -- The public point. The exact point of a protected place is in place_protected_points alone.
  lat real not null check (lat between 20 and 46),
  lng real not null check (lng between 122 and 154),
  coordinate_precision_meters integer not null check (coordinate_precision_meters > 0),
  prefecture_code text not null references prefectures (code),
  municipality_code text references municipalities (code),
  station_group text,
  is_outdoor integer check (is_outdoor in (0, 1)), -- null: unknown
  step_free text not null default 'unknown' check (step_free in ('yes', 'no', 'unknown')),
  opening_hours text, -- OpenStreetMap notation; null: unknown
  last_order_minutes integer check (last_order_minutes >= 0), -- before closing
  stay_minutes integer not null check (stay_minutes between 5 and 720),
  price_yen integer check (price_yen >= 0), -- an adult's entry or usual meal; null: unknown
  diets text not null default '[]', -- JSON list of diets that are confirmed to be served
  website text,
  designation_ja text,
  publication text not null default 'draft' check (publication in ('draft', 'review', 'published', 'withdrawn')),
  protection text not null default 'open' check (protection in ('open', 'stand_only_here', 'at_these_hours', 'closed', 'hidden')),
  manners_ja text,
  manners_en text,
  is_sample integer not null default 0 check (is_sample in (0, 1)),
  search_text text not null,
  version integer not null default 1,
  source_key text not null references sources (key),
  source_ref text,
  confirmed_on text, -- null: not yet confirmed
  created_at integer not null,
  updated_at integer not null
) strict;
create index places_by_position on places (lat, lng);
create index places_by_prefecture on places (prefecture_code, kind);
create index places_by_municipality on places (municipality_code);
create unique index places_by_source on places (source_key, source_ref);

create table place_protected_points (
  place_id text primary key references places (id) on delete cascade,
  lat real not null,
  lng real not null,
  reason text not null,
  recorded_at integer not null
) strict;

-- The link of a work to a place.
create table scenes (
  id text primary key,
  work_id text not null references works (id) on delete cascade,
  place_id text not null references places (id) on delete cascade,
  episode text,
  note_ja text,
  note_en text,
  source_key text not null references sources (key),
  confirmed_on text,
  unique (work_id, place_id)
) strict;
create index scenes_by_place on scenes (place_id);

create table gi_products (
  id text primary key, -- 'maff-3', 'nta-hagi-sake'
  register text not null check (register in ('maff', 'nta')),
  gi_number integer,
  name_ja text not null,
  name_en text,
  name_reading text,
  category text not null,
  registered_on text,
  production_area_ja text,
  production_area_en text,
  is_confirmed integer not null check (is_confirmed in (0, 1)),
  search_text text not null,
  source_key text not null references sources (key),
  source_ref text
) strict;

create table gi_areas (
  gi_product_id text not null references gi_products (id) on delete cascade,
  level text not null check (level in ('municipality', 'prefecture', 'country')),
  area_code text not null,
  prefecture_code text references prefectures (code),
  name_ja text not null,
  lat real,
  lng real,
  primary key (gi_product_id, level, area_code)
) strict;

create table dishes (
  id text primary key,
  prefecture_code text not null references prefectures (code),
  name_ja text not null,
  name_en text,
  name_reading text,
  search_text text not null,
  source_key text not null references sources (key),
  source_ref text
) strict;
create index dishes_by_prefecture on dishes (prefecture_code);

-- A dated claim with evidence: this place serves this product or dish.
create table serves (
  id text primary key,
  place_id text not null references places (id) on delete cascade,
  gi_product_id text references gi_products (id),
  dish_id text references dishes (id),
  note_ja text,
  note_en text,
  evidence text not null,
  claimed_on text not null,
  is_sample integer not null default 0 check (is_sample in (0, 1)),
  source_key text not null references sources (key),
  check (gi_product_id is not null or dish_id is not null)
) strict;
create index serves_by_place on serves (place_id);
create index serves_by_gi_product on serves (gi_product_id);
create index serves_by_dish on serves (dish_id);

-- Who changed which record, when, and what it was before: curation can always go back.
create table place_revisions (
  id text primary key,
  place_id text not null references places (id) on delete cascade,
  version integer not null,
  author_id text,
  at integer not null,
  note text,
  before_json text,
  after_json text not null,
  unique (place_id, version)
) strict;
