import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { daysBetween, localDateOf } from '#app/domain/values/time.ts'
import { readJson } from '../read-json.ts'
import { octoAnswer, octoError } from './octo-answer.ts'
import { askedDay, askedUnits, findAskedDepartures, MOST_ASKED_BYTES, MOST_DAYS } from './octo-asked.server.ts'
import { octoAvailability } from './octo-availability.ts'

const asked = z
  .object({
    productId: z.string().max(80),
    optionId: z.string().max(80),
    localDateStart: askedDay.optional(),
    localDateEnd: askedDay.optional(),
    localDate: askedDay.optional(),
    availabilityIds: z.array(z.string().max(80)).max(200).optional(),
    units: askedUnits,
  })
  .refine((body) => body.localDate ?? body.availabilityIds ?? (body.localDateStart && body.localDateEnd))

/** What can be booked of an option in a span of days, judged at this instant. */
export async function action({ request, context }: ActionFunctionArgs) {
  const json = await readJson(request, MOST_ASKED_BYTES)
  const body = asked.safeParse(json.ok ? json.value : undefined)
  if (!body.success) return octoError('BAD_REQUEST')
  const { localDate, availabilityIds } = body.data
  const first = localDate ?? body.data.localDateStart ?? localDateOf(context.now())
  const days = localDate ? 1 : body.data.localDateEnd ? daysBetween(first, body.data.localDateEnd) + 1 : MOST_DAYS
  const found = await findAskedDepartures(context, body.data, { first, days })
  if (found instanceof Response) return found
  return octoAnswer(
    found.departures
      .filter(({ id }) => availabilityIds === undefined || availabilityIds.includes(id))
      .map((departure) => octoAvailability(departure, found.seatsWanted)),
  )
}

export function loader() {
  return octoError('BAD_REQUEST')
}
