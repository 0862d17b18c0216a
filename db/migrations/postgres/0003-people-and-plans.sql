-- People (better-auth's four tables under its own column names), roles, plans, mail.
create table users (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" bigint not null default 0,
  image text,
  "createdAt" text not null,
  "updatedAt" text not null
);

create table sessions (
  id text primary key,
  "userId" text not null references users (id) on delete cascade,
  token text not null unique,
  "expiresAt" text not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" text not null,
  "updatedAt" text not null
);
create index sessions_by_user on sessions ("userId");

create table credentials (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references users (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" text,
  "refreshTokenExpiresAt" text,
  scope text,
  password text,
  "createdAt" text not null,
  "updatedAt" text not null
);
create index credentials_by_user on credentials ("userId");

create table verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" text not null,
  "createdAt" text,
  "updatedAt" text
);
create index verifications_by_identifier on verifications (identifier);

-- What a person may do: a guide is bound to a guide record, a board to its region.
create table user_roles (
  user_id text not null references users (id) on delete cascade,
  role text not null check (role in ('guide', 'board', 'operator')),
  guide_id text references guides (id),
  prefecture_code text references prefectures (code),
  municipality_code text references municipalities (code),
  granted_at bigint not null,
  primary key (user_id, role),
  check (role <> 'guide' or guide_id is not null),
  check (role <> 'board' or prefecture_code is not null)
);

create table itineraries (
  id text primary key, -- 128 bits: whoever has the address may see and change the plan
  language text not null,
  request_json text not null,
  plan_json text not null,
  version bigint not null,
  user_id text references users (id) on delete set null,
  created_at bigint not null,
  updated_at bigint not null
);
create index itineraries_by_user on itineraries (user_id);

-- Every version of a plan, so that each change can be undone.
create table itinerary_versions (
  itinerary_id text not null references itineraries (id) on delete cascade,
  version bigint not null,
  request_json text not null,
  plan_json text not null,
  edit_json text, -- null: made by the planner
  at bigint not null,
  primary key (itinerary_id, version)
);

-- The outbox: a mail is written with the fact it tells, and sent afterwards.
create table mails (
  id text primary key,
  dedupe_key text not null unique,
  kind text not null,
  language text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  calendar_ics text,
  booking_id text references bookings (id),
  created_at bigint not null,
  sent_at bigint,
  attempts bigint not null default 0,
  next_attempt_at bigint not null,
  last_error text
);
create index mails_by_next_attempt on mails (sent_at, next_attempt_at);

-- What a board wants to reach, to be measured against (plan, do, check, act).
create table kpi_targets (
  id text primary key,
  prefecture_code text not null references prefectures (code),
  measure text not null check (measure in ('planned_stops', 'places_in_plans', 'bookings', 'guests', 'region_fund_yen')),
  from_day text not null,
  until_day text not null,
  target bigint not null check (target > 0),
  author_id text references users (id) on delete set null,
  created_at bigint not null
);
