import type { Booking } from '#app/domain/booking/booking.ts'
import { type CheckoutRefusal, decideCheckout } from '#app/domain/booking/decide-checkout.ts'
import { shownName } from '#app/domain/values/locale.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import { type CheckoutOrder, PaymentsError } from '#app/gateways/payments/payments.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as payments from '#db/repositories/payments.ts'
import type { AppContext } from '../app-context.ts'
import { confirmBooking } from './confirm-booking.server.ts'

export interface CheckoutRequest {
  bookingId: string
  /** The total on the page that was agreed to, in yen: a page about another price does not pay this one. */
  shownTotalYen: number
  /** Absolute addresses to come back to. */
  returnUrl: string
  cancelUrl: string
  /** Words for Stripe's page, per unit kind, in the visitor's language. */
  unitTitle: (kind: string) => string
}

/** Where to send the visitor: to Stripe's page, or straight to the confirmation when nothing is to be paid. */
export type OpenCheckout = { kind: 'pay'; url: string } | { kind: 'confirmed' }

/**
 * Opens the one checkout of a booking. Three steps: decide and write the attempt, ask Stripe outside of any
 * transaction, write the answer. A crash in between leaves an attempt that the same idempotency key finds again.
 */
export async function openCheckout(
  context: AppContext,
  request: CheckoutRequest,
): Promise<Result<OpenCheckout, CheckoutRefusal>> {
  const begun = await context.db.transaction().execute((trx) => beginAttempt(trx, context, request))
  if (!begun.ok) return begun
  if (begun.value.kind !== 'ask') return accept(begun.value)
  const { booking, payment } = begun.value
  try {
    const session = await context.payments.openCheckout(orderOf(booking, payment, request))
    await context.db.transaction().execute((trx) => keepSession(trx, context, payment, session))
    return accept({ kind: 'pay', url: session.url })
  } catch (error) {
    if (!(error instanceof PaymentsError)) throw error
    context.log.warn({ paymentId: payment.id, outcome: error.outcome, reason: error.message }, 'checkout not opened')
    // An answer is repeated by its key for a day, so the next try is a new attempt; no answer is asked for again.
    if (error.outcome !== 'unknown') await giveUp(context, payment)
    return refuse({ kind: 'payments_unavailable' })
  }
}

type Begun = OpenCheckout | { kind: 'ask'; booking: Booking; payment: payments.Payment }

async function beginAttempt(
  trx: Database,
  context: AppContext,
  request: CheckoutRequest,
): Promise<Result<Begun, CheckoutRefusal>> {
  const { now, newId } = context
  const booking = await bookings.findLocked(trx, request.bookingId)
  if (!booking) return refuse({ kind: 'booking_not_found' })
  const attempts = await payments.findAllByBookingId(trx, booking.id)
  const decided = decideCheckout(booking, attempts, now())
  if (!decided.ok) return decided
  if (request.shownTotalYen !== booking.totalYen) return refuse({ kind: 'price_changed', totalYen: booking.totalYen })
  const decision = decided.value
  switch (decision.kind) {
    case 'free':
      await confirmBooking(trx, context, booking, { paidYen: 0, cause: 'free_of_charge', author: 'visitor' })
      return accept({ kind: 'confirmed' })
    case 'go_on':
      return accept({ kind: 'pay', url: decision.url })
    case 'repeat':
      return accept({ kind: 'ask', booking, payment: attempts.find((one) => one.attempt === decision.attempt)! })
    case 'open': {
      const given = attempts.find((one) => one.attempt === decision.gaveUpAttempt)
      if (given) await payments.change(trx, given.id, { status: 'failed' })
      const id = newId()
      await payments.insert(trx, {
        id,
        booking_id: booking.id,
        attempt: decision.attempt,
        stripe_session_id: null,
        stripe_session_url: null,
        stripe_payment_intent_id: null,
        amount_yen: booking.totalYen,
        status: 'opening',
        created_at: now(),
        expires_at: decision.expiresAt,
        paid_at: null,
        fee_yen: null,
      })
      const heldUntil = Math.max(booking.heldUntil, Math.min(decision.expiresAt, booking.snapshot.startsAt))
      await bookings.change(
        trx,
        booking.id,
        { held_until: heldUntil },
        {
          id: newId(),
          kind: 'checkout_opened',
          at: now(),
          author: 'visitor',
          cause: 'final_confirmation',
          detail: { attempt: decision.attempt, heldUntil },
        },
      )
      return accept({ kind: 'ask', booking, payment: (await payments.findById(trx, id))! })
    }
  }
}

/** Built from what is stored alone, so that a repeated attempt sends the same body under the same key. */
function orderOf(booking: Booking, payment: payments.Payment, request: CheckoutRequest): CheckoutOrder {
  return {
    paymentId: payment.id,
    bookingId: booking.id,
    attempt: payment.attempt,
    reference: booking.reference,
    amountYen: payment.amountYen,
    title: shownName(booking.snapshot.title, booking.language).text,
    lines: booking.snapshot.lines
      .filter(({ unitPriceYen }) => unitPriceYen > 0)
      .map(({ kind, unitPriceYen, quantity }) => ({ title: request.unitTitle(kind), unitPriceYen, quantity })),
    email: booking.contact!.email,
    language: booking.language,
    expiresAt: payment.expiresAt,
    successUrl: request.returnUrl,
    cancelUrl: request.cancelUrl,
  }
}

async function keepSession(
  trx: Database,
  { log }: AppContext,
  payment: payments.Payment,
  session: { sessionId: string; url: string },
): Promise<void> {
  await bookings.findLocked(trx, payment.bookingId)
  const current = await payments.findById(trx, payment.id)
  // The other tab, or the event of the session itself, may have been here first; the address is still wanted.
  const wantsAddress = current?.status === 'opening' || (current?.status === 'open' && current.url === null)
  if (!wantsAddress) return log.debug({ paymentId: payment.id }, 'attempt is already beyond opening')
  await payments.change(trx, payment.id, {
    stripe_session_id: session.sessionId,
    stripe_session_url: session.url,
    status: 'open',
  })
}

async function giveUp({ db }: AppContext, payment: payments.Payment): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await bookings.findLocked(trx, payment.bookingId)
    const current = await payments.findById(trx, payment.id)
    if (current?.status === 'opening') await payments.change(trx, payment.id, { status: 'failed' })
  })
}
