import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { daysBetween, instantOf, isLocalDate, localDateTimeOf } from '#app/domain/values/time.ts'
import { findTourPage } from '#app/services/tours/find-tour-page.server.ts'
import { readJson } from '../read-json.ts'
import { octoAnswer, octoError } from './octo-answer.ts'
import { octoAvailability } from './octo-availability.ts'

const MOST_BYTES = 16 * 1024
const MOST_DAYS = 366

const day = z.string().refine(isLocalDate)
const asked = z
  .object({
    productId: z.string().max(80),
    optionId: z.string().max(80),
    localDateStart: day.optional(),
    localDateEnd: day.optional(),
    localDate: day.optional(),
    availabilityIds: z.array(z.string().max(80)).max(200).optional(),
    units: z
      .array(z.object({ id: z.string().max(80), quantity: z.int().min(0).max(100) }))
      .max(20)
      .optional(),
  })
  .refine((body) => body.localDate ?? body.availabilityIds ?? (body.localDateStart && body.localDateEnd))

/** What can be booked of an option in a span of days, judged at this instant. */
export async function action({ request, context }: ActionFunctionArgs) {
  const json = await readJson(request, MOST_BYTES)
  const body = asked.safeParse(json.ok ? json.value : undefined)
  if (!body.success) return octoError('BAD_REQUEST')
  const { productId, optionId, localDate, availabilityIds, units = [] } = body.data
  const today = localDateTimeOf(context.now()).slice(0, 10)
  const first = localDate ?? body.data.localDateStart ?? today
  const days = localDate ? 1 : body.data.localDateEnd ? daysBetween(first, body.data.localDateEnd) + 1 : MOST_DAYS
  if (days < 1 || days > MOST_DAYS) return octoError('UNPROCESSABLE_ENTITY')
  const from = instantOf(`${first}T00:00`)
  const page = await findTourPage(context, productId, { from, days: days + 1 })
  if (!page) return octoError('INVALID_PRODUCT_ID', { productId })
  const option = page.options.find(({ id }) => id === optionId)
  if (!option) return octoError('INVALID_OPTION_ID', { optionId })
  const seatsWanted = units.reduce((sum, unit) => {
    return sum + unit.quantity * (option.units.find(({ id }) => id === unit.id)?.seats ?? 0)
  }, 0)
  const until = from + days * 86_400
  return octoAnswer(
    page.departures
      .filter((departure) => departure.optionId === optionId && departure.startsAt < until)
      .filter(({ id }) => availabilityIds === undefined || availabilityIds.includes(id))
      .map((departure) => octoAvailability(departure, seatsWanted)),
  )
}

export function loader() {
  return octoError('BAD_REQUEST')
}
