-- Files of places that somebody brought: what was read, what is thought of it, and what became of it.
create table imports (
  id text primary key,
  state text not null check (state in ('reading', 'waiting', 'applied', 'undone')), -- waiting: nothing of it is in the catalog yet
  file_name text not null,
  file_digest text not null, -- SHA-256
  file_bytes integer not null,
  format text not null,
  source_key text not null, -- of the file; records with a licence of their own have a source of their own
  source_name text not null,
  source_url text,
  licence text, -- of records that name none
  prefecture_code text references prefectures (code), -- the region that imports; null: all of Japan
  municipality_code text references municipalities (code),
  author_id text references users (id) on delete set null,
  publication text not null check (publication in ('draft', 'review')), -- of new places
  settings text not null, -- JSON: mapping of columns, kind, datum, whether the file is the whole of its source
  columns text not null default '[]', -- JSON: the head of a table
  file_shift text, -- JSON: the one vector by which the file lies off
  rows_read integer not null default 0,
  accepted integer not null default 0,
  changed integer not null default 0,
  doubtful integer not null default 0,
  refused integer not null default 0,
  begun_at integer not null,
  touched_at integer not null, -- while reading, the last sign of life
  applied_at integer,
  undone_at integer,
  undone_kept integer -- places that were changed since and stayed
) strict;
create index imports_by_source on imports (source_key);
create unique index imports_read_once on imports (source_key) where state = 'reading';
create index imports_by_region on imports (prefecture_code, begun_at);
create index imports_by_author on imports (author_id);

-- The rows of an import until they are applied; afterwards those that somebody has to look at.
create table import_rows (
  import_id text not null references imports (id) on delete cascade,
  number integer not null,
  line integer not null,
  name text not null,
  verdict text not null check (verdict in ('accepted', 'changed', 'doubtful', 'refused')),
  reasons text not null, -- JSON list
  main_reason text, -- the gravest of them, to find rows by
  effect text not null check (effect in ('create', 'update', 'unchanged', 'withdraw', 'none')),
  place_id text, -- which it would make or change
  place text, -- JSON: as it would be recorded
  digest text,
  whole text, -- the record as it stood in the file, of rows that somebody has to look at
  decision text check (decision in ('accept', 'refuse')),
  decided_by text,
  decided_at integer,
  applied_at integer,
  primary key (import_id, number)
) strict;
create index import_rows_by_verdict on import_rows (import_id, verdict, main_reason);

-- Which import a place comes from, and what it brought, so that the next one of its source changes what has changed.
create table import_links (
  place_id text primary key references places (id) on delete cascade,
  import_id text not null references imports (id) on delete cascade,
  line integer not null,
  is_new integer not null check (is_new in (0, 1)),
  digest text not null,
  version integer not null, -- of the place when the import had written it
  before text -- JSON: this link as the import found it, for undoing
) strict;
create index import_links_by_import on import_links (import_id);
