import type { ActionFunctionArgs } from '@remix-run/node'
import { handleStripeEvent, receiveStripeEvent } from '#app/services/booking/receive-stripe-event.server.ts'

const MAX_BYTES = 256 * 1024

/** The bell: checked on its raw bytes, stored, answered at once; what it means is looked up afterwards. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return new Response(null, { status: 413 })
  const rawBody = await request.text()
  const received = await receiveStripeEvent(context, {
    rawBody,
    signature: request.headers.get('stripe-signature') ?? '',
  })
  if (!received.ok) return Response.json({ error: received.error.kind }, { status: 400 })
  const { eventId } = received.value
  // Not awaited: a slow Stripe must not make the bell ring again. What fails here is found by the job.
  handleStripeEvent(context, eventId).catch((error: unknown) => {
    context.log.warn({ eventId, error }, 'event stored, not handled yet')
  })
  return Response.json({ received: true })
}
