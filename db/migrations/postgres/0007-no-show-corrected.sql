-- A guide who marked a party as absent by mistake can take it back: one more way between the states of a booking.
create or replace function refuse_impossible_booking_state() returns trigger language plpgsql as $$
begin
  if old.status <> new.status and not (
    (old.status = 'ON_HOLD' and new.status in ('CONFIRMED', 'EXPIRED', 'REJECTED', 'CANCELLED'))
    or (old.status = 'EXPIRED' and new.status in ('CONFIRMED', 'REJECTED'))
    or (old.status = 'CONFIRMED' and new.status in ('REDEEMED', 'NO_SHOW', 'CANCELLED'))
    or (old.status = 'NO_SHOW' and new.status = 'CONFIRMED')) then
    raise exception 'a booking cannot change like this: % to %', old.status, new.status;
  end if;
  return new;
end $$;
