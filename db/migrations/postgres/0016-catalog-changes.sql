-- What has changed in the public catalog, for the entity tags of the open data: whoever reads all marks reads another set
-- after each change that was committed. A row a statement, so that no writer waits for another; old ones go by and by.
create table catalog_changes (
  mark text primary key,
  at bigint not null
);

create function mark_catalog_change() returns trigger language plpgsql as $$
declare moment bigint := extract(epoch from clock_timestamp())::bigint;
begin
  insert into catalog_changes (mark, at) values (md5(random()::text || clock_timestamp()::text), moment);
  delete from catalog_changes where mark in (
    select mark from catalog_changes where at < moment - 60 limit 20 for update skip locked
  );
  return null;
end $$;

create trigger sources_marks after insert or update or delete on sources for each statement execute function mark_catalog_change();
create trigger works_marks after insert or update or delete on works for each statement execute function mark_catalog_change();
create trigger places_marks after insert or update or delete on places for each statement execute function mark_catalog_change();
create trigger scenes_marks after insert or update or delete on scenes for each statement execute function mark_catalog_change();
create trigger gi_products_marks after insert or update or delete on gi_products for each statement execute function mark_catalog_change();
create trigger gi_areas_marks after insert or update or delete on gi_areas for each statement execute function mark_catalog_change();
create trigger dishes_marks after insert or update or delete on dishes for each statement execute function mark_catalog_change();
create trigger serves_marks after insert or update or delete on serves for each statement execute function mark_catalog_change();

insert into catalog_changes (mark, at) values (md5(random()::text), extract(epoch from clock_timestamp())::bigint);
