-- Two records of one place made one. The merged one stays as a withdrawn record, so that its address leads on to the kept
-- one and the merge can be taken back while both are as it left them; what both were stands in their revisions.
create table place_merges (
  id text primary key,
  kept_id text not null references places (id) on delete cascade,
  merged_id text not null references places (id) on delete cascade,
  kept_version integer not null, -- of each place when the merge had written it
  merged_version integer not null,
  moved text not null, -- JSON: ids of what went from one to the other, and whose exact point was a secret before
  author_id text references users (id) on delete set null,
  at integer not null,
  undone_by text references users (id) on delete set null,
  undone_at integer,
  check (kept_id <> merged_id)
) strict;
create unique index place_merges_once on place_merges (merged_id) where undone_at is null;
create index place_merges_by_merged on place_merges (merged_id);
create index place_merges_by_kept on place_merges (kept_id);

-- "These are two places": said once, never asked again.
create table place_distinctions (
  first_id text not null references places (id) on delete cascade,
  second_id text not null references places (id) on delete cascade,
  author_id text references users (id) on delete set null,
  at integer not null,
  primary key (first_id, second_id),
  check (first_id < second_id)
) strict;
create index place_distinctions_by_second on place_distinctions (second_id);
