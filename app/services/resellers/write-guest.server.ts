import { guestOf, type ResellerOrder } from '#app/domain/booking/reseller-order.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import type { AppContext } from '../app-context.ts'

/** Writes down whom the guide meets, as soon as the order tells it. The history tells that it was saved, not what it says. */
export async function writeGuest(
  trx: Database,
  { now, newId }: Pick<AppContext, 'now' | 'newId'>,
  bookingId: string,
  order: ResellerOrder,
): Promise<void> {
  const guest = guestOf(order)
  if (!guest) return
  await bookings.change(
    trx,
    bookingId,
    {
      contact_name: guest.name,
      contact_email: guest.email,
      contact_phone: guest.phone,
      contact_note: guest.note,
    },
    { id: newId(), kind: 'contact_saved', at: now(), author: 'reseller', cause: 'order' },
  )
}
