-- How the source of a file wants to be named; its name where nothing is said.
alter table imports add column credit text;

-- Names in further languages as an import found them, so that undoing brings them back.
alter table import_links add column names_before text; -- JSON

-- A file that somebody brought on the page: what is in it, and what they said of it. Its import has the same id once it is read.
create table import_uploads (
  id text primary key,
  file_name text not null,
  file_bytes integer not null,
  format text not null,
  head text not null, -- JSON: its columns and first records, as they stand in it
  settings text, -- JSON: as they were chosen last
  prefecture_code text references prefectures (code), -- the region that imports; null: all of Japan
  municipality_code text references municipalities (code),
  author_id text references users (id) on delete set null,
  uploaded_at integer not null
) strict;
create index import_uploads_by_author on import_uploads (author_id);
create index import_uploads_by_time on import_uploads (uploaded_at);

-- What is to be done with an import by itself, one thing at a time: it goes on when the browser is closed.
create table import_tasks (
  import_id text primary key, -- of an upload, or of an import
  kind text not null check (kind in ('read', 'apply', 'undo')),
  state text not null check (state in ('asked', 'running', 'done', 'failed')),
  rows_done integer not null default 0,
  tries integer not null default 0,
  fault text, -- JSON: why it failed
  outcome text, -- JSON: how many records it made, changed, took away
  asked_by text references users (id) on delete set null,
  asked_at integer not null,
  touched_at integer not null -- while running, the last sign of life
) strict;
create index import_tasks_by_state on import_tasks (state, asked_at);
create index import_tasks_by_author on import_tasks (asked_by);
