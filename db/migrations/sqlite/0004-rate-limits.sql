-- How often somebody did what is limited. Who it was is a keyed hash; a row means nothing after its time.
create table rate_limits (
  id text primary key,
  uses integer not null check (uses > 0),
  resets_at integer not null
) strict;
create index rate_limits_by_resets_at on rate_limits (resets_at);
