import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as payments from '#db/repositories/payments.ts'
import * as stripeEvents from '#db/repositories/stripe-events.ts'
import type { AppContext } from '../app-context.ts'
import { storeRefund } from './refund.server.ts'
import { settleBooking } from './settle-booking.server.ts'

/** Takes an event: checks it on its raw bytes and stores it once. Acting on it comes after the answer. */
export async function receiveStripeEvent(
  context: AppContext,
  { rawBody, signature }: { rawBody: string; signature: string },
): Promise<Result<{ eventId: string; isNew: boolean }, { kind: 'bad_signature' }>> {
  const event = context.payments.readEvent(rawBody, signature, context.now())
  if (!event.ok) return refuse({ kind: 'bad_signature' })
  const { id, type, objectId, createdAt } = event.value
  const isNew = await stripeEvents.insertOnce(context.db, {
    id,
    type,
    object_id: objectId,
    created_at: createdAt,
    received_at: context.now(),
    handled_at: null,
  })
  return accept({ eventId: id, isNew })
}

/** Acts on a stored event: a bell, so Stripe is asked what is true. Handling it twice changes nothing. */
export async function handleStripeEvent(context: AppContext, eventId: string): Promise<void> {
  const event = await stripeEvents.findById(context.db, eventId)
  if (!event || event.handled_at !== null) return
  if (event.object_id) {
    if (event.type.startsWith('checkout.session.')) await ringForCheckout(context, event.object_id)
    else if (event.type.startsWith('refund.')) await ringForRefund(context, event.object_id)
  }
  await stripeEvents.markHandled(context.db, eventId, context.now())
}

const BATCH = 50

/** Acts on events that a crash left stored and unhandled. */
export async function handlePendingStripeEvents(context: AppContext): Promise<number> {
  const pending = await stripeEvents.findUnhandled(context.db, BATCH)
  for (const { id } of pending) {
    await handleStripeEvent(context, id).catch((error: unknown) => {
      context.log.warn({ eventId: id, error }, 'event not handled, will try again')
    })
  }
  return pending.length
}

async function ringForCheckout(context: AppContext, sessionId: string): Promise<void> {
  const known = await payments.findBySessionId(context.db, sessionId)
  if (known) return void (await settleBooking(context, known.bookingId))
  // The event came before we had written down the answer to opening it: Stripe knows our own id.
  const { paymentId } = await context.payments.findCheckout(sessionId)
  const payment = paymentId ? await payments.findById(context.db, paymentId) : undefined
  if (!payment) return context.log.warn({ sessionId }, 'event of a checkout that is not ours')
  await payments.adoptSession(context.db, payment.id, sessionId)
  await settleBooking(context, payment.bookingId)
}

async function ringForRefund(context: AppContext, stripeRefundId: string): Promise<void> {
  const truth = await context.payments.findRefund(stripeRefundId)
  if (truth.refundId) await storeRefund(context, truth.refundId, truth)
}
