-- A million records are written anew.
set local statement_timeout = 0;
-- Squares of the map (web Mercator), so that what lies in a box, around a point or in a tile is a few stretches of an
-- index, the same ones on both engines. A number is row * 2^zoom + column; those of zoom 16 are some 500 m wide in Japan.
alter table search_documents add column cell bigint generated always as (
  case when record = 'place' then
    floor((1 - ln(tan(radians(lat)) + 1 / cos(radians(lat))) / pi()) / 2 * 65536)::bigint * 65536
      + floor((lng + 180) / 360 * 65536)::bigint
  end
) stored;
create index search_documents_by_cell on search_documents (cell, precision_meters, kind, lat, lng) where cell is not null;

-- How many dots of the map lie in each square of three zooms, and where their middle is: tiles of far views are made
-- from these alone. A point coarser than 3 km is no dot.
create table map_cells (
  level bigint not null check (level in (11, 13, 15)),
  cell bigint not null,
  places bigint not null,
  lat_sum bigint not null, -- in millionths of a degree, so that nothing is lost by adding and taking away
  lng_sum bigint not null,
  primary key (level, cell)
);

create function map_cell_of(cell bigint, level bigint) returns bigint language sql immutable parallel safe as $$
  select (cell / 65536 >> (16 - level)::integer) * (1::bigint << level::integer) + (cell % 65536 >> (16 - level)::integer)
$$;

insert into map_cells
select level, map_cell_of(d.cell, level), count(*),
  sum(round((d.lat * 1000000)::numeric)::bigint), sum(round((d.lng * 1000000)::numeric)::bigint)
from search_documents d, unnest(array[11, 13, 15]::bigint[]) level
where d.record = 'place' and d.precision_meters < 3000 group by 1, 2;

create function map_cells_kept() returns trigger language plpgsql as $$ begin
  -- One writer at a time until it commits: two imports that count in the same squares would wait for each other for ever.
  perform pg_advisory_xact_lock(hashtext('map_cells'));
  if tg_op <> 'INSERT' and old.record = 'place' and old.precision_meters < 3000 then
    update map_cells set places = places - 1,
      lat_sum = lat_sum - round((old.lat * 1000000)::numeric)::bigint,
      lng_sum = lng_sum - round((old.lng * 1000000)::numeric)::bigint
      from unnest(array[11, 13, 15]::bigint[]) l
      where map_cells.level = l and map_cells.cell = map_cell_of(old.cell, l);
    delete from map_cells using unnest(array[11, 13, 15]::bigint[]) l
      where map_cells.level = l and map_cells.cell = map_cell_of(old.cell, l) and places = 0;
  end if;
  if tg_op <> 'DELETE' and new.record = 'place' and new.precision_meters < 3000 then
    insert into map_cells
    select l, map_cell_of(new.cell, l), 1, round((new.lat * 1000000)::numeric)::bigint, round((new.lng * 1000000)::numeric)::bigint
    from unnest(array[11, 13, 15]::bigint[]) l
    on conflict (level, cell) do update set places = map_cells.places + 1,
      lat_sum = map_cells.lat_sum + excluded.lat_sum, lng_sum = map_cells.lng_sum + excluded.lng_sum;
  end if;
  return null;
end $$;
create trigger map_cells_kept after insert or delete or update of lat, lng, precision_meters on search_documents
  for each row execute function map_cells_kept();
