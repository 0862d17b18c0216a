import type { LoaderFunctionArgs } from '@remix-run/node'
import { bookingCalendar } from '#app/services/booking/booking-calendar.server.ts'
import { openBooking, PRIVATE_HEADERS } from './booking-loader.server.ts'

/** The booking for the visitor's calendar; there is none before it is confirmed. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { urls, page } = await openBooking(params, context)
  const { booking } = page
  if (booking.confirmedAt === null) throw new Response(null, { status: 404 })
  return new Response(bookingCalendar(booking, context.publicOrigin + urls.booking(booking.id)), {
    headers: {
      ...PRIVATE_HEADERS,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${booking.reference}.ics"`,
    },
  })
}
