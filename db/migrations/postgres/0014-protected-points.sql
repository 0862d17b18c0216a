-- What the public point was before: given back with the exact point.
alter table place_protected_points add column coordinate_precision_meters bigint not null default 150;

-- The public point of a protected place is moved by nothing but taking the protection back (its row goes first):
-- neither a seed nor an import brings the exact one into the public table.
create function keep_protected_point() returns trigger language plpgsql as $$ begin
  if (new.lat <> old.lat or new.lng <> old.lng)
    and exists (select 1 from place_protected_points where place_id = old.id) then
    raise exception 'the point is protected';
  end if;
  return new;
end $$;
create trigger places_keep_protected_point before update of lat, lng on places for each row execute function keep_protected_point();

-- The newest change of a record is asked for before a tile is answered from memory.
create index place_revisions_by_time on place_revisions (at);
