-- Where to stand for a place (its viewpoint), apart from what is seen from there (its subject). Without a point of its own
-- one stands at the place; without a subject the place is what is seen. One that was taken away stays without its facts
-- coming back from the seed.
create table viewpoints (
  place_id text primary key references places (id) on delete cascade,
  stand_lat double precision check (stand_lat between 20 and 46),
  stand_lng double precision check (stand_lng between 122 and 154),
  stand_precision_meters bigint check (stand_precision_meters > 0),
  subject_place_id text references places (id) on delete cascade,
  subject_name_ja text, -- of what is seen and has no record
  subject_name_en text,
  subject_lat double precision check (subject_lat between 20 and 46),
  subject_lng double precision check (subject_lng between 122 and 154),
  subject_precision_meters bigint check (subject_precision_meters > 0),
  bearing_degrees bigint check (bearing_degrees between 0 and 359), -- from true north, of a subject without a point
  area_radius_meters bigint check (area_radius_meters between 3 and 500),
  area_corners text, -- JSON list of [lng, lat], not closed
  note_ja text,
  note_en text,
  basis text not null check (basis in ('board', 'public_knowledge')),
  is_confirmed bigint not null default 0 check (is_confirmed in (0, 1)),
  source_key text references sources (key), -- of what is public knowledge
  set_by text references users (id) on delete set null,
  set_at bigint not null,
  removed_at bigint,
  check ((stand_lat is null) = (stand_lng is null) and (stand_lat is null) = (stand_precision_meters is null)),
  check ((subject_lat is null) = (subject_lng is null) and (subject_lat is null) = (subject_precision_meters is null)),
  check (subject_place_id is null or (subject_name_ja is null and subject_lat is null)),
  check ((subject_name_ja is null) = (subject_name_en is null)),
  check (area_radius_meters is null or area_corners is null)
);
create index viewpoints_by_subject on viewpoints (subject_place_id);

-- Where a point is a secret nothing looks at it: whoever protects takes its viewpoints away, and nobody brings one.
create function end_viewpoints() returns trigger language plpgsql as $$ begin
  delete from viewpoints where place_id = new.place_id or subject_place_id = new.place_id;
  return null;
end $$;
create trigger protected_points_end_viewpoints after insert on place_protected_points for each row execute function end_viewpoints();

create function refuse_viewpoints_of_secrets() returns trigger language plpgsql as $$ begin
  if exists (select 1 from place_protected_points where place_id in (new.place_id, new.subject_place_id)) then
    raise exception 'the point is protected';
  end if;
  return new;
end $$;
create trigger viewpoints_not_of_secrets before insert or update on viewpoints for each row execute function refuse_viewpoints_of_secrets();

create trigger viewpoints_marks after insert or update or delete on viewpoints for each statement execute function mark_catalog_change();
