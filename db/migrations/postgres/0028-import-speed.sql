-- Most places of a long file are drafts, and good rows of it have nothing to be found by: neither pays for what only
-- public records need. What the triggers do is what they did.
drop trigger places_searchable on places;
create trigger places_searchable after insert on places
  for each row when (new.publication = 'published') execute function places_searchable();
create trigger places_searchable_again after update of coordinate_precision_meters, is_sample, kind, lat, lng, prefecture_code, protection, publication, search_text, significance on places
  for each row when ('published' in (old.publication, new.publication)) execute function places_searchable();
create trigger places_unsearchable after delete on places
  for each row when (old.publication = 'published') execute function places_searchable();

-- The rest is found by the number of its row.
drop index import_rows_by_verdict;
create index import_rows_by_reason on import_rows (import_id, verdict, main_reason) where main_reason is not null;
