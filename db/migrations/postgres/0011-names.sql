-- Names of a record in languages beside Japanese and English. A record without one in a language has none here.
create table names (
  subject_kind text not null check (subject_kind in ('work', 'place', 'gi_product', 'dish', 'area', 'prefecture')),
  subject_id text not null,
  language text not null check (language in ('ko', 'zh-Hans', 'zh-Hant')),
  name text not null,
  source_key text not null references sources (key),
  primary key (subject_kind, subject_id, language)
);

-- Whether the name is still on its register; unknown where it could not be checked.
alter table gi_products add column status text not null default 'unknown'
  check (status in ('registered', 'cancelled', 'unknown'));
