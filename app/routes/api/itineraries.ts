import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { localDateOf } from '#app/domain/values/time.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import { parseTripRequest } from '#app/services/itineraries/trip-request-schema.ts'
import { languageOf, problem } from './answer.ts'
import { itineraryAnswer } from './itinerary-answer.ts'
import { readQuery } from './query.ts'
import { readJson } from './read-json.ts'

export const MOST_BYTES = 64 * 1024

/** Plans a trip and stores it; answers 201 with the whole plan. */
export async function action({ request, context }: ActionFunctionArgs) {
  const asked = { request, requestId: context.requestId }
  if (request.method !== 'POST') return onlyPost(asked)
  const query = readQuery(new URL(request.url), ['lang'])
  if (!query.ok) return problem(asked, 'invalid_query', { errors: query.error.errors })
  const body = await readJson(request, MOST_BYTES)
  if (!body.ok) {
    const { kind, ...values } = body.error
    return problem(asked, kind, { values })
  }
  const trip = parseTripRequest(body.value, localDateOf(context.now()))
  if (!trip.ok) return problem(asked, 'trip_refused', { errors: trip.error })
  const planned = await planTrip(context, { request: trip.value, language: languageOf(request) })
  if (!planned.ok) {
    if (planned.error.kind === 'trip_refused') return problem(asked, 'trip_refused', { errors: planned.error.fields })
    return problem(asked, planned.error.kind, { headers: { 'Retry-After': '5' } })
  }
  const answer = itineraryAnswer(planned.value, context.publicOrigin)
  const headers = { Location: `/api/v1/itineraries/${answer.id}`, 'Cache-Control': 'no-store' }
  return Response.json(answer, { status: 201, headers })
}

export function loader({ request, context }: LoaderFunctionArgs) {
  return onlyPost({ request, requestId: context.requestId })
}

function onlyPost(asked: Parameters<typeof problem>[0]) {
  return problem(asked, 'method_not_allowed', { values: { allow: 'POST' }, headers: { Allow: 'POST' } })
}
