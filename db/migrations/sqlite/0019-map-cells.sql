-- Squares of the map (web Mercator), so that what lies in a box, around a point or in a tile is a few stretches of an
-- index, the same ones on both engines. A number is row * 2^zoom + column; those of zoom 16 are some 500 m wide in Japan.
alter table search_documents add column cell integer as (
  case when record = 'place' then
    cast(floor((1 - ln(tan(radians(lat)) + 1 / cos(radians(lat))) / pi()) / 2 * 65536) as integer) * 65536
      + cast(floor((lng + 180) / 360 * 65536) as integer)
  end
) virtual;
create index search_documents_by_cell on search_documents (cell, precision_meters, kind, lat, lng) where cell is not null;

-- How many dots of the map lie in each square of three zooms, and where their middle is: tiles of far views are made
-- from these alone. A point coarser than 3 km is no dot.
create table map_cells (
  level integer not null check (level in (11, 13, 15)),
  cell integer not null,
  places integer not null,
  lat_sum integer not null, -- in millionths of a degree, so that nothing is lost by adding and taking away
  lng_sum integer not null,
  primary key (level, cell)
) strict, without rowid;

create view map_cell_shares (id, level, cell, lat_millionths, lng_millionths) as
select d.id, l.column1,
  (d.cell / 65536 >> (16 - l.column1)) * (1 << l.column1) + (d.cell % 65536 >> (16 - l.column1)),
  cast(round(d.lat * 1000000) as integer), cast(round(d.lng * 1000000) as integer)
from search_documents d, (values (11), (13), (15)) l
where d.record = 'place' and d.precision_meters < 3000;

insert into map_cells
select level, cell, count(*), sum(lat_millionths), sum(lng_millionths) from map_cell_shares group by 1, 2;

create trigger map_cells_added after insert on search_documents when new.record = 'place' begin
  insert into map_cells
  select level, cell, 1, lat_millionths, lng_millionths from map_cell_shares where id = new.id
  on conflict (level, cell) do update
    set places = places + 1, lat_sum = lat_sum + excluded.lat_sum, lng_sum = lng_sum + excluded.lng_sum;
end;
create trigger map_cells_removed before delete on search_documents when old.record = 'place' begin
  update map_cells set places = places - 1, lat_sum = lat_sum - s.lat_millionths, lng_sum = lng_sum - s.lng_millionths
    from map_cell_shares s where s.id = old.id and map_cells.level = s.level and map_cells.cell = s.cell;
  delete from map_cells where places = 0
    and (level, cell) in (select s.level, s.cell from map_cell_shares s where s.id = old.id);
end;
-- A point that moves is taken from its old squares before it comes into its new ones.
create trigger map_cells_left before update of lat, lng, precision_meters on search_documents when old.record = 'place' begin
  update map_cells set places = places - 1, lat_sum = lat_sum - s.lat_millionths, lng_sum = lng_sum - s.lng_millionths
    from map_cell_shares s where s.id = old.id and map_cells.level = s.level and map_cells.cell = s.cell;
  delete from map_cells where places = 0
    and (level, cell) in (select s.level, s.cell from map_cell_shares s where s.id = old.id);
end;
create trigger map_cells_entered after update of lat, lng, precision_meters on search_documents when new.record = 'place' begin
  insert into map_cells
  select level, cell, 1, lat_millionths, lng_millionths from map_cell_shares where id = new.id
  on conflict (level, cell) do update
    set places = places + 1, lat_sum = lat_sum + excluded.lat_sum, lng_sum = lng_sum + excluded.lng_sum;
end;
