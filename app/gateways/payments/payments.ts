import type { Yen } from '#app/domain/values/money.ts'
import type { Result } from '#app/domain/values/result.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'

/** What a payment is: our own sandbox, the provider with a test key, or real money. */
export type PaymentsMode = 'sandbox' | 'test' | 'live'

/** Whoever takes money for us, in our own words. */
export interface Payments {
  /** Unless it is `live` no real money moves, and every page that takes money says so. */
  readonly mode: PaymentsMode
  /** Origin of the hosted pages, for the form-action of our own. */
  readonly checkoutOrigin: string
  openCheckout(order: CheckoutOrder): Promise<OpenedCheckout>
  /** What is true of a checkout now; webhooks and return pages only ring. */
  findCheckout(sessionId: string): Promise<Checkout>
  /** Ends an open checkout; one that was paid in the meantime comes back as paid. */
  expireCheckout(sessionId: string): Promise<Checkout>
  refund(order: RefundOrder): Promise<RefundTruth>
  /** A refund that we asked for earlier and whose answer never came. */
  findRefundOf(paymentIntentId: string, refundId: string): Promise<RefundTruth | undefined>
  findRefund(stripeRefundId: string): Promise<RefundTruth>
  /** Checks that an event is theirs and fresh, on the bytes as they came. */
  readEvent(rawBody: string, signature: string, now: UnixSeconds): Result<PaymentsEvent, { kind: 'bad_signature' }>
}

export interface CheckoutOrder {
  paymentId: string
  bookingId: string
  attempt: number
  reference: string
  amountYen: Yen
  /** What is being paid, in the visitor's language. */
  title: string
  lines: { title: string; unitPriceYen: Yen; quantity: number }[]
  email: string
  language: string
  expiresAt: UnixSeconds
  successUrl: string
  cancelUrl: string
}

export interface OpenedCheckout {
  sessionId: string
  url: string
}

export interface Checkout {
  sessionId: string
  /** Our own ids, as we gave them when opening it. */
  paymentId: string | null
  status: 'open' | 'complete' | 'expired'
  isPaid: boolean
  amountYen: Yen
  paymentIntentId: string | null
  /** What they keep of the payment; null while they do not say. */
  feeYen: Yen | null
}

export interface RefundOrder {
  refundId: string
  bookingId: string
  attempt: number
  paymentIntentId: string
  amountYen: Yen
}

export interface RefundTruth {
  stripeRefundId: string
  /** Our own id, as we gave it. */
  refundId: string | null
  status: 'pending' | 'succeeded' | 'failed'
  amountYen: Yen
}

export interface PaymentsEvent {
  id: string
  type: string
  objectId: string | null
  createdAt: UnixSeconds
}

/**
 * A call that did not work out. `refused` and `failed` are answers (repeating the same idempotency key repeats them);
 * `unknown` is no answer: the effect may have happened, so the same key must be used again.
 */
export class PaymentsError extends Error {
  override name = 'PaymentsError'
  constructor(
    readonly outcome: 'refused' | 'failed' | 'unknown',
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}
