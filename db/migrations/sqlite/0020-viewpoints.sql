-- Where to stand for a place (its viewpoint), apart from what is seen from there (its subject). Without a point of its own
-- one stands at the place; without a subject the place is what is seen. One that was taken away stays without its facts
-- coming back from the seed.
create table viewpoints (
  place_id text primary key references places (id) on delete cascade,
  stand_lat real check (stand_lat between 20 and 46),
  stand_lng real check (stand_lng between 122 and 154),
  stand_precision_meters integer check (stand_precision_meters > 0),
  subject_place_id text references places (id) on delete cascade,
  subject_name_ja text, -- of what is seen and has no record
  subject_name_en text,
  subject_lat real check (subject_lat between 20 and 46),
  subject_lng real check (subject_lng between 122 and 154),
  subject_precision_meters integer check (subject_precision_meters > 0),
  bearing_degrees integer check (bearing_degrees between 0 and 359), -- from true north, of a subject without a point
  area_radius_meters integer check (area_radius_meters between 3 and 500),
  area_corners text, -- JSON list of [lng, lat], not closed
  note_ja text,
  note_en text,
  basis text not null check (basis in ('board', 'public_knowledge')),
  is_confirmed integer not null default 0 check (is_confirmed in (0, 1)),
  source_key text references sources (key), -- of what is public knowledge
  set_by text references users (id) on delete set null,
  set_at integer not null,
  removed_at integer,
  check ((stand_lat is null) = (stand_lng is null) and (stand_lat is null) = (stand_precision_meters is null)),
  check ((subject_lat is null) = (subject_lng is null) and (subject_lat is null) = (subject_precision_meters is null)),
  check (subject_place_id is null or (subject_name_ja is null and subject_lat is null)),
  check ((subject_name_ja is null) = (subject_name_en is null)),
  check (area_radius_meters is null or area_corners is null)
) strict;
create index viewpoints_by_subject on viewpoints (subject_place_id);

-- Where a point is a secret nothing looks at it: whoever protects takes its viewpoints away, and nobody brings one.
create trigger protected_points_end_viewpoints after insert on place_protected_points begin
  delete from viewpoints where place_id = new.place_id or subject_place_id = new.place_id;
end;
create trigger viewpoints_not_of_secrets before insert on viewpoints
  when exists (select 1 from place_protected_points where place_id in (new.place_id, new.subject_place_id))
  begin select raise(abort, 'the point is protected'); end;
create trigger viewpoints_not_to_secrets before update on viewpoints
  when exists (select 1 from place_protected_points where place_id in (new.place_id, new.subject_place_id))
  begin select raise(abort, 'the point is protected'); end;

create trigger viewpoints_insert_marks after insert on viewpoints begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger viewpoints_update_marks after update on viewpoints begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger viewpoints_delete_marks after delete on viewpoints begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
