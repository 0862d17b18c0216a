import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { cancelForReseller } from '#app/services/resellers/cancel-for-reseller.server.ts'
import { changeResellerBooking } from '#app/services/resellers/change-booking.server.ts'
import { octoError } from './octo-answer.ts'
import { cancellationBody, changeBody } from './octo-bodies.ts'
import { readOctoBody, requireReseller } from './octo-door.server.ts'
import { octoRefusal } from './octo-refusal.ts'
import { tellBooking } from './tell-booking.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reseller = await requireReseller(request, context)
  return tellBooking(context, reseller.id, uuidIn(params))
}

/** PATCH changes a booking; DELETE is the standard's older way to cancel one. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const reseller = await requireReseller(request, context)
  const uuid = uuidIn(params)
  const json = await readOctoBody(request)
  if (!json.ok) return octoError('BAD_REQUEST')
  if (request.method === 'DELETE') {
    const body = cancellationBody.safeParse(json.value)
    if (!body.success) return octoError('BAD_REQUEST')
    const cancelled = await cancelForReseller(context, reseller.id, uuid, body.data)
    return cancelled.ok ? tellBooking(context, reseller.id, uuid) : octoRefusal(cancelled.error, { uuid })
  }
  const body = changeBody.safeParse(json.value)
  if (request.method !== 'PATCH' || !body.success) return octoError('BAD_REQUEST')
  const { expirationMinutes, ...change } = body.data
  const minutes = expirationMinutes ?? undefined
  const changed = await changeResellerBooking(context, reseller.id, uuid, { ...change, minutes })
  return changed.ok ? tellBooking(context, reseller.id, uuid) : octoRefusal(changed.error, { ...body.data, uuid })
}

function uuidIn({ uuid = '' }: LoaderFunctionArgs['params']): string {
  return uuid.toLowerCase()
}
