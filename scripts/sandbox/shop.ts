import type { z } from 'zod'
import { type Books, newStripeId, type StoredSession } from './books.ts'
import { invalid, missing } from './errors.ts'
import * as objects from './objects.ts'
import type { refundParams, sessionParams } from './params.ts'

export interface ShopOptions {
  books: Books
  now: () => number
  /** Where the hosted pages are. */
  origin: () => string
  announce: (type: string, object: unknown) => void
}

const MIN_EXPIRY_SECONDS = 30 * 60
const MAX_EXPIRY_SECONDS = 24 * 3600

/** What Stripe does with sessions, payments and refunds, as far as we use it. */
export function makeShop({ books, now, origin, announce }: ShopOptions) {
  return {
    createSession(params: z.output<typeof sessionParams>): objects.Session {
      const total = params.line_items.reduce(
        (sum, { quantity, price_data }) => sum + quantity * price_data.unit_amount,
        0,
      )
      if (total < 50) {
        throw invalid('The total amount due must add up to at least ¥50 jpy', { code: 'amount_too_small' })
      }
      const wait = (params.expires_at ?? now() + MAX_EXPIRY_SECONDS) - now()
      if (wait < MIN_EXPIRY_SECONDS || wait > MAX_EXPIRY_SECONDS) {
        throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
          param: 'expires_at',
        })
      }
      const id = newStripeId('cs_test')
      const session = objects.sessionObject(id, `${origin()}/pay/${id}`, total, params, now())
      books.sessions[id] = {
        session,
        lines: params.line_items.map(({ quantity, price_data: { unit_amount, product_data } }) => ({
          title: product_data.name,
          detail: product_data.description ?? null,
          unitYen: unit_amount,
          quantity,
        })),
        intentData: {
          description: params.payment_intent_data?.description ?? null,
          metadata: params.payment_intent_data?.metadata ?? {},
        },
      }
      return session
    },

    findSession(id: string): StoredSession {
      const stored = books.sessions[id]
      if (!stored) throw missing('checkout.session', id)
      if (stored.session.status === 'open' && stored.session.expires_at <= now()) expire(stored)
      return stored
    },

    expireSession(id: string): objects.Session {
      const stored = this.findSession(id)
      if (stored.session.status !== 'open') {
        throw invalid(
          `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${stored.session.status}.`,
        )
      }
      expire(stored)
      return stored.session
    },

    /** A card went through: session, payment, charge and balance change together. */
    pay(id: string): objects.Session {
      const stored = this.findSession(id)
      const { session } = stored
      if (session.status !== 'open') return session
      const chargeId = newStripeId('ch')
      const transactionId = newStripeId('txn')
      const intent = objects.intentObject(newStripeId('pi'), chargeId, session.amount_total!, stored.intentData, now())
      const feeYen = objects.feeOf(intent.amount)
      books.intents[intent.id] = intent
      books.charges[chargeId] = objects.chargeObject(chargeId, intent, transactionId, now())
      books.transactions[transactionId] = objects.transactionObject(
        transactionId,
        { amountYen: intent.amount, feeYen, sourceId: chargeId, type: 'charge' },
        now(),
      )
      Object.assign(session, { status: 'complete', payment_status: 'paid', payment_intent: intent.id, url: null })
      announce('payment_intent.succeeded', intent)
      announce('checkout.session.completed', session)
      return session
    },

    createRefund(params: z.output<typeof refundParams>): objects.StripeRefund {
      const intent = books.intents[params.payment_intent]
      if (!intent) throw missing('payment_intent', params.payment_intent)
      const charge = books.charges[intent.latest_charge as string]!
      const left = charge.amount - charge.amount_refunded
      const amountYen = params.amount ?? left
      if (left === 0)
        throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
      if (amountYen < 1 || amountYen > left) {
        throw invalid(`Refund amount (¥${amountYen}) is greater than unrefunded amount on charge (¥${left})`, {
          param: 'amount',
        })
      }
      const id = newStripeId('re')
      const transactionId = newStripeId('txn')
      const { metadata = {}, reason } = params
      const refund = objects.refundObject(id, { amountYen, intent, transactionId, metadata, reason }, now())
      books.refunds[id] = refund
      books.transactions[transactionId] = objects.transactionObject(
        transactionId,
        { amountYen: -amountYen, feeYen: 0, sourceId: id, type: 'refund' },
        now(),
      )
      charge.amount_refunded += amountYen
      charge.refunded = charge.amount_refunded === charge.amount
      announce('refund.created', refund)
      announce('charge.refunded', charge)
      return refund
    },

    /** What lies on the account: payments without fees, less refunds. */
    balanceYen(): number {
      return Object.values(books.transactions).reduce((sum, { net }) => sum + net, 0)
    },

    sweep(): void {
      for (const id of Object.keys(books.sessions)) this.findSession(id)
    },
  }

  function expire({ session }: StoredSession): void {
    session.status = 'expired'
    session.url = null
    announce('checkout.session.expired', session)
  }
}

export type Shop = ReturnType<typeof makeShop>
