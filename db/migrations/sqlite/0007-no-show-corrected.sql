-- A guide who marked a party as absent by mistake can take it back: one more way between the states of a booking.
drop trigger bookings_change_state;
create trigger bookings_change_state before update of status on bookings
  when old.status <> new.status and not (
    (old.status = 'ON_HOLD' and new.status in ('CONFIRMED', 'EXPIRED', 'REJECTED', 'CANCELLED'))
    or (old.status = 'EXPIRED' and new.status in ('CONFIRMED', 'REJECTED'))
    or (old.status = 'CONFIRMED' and new.status in ('REDEEMED', 'NO_SHOW', 'CANCELLED'))
    or (old.status = 'NO_SHOW' and new.status = 'CONFIRMED'))
  begin select raise(abort, 'a booking cannot change like this'); end;
