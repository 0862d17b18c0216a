import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { daysBetween } from '#app/domain/values/time.ts'
import { searchResellerBookings } from '#app/services/resellers/find-reseller-booking.server.ts'
import { reserveForReseller } from '#app/services/resellers/reserve-for-reseller.server.ts'
import { octoAnswer, octoError } from './octo-answer.ts'
import { askedDay, MOST_DAYS } from './octo-asked.server.ts'
import { reservationBody, uuidSchema } from './octo-bodies.ts'
import { octoBooking } from './octo-booking.ts'
import { languagesOf, readOctoBody, requireReseller } from './octo-door.server.ts'
import { octoRefusal } from './octo-refusal.ts'
import { tellBooking, viewOf } from './tell-booking.server.ts'

const text = z.string().min(1).max(200)
const filter = z
  .object({
    resellerReference: text.optional(),
    supplierReference: text.optional(),
    productId: text.optional(),
    optionId: text.optional(),
    localDate: askedDay.optional(),
    localDateStart: askedDay.optional(),
    localDateEnd: askedDay.optional(),
  })
  .refine((asked) => {
    const { resellerReference, supplierReference, localDate, localDateStart, localDateEnd } = asked
    return resellerReference || supplierReference || localDate || (localDateStart && localDateEnd)
  })

/** The caller's own bookings that match, by a reference or by the days of their departures. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reseller = await requireReseller(request, context)
  const asked = filter.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return octoError('BAD_REQUEST')
  const { localDate, localDateStart = localDate, localDateEnd = localDate, ...others } = asked.data
  const days = localDateStart && localDateEnd ? { first: localDateStart, last: localDateEnd } : undefined
  const span = days ? daysBetween(days.first, days.last) : 0
  if (span < 0 || span >= MOST_DAYS) return octoError('UNPROCESSABLE_ENTITY')
  const found = await searchResellerBookings(context, reseller.id, { ...others, days })
  if (!found.ok) return octoRefusal(found.error, {})
  return octoAnswer(found.value.map((shown) => octoBooking(shown, viewOf(context))))
}

/** Reserves seats: a hold that is confirmed, extended or let go. */
export async function action({ request, context }: ActionFunctionArgs) {
  const reseller = await requireReseller(request, context)
  if (request.method !== 'POST') return octoError('BAD_REQUEST')
  const json = await readOctoBody(request)
  const body = reservationBody.safeParse(json.ok ? json.value : undefined)
  if (!body.success) return octoError('BAD_REQUEST')
  const { expirationMinutes, uuid: name, ...asked } = body.data
  const uuid = uuidSchema.safeParse(name)
  if (name && !uuid.success) return octoError('INVALID_BOOKING_UUID', { uuid: name })
  const reserved = await reserveForReseller(context, reseller, {
    ...asked,
    uuid: uuid.data,
    minutes: expirationMinutes ?? undefined,
    languages: languagesOf(request, asked.contact?.locales),
  })
  if (!reserved.ok) return octoRefusal(reserved.error, { ...asked, uuid: uuid.data })
  return tellBooking(context, reseller.id, reserved.value.uuid)
}
