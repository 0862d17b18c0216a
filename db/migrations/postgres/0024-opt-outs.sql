-- Owners who asked for their place to be left out, or told coarsely. What they wrote goes as soon as somebody has decided.
create table opt_outs (
  id text primary key, -- unguessable: whoever asked looks up by it what was decided
  place_id text not null references places (id) on delete cascade,
  wish text not null check (wish in ('hide', 'coarse')),
  reason text not null check (reason in ('home', 'business', 'disturbed', 'other')),
  message text,
  language text not null,
  state text not null check (state in ('in_effect', 'waiting', 'kept', 'shown_again', 'declined')),
  protection_before text not null, -- what is given back with "show again"
  is_point_secret_before bigint not null check (is_point_secret_before in (0, 1)),
  asked_at bigint not null,
  decided_by text references users (id) on delete set null,
  decided_at bigint,
  decision_note text,
  check (decided_at is null or message is null)
);
create index opt_outs_by_place on opt_outs (place_id);
create index opt_outs_by_state on opt_outs (state, asked_at);

-- What an owner asked for stays, whatever a seed, an import or a hand says of the place, until somebody decides otherwise.
create function keep_opted_out() returns trigger language plpgsql as $$ begin
  if old.protection = 'hidden' and new.protection <> 'hidden'
    and exists (select 1 from opt_outs where place_id = old.id and wish = 'hide' and state in ('in_effect', 'kept')) then
    raise exception 'the owner asked to be left out';
  end if;
  return new;
end $$;
create trigger places_keep_opted_out before update of protection on places for each row execute function keep_opted_out();
