import { z } from 'zod'
import { instantOf, isLocalDate, type LocalDate } from '#app/domain/values/time.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { findTourPage, type OfferedDeparture } from '#app/services/tours/find-tour-page.server.ts'
import { octoError } from './octo-answer.ts'

/** The longest span of days that one call may ask for. */
export const MOST_DAYS = 366

/** Room for the two hundred ids that a call may name. */
export const MOST_ASKED_BYTES = 16 * 1024

export const askedDay = z.string().refine(isLocalDate)

export const askedUnits = z
  .array(z.object({ id: z.string().max(80), quantity: z.int().min(0).max(100) }))
  .max(20)
  .optional()

interface Asked {
  productId: string
  optionId: string
  units?: z.output<typeof askedUnits>
}

/** The departures of an option in a span of days, and how many seats the units would take; or what is wrong with the question. */
export async function findAskedDepartures(
  context: AppContext,
  { productId, optionId, units = [] }: Asked,
  { first, days }: { first: LocalDate; days: number },
): Promise<Response | { departures: OfferedDeparture[]; seatsWanted: number }> {
  if (days < 1 || days > MOST_DAYS) return octoError('UNPROCESSABLE_ENTITY')
  const from = instantOf(`${first}T00:00`)
  const page = await findTourPage(context, productId, { from, days: days + 1 })
  if (!page) return octoError('INVALID_PRODUCT_ID', { productId })
  const option = page.options.find(({ id }) => id === optionId)
  if (!option) return octoError('INVALID_OPTION_ID', { optionId })
  const seatsOf = (unitId: string) => option.units.find(({ id }) => id === unitId)?.seats ?? 0
  const until = from + days * 86_400
  return {
    departures: page.departures.filter((one) => one.optionId === optionId && one.startsAt < until),
    seatsWanted: units.reduce((sum, { id, quantity }) => sum + quantity * seatsOf(id), 0),
  }
}
