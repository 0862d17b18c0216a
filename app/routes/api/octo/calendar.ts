import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { addDays, daysBetween } from '#app/domain/values/time.ts'
import { readJson } from '../read-json.ts'
import { octoAnswer, octoError } from './octo-answer.ts'
import { askedDay, askedUnits, findAskedDepartures, MOST_ASKED_BYTES } from './octo-asked.server.ts'
import { octoAvailability } from './octo-availability.ts'

const asked = z.object({
  productId: z.string().max(80),
  optionId: z.string().max(80),
  localDateStart: askedDay,
  localDateEnd: askedDay,
  units: askedUnits,
})

/** The best that each day of a span has to offer; a day without departures is closed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const json = await readJson(request, MOST_ASKED_BYTES)
  const body = asked.safeParse(json.ok ? json.value : undefined)
  if (!body.success) return octoError('BAD_REQUEST')
  const { localDateStart: first, localDateEnd } = body.data
  const days = daysBetween(first, localDateEnd) + 1
  const found = await findAskedDepartures(context, body.data, { first, days })
  if (found instanceof Response) return found
  const offers = found.departures.map((departure) => octoAvailability(departure, found.seatsWanted))
  return octoAnswer(Array.from({ length: days }, (_, index) => dayOf(addDays(first, index), offers)))
}

// From the best on.
const STATUSES = ['AVAILABLE', 'LIMITED', 'SOLD_OUT', 'CLOSED'] as const

function dayOf(localDate: string, offers: ReturnType<typeof octoAvailability>[]) {
  const ofDay = offers.filter(({ localDateTimeStart }) => localDateTimeStart.startsWith(localDate))
  const open = ofDay.filter(({ available }) => available)
  const sumOf = (name: 'vacancies' | 'capacity', of: typeof ofDay) => of.reduce((sum, each) => sum + each[name], 0)
  return {
    localDate,
    available: open.length > 0,
    status: STATUSES.find((status) => ofDay.some((each) => each.status === status)) ?? 'CLOSED',
    vacancies: sumOf('vacancies', open),
    capacity: sumOf('capacity', ofDay),
    openingHours: [],
  }
}

export function loader() {
  return octoError('BAD_REQUEST')
}
