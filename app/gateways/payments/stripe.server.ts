import Stripe from 'stripe'
import { accept, refuse } from '#app/domain/values/result.ts'
import {
  type Checkout,
  type CheckoutOrder,
  type Payments,
  PaymentsError,
  type PaymentsMode,
  type RefundTruth,
} from './payments.ts'

export interface StripeOptions {
  secretKey: string
  webhookSecret: string
  /** Any server that speaks Stripe's API; `null` is Stripe itself. */
  apiBase: string | null
  mode: PaymentsMode
  checkoutOrigin: string
  timeoutMs?: number
}

const TOLERANCE_SECONDS = 300
const EXPAND = ['payment_intent.latest_charge.balance_transaction']

/** Stripe through its official SDK, on the wire: the sandbox is only another address. */
export function stripePayments(options: StripeOptions): Payments {
  const stripe = new Stripe(options.secretKey, {
    ...addressOf(options.apiBase),
    timeout: options.timeoutMs ?? 10_000,
    maxNetworkRetries: 1,
    telemetry: false,
  })
  return {
    mode: options.mode,
    checkoutOrigin: options.checkoutOrigin,

    async openCheckout(order) {
      const idempotencyKey = `checkout:${order.paymentId}:${order.attempt}`
      const session = await ask(() => stripe.checkout.sessions.create(sessionOf(order), { idempotencyKey }))
      if (!session.url) throw new PaymentsError('failed', `session ${session.id} has no address`)
      return { sessionId: session.id, url: session.url }
    },

    async findCheckout(sessionId) {
      return checkoutOf(await ask(() => stripe.checkout.sessions.retrieve(sessionId, { expand: EXPAND })))
    },

    async expireCheckout(sessionId) {
      const expired = await ask(() => stripe.checkout.sessions.expire(sessionId)).catch((error: unknown) => {
        // Only an open session can be expired: one that is paid or over already refuses, and is looked up.
        if (error instanceof PaymentsError && error.outcome === 'refused') return null
        throw error
      })
      if (expired) return checkoutOf(expired)
      return checkoutOf(await ask(() => stripe.checkout.sessions.retrieve(sessionId, { expand: EXPAND })))
    },

    async refund({ refundId, bookingId, attempt, paymentIntentId, amountYen }) {
      const refund = await ask(() =>
        stripe.refunds.create(
          {
            payment_intent: paymentIntentId,
            amount: amountYen,
            reason: 'requested_by_customer',
            metadata: { refund_id: refundId, booking_id: bookingId },
          },
          { idempotencyKey: `refund:${refundId}:${attempt}` },
        ),
      )
      return refundOf(refund)
    },

    async findRefundOf(paymentIntentId, refundId) {
      const list = await ask(() => stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
      const found = list.data.find(({ metadata }) => metadata?.refund_id === refundId)
      return found && refundOf(found)
    },

    async findRefund(stripeRefundId) {
      return refundOf(await ask(() => stripe.refunds.retrieve(stripeRefundId)))
    },

    readEvent(rawBody, signature, now) {
      // The SDK takes timestamps from the future: the difference is checked here, both ways.
      const timestamp = Number(/(?:^|,)\s*t=(\d+)/.exec(signature)?.[1] ?? Number.NaN)
      if (!(Math.abs(now - timestamp) <= TOLERANCE_SECONDS)) return refuse({ kind: 'bad_signature' })
      try {
        const received = now * 1000
        const event = stripe.webhooks.constructEvent(
          rawBody,
          signature,
          options.webhookSecret,
          TOLERANCE_SECONDS,
          undefined,
          received,
        )
        const object = event.data.object as { id?: string }
        return accept({ id: event.id, type: event.type, objectId: object.id ?? null, createdAt: event.created })
      } catch {
        return refuse({ kind: 'bad_signature' })
      }
    },
  }
}

function sessionOf(order: CheckoutOrder): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    client_reference_id: order.bookingId,
    customer_email: order.email,
    locale: order.language === 'ja' ? 'ja' : 'en',
    expires_at: order.expiresAt,
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    line_items: order.lines.map(({ title, unitPriceYen, quantity }) => ({
      quantity,
      // JPY has no smaller unit: the amount is the yen.
      price_data: {
        currency: 'jpy',
        unit_amount: unitPriceYen,
        product_data: { name: order.title, description: title },
      },
    })),
    metadata: { booking_id: order.bookingId, payment_id: order.paymentId },
    payment_intent_data: {
      description: order.reference,
      metadata: { booking_id: order.bookingId, payment_id: order.paymentId },
    },
  }
}

function checkoutOf(session: Stripe.Checkout.Session): Checkout {
  if (session.currency !== 'jpy') throw new PaymentsError('refused', `session ${session.id} is not in yen`)
  const intent = session.payment_intent
  return {
    sessionId: session.id,
    paymentId: session.metadata?.payment_id ?? null,
    status: statusOf(session.status),
    isPaid: session.payment_status === 'paid',
    amountYen: session.amount_total ?? 0,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    feeYen: feeOf(intent),
  }
}

function statusOf(status: string | null): Checkout['status'] {
  return status === 'complete' || status === 'expired' ? status : 'open'
}

function feeOf(intent: Stripe.Checkout.Session['payment_intent']): number | null {
  if (!intent || typeof intent === 'string') return null
  const charge = intent.latest_charge
  if (!charge || typeof charge === 'string') return null
  const transaction = charge.balance_transaction
  return transaction && typeof transaction !== 'string' ? transaction.fee : null
}

function refundOf(refund: Stripe.Refund): RefundTruth {
  const isOver = refund.status === 'failed' || refund.status === 'canceled'
  return {
    stripeRefundId: refund.id,
    refundId: refund.metadata?.refund_id ?? null,
    status: refund.status === 'succeeded' ? 'succeeded' : isOver ? 'failed' : 'pending',
    amountYen: refund.amount,
  }
}

/** Sorts what can go wrong into answers and silence. */
async function ask<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const status = error.statusCode
    const outcome =
      status === undefined || status === 409 || status === 429 ? 'unknown' : status < 500 ? 'refused' : 'failed'
    throw new PaymentsError(outcome, `${error.type}: ${error.message}`, { cause: error })
  }
}

function addressOf(apiBase: string | null) {
  if (!apiBase) return {}
  const url = new URL(apiBase)
  const protocol = url.protocol === 'http:' ? ('http' as const) : ('https' as const)
  return { protocol, host: url.hostname, port: url.port || (protocol === 'http' ? '80' : '443') }
}
