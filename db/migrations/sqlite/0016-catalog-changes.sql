-- What has changed in the public catalog, for the entity tags of the open data: whoever reads all marks reads another set
-- after each change that was committed. SQLite has one writer, so one row is enough.
create table catalog_changes (
  mark text primary key,
  at integer not null
) strict;

insert into catalog_changes (mark, at) values (lower(hex(randomblob(8))), unixepoch());

create trigger sources_insert_marks after insert on sources begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger sources_update_marks after update on sources begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger sources_delete_marks after delete on sources begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger works_insert_marks after insert on works begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger works_update_marks after update on works begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger works_delete_marks after delete on works begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger places_insert_marks after insert on places begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger places_update_marks after update on places begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger places_delete_marks after delete on places begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger scenes_insert_marks after insert on scenes begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger scenes_update_marks after update on scenes begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger scenes_delete_marks after delete on scenes begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger gi_products_insert_marks after insert on gi_products begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger gi_products_update_marks after update on gi_products begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger gi_products_delete_marks after delete on gi_products begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger gi_areas_insert_marks after insert on gi_areas begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger gi_areas_update_marks after update on gi_areas begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger gi_areas_delete_marks after delete on gi_areas begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger dishes_insert_marks after insert on dishes begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger dishes_update_marks after update on dishes begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger dishes_delete_marks after delete on dishes begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger serves_insert_marks after insert on serves begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger serves_update_marks after update on serves begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
create trigger serves_delete_marks after delete on serves begin update catalog_changes set mark = lower(hex(randomblob(8))), at = unixepoch(); end;
