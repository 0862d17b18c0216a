-- Three other plans for a trip (calm, full, most local), shown beside the present one: made for the version its visitor saw.
create table itinerary_alternatives (
  itinerary_id text not null references itineraries (id) on delete cascade,
  kind text not null check (kind in ('calm', 'full', 'local')),
  id text not null unique,
  version bigint not null,
  request_json text not null,
  plan_json text not null,
  created_at bigint not null,
  primary key (itinerary_id, kind)
);
