-- What the public point was before: given back with the exact point.
alter table place_protected_points add column coordinate_precision_meters integer not null default 150;

-- The public point of a protected place is moved by nothing but taking the protection back (its row goes first):
-- neither a seed nor an import brings the exact one into the public table.
create trigger places_keep_protected_point before update of lat, lng on places
  when (new.lat <> old.lat or new.lng <> old.lng)
    and exists (select 1 from place_protected_points where place_id = old.id)
  begin select raise(abort, 'the point is protected'); end;

-- The newest change of a record is asked for before a tile is answered from memory.
create index place_revisions_by_time on place_revisions (at);
