-- Most places of a long file are drafts, and good rows of it have nothing to be found by: neither pays for what only
-- public records need. What the triggers do is what they did.
drop trigger places_searchable;
drop trigger places_searchable_again;
drop trigger places_unsearchable;
drop trigger places_insert_marks;
drop trigger places_update_marks;
drop trigger places_delete_marks;

create trigger places_searchable after insert on places when new.publication = 'published' begin
  insert into search_documents (record, record_id, search_text, kind, prefecture_code, lat, lng, precision_meters, weight, is_sample)
  select 'place', new.id, new.search_text, new.kind, new.prefecture_code, new.lat, new.lng, new.coordinate_precision_meters, coalesce(new.significance, 0), new.is_sample
  where new.publication = 'published' and new.protection <> 'hidden'
  on conflict (record, record_id) do update set search_text = excluded.search_text, kind = excluded.kind, prefecture_code = excluded.prefecture_code, lat = excluded.lat, lng = excluded.lng,
    precision_meters = excluded.precision_meters, weight = excluded.weight, is_sample = excluded.is_sample
    where (search_documents.search_text, search_documents.kind, search_documents.prefecture_code, search_documents.lat, search_documents.lng, search_documents.precision_meters, search_documents.weight, search_documents.is_sample)
      is distinct from (excluded.search_text, excluded.kind, excluded.prefecture_code, excluded.lat, excluded.lng, excluded.precision_meters, excluded.weight, excluded.is_sample);
end;
create trigger places_searchable_again after update of coordinate_precision_meters, is_sample, kind, lat, lng, prefecture_code, protection, publication, search_text, significance on places when 'published' in (old.publication, new.publication) begin
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
create trigger places_unsearchable after delete on places when old.publication = 'published' begin
  delete from search_documents where record = 'place' and record_id = old.id;
end;

create trigger places_insert_marks after insert on places when new.publication = 'published' begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger places_update_marks after update on places when 'published' in (old.publication, new.publication) begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger places_delete_marks after delete on places when old.publication = 'published' begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;

-- The rest is found by the number of its row.
drop index import_rows_by_verdict;
create index import_rows_by_reason on import_rows (import_id, verdict, main_reason) where main_reason is not null;
