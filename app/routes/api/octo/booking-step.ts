import type { ActionFunctionArgs } from '@remix-run/node'
import type { Result } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { cancelForReseller } from '#app/services/resellers/cancel-for-reseller.server.ts'
import { extendResellerHold } from '#app/services/resellers/change-booking.server.ts'
import { confirmOnAccount } from '#app/services/resellers/confirm-on-account.server.ts'
import { octoError } from './octo-answer.ts'
import { cancellationBody, confirmationBody, extensionBody } from './octo-bodies.ts'
import { readOctoBody, requireReseller } from './octo-door.server.ts'
import { octoRefusal } from './octo-refusal.ts'
import { tellBooking } from './tell-booking.server.ts'

/** The steps of a booking after its reservation: extend, confirm, cancel. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const reseller = await requireReseller(request, context)
  const uuid = (params.uuid ?? '').toLowerCase()
  const json = await readOctoBody(request)
  if (request.method !== 'POST' || !json.ok) return octoError('BAD_REQUEST')
  const step = new URL(request.url).pathname.split('/').at(-1)!
  const done = await take(context, step, reseller.id, uuid, json.value)
  if (!done) return octoError('BAD_REQUEST')
  if (done.ok) return tellBooking(context, reseller.id, uuid)
  // The standard has its own word for a hold that ran out before it was confirmed.
  const isTooLate = step === 'confirm' && done.error.kind === 'hold_expired'
  return isTooLate ? octoError('INVALID_BOOKING_UUID', { uuid }) : octoRefusal(done.error, { uuid })
}

/** `undefined` for a body that can't be read. */
async function take(
  context: AppContext,
  step: string,
  resellerId: string,
  uuid: string,
  value: unknown,
): Promise<Result<{ uuid: string }, { kind: string }> | undefined> {
  if (step === 'extend') {
    const body = extensionBody.safeParse(value)
    return body.success
      ? extendResellerHold(context, resellerId, uuid, body.data.expirationMinutes ?? undefined)
      : undefined
  }
  if (step === 'confirm') {
    const body = confirmationBody.safeParse(value)
    return body.success ? confirmOnAccount(context, resellerId, uuid, body.data) : undefined
  }
  const body = cancellationBody.safeParse(value)
  return body.success ? cancelForReseller(context, resellerId, uuid, body.data) : undefined
}

export function loader() {
  return octoError('BAD_REQUEST')
}
