-- A changed plan that is shown before it is taken: one a plan, made for the version its visitor saw.
create table itinerary_proposals (
  itinerary_id text primary key references itineraries (id) on delete cascade,
  id text not null unique,
  version bigint not null,
  asked_json text not null,
  request_json text not null,
  plan_json text not null,
  created_at bigint not null
);
