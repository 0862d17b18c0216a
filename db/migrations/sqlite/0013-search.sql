-- The index of the one search box: a line for each public record with a name. Triggers keep it true whoever writes.
alter table prefectures add column search_text text not null default '';
alter table municipalities add column search_text text not null default '';
alter table areas add column search_text text not null default '';
update prefectures set search_text = lower(name_ja || ' ' || name_en);
update municipalities set search_text = lower(name_ja || ' ' || coalesce(name_en, ''));
update areas set search_text = lower(name_ja || ' ' || name_en);

create table search_documents (
  id integer primary key,
  record text not null check (record in ('area', 'town', 'work', 'place', 'gi_product', 'dish', 'tour')),
  record_id text not null,
  search_text text not null,
  kind text, -- of a place
  prefecture_code text,
  lat real, -- the public point; null: has none
  lng real,
  precision_meters integer,
  weight integer not null default 0, -- how much of a reason to come it is, 0 to 3
  is_sample integer not null default 0 check (is_sample in (0, 1)),
  unique (record, record_id)
) strict;

-- Whole words ('='), their beginnings ('^') and ends ('$'), both with the word's length for mistyped ones ('<', '>'),
-- letters and pairs of letters of scripts without spaces, and what narrows.
create virtual table search_index using fts5 (
  tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '=^:_$<>'"
);

-- Written out letter by letter, because a loop in SQL takes fifteen times as long. Words are cut at 24 letters.
create view search_tokens (id, tokens) as
select d.id, (
  select group_concat(
    '=' || substr(value, 1, 40) || ' ^' || substr(value, 1, 1) || ' ^' || substr(value, 1, 2) || ' ^' || substr(value, 1, 3) ||
    ' ^' || substr(value, 1, 5) ||
    case when unicode(value) < 128 then
      case when length(value) < 4 then '' else ' $' || substr(value, -3) || ' $' || substr(value, -5) ||
        ' <' || substr(value, 1, 2 + (length(value) > 5)) || length(value) ||
        ' >' || substr(value, -2 - (length(value) > 5)) || length(value) end
    else ' ' ||
      substr(value, 1, 1) || ' ' || substr(value, 1, 2) || ' ' || substr(value, 2, 1) || ' ' || substr(value, 2, 2) || ' ' || substr(value, 3, 1) || ' ' || substr(value, 3, 2) || ' ' || substr(value, 4, 1) || ' ' || substr(value, 4, 2) || ' ' ||
      substr(value, 5, 1) || ' ' || substr(value, 5, 2) || ' ' || substr(value, 6, 1) || ' ' || substr(value, 6, 2) || ' ' || substr(value, 7, 1) || ' ' || substr(value, 7, 2) || ' ' || substr(value, 8, 1) || ' ' || substr(value, 8, 2)
      || case when length(value) <= 8 then '' else ' ' ||
      substr(value, 9, 1) || ' ' || substr(value, 9, 2) || ' ' || substr(value, 10, 1) || ' ' || substr(value, 10, 2) || ' ' || substr(value, 11, 1) || ' ' || substr(value, 11, 2) || ' ' || substr(value, 12, 1) || ' ' || substr(value, 12, 2) || ' ' ||
      substr(value, 13, 1) || ' ' || substr(value, 13, 2) || ' ' || substr(value, 14, 1) || ' ' || substr(value, 14, 2) || ' ' || substr(value, 15, 1) || ' ' || substr(value, 15, 2) || ' ' || substr(value, 16, 1) || ' ' || substr(value, 16, 2) || ' ' ||
      substr(value, 17, 1) || ' ' || substr(value, 17, 2) || ' ' || substr(value, 18, 1) || ' ' || substr(value, 18, 2) || ' ' || substr(value, 19, 1) || ' ' || substr(value, 19, 2) || ' ' || substr(value, 20, 1) || ' ' || substr(value, 20, 2) || ' ' ||
      substr(value, 21, 1) || ' ' || substr(value, 21, 2) || ' ' || substr(value, 22, 1) || ' ' || substr(value, 22, 2) || ' ' || substr(value, 23, 1) || ' ' || substr(value, 23, 2) || ' ' || substr(value, 24, 1) || ' ' || substr(value, 24, 2)
      end
    end, ' ')
  from json_each('[' || replace(json_quote(d.search_text), ' ', '","') || ']')
  ) || ' r:' || d.record || coalesce(' k:' || d.kind, '') || coalesce(' p:' || d.prefecture_code, '') ||
  coalesce(' b:' || cast(d.lat as integer) || ':' || cast(d.lng as integer), '') ||
  coalesce(' c:' || cast(d.lat * 8 as integer) || ':' || cast(d.lng * 8 as integer), '') ||
  case when d.weight > 0 then ' w:1' else '' end
from search_documents d;

create trigger search_documents_added after insert on search_documents begin
  insert into search_index (rowid, tokens) select id, tokens from search_tokens where id = new.id;
end;
create trigger search_documents_removed after delete on search_documents begin
  delete from search_index where rowid = old.id;
end;
create trigger search_documents_changed after update on search_documents begin
  delete from search_index where rowid = old.id;
  insert into search_index (rowid, tokens) select id, tokens from search_tokens where id = new.id;
end;

create trigger areas_searchable after insert on areas begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'area', new.id, new.search_text, null, null, new.lat, new.lng, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger areas_searchable_again after update of lat, lng, search_text on areas begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'area', new.id, new.search_text, null, null, new.lat, new.lng, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger areas_unsearchable after delete on areas begin
  delete from search_documents where record = 'area' and record_id = old.id;
end;

create trigger prefectures_searchable after insert on prefectures begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'town', new.code, new.search_text, null, new.code, null, null, null, 1, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger prefectures_searchable_again after update of code, search_text on prefectures begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'town', new.code, new.search_text, null, new.code, null, null, null, 1, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger prefectures_unsearchable after delete on prefectures begin
  delete from search_documents where record = 'town' and record_id = old.code;
end;

create trigger municipalities_searchable after insert on municipalities begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'town', new.code, new.search_text, null, new.prefecture_code, new.lat, new.lng, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger municipalities_searchable_again after update of lat, lng, prefecture_code, search_text on municipalities begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'town', new.code, new.search_text, null, new.prefecture_code, new.lat, new.lng, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger municipalities_unsearchable after delete on municipalities begin
  delete from search_documents where record = 'town' and record_id = old.code;
end;

create trigger works_searchable after insert on works begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'work', new.id, new.search_text, null, null, null, null, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger works_searchable_again after update of search_text on works begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'work', new.id, new.search_text, null, null, null, null, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger works_unsearchable after delete on works begin
  delete from search_documents where record = 'work' and record_id = old.id;
end;

create trigger places_searchable after insert on places begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'place', new.id, new.search_text, new.kind, new.prefecture_code, new.lat, new.lng, new.coordinate_precision_meters, coalesce(new.significance, 0), new.is_sample
  where new.publication = 'published' and new.protection <> 'hidden'
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger places_searchable_again after update of coordinate_precision_meters, is_sample, kind, lat, lng, prefecture_code, protection, publication, search_text, significance on places begin
  delete from search_documents where record = 'place' and record_id = old.id
    and not (new.publication = 'published' and new.protection <> 'hidden');
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'place', new.id, new.search_text, new.kind, new.prefecture_code, new.lat, new.lng, new.coordinate_precision_meters, coalesce(new.significance, 0), new.is_sample
  where new.publication = 'published' and new.protection <> 'hidden'
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger places_unsearchable after delete on places begin
  delete from search_documents where record = 'place' and record_id = old.id;
end;

create trigger gi_products_searchable after insert on gi_products begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'gi_product', new.id, new.search_text, null, null, null, null, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger gi_products_searchable_again after update of search_text on gi_products begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'gi_product', new.id, new.search_text, null, null, null, null, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger gi_products_unsearchable after delete on gi_products begin
  delete from search_documents where record = 'gi_product' and record_id = old.id;
end;

create trigger dishes_searchable after insert on dishes begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'dish', new.id, new.search_text, null, new.prefecture_code, null, null, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger dishes_searchable_again after update of prefecture_code, search_text on dishes begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'dish', new.id, new.search_text, null, new.prefecture_code, null, null, null, 0, 0
  where true
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger dishes_unsearchable after delete on dishes begin
  delete from search_documents where record = 'dish' and record_id = old.id;
end;

create trigger tours_searchable after insert on tours begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'tour', new.id, new.search_text, null, new.prefecture_code, new.meeting_lat, new.meeting_lng, null, 0, new.is_sample
  where new.publication = 'published'
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger tours_searchable_again after update of is_sample, meeting_lat, meeting_lng, prefecture_code, publication, search_text on tours begin
  delete from search_documents where record = 'tour' and record_id = old.id
    and not (new.publication = 'published');
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'tour', new.id, new.search_text, null, new.prefecture_code, new.meeting_lat, new.meeting_lng, null, 0, new.is_sample
  where new.publication = 'published'
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger tours_unsearchable after delete on tours begin
  delete from search_documents where record = 'tour' and record_id = old.id;
end;

insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
select 'area', t.id, t.search_text, null, null, t.lat, t.lng, null, 0, 0 from areas t;

insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
select 'town', t.code, t.search_text, null, t.code, null, null, null, 1, 0 from prefectures t;

insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
select 'town', t.code, t.search_text, null, t.prefecture_code, t.lat, t.lng, null, 0, 0 from municipalities t;

insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
select 'work', t.id, t.search_text, null, null, null, null, null, 0, 0 from works t;

insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
select 'place', t.id, t.search_text, t.kind, t.prefecture_code, t.lat, t.lng, t.coordinate_precision_meters, coalesce(t.significance, 0), t.is_sample from places t where t.publication = 'published' and t.protection <> 'hidden';

insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
select 'gi_product', t.id, t.search_text, null, null, null, null, null, 0, 0 from gi_products t;

insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
select 'dish', t.id, t.search_text, null, t.prefecture_code, null, null, null, 0, 0 from dishes t;

insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
select 'tour', t.id, t.search_text, null, t.prefecture_code, t.meeting_lat, t.meeting_lng, null, 0, t.is_sample from tours t where t.publication = 'published';
