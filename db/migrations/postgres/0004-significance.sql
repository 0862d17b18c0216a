-- How far one would go for a place: 3 a reason to come, 2 worth a detour, 1 worth a stop; null: nobody said.
alter table places add column significance integer check (significance between 1 and 3);
