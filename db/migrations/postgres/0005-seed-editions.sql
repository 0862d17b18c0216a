-- Which edition of the records in geo-data this database holds: a start writes them again only when they have changed.
create table seed_editions (
  name text primary key,
  digest text not null,
  written_at bigint not null
);
